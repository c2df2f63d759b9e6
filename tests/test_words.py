"""The words that are never used, in every routine, card, question and screen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from player import places

PLAYER = Path(__file__).parent.parent / "player"
ROOMS = (
    "model", "format", "plan", "narration", "care", "sound", "storage", "ui", "flow", "screens",
    "handout", "app", "reminders", "commands",
)  # fmt: skip
CODE = sorted(
    path
    for path in PLAYER.rglob("*.py")
    if path.parent == PLAYER or path.relative_to(PLAYER).parts[0] in ROOMS
)
FILES = sorted(
    path for name in ("routines", "media") for path in places.shipped(name).rglob("*.yaml")
)

NEVER = {
    "names an illness as the person's own": r"(?<!do )you (?:have|suffer|are ill with)",
    "frightens": r"damag\w*|degenerat\w*|unstable|instability|wear and tear|worn[ -]out|crumbl\w*",
    "speaks of parts in and out of place": (
        r"(?:mis|re)align\w*|(?:back|out|put) (?:in|of|into) place|slipped|subluxat\w*"
        r"|imbalance\w*|over-?manipulat\w*"
    ),
    "promises what a pop does": r"releas\w*|toxins?|disc hydration|cures?|cured|heals?|healed",
    "pushes": r"no pain,? no gain|push through|as far as you can|harder, faster|don'?t give up",
    "keeps a score": r"streaks?|scor(?:e|es|ed|ing)|high ?score|leader ?board|failed|failure",
    "shames": r"lazy|excuses?|you missed|you forgot|guilty|ashamed|bad day",
}
PATTERNS = {why: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for why, words in NEVER.items()}

ALLOWED = {
    ("player/format/advice.py", "as far as you can"): "the list of words to advise against",
}
"""Where a word may stand, and why: (file, the word) -> reason."""


def told(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that may reach a person, with their lines; no documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            silent |= {one.value for one in body if _is_documentation(one)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
            yield node.lineno, node.value


def _is_documentation(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def found_in(text: str) -> list[tuple[str, str]]:
    """The words of a text that are never used, each with what is wrong with it."""
    flat = " ".join(text.split())
    return [
        (hit.group(), why) for why, pattern in PATTERNS.items() for hit in pattern.finditer(flat)
    ]


def allowed(path: Path, word: str) -> bool:
    return (path.relative_to(PLAYER.parent).as_posix(), word.lower()) in ALLOWED


def place(path: Path, line: int) -> str:
    return f"{path.parent.name}/{path.name}:{line}"


def test_no_text_of_the_program_uses_them() -> None:
    wrong = [
        f"{place(path, line)}: {word!r} {why}"
        for path in CODE
        for line, text in told(path)
        for word, why in found_in(text)
        if not allowed(path, word)
    ]
    assert wrong == []


def test_no_routine_pose_or_card_uses_them() -> None:
    wrong = [
        f"{place(path, number)}: {word!r} {why}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for word, why in found_in(line)
    ]
    assert wrong == []


def test_what_is_allowed_is_still_there() -> None:
    hits = {
        (path.relative_to(PLAYER.parent).as_posix(), word.lower())
        for path in CODE
        for _, text in told(path)
        for word, _ in found_in(text)
    }
    assert ALLOWED.keys() <= hits


def test_there_is_something_to_look_at() -> None:
    assert len(FILES) > 40
    assert any("Call {emergency} now" in path.read_text(encoding="utf-8") for path in FILES)


@pytest.mark.parametrize(
    "text",
    [
        "You have a slipped disc.",
        "With this you have arthritis.",
        "This may damage a joint.",
        "It puts the bone back in place.",
        "The vertebra is out of\n place.",
        "A misaligned spine.",
        "It releases tension.",
        "An unstable joint shows degeneration.",
        "No pain, no gain!",
        "A streak of seven days; your score is 80.",
        "You missed a day.",
    ],
)
def test_the_net_holds(text: str) -> None:
    assert found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "What you did is kept.",
        "Do you have any of these now?",
        "Were you told that these exercises are fine?",
        "An underscore in a screening; place both hands on the floor.",
    ],
)
def test_the_net_lets_plain_words_through(text: str) -> None:
    assert found_in(text) == []
