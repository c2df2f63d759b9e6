"""A page in a real browser: played, paused, left in the middle, and its record taken home."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from player.cli import main
from tests.handout.pages import page, plan
from tests.handout.test_page import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--mute-audio"),
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
]
NAMES = ("chromium", "chromium-browser", "google-chrome")

Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("no chromium here: `apt-get install chromium`")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    path = folder / "reach.html"
    path.write_text(page(plan(folder)), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Opened]:
    """Opens a page offline, and tells in the end what went wrong in it or was asked for."""
    troubles: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_(at: str = "", *, size: tuple[int, int] = (390, 844), path: Path = file) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        contexts.append(context)
        context.set_offline(True)
        shown = context.new_page()
        shown.on("pageerror", lambda error: troubles.append(str(error)))
        shown.on("console", lambda said: troubles.append(said.text) if bad(said.type) else None)
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("dialog", lambda dialog: troubles.append(dialog.message))
        shown.goto(f"{path.as_uri()}{at}")
        return shown

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []
    outside = [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    assert outside == []
    assert len({url.split("#")[0] for url in asked if url.startswith("file:")}) <= 1


def bad(kind: str) -> bool:
    return kind in ("error", "warning")


def press(shown: Page, name: str) -> None:
    page_is_open = shown.locator("#page[open]").count()
    within = shown.locator("#page" if page_is_open else "#controls")
    within.get_by_role("button", name=name, exact=True).click()


def start(shown: Page) -> None:
    press(shown, "Start")
    press(shown, "None of these, start")


def state(shown: Page) -> Any:
    return shown.evaluate("untwist.session.state")


def until(shown: Page, what: str) -> None:
    """Wait for something to be true. The page's policy forbids the driver's own way of waiting."""
    for _ in range(400):
        if shown.evaluate(what):
            return
        shown.wait_for_timeout(50)
    pytest.fail(f"it never came to {what}")


def finished(shown: Page) -> None:
    """Wait for the end. A machine that is busy for over two seconds pauses a page, as it should."""
    for _ in range(600):
        if shown.evaluate("untwist.records.all.at(-1)?.outcome === 'completed'"):
            return
        shown.evaluate("if (untwist.session.pauseReason === 'gap') untwist.session.resume()")
        shown.wait_for_timeout(50)
    pytest.fail("it never came to its end")


def lines(shown: Page) -> str:
    return str(shown.evaluate("untwist.records.lines()"))


def test_a_whole_routine_plays_and_its_record_comes_into_the_history_once(
    opened: Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = opened("#speed=20")
    start(shown)
    finished(shown)
    assert "4 repetitions" in shown.locator("#page").inner_text()
    press(shown, "What I did, to take along")
    with shown.expect_download() as saved:
        press(shown, "Save as a file")
    kept = tmp_path / "kept.jsonl"
    saved.value.save_as(kept)
    assert kept.read_text() == lines(shown)

    assert main(["history", "import", str(kept)]) == 0
    assert main(["history", "import", str(kept)]) == 0
    capsys.readouterr()
    assert main(["history", "--json"]) == 0
    (session,) = json.loads(capsys.readouterr().out)
    assert (session["routine"], session["outcome"]) == ("reach", "completed")
    assert [(one["side"], one["reps_done"]) for one in session["exercises"]] == [
        ("left", 2),
        ("right", 2),
    ]
    assert session["exercises"][0]["hold_seconds"] == 12
    assert 1.5 < session["active_seconds"] < 8


def test_a_pause_stands_still_and_goes_on_after_a_count(opened: Opened) -> None:
    shown = opened("#step=0")
    start(shown)
    shown.wait_for_timeout(400)
    shown.keyboard.press("Space")
    at = shown.evaluate("untwist.session.position")
    shown.wait_for_timeout(500)
    assert shown.evaluate("untwist.session.position") == at
    assert shown.locator("#word").inner_text() == "Paused"
    assert shown.locator("#controls .main").inner_text() == "Go on"
    shown.keyboard.press("Space")
    assert state(shown) == "leading"
    assert shown.locator("#number").inner_text() == "3"
    until(shown, "untwist.session.state === 'running'")
    assert shown.evaluate("untwist.session.position") == pytest.approx(at, abs=1.0)


def test_a_gap_pauses_where_the_person_last_was(opened: Opened) -> None:
    shown = opened()
    start(shown)
    shown.wait_for_timeout(300)
    at = shown.evaluate("untwist.session.position")
    # The device sleeps for a minute: the clock of the wall has gone on.
    shown.evaluate("{ const now = Date.now; Date.now = () => now() + 60000; }")
    until(shown, "untwist.session.state === 'paused'")
    assert shown.evaluate("untwist.session.position") == pytest.approx(at, abs=2.0)
    assert "away" in shown.locator("#message").inner_text()


def test_one_can_go_on_after_the_page_was_closed_in_the_middle(opened: Opened) -> None:
    shown = opened("#speed=10")
    start(shown)
    until(shown, "untwist.records.now?.repetitions.length >= 2")
    shown.reload()
    assert lines(shown) == ""  # not over yet
    press(shown, "Go on where you stopped")
    assert state(shown) == "leading"
    finished(shown)
    (session,) = [json.loads(line) for line in lines(shown).splitlines()]
    assert [one["reps_done"] for one in session["exercises"]] == [2, 2]


def test_what_was_left_is_kept_as_interrupted_when_one_starts_anew(opened: Opened) -> None:
    shown = opened("#speed=10")
    start(shown)
    until(shown, "untwist.records.now?.repetitions.length >= 2")
    shown.reload()
    press(shown, "Start anew")
    (session,) = [json.loads(line) for line in lines(shown).splitlines()]
    assert session["outcome"] == "interrupted"
    assert session["ended"] == session["repetitions"][-1]["finished"]


def test_keys_go_to_the_next_step_back_and_once_more(opened: Opened) -> None:
    shown = opened()
    start(shown)
    shown.keyboard.press("ArrowRight")
    assert shown.evaluate("untwist.session.step") == 1
    assert state(shown) == "leading"
    shown.wait_for_timeout(350)
    shown.keyboard.press("ArrowLeft")
    assert shown.evaluate("untwist.session.step") == 0
    shown.keyboard.press("r")
    assert shown.evaluate("untwist.session.repeatsLeft") == 1
    assert shown.locator("#coming").inner_text() == "Once more"


def test_a_sharp_pain_ends_for_today_and_is_kept(opened: Opened) -> None:
    shown = opened()
    start(shown)
    press(shown, "It hurts")
    assert state(shown) == "paused"
    press(shown, "Sharp or catching")
    press(shown, "5 Moderate")
    press(shown, "Low back")
    assert "Stopped for today" in shown.locator("#page").inner_text()
    (session,) = [json.loads(line) for line in lines(shown).splitlines()]
    assert session["outcome"] == "stopped for pain"
    assert session["pains"][0]["where"] == "low back"
    assert (session["pains"][0]["kind"], session["pains"][0]["strength"]) == ("sharp", 5)


def test_a_dull_pain_asks_what_would_be_good_now(opened: Opened) -> None:
    shown = opened()
    start(shown)
    shown.keyboard.press("x")
    press(shown, "Dull or aching")
    press(shown, "2 Mild")
    press(shown, "Low back")
    assert "Make it smaller" in shown.locator("#page").inner_text()
    press(shown, "Go on, with a smaller movement")
    assert state(shown) == "running" or state(shown) == "leading"


def test_a_sign_that_ends_the_day_is_pressed_twice_and_kept_before_it_is_explained(
    opened: Opened,
) -> None:
    shown = opened()
    start(shown)
    shown.keyboard.press("s")
    sign = shown.locator("#page .rows button").nth(1)
    sign.click()
    assert "Press again" in sign.inner_text()
    assert lines(shown) == ""
    sign.click()
    (session,) = [json.loads(line) for line in lines(shown).splitlines()]
    assert session["outcome"] == "stopped for pain"
    assert "Stopped at a sign" in session["note"]
    assert "999" in shown.locator("#page").inner_text()


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (820, 1180), (1280, 720), (320, 568)])
def test_all_that_can_be_pressed_is_in_view(opened: Opened, size: tuple[int, int]) -> None:
    shown = opened(size=size)
    start(shown)
    shown.wait_for_timeout(200)
    for button in shown.locator("#controls button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0]
        assert box["y"] + box["height"] <= size[1]
        assert box["height"] >= 44
    for name in ("title", "line", "number", "bar", "canvas"):
        box = shown.locator(f"#{name}").bounding_box()
        assert box is not None, name
        assert box["y"] + box["height"] <= size[1] + 1, name
    assert shown.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_body_is_drawn_and_a_finger_turns_it(opened: Opened) -> None:
    shown = opened()
    start(shown)
    shown.wait_for_timeout(200)
    shown.keyboard.press("Space")
    shown.wait_for_timeout(200)
    before = shown.locator("#field").screenshot()
    shown.mouse.move(200, 200)
    shown.mouse.down()
    shown.mouse.move(300, 200, steps=4)
    shown.mouse.up()
    shown.wait_for_timeout(200)
    assert shown.evaluate("untwist.field.turned[0]") == pytest.approx(-50)
    assert shown.locator("#field").screenshot() != before


THINGS = """\
name: Things
steps:
  - name: Sit
    rep: [{say: Sit., pose: seated, hold: 5 s}]
  - name: Draw
    rep: [{say: Draw the band in., pose: band-row, hold: 5 s}]
