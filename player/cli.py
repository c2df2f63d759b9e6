"""The verbs of `untwist`, and the one door that every disaster leaves by."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from player import __version__
from player.commands.trouble import Trouble

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

DONE, KNOWN_TROUBLE, WRONG_USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code. Known troubles are a sentence, a bug leaves a log."""
    try:
        code = commands.main(args=arguments, prog_name="untwist", standalone_mode=False)
        _flush()
        return int(code or DONE)
    except click.exceptions.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except BrokenPipeError:
        # Who reads us has gone (`| head`); a second flush at exit would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as trouble:
        if sentence := known_trouble(trouble):
            click.echo(sentence, err=True)
            return KNOWN_TROUBLE
        return _bug(trouble)


def known_trouble(trouble: Exception) -> str:
    """The sentence of a trouble that we know; empty for a bug."""
    if isinstance(trouble, Trouble):
        return str(trouble)
    # By name, so that neither pygame nor sqlite3 is imported to find out.
    names = {kind.__name__ for kind in type(trouble).__mro__}
    return str(trouble) if names & {"NoDisplay", "HistoryError"} else ""


def _bug(trouble: Exception) -> int:
    from player.commands.disaster import write_log

    click.echo(write_log(trouble), err=True)
    return BUG


def _flush() -> None:
    sys.stdout.flush()


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


def _size(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    width, _x, height = value.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise click.BadParameter("write it as WIDTHxHEIGHT, such as 1280x720")
    size = int(width), int(height)
    if not (320 <= size[0] <= 7680 and 240 <= size[1] <= 4320):
        raise click.BadParameter("from 320x240 to 7680x4320")
    return size


Decorated = Callable[..., Any]
_theme = click.option(
    "--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True
)
_png = click.option(
    "-o", "target", type=click.Path(path_type=Path), required=True, help="A PNG file."
)
_json = click.option("--json", "as_json", is_flag=True, help="For programs: as JSON.")


@commands.command()
@click.argument("name")
@click.option("--speed", type=click.FloatRange(0.25, 50), default=1.0, help="20 for a rehearsal.")
@click.option("--windowed", metavar="WxH", callback=_size, help="Size of the window.")
@click.option("--mute", is_flag=True, help="Begin with the sound off.")
@click.option("--no-checkin", is_flag=True, help="Ask nothing before or after; end by itself.")
@click.option("--no-log", is_flag=True, help="Keep nothing of this session.")
@_theme
def play(
    name: str,
    speed: float,
    windowed: tuple[int, int] | None,
    mute: bool,
    no_checkin: bool,
    no_log: bool,
    theme: str,
) -> int:
    """Play a routine at once: its NAME, or a file."""
    from player.commands.play import PlayOptions, open_player

    options = PlayOptions(
        speed=speed, size=windowed, mute=mute, ask=not no_checkin, log=not no_log, theme=theme
    )
    return open_player(name, options)


@commands.command("list")
@_json
def list_(as_json: bool) -> int:
    """The routines with minutes, equipment and problems."""
    from player.commands.listing import list_routines

    return list_routines(as_json=as_json)


@commands.command()
@click.argument("name")
@_json
def show(name: str, as_json: bool) -> int:
    """The plan of a routine: every segment with its times."""
    from player.commands.show import show_plan

    return show_plan(name, as_json=as_json)


@commands.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_json
def check(paths: tuple[Path, ...], as_json: bool) -> int:
    """What is wrong in files or folders of routines; without a path, in the library."""
    from player.commands.check import check_files

    return check_files(paths, as_json=as_json)


@commands.command()
@click.argument("name")
@click.option("--at", "seconds", type=click.FloatRange(0), default=0.0, help="Seconds of the plan.")
@click.option("--size", callback=_size, default="1280x720", show_default=True, metavar="WxH")
@_theme
@_png
def snapshot(name: str, seconds: float, size: tuple[int, int], theme: str, target: Path) -> int:
    """A picture of the play screen at a second of the plan, without a window."""
    from player.commands.snapshot import save_snapshot

    return save_snapshot(name, seconds, size, theme, target)


@commands.command()
@click.argument("name")
@_theme
@_png
def storyboard(name: str, theme: str, target: Path) -> int:
    """A routine on one sheet: every step with its pose, words, times and side."""
    from player.commands.pictures import save_storyboard

    return save_storyboard(name, theme, target)


@commands.command()
@click.argument("name")
@click.option("--view", help="side, front, top, feet, head, or TURN/HEIGHT in degrees: -25/20.")
@click.option("--side", type=click.Choice(["left", "right"]), default="left", show_default=True)
@click.option("--size", callback=_size, default="900x675", show_default=True, metavar="WxH")
@_theme
@_png
def pose(
    name: str, view: str | None, side: str, size: tuple[int, int], theme: str, target: Path
) -> int:
    """A picture of one pose."""
    from player.commands.pictures import save_pose

    return save_pose(name, view, side, size, theme, target)


@commands.command()
@_theme
@_png
def poses(theme: str, target: Path) -> int:
    """All poses on one sheet."""
    from player.commands.pictures import save_poses

    return save_poses(theme, target)


@commands.command()
def doctor() -> int:
    """What this machine has: versions, drivers, folders, the history, every routine."""
    from player.commands.doctor import examine

    return examine()


@commands.group(invoke_without_command=True)
@_json
@click.option("--csv", "as_csv", is_flag=True, help="For a spreadsheet: as CSV.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="From this day on: 2026-01-31.",
)
@click.pass_context
def history(context: click.Context, as_json: bool, as_csv: bool, since: Any) -> int:
    """The sessions, newest first."""
    if context.invoked_subcommand is not None:
        return DONE
    from player.commands.history import list_sessions

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    kind = "json" if as_json else "csv" if as_csv else "table"
    return list_sessions(kind, since.date() if since else None)


@history.command("show")
@click.argument("number", type=int)
@_json
def history_show(number: int, as_json: bool) -> int:
    """One session, whole."""
    from player.commands.history import show_session

    return show_session(number, as_json=as_json)


@history.command("delete")
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="Do not ask.")
def history_delete(number: int, yes: bool) -> int:
    """Delete one session for good."""
    from player.commands.history import delete_session

    return delete_session(number, sure=yes)
