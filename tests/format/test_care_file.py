"""Care files: read by the tables of their keys, each problem at its place."""

from hypothesis import given
from hypothesis import strategies as st

from player import places
from player.format.care_file import CARD, CareLine, YesNo, each, read_care
from player.format.care_keys import FILES
from player.format.kinds import NameOf
from player.format.problem import Level
from player.format.tables import MapOf, Table, needed, optional

CARDS = Table(
    "cards",
    "the file of cards",
    each("cards", "the cards", "m", ("one", "go now"), CARD, "A card."),
    optional("footer", CareLine("day"), "m", "e"),
)

GOOD = """\
# What it is.
cards:
  one:
    title: Call {emergency}
    lines: [Stop., "Ask {clinician}."]
    sources: [S1]
  go now:
    title: Now
    lines:
    - A line
      over two.
    sources: [S1, U14b]
    urgent: yes
footer: Until {day}.
"""


def found(text: str) -> list[tuple[str, int, int]]:
    _, problems = read_care(text.encode(), "a.yaml", CARDS, {"source": ("S1", "U14b")})
    return [(one.name, one.line, one.column) for one in problems]


def test_a_good_file_is_read():
    fields, problems = read_care(GOOD.encode(), "a.yaml", CARDS, {"source": ("S1", "U14b")})

    assert problems == ()
    assert fields is not None
    cards = fields.get("cards")
    assert list(cards.values) == ["one", "go now"]
    assert cards.get("go now").get("lines") == ("A line over two.",)
    assert cards.get("go now").get("urgent") is True
    assert cards.get("one").get("sources") == ("S1",)
    assert fields.get("footer") == "Until {day}."


def test_without_a_list_of_sources_any_key_will_do():
    assert read_care(GOOD.encode(), "a.yaml", CARDS)[1] == ()


def test_problems_stand_at_their_places():
    changes = {
        ("sources: [S1]", "sources: [S1, S9]"): ("unknown-source", 6, 19),
        ("sources: [S1]", "sources: [wrong key]"): ("unknown-source", 6, 15),
        ("    sources: [S1]\n", ""): ("missing-key", 4, 5),
        ("  go now:", "  go nwo:"): ("unknown-key", 7, 3),
        ("{emergency}", "{emergancy}"): ("unknown-word", 4, 12),
        ("{clinician}", "{day}"): ("unknown-word", 5, 20),
        ("{clinician}", "{clinician"): ("unknown-word", 5, 20),
        ("{day}", "{emergency}"): ("unknown-word", 14, 9),
        ("urgent: yes", "urgent: maybe"): ("wrong-value", 13, 13),
        ("title: Now", "title: Now\n    title: Then"): ("twice", 9, 5),
        ("title: Now", f"title: {'word ' * 25}more"): ("long-line", 8, 12),
        ("footer: Until", "lines: Until"): ("unknown-key", 14, 1),
        ("lines: [Stop., \"Ask {clinician}.\"]", "lines: []"): ("wrong-count", 5, 12),
        ("title: Now", "title: [Now]"): ("wrong-value", 8, 12),
    }  # fmt: skip
    assert found(GOOD) == []
    for (old, new), problem in changes.items():
        assert old in GOOD
        assert found(GOOD.replace(old, new, 1)) == [problem], (old, new)


def test_a_card_that_is_called_for_must_be_there():
    text = GOOD[: GOOD.index("  go now")]
    assert found(text) == [("missing-key", 3, 3)]


def test_a_long_line_is_advice_and_the_file_still_read():
    text = GOOD.replace("title: Now", f"title: {'word ' * 25}more")
    fields, (problem,) = read_care(text.encode(), "a.yaml", CARDS)
    assert fields is not None
    assert problem.level is Level.ADVICE


def test_a_list_at_the_margin_is_no_care_file():
    assert found("- one\n- two\n") == [("wrong-value", 1, 1)]


def test_a_file_cut_off_is_not_said_to_lack_what_stood_below():
    text = GOOD[: GOOD.index("  go now")] + "  go now: [\n"
    names = [name for name, *_ in found(text)]
    assert names
    assert "missing-key" not in names


def test_keys_of_a_map_are_checked_where_they_stand():
    table = Table("t", "t", needed("a", MapOf(YesNo(), NameOf("card")), "m"))
    _, problems = read_care(b"a:\n  x: yes\n  Y y: no\n  z: 3\n", "a.yaml", table)
    assert [(one.name, one.line, one.column) for one in problems] == [
        ("wrong-value", 3, 3),
        ("wrong-value", 4, 6),
    ]


SHIPPED = {
    name: (places.shipped("media") / "care" / "en" / f"{name}.yaml").read_bytes() for name in FILES
}


@given(
    st.sampled_from(sorted(FILES)),
    st.integers(0, 30_000),
    st.integers(0, 60),
    st.binary(max_size=9),
)
def test_nothing_that_a_file_holds_raises(name: str, at: int, gone: int, put: bytes) -> None:
    data = SHIPPED[name]
    at %= len(data)
    spoiled = data[:at] + put + data[at + gone :]
    fields, problems = read_care(spoiled, "a.yaml", FILES[name])
    errors = [one for one in problems if one.level is Level.ERROR]
    assert (fields is None) == bool(errors)
    lines = spoiled.count(b"\n") + spoiled.count(b"\r") + 1
    assert all(1 <= one.line <= lines + 1 and one.column >= 1 for one in problems)