"""


def test_things_that_stand_and_that_are_held_are_drawn(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "things.html"
    path.write_text(page(plan(tmp_path, THINGS)), encoding="utf-8")
    shown = opened("#speed=5", path=path)
    start(shown)
    until(shown, "untwist.field.painter?.things.count > 0")
    until(shown, "untwist.field.painter?.held.count > 0")
    finished(shown)


ASKS = """\
name: Asks
steps:
  - name: Rest here
    rep: [{say: Rest., hold: 2 s}]
  - ask: stiffness
    for: 20 s
"""


def test_a_rating_is_asked_and_kept(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "asks.html"
    path.write_text(page(plan(tmp_path, ASKS)), encoding="utf-8")
    shown = opened("#step=1", path=path)
    start(shown)
    shown.locator("#rating").get_by_role("button", name="7").click()
    assert shown.evaluate("untwist.records.now.answers[0].value") == 7
    shown.locator("#rating").get_by_role("button", name="4").click()
    (answer,) = shown.evaluate("untwist.records.now.answers")
    assert (answer["what"], answer["value"]) == ("stiffness", 4)


def test_the_figure_keeps_its_size_whatever_words_there_are(opened: Opened) -> None:
    shown = opened("#speed=4")
    start(shown)
    sizes = set()
    for step in (0, 1, 2, 3):
        shown.evaluate(f"untwist.session.goTo({step})")
        for _ in range(4):
            shown.wait_for_timeout(150)
            sizes.add(shown.evaluate("JSON.stringify(untwist.field.box(1))"))
    assert len(sizes) == 1


def test_tones_begin_within_fifty_milliseconds(opened: Opened) -> None:
    shown = opened("#step=1")
    start(shown)
    until(shown, "untwist.sound.log.length >= 4")
    off = shown.evaluate(
        """() => {
          const { contextTime, performanceTime } = untwist.sound.context.getOutputTimestamp();
          return untwist.sound.log.map((one) =>
            performanceTime / 1000 + one.begun - contextTime - one.due);
        }"""
    )
    assert max(map(abs, off)) < 0.05, off


def test_without_webgl_there_are_pictures(opened: Opened, browser: Browser, file: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    shown = context.new_page()
    shown.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    shown.goto(file.as_uri())
    start(shown)
    until(shown, "document.getElementById('image').naturalWidth > 100")
    assert shown.locator("#canvas").is_hidden()
    context.close()


def test_without_a_script_there_are_a_picture_and_the_words(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(file.as_uri())
    assert shown.get_by_role("heading", name="Reach").count() >= 1
    assert "Reach your left arm. And back." in shown.locator("noscript").inner_text()
    box = shown.locator("#image").bounding_box()
    assert box is not None
    assert box["width"] > 200
    context.close()


def test_with_reduced_motion_no_body_is_on_its_way(browser: Browser, file: Path) -> None:
    context = browser.new_context(reduced_motion="reduce")
    shown = context.new_page()
    shown.goto(file.as_uri())
    start(shown)
    until(shown, "untwist.session.segment.kind === 'move' && untwist.session.offset > 0.3")
    (one, other, share) = shown.evaluate("JSON.parse(untwist.field.drawn)[0].moment")
    assert (one == other, share) == (True, 0)
    context.close()


def test_a_hostile_routine_is_only_text(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(page(plan(tmp_path, HOSTILE)), encoding="utf-8")
    shown = opened("#speed=20", path=path)
    shown.get_by_role("button", name="About the exercises").click()
    assert "alert(6)" in shown.locator("#page").inner_text()
    press(shown, "Back")
    start(shown)
    finished(shown)
    assert shown.locator("#title").inner_text() == "</script><script>alert(1)</script><!--"
    assert shown.locator("img").count() == 2
    assert shown.locator("iframe, object, b:not(#bar b), #page script").count() == 0


def test_a_browser_that_keeps_nothing_still_plays_and_says_so(opened: Opened) -> None:
    shown = opened("#speed=20")
    shown.evaluate(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    start(shown)
    finished(shown)
    assert "kept on this device" not in shown.locator("#page").inner_text()
    assert json.loads(lines(shown))["outcome"] == "completed"
