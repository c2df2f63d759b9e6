"""What is said while a person presses keys: a real session, a voice that only notes it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from player.model.routine import Dose, Exercise, Length, Phase, Routine, Sides, Start
from player.plan.clockwork import State
from player.plan.session import Session
from player.plan.timeline import Timeline, lay_out
from player.plan.wording import sentences
from player.screens.play.session_speech import Speech, time_answer
from player.sound.voice import OTHER_LANGUAGE


def s(seconds: float) -> Length:
    return Length(seconds)


def plan(ready: bool = False) -> Timeline:
    reach = Exercise(
        "reach",
        "Reach",
        (Phase(say="Reach. Long.", move=s(4), hold=s(10)), Phase(say="Lower.", move=s(4))),
        dose=Dose(sets=(2,), sides=Sides.ALTERNATE),
        start=Start(say="Kneel down.", length=s(10), ready=ready),
    )
    return lay_out(Routine("r", "R", (reach,)))


class NotingVoice:
    """Each sentence takes half a second; what is said is noted with the time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.said: list[tuple[float, str]] = []
        self.until = -math.inf
        self.begun = clock()
        self.trouble = ""
        self.unknown: set[str] = set()
        self.coming: set[str] = set()
        self.changed = False

    def prepare(self, texts: Iterable[str]) -> None:
        pass

    def drain(self) -> bool:
        changed, self.changed = self.changed, False
        return changed

    def seconds_of(self, text: str) -> float:
        return math.inf if text in self.unknown else 0.5 * len(sentences(text))

    def is_coming(self, text: str) -> bool:
        return text in self.coming

    @property
    def speaking(self) -> bool:
        return self.clock() < self.until

    def say(self, texts: Sequence[str], after: float = 0.0) -> float:
        if self.unknown.intersection(texts) or self.coming.intersection(texts):
            return 0.0
        assert not self.speaking, f"{texts} over {self.said[-1]}"
        takes = after + sum(map(self.seconds_of, texts))
        self.until = self.clock() + takes
        self.said.append((round(self.clock() + after - self.begun, 2), " ".join(texts)))
        return takes

    def stop(self) -> None:
        self.until = -math.inf


class Hearing:
    def __init__(self, timeline: Timeline | None = None, speed: float = 1.0) -> None:
        self.now = 50.0
        self.voice = NotingVoice(lambda: self.now)
        self.session = Session(timeline or plan(), lambda: self.now, speed=speed)
        self.speech = Speech(self.voice, lambda: self.now, self.session.timeline)  # type: ignore[arg-type]
        self.session.begin()

    def wait(self, seconds: float, frame: float = 0.02) -> list[tuple[float, str]]:
        before = len(self.voice.said)
        end = self.now + seconds
        while self.now < end - 1e-9:
            self.now = min(end, self.now + frame)
            self.speech.take(self.session.update(), self.session)
        return self.voice.said[before:]

    def words(self, seconds: float) -> list[str]:
        return [text for _, text in self.wait(seconds)]


def test_the_plan_is_said_at_its_times() -> None:
    hearing = Hearing()

    assert hearing.wait(10.5) == [
        (0.2, "Reach."),
        (0.86, "Kneel down."),
        (1.5, "Left side first."),
        (2.16, "Reach. Long."),
        (10.2, "First of two on each side."),
    ]
    assert hearing.wait(13) == [(14.2, "Hold for ten seconds.")]


def test_a_pause_is_silent_at_once_and_resuming_repeats_name_and_side() -> None:
    hearing = Hearing()
    hearing.wait(15.2)
    hearing.session.pause()
    hearing.speech.forget()
    assert not hearing.voice.speaking

    assert hearing.wait(30) == []
    hearing.session.resume()

    assert hearing.words(3.02) == ["Reach. Left."]
    assert hearing.session.state is State.RUNNING
    assert hearing.words(15) == ["Lower.", "Now right.", "Reach. Long."]


def test_a_longer_hold_is_no_reason_to_say_it_again() -> None:
    hearing = Hearing()
    hearing.wait(15.2)
    hearing.session.pause()
    hearing.speech.forget()
    hearing.wait(1)
    hearing.session.resume()
    assert hearing.words(1.8) == ["Reach. Left."]

    hearing.session.longer()
    hearing.speech.forget()

    assert hearing.words(1.0) == []


def test_after_a_jump_what_was_said_ahead_is_said_in_its_place() -> None:
    hearing = Hearing()
    hearing.wait(5)

    hearing.speech.moved()
    hearing.session.next()

    assert hearing.words(3.0) == ["Reach. Right."]


def test_after_going_back_into_the_first_movement_its_words_come_with_it() -> None:
    hearing = Hearing()
    hearing.wait(32)
    hearing.speech.moved()
    hearing.session.back()  # the second repetition from its start

    assert hearing.words(4.9) == ["Reach. Right.", "Reach. Long."]


def test_a_repeat_is_called_once_more_with_its_side() -> None:
    hearing = Hearing()
    hearing.wait(20)
    hearing.session.repeat()
    heard = hearing.words(10)

    assert "Once more. Left. Reach. Long." in heard
    assert "Now right." not in heard


def test_at_a_gate_all_is_said_and_going_on_ends_it() -> None:
    hearing = Hearing(plan(ready=True))

    assert hearing.words(1.0) == [
        "Reach. Kneel down. Left side first. Reach. Long. Press space when you are ready."
    ]
    hearing.session.go()
    assert hearing.words(2.0)[:2] == ["Left.", "Reach. Long."]


