"""A column behind a lower room: whatever is done, nothing is passed over and no end is passed."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from player.ui.widgets.column import Column, Span

HEIGHTS = st.lists(st.integers(1, 900), min_size=1, max_size=12)
ROOMS = st.integers(120, 700)
EDGE, LINE = 12, 30


def spans_of(heights: list[int]) -> dict[int, Span]:
    spans: dict[int, Span] = {}
    top = 0
    for number, height in enumerate(heights):
        spans[number] = (top, top + height)
        top += height + 8
    return spans


def column_of(heights: list[int], room: int) -> Column:
    column = Column()
    column.lay(spans_of(heights), room, edge=EDGE, line=LINE)
    column.note_read()
    return column


@given(HEIGHTS, ROOMS)
def test_pages_meet_with_a_line_to_spare_from_the_first_to_the_last(
    heights: list[int], room: int
) -> None:
    column = column_of(heights, room)
    seen = [column.clear()]
    while column.below:
        column.scroll(column.page)
        seen.append(column.clear())
    assert seen[0][0] == 0
    assert seen[-1][1] >= column.tall
    for (_, end), (begin, _) in pairwise(seen):
        assert begin <= end - LINE


@given(HEIGHTS, ROOMS, st.data())
def test_what_is_shown_is_seen_whole_or_from_its_top(
    heights: list[int], room: int, data: st.DataObject
) -> None:
    column = column_of(heights, room)
    column.scroll_to(data.draw(st.integers(-50, column.tall + 50)))
    number = data.draw(st.integers(0, len(heights) - 1))
    column.show(number)
    if heights[number] <= room - 2 * EDGE:
        assert column.sees_whole(number)
    else:
        top = sum(heights[:number]) + 8 * number
        assert column.clear()[0] <= top <= column.offset + EDGE or column.offset == column.last
    assert 0 <= column.offset <= column.last


@given(HEIGHTS, ROOMS, st.lists(st.integers(0, 11)))
def test_what_is_near_is_come_to_with_nothing_passed_over(
    heights: list[int], room: int, numbers: list[int]
) -> None:
    column = column_of(heights, room)
    for number in (one for one in numbers if one < len(heights)):
        if column.near(number):
            before = column.clear()
            column.show(number)
            begin, end = column.clear()
            assert begin <= before[1]
            assert before[0] <= end


@given(HEIGHTS, ROOMS, ROOMS, st.data())
def test_another_room_begins_with_the_same_item(
    heights: list[int], room: int, other: int, data: st.DataObject
) -> None:
    column = column_of(heights, room)
    column.scroll_to(data.draw(st.integers(0, column.last)))
    first = next(number for number in range(len(heights)) if column.side(number) == 0)
    spans = spans_of([max(1, height // 2) for height in heights])
    column.lay(spans, other, edge=EDGE, line=LINE)
    assume(column.offset < column.last)
    assert spans[first][0] - 8 <= column.offset + 1
    assert column.offset <= spans[first][1] + 9


@given(HEIGHTS, ROOMS, st.lists(st.sampled_from(["page", "up", "end", "home", "read"])))
def test_it_is_read_only_where_all_of_it_was_seen(
    heights: list[int], room: int, ways: list[str]
) -> None:
    column = column_of(heights, room)
    seen = [column.clear()]
    for way in ways:
        if way == "read":
            column.read_on()
        else:
            steps = {"page": column.page, "up": -column.page, "end": column.tall}
            column.scroll(steps.get(way, -column.tall))
        column.note_read()
        seen.append(column.clear())
    reached = 0
    for begin, end in sorted(seen):
        reached = max(reached, end) if begin <= reached else reached
    assert column.unread or reached >= column.tall


@given(HEIGHTS, ROOMS)
def test_reading_on_comes_to_the_end(heights: list[int], room: int) -> None:
    column = column_of(heights, room)
    for _ in range(400):
        if not column.unread:
            break
        before = column.offset
        column.read_on()
        column.note_read()
        assert column.offset > before
    assert not column.unread
    assert column.offset == column.last
