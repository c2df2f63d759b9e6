"""A page: what stands in it, what it may do, and that no text gets out of its place."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from player.handout.page import SCRIPTS, as_data
from tests.handout.pages import SHORT, block, data, page, plan

HOSTILE = """\
name: "</script><script>alert(1)</script><!--"
about: "<img src=x onerror=alert(2)> @@script@@ &lt;b&gt; \\u2028"
equipment: ["</title><svg onload=alert(3)>"]
rep:
  - say: "<b>Bold</b> </script> ]]> --> alert(4)"
    note: "\\"><iframe src=//example.org>"
    pose: hands-and-knees
    hold: 3 s
feel: "javascript:alert(5)"
stop_if: ["</textarea><script>alert(6)</script>"]
careful:
  other: {"<i>anyone</i>": "<object data=x>"}
"""


class Tags(HTMLParser):
    """The tags of a page with what they ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Tags()
    reader.feed(text)
    return reader.seen


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page(plan(tmp_path_factory.mktemp("plain")))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page(plan(tmp_path_factory.mktemp("hostile"), HOSTILE))


def test_the_plan_is_that_of_the_player(plain: str, tmp_path: Path) -> None:
    timeline = plan(tmp_path)
    segments = data(plain)["segments"]
    assert [(one["start"], one["length"], one["kind"]) for one in segments] == [
        (segment.start, segment.length, str(segment.kind)) for segment in timeline.segments
    ]
    assert segments[2]["line"] == "Reach your left arm."
    assert segments[2]["words"] == [[0.0, "Hold"]]
    assert (segments[2]["side"], segments[2]["counts"]) == ("left", "Repetition 1 of 2")
    assert data(plain)["routine"]["planned"] == [["reach", "left", 2], ["reach", "right", 2]]


def test_every_cue_stands_in_the_segment_in_which_it_is_due(plain: str, tmp_path: Path) -> None:
    timeline = plan(tmp_path)
    given = [cue for one in data(plain)["segments"] for cue in one["cues"]]
    assert next(cue["tone"] for cue in given if cue["tone"]) == "start"
    assert given[-1]["line"] is not None or given[-1]["tone"] == "done"
    for one in data(plain)["segments"]:
        for cue in one["cues"]:
            assert -2.0 <= cue["offset"] <= one["length"] + 1e-6
    assert len(given) >= len(timeline.segments)


def test_a_countdown_is_three_ticks_and_the_sound_of_what_they_lead_to(plain: str) -> None:
    hold = data(plain)["segments"][2]
    ends = [(cue["offset"], cue["tone"]) for cue in hold["cues"] if cue["anchor"] == "end"]
    assert [one for one in ends if one[1]] == [(3, "tick"), (2, "tick"), (1, "tick"), (0, "return")]
    assert data(plain)["segments"][3]["countedInto"] == "return"


def test_a_repeat_begins_after_what_leads_in(plain: str) -> None:
    steps = data(plain)["steps"]
    assert (steps[0]["first"], steps[0]["again"]) == (0, 1)


def test_the_policy_allows_the_script_and_the_style_of_the_page_alone(plain: str) -> None:
    metas = [found for tag, found in tags(plain) if tag == "meta"]
    policy = next(one["content"] for one in metas if "http-equiv" in one) or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    for kind, pattern in (
        ("script", r"<script>(.*?)</script>"),
        ("style", r"<style>(.*?)</style>"),
    ):
        text = re.search(pattern, plain, re.DOTALL)
        assert text is not None
        digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"


def test_nothing_in_a_page_has_an_address_outside_of_it(plain: str) -> None:
    for _, found in tags(plain):
        assert not {"href", "action", "data"} & found.keys()
        for name in ("src", "srcset"):
            assert (found.get(name) or "data:image/").startswith("data:image/")
    for name in SCRIPTS:
        assert f"{name}.js" not in plain
    addresses = set(re.findall(r"https?://[^\s\"'<)]+", plain))
    assert addresses == {"http://www.w3.org/2000/svg"}  # a name, which nothing asks for


def test_no_text_of_a_routine_becomes_markup(plain: str, hostile: str) -> None:
    allowed = [tag for tag, _ in tags(plain)]
    assert [tag for tag, _ in tags(hostile)] == allowed
    assert not any(name.startswith("on") for _, found in tags(hostile) for name in found)
    raw = block(hostile, "data")
    assert not set("<>&\u2028") & set(raw)
    kept = data(hostile)
    assert kept["routine"]["name"] == "</script><script>alert(1)</script><!--"
    assert kept["routine"]["about"].startswith("<img src=x onerror=alert(2)> @@script@@")


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028", "&amp;", "]]>"])
def test_data_hold_no_sign_of_markup_and_read_back_the_same(text: str) -> None:
    import json

    raw = as_data({"a": [text]})
    assert not set("<>&\u2028") & set(raw)
    assert json.loads(raw) == {"a": [text]}


def test_a_routine_without_poses_has_words_and_no_figure(tmp_path: Path) -> None:
    text = SHORT.replace("pose: hands-and-knees, ", "").replace(", pose: bird-dog", "")
    text = text.replace(", pose: hands-and-knees", "")
    found = data(page(plan(tmp_path, text)))
    assert found["figure"]["count"] == 0
    assert {one["figure"] for one in found["segments"]} == {None}