def test_a_rehearsal_says_what_it_can_and_never_two_at_once() -> None:
    hearing = Hearing(speed=10)

    said = hearing.words(6)

    assert said[0] == "Reach."
    assert len(said) < 12


def test_a_slow_frame_drops_what_is_too_late() -> None:
    hearing = Hearing()
    hearing.wait(13.9)

    assert hearing.wait(1.9, frame=1.9) == []
    assert hearing.wait(0.3) == []


def test_the_time_left_is_said_in_the_next_silence() -> None:
    hearing = Hearing()
    hearing.wait(2.3)  # "Reach. Long." is being said until 3.2
    hearing.speech.answer(time_answer(44.0, "Lower"))

    ((at, text),) = hearing.wait(5)

    assert text == "Forty-four seconds to go. Next: Lower."
    assert 3.1 <= at <= 3.3


def test_an_answer_in_a_pause_comes_at_once() -> None:
    hearing = Hearing()
    hearing.wait(15)
    hearing.session.pause()
    hearing.speech.forget()
    hearing.speech.answer(time_answer(31.0, "Lower."))

    assert hearing.words(0.1) == ["Thirty-one seconds to go. Next: Lower."]


def test_an_answer_comes_before_coaching_and_never_runs_into_an_instruction() -> None:
    hearing = Hearing()
    hearing.wait(13.8)
    hearing.speech.answer(time_answer(100.0, "Lower."))

    # The length of the hold would have come at 14.2.
    assert hearing.words(3) == ["One minute forty to go. Next: Lower."]

    hearing.wait(6.9)  # 0.5 s before "Lower."
    hearing.speech.answer(time_answer(80.0, "Lower."))
    assert hearing.words(3)[:2] == ["Lower.", "One minute twenty to go. Next: Lower."]


def test_an_answer_that_finds_no_silence_comes_after_three_seconds() -> None:
    busy = Exercise("b", "B", (Phase(say="Go on.", move=s(0.8)),), dose=Dose(sets=(12,)))
    hearing = Hearing(lay_out(Routine("r", "R", (busy,))))
    hearing.wait(0.5)
    hearing.speech.answer([("To go.", "A.", "B.", "C.", "D.", "E.")])

    assert "To go. A. B. C. D. E." in hearing.words(4.5)


def test_a_sentence_that_a_pause_cut_off_is_said_whole_afterwards() -> None:
    hearing = Hearing()
    hearing.wait(1.0)  # "Kneel down." is being said
    hearing.session.pause()
    hearing.speech.pause()
    assert not hearing.voice.speaking
    hearing.wait(5)

    hearing.session.resume()
    assert hearing.words(3)[0] == "Reach. Left. Kneel down."
    # Nothing of the plan is lost by it, and a second pause has nothing to finish.
    assert "Reach. Long." in hearing.words(6)
    hearing.session.pause()
    hearing.speech.pause()
    hearing.session.resume()
    assert hearing.words(1) == ["Reach. Left."]


def test_after_a_jump_nothing_of_the_old_place_is_finished() -> None:
    hearing = Hearing()
    hearing.wait(1.0)
    hearing.session.pause()
    hearing.speech.pause()
    hearing.speech.moved()
    hearing.session.jump(1)
    hearing.session.resume()

    assert hearing.words(1) == ["Reach. Right."]


def test_what_a_key_makes_necessary_to_say_comes_at_once_and_the_plan_after_it() -> None:
    hearing = Hearing()
    hearing.wait(0.1)
    hearing.speech.interject(("Easier form.",))

    said = hearing.wait(4)
    assert said[0] == (0.3, "Easier form.")
    assert [text for _, text in said[1:]] == [
        *("Reach.", "Kneel down.", "Left side first.", "Reach. Long."),
    ]


def test_words_still_being_rendered_are_waited_for_while_getting_ready() -> None:
    hearing = Hearing()
    hearing.voice.coming = {"Reach."}
    assert hearing.wait(0.7) == []

    hearing.voice.coming = set()
    hearing.voice.changed = True

    assert hearing.wait(0.2) == [(0.72, "Reach.")]


def test_when_the_true_lengths_are_known_the_rest_is_planned_anew() -> None:
    hearing = Hearing()
    hearing.voice.unknown = {"Reach. Long."}
    hearing.speech.follow(hearing.session.timeline)
    hearing.wait(3)
    hearing.voice.unknown = set()
    hearing.voice.changed = True

    said = hearing.wait(30)

    assert [text for _, text in said].count("Reach. Long.") == 1


def test_the_next_time_to_look_is_known() -> None:
    hearing = Hearing()
    hearing.wait(0.05)

    assert hearing.speech.next_due is not None
    assert abs(hearing.speech.next_due - 50.2) < 1e-6


def test_the_opening_is_ready_once_the_words_of_the_first_seconds_are_rendered() -> None:
    hearing = Hearing()
    assert hearing.speech.opening_is_ready()

    hearing.voice.coming = {"Lower."}  # at 24 s
    assert hearing.speech.opening_is_ready()
    hearing.voice.coming = {"Kneel down."}
    assert not hearing.speech.opening_is_ready()
    hearing.voice.coming = set()
    assert hearing.speech.opening_is_ready()


def test_of_a_routine_in_another_language_only_what_the_keys_do_is_said() -> None:
    routine = replace(plan().routine, language="de")
    hearing = Hearing(lay_out(routine))

    assert hearing.words(12) == []
    assert hearing.speech.trouble == OTHER_LANGUAGE
    hearing.session.pause()
    hearing.speech.pause()
    hearing.speech.answer([("Paused.",)])
    assert hearing.words(1) == ["Paused."]
