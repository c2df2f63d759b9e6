"""`untwist export NAME -o FILE.html`: a routine as one page that plays in any browser."""

from __future__ import annotations

from pathlib import Path

from player.app import locations
from player.app.country import country_of
from player.app.locations import Trouble
from player.commands.export_sound import rendered_cues
from player.commands.output import save_text, say
from player.handout.page import Heard, page_of
from player.handout.page_sound import TICK
from player.model.settings import HowMuch
from player.narration.cue import Cue, CueKind
from player.narration.feed import entry_line
from player.narration.sounds import Sound
from player.narration.spelling import clips
from player.places import home
from player.plan import wording
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import Stances
from player.sound.sounds import COUNTED, Sounds
from player.sound.speaker import Speaker
from player.sound.voice import Voice


def export_page(name: str, target: Path, how_much: str = "all") -> int:
    """Write a routine, given by name or file, as a page."""
    timeline = lay_out(locations.routine_named(name))
    if not timeline.segments:
        raise Trouble(f"There is nothing to play in `{name}`.")
    if not target.absolute().parent.is_dir():
        raise Trouble(f"There is no folder {target.parent} to write {target.name} into.")
    heard, trouble = _heard(timeline, HowMuch(how_much))
    settings = locations.settings(home() / "settings.toml")
    page = page_of(
        timeline,
        heard,
        Stances(locations.pose_of),
        locations.figure(),
        country_of(settings),
    )
    save_text(page, target)
    if trouble:
        say(trouble)
    say(f"{target}: {len(page.encode()) / 1e6:.1f} MB")
    return 0


def _heard(timeline: Timeline, how_much: HowMuch) -> tuple[Heard, str]:
    """Everything that the page can say and sound, and what is to be told about the voice."""
    speaker = Speaker()
    voice = Voice(speaker)
    if not speaker.open_unheard():
        raise Trouble(speaker.trouble)
    try:
        cues = rendered_cues(timeline, voice, how_much)
        said = {one: voice.samples((one,)) for one in _sentences(timeline, cues)}
        return Heard(cues, said, _tones(Sounds(speaker, volume=100))), voice.trouble
    finally:
        voice.close()
        speaker.close()


def _sentences(timeline: Timeline, cues: tuple[Cue, ...]) -> tuple[str, ...]:
    texts = [cue.what for cue in cues if cue.kind is CueKind.VOICE]
    for segment in timeline.segments:
        texts += [*entry_line(segment), wording.shorter(segment.say)[-1]]
    texts.append(wording.STOPPED)
    return wording.distinct(sentence for text in texts for sentence in clips(text))


def _tones(sounds: Sounds) -> dict[str, bytes]:
    tones = {str(tone): sounds.samples(tone) for tone in Sound if tone is not Sound.COUNTDOWN}
    ticks = sounds.countdown_samples(None)
    return tones | {TICK: ticks[: len(ticks) // COUNTED]}
