"""The commands of `untwist` with their options and help; `commands/` runs them."""

from __future__ import annotations

import io
from pathlib import Path

import click

from player import __version__
from player.commands import options, output
from player.commands.failures import DONE, INTERRUPTED, exit_code_of
from player.commands.history_verbs import history


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code. Known troubles are a sentence, a bug leaves a log."""
    return exit_code_of(lambda: command(arguments))


def command(arguments: list[str] | None) -> int:
    """Run one command; 2 for a command line that click refuses."""
    try:
        code = commands.main(args=arguments, prog_name="untwist", standalone_mode=False)
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as wrong:
        said = io.StringIO()
        wrong.show(said)
        output.warn(said.getvalue().rstrip("\n"))
        return wrong.exit_code
    return int(code or DONE)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="untwist")
@click.pass_context
def commands(context: click.Context) -> int:
    """Guided routines of gentle movement, in place of twisting your back to crack it.

    Without a command the player opens.
    """
    if context.invoked_subcommand is not None:
        return DONE
    from player.commands.play import open_player

    return open_player()


@commands.command()
@click.argument("name")
@options.speed
@options.windowed
@click.option("--mute", is_flag=True, help="Begin with the sound off.")
@click.option("--no-checkin", is_flag=True, help="Ask nothing before or after; end by itself.")
@click.option("--no-log", is_flag=True, help="Keep nothing of this session.")
@click.option(
    "--theme",
    type=options.THEMES,
    help="Other colours than in the settings.",
)
def play(
    name: str,
    speed: float,
    windowed: tuple[int, int] | None,
    mute: bool,
    no_checkin: bool,
    no_log: bool,
    theme: str | None,
) -> int:
    """Play a routine at once: its NAME, or a file."""
    from player.commands.play import PlayOptions, open_player

    asked = PlayOptions(
        speed=speed, size=windowed, mute=mute, ask=not no_checkin, log=not no_log, theme=theme
    )
    return open_player(name, asked)


@commands.command()
@options.windowed
def urge(windowed: tuple[int, int] | None) -> int:
    """The urge is here: two taps, then a minute and a half without turning."""
    from player.commands.play import PlayOptions, open_player

    return open_player(options=PlayOptions(size=windowed, urge=True))


@commands.command("list")
@options.json
def list_(as_json: bool) -> int:
    """The routines with minutes, equipment and problems."""
    from player.commands.show import list_routines

    return list_routines(as_json=as_json)


@commands.command()
@click.argument("name")
@options.json
@click.option(
    "--for",
    "conditions",
    default="",
    metavar="CONDITIONS",
    help='As offered to a person with these: "osteoporosis, sore wrists".',
)
def show(name: str, as_json: bool, conditions: str) -> int:
    """The plan of a routine: every segment with its times."""
    from player.commands.show import show_plan

    return show_plan(name, as_json=as_json, conditions=conditions)


@commands.command()
@click.argument("name")
@options.json
@options.how_much
def cues(name: str, as_json: bool, how_much: str) -> int:
    """All that is said and sounded in a routine, with its times."""
    from player.commands.export_sound import show_cues

    return show_cues(name, as_json=as_json, how_much=how_much)


@commands.command()
@click.argument("name")
@click.option(
    *("-o", "target"),
    type=click.Path(path_type=Path),
    required=True,
    help=(
        "A .html file for a page that plays in any browser, without a network; .md for text; "
        ".wav for sound, .ogg or .mp3 where this machine can."
    ),
)
@options.how_much
def export(name: str, target: Path, how_much: str) -> int:
    """A routine to take along: as a page that plays it, as text, or as the sound of a session."""
    kind = target.suffix.lower()
    if kind == ".html":
        from player.commands.export_page import export_page

        return export_page(name, target, how_much)
    if kind == ".md":
        from player.commands.export_text import export_text

        return export_text(name, target)
    from player.commands.export_sound import export_sound

    return export_sound(name, target, how_much)


@commands.command()
@click.argument("name")
def new(name: str) -> int:
    """A routine file to start from, with notes, in your own folder."""
    from player.commands.new import new_routine

    return new_routine(name)


@commands.command()
@click.argument("file")
@options.speed
@options.windowed
@options.theme
def watch(file: str, speed: float, windowed: tuple[int, int] | None, theme: str) -> int:
    """Show a routine FILE while you write it: each save shows at once. Keeps no log."""
    from player.commands.watch import watch_file

    return watch_file(file, speed=speed, size=windowed, theme=theme)


@commands.command()
@click.option("-o", "target", type=click.Path(path_type=Path), help="Save it to this file.")
@click.option("--poses", is_flag=True, help="The schema of pose files.")
@click.option(
    "--care", metavar="NAME", default="", help="The schema of a care file, such as cards."
)
@click.option("--reference", is_flag=True, help="The tables of keys as Markdown, for people.")
def schema(target: Path | None, poses: bool, care: str, reference: bool) -> int:
    """The JSON Schema of routine files, for editors that complete and check them."""
    from player.commands.new import write_schema

    if sum((poses, bool(care), reference)) > 1:
        raise click.UsageError("--poses, --care and --reference exclude each other.")
    return write_schema(target, "reference" if reference else "poses" if poses else "routine", care)


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@options.json
def check(paths: tuple[Path, ...], as_json: bool) -> int:
    """Check files, folders or routines by name; without any, the whole library."""
    from player.commands.check import check_files

    return check_files(paths, as_json=as_json)


@commands.command()
@click.argument("name")
@click.option("--at", "seconds", type=click.FloatRange(0), default=0.0, help="Seconds of the plan.")
@click.option("--size", callback=options.size, default="1280x720", show_default=True, metavar="WxH")
@options.theme
@options.png
def snapshot(name: str, seconds: float, size: tuple[int, int], theme: str, target: Path) -> int:
    """A picture of the play screen at a second of the plan, without a window."""
    from player.commands.pictures import save_snapshot

    return save_snapshot(name, seconds, size, theme, target)


@commands.command()
@click.argument("name")
@options.theme
@options.png
def storyboard(name: str, theme: str, target: Path) -> int:
    """A routine on one sheet: every step with its pose, words, times and side."""
    from player.commands.pictures import save_storyboard

    return save_storyboard(name, theme, target)


@commands.command()
@click.argument("name")
@click.option("--view", help="side, front, top, feet, head, or TURN/HEIGHT in degrees: -25/20.")
@click.option("--side", type=click.Choice(["left", "right"]), default="left", show_default=True)
@click.option("--size", callback=options.size, default="900x675", show_default=True, metavar="WxH")
@options.theme
@options.png
def pose(
    name: str, view: str | None, side: str, size: tuple[int, int], theme: str, target: Path
) -> int:
    """A picture of one pose."""
    from player.commands.pictures import save_pose

    return save_pose(name, view, side, size, theme, target)


@commands.command()
@options.theme
@options.png
def poses(theme: str, target: Path) -> int:
    """All poses on one sheet."""
    from player.commands.pictures import save_poses

    return save_poses(theme, target)


@commands.command("remind")
@click.option("--once", is_flag=True, help="Look once: for your own scheduler, each 10 minutes.")
@click.option(
    "--every",
    type=click.IntRange(30, 60),
    metavar="MINUTES",
    help="Minutes of use, 30 to 60, in place of those in the settings.",
)
@click.option(
    "--routine",
    metavar="NAME",
    help="What a reminder starts, in place of the library's break on your feet.",
)
@click.option("--while-on", is_flag=True, hidden=True)
def remind_(once: bool, every: int | None, routine: str | None, while_on: bool) -> int:
    """Remind of a short break on the desktop after every hour of use; Ctrl-C ends it.

    Time in which the machine was suspended, or nobody touched it for five minutes, does not count.
    No reminder comes in quiet hours or over a running session.
    """
    from player.commands.remind import remind

    return remind(once=once, every=every, routine=routine, while_on=while_on)


@commands.command()
@click.option("--mend", is_flag=True, help="Close your own folder to others on this machine.")
def doctor(mend: bool) -> int:
    """What this machine has: versions, drivers, folders, the history, every routine."""
    from player.commands.doctor import examine

    return examine(mend=mend)


commands.add_command(history)
