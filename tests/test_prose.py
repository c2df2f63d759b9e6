"""What a person reads about their body stands in the care files, and not in Python.

In the rules of care every sentence is refused; on screens, in commands and in the engine one that
speaks of the body or says whom to call. A literal that repeats a line of a care file is refused
everywhere.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from player.care.files import care
from player.format.care_keys import FILES
from player.format.tables import Fields

PLAYER = Path(__file__).parent.parent / "player"
SPEAKING = ("plan", "narration", "flow", "screens", "handout", "app", "reminders", "commands")

BODY = re.compile(
    r"\b(?:(?:your|my|low|mid|upper) backs?|back pain|(?:the|a) back(?=[ ,.])(?! (?:to|of))|spines?"
    r"|necks?|shoulders?|hips?|wrists?|limbs?|arms?|legs?|joints?|muscles?|bones?|discs?|nerves?"
    r"|pains?(?!=)|painful|painless\w*|hurts?|aches?|aching|sore|soreness|numb|numbness|tingl\w+|weak"
    r"|weaker|weakness|stiff\w*|swell\w*|swollen|tender|dizz\w+|ill|fever|faint|chest|breathing"
    r"|bladder|bowels?|pregnan\w+|osteo\w+|cancer|(?<!untwist )doctors?|physio\w+|clinicians?"
    r"|chiropract\w+|twist\w*|crack(?:ing|ed)|pops?|popp\w+|relax|stretch\w*|symptoms?)\b",
    re.IGNORECASE,
)
COUNTRY = re.compile(r"\{(?:emergency|hospital|advisers|doctor|clinician)\}")
SENTENCE = re.compile(r"[A-Z0-9{].*[.?!:]$", re.DOTALL)
KEYS = re.compile(r"\S  +\S")
"""The hints of keys under a screen stand in columns."""

BY_FILE = {"format/care_keys.py": "the examples in the tables of keys"}
"""Files that may still hold sentences, and why."""

ALLOWED = {
    ("plan/wording.py", "Lie on your back."): "getting into a position",
    ("plan/layout.py", "How much does it hurt now, from 0 to 10?"): "what `ask` says aloud",
    ("plan/layout.py", "How stiff do you feel now, from 0 to 10?"): "what `ask` says aloud",
    ("commands/check.py", "Bend a joint so that it just touches the floor."): "a pose",
    ("screens/history/empty_pages.py", "When the urge to twist comes, press U: two taps, and a "
     "short routine starts."): "which key to press",
    ("screens/history/empty_pages.py", "If your back cracked, press C and say as much as you "
     "like."): "which key to press",
}  # fmt: skip
"""Sentences that may stand in Python, and why."""


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts of a module with their lines: no documentation, no text of an exception."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            silent |= {id(one.value) for one in body if isinstance(one, ast.Expr)}
        if isinstance(node, ast.Raise | ast.Assert):
            silent |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and id(node) not in silent:
            parts = [one.value if isinstance(one, ast.Constant) else "x" for one in node.values]
            silent |= {id(one) for one in node.values}
            yield node.lineno, "".join(map(str, parts))
    for node in ast.walk(tree):
        value = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and id(node) not in silent:
            yield node.lineno, value  # type: ignore[attr-defined]


def is_refused(text: str, room: str, lines: frozenset[str]) -> bool:
    """Whether a text belongs into a care file; `lines` are those that stand there."""
    flat = " ".join(text.split())
    if flat in lines or COUNTRY.search(flat):
        return True
    is_sentence = len(flat.split()) >= 4 and bool(SENTENCE.match(flat)) and not KEYS.search(text)
    if room == "care":
        return is_sentence
    return room in SPEAKING and is_sentence and bool(BODY.search(flat))


def refused(code: str, name: str, lines: frozenset[str]) -> list[tuple[int, str]]:
    """The texts of a module that belong into a care file; `name` is its path below player."""
    room = name.partition("/")[0]
    return [
        (line, text) for line, text in literals(ast.parse(code)) if is_refused(text, room, lines)
    ]


def told(value: Any) -> Iterator[str]:
    """Every text below a value of a care file."""
    if isinstance(value, Fields):
        value = {key: one for key, one in value.values.items() if key != "sources"}
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for one in value:
            yield from told(one)
    elif type(value) is str:  # the word of an enum is none
        yield value


@pytest.fixture(scope="module")
def lines() -> frozenset[str]:
    """The lines of the care files, but for the shortest and for words within a line."""
    names = [name for name in FILES if name != "sources"]
    every = (one for name in names for one in told(care(name)))
    return frozenset(one for one in every if len(one.split()) >= 4 and one[:1].isupper())


CODE = {path.relative_to(PLAYER).as_posix(): path for path in sorted(PLAYER.rglob("*.py"))}


@pytest.fixture(scope="module")
def found(lines: frozenset[str]) -> list[tuple[str, int, str]]:
    """The texts of the program that belong into a care file, each with its file and line."""
    return [
        (name, line, text)
        for name, path in CODE.items()
        for line, text in refused(path.read_text(encoding="utf-8"), name, lines)
    ]


def test_no_text_about_the_body_stands_in_python(found: list[tuple[str, int, str]]) -> None:
    wrong = [
        f"{name}:{line}: {text}"
        for name, line, text in found
        if name not in BY_FILE and (name, text) not in ALLOWED
    ]
    assert wrong == []


def test_what_is_allowed_is_still_there(found: list[tuple[str, int, str]]) -> None:
    assert ALLOWED.keys() <= {(name, text) for name, _, text in found}
    assert BY_FILE.keys() <= {name for name, _, _ in found}


PLANTED = '''
"""A module. It has sentences. Your back is documented here."""

def card():
    """Your neck hurts in this docstring."""
    if not 0 <= 1:
        raise ValueError("your pain is not on the scale.")
    return Card("title", ({line!r},), ("S1",))
'''


@pytest.mark.parametrize("room", ["care", *SPEAKING, "ui", "sound"])
def test_a_card_put_back_into_python_is_caught(room: str, lines: frozenset[str]) -> None:
    for line in lines:
        found = refused(PLANTED.replace("{line!r}", repr(line)), f"{room}/planted.py", lines)
        assert [text for _, text in found] == [line]


def test_a_card_that_stands_in_no_file_is_caught_too(lines: frozenset[str]) -> None:
    none: frozenset[str] = frozenset()
    for card in (*care("cards").get("help").values(), *care("pain").get("stopped").values.values()):
        text = "\n".join(f"    {line!r}," for line in card.get("lines"))
        code = f"CARD = (\n{text}\n)\n"
        assert len(refused(code, "care/a.py", none)) == len(card.get("lines"))
        assert refused(code, "screens/a.py", none)
        assert refused(code, "commands/a.py", none)


@pytest.mark.parametrize(
    "text",
    [
        'f"Your {where} should be checked by a doctor."',
        '"Does your neck feel stiff after {count} hours?"',
        '"Ask " "{clinician} about it."',
    ],
)
def test_sentences_in_pieces_are_caught(text: str) -> None:
    assert refused(f"say = {text}", "screens/a.py", frozenset())


@pytest.mark.parametrize(
    "text",
    ['"Number keys  answer     Enter  go on"', '"It is saved."', '"Enter"', '"low back"'],
)
def test_plain_words_of_a_screen_are_let_through(text: str) -> None:
    assert refused(f"say = {text}", "screens/a.py", frozenset()) == []
