import pytest

from player.narration.spelling import LONGEST, clips, key, said_as, spelled


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hold 30s", "Hold thirty seconds"),
        ("Rest 1 min.", "Rest one minute."),
        ("Hold for 1.5 s", "Hold for one point five seconds"),
        ("Do it x3", "Do it three times"),
        ("3x slowly", "three times slowly"),
        ("5 × slowly", "five times slowly"),
        ("Sit in 90/90", "Sit in ninety ninety"),
        ("Move left/right", "Move left, right"),
        ("5-8 breaths", "five to eight breaths"),
        ("From 0 to 10", "From zero to ten"),
        ("1:30 to go", "one minute thirty seconds to go"),
        ("Turn 45°", "Turn forty-five degrees"),
        ("*Slowly* & _gently_", "Slowly and gently"),
        ("A prop, e.g. a towel", "A prop, for example a towel"),
        ("50% of the way", "fifty percent of the way"),
        ("123 breaths", "one hundred twenty-three breaths"),
        ("it's 5 o'clock", "it's five o'clock"),
        ("Lift 10 cm", "Lift ten centimetres"),
        ("Call 999, or go to A&E", "Call nine nine nine, or go to eh and E"),
        ("If it gets worse, call 112.", "If it gets worse, call one one two."),
        ("Ask NHS 111", "Ask NHS one one one"),
        ("Take care & rest", "Take care and rest"),
        ("McGill pyramid 6-4-2", "McGill pyramid six, four, two"),
        ("Breathe 4-7-8", "Breathe four, seven, eight"),
        ("Do 3x8", "Do three times eight"),
        ("3 x 8 slowly", "three times eight slowly"),
        ("Half-way is 1/2, or ½", "Half-way is a half, or a half"),
        ("Up to 3/10", "Up to three out of ten"),
        ("The 2nd and the 21st", "The second and the twenty-first"),
        ("The 30th of May", "The thirtieth of May"),
        ("Between L4/L5", "Between L four, L five"),
        ("Th12/L1", "T twelve, L one"),
        ("A weight of 10 lbs", "A weight of ten pounds"),
        ("Dr. McGill, ca. 5 s", "doctor McGill, about five seconds"),
    ],
)
def test_figures_and_signs_become_words(written: str, said: str) -> None:
    assert spelled(written) == said


def test_the_author_says_how_a_word_is_spoken() -> None:
    words = {"Th12": "thoracic twelve", "Th1": "thoracic one", "ROM": "range of movement"}

    assert said_as("Th12 and Th1, your ROM.", words) == (
        "thoracic twelve and thoracic one, your range of movement."
    )
    assert said_as("From ROMA", words) == "From ROMA"
    assert said_as("Th12", {}) == "Th12"


def test_each_sentence_is_a_clip_with_one_stop() -> None:
    assert clips("Breathe in..  Let it sink!  How strong, from 0 to 10?") == (
        "Breathe in.",
        "Let it sink!",
        "How strong, from zero to ten?",
    )
    assert clips("Next: left.") == ("Next.", "Left.")
    assert clips("Use a prop, e.g. a towel.") == ("Use a prop, for example a towel.",)


def test_nothing_to_say_is_no_clip() -> None:
    assert clips("") == ()
    assert clips(" … -- ") == ()


def test_a_long_sentence_is_cut_at_a_word() -> None:
    (clip,) = clips("abc " * 200)
    assert len(clip) <= LONGEST + 1
    assert clip.endswith("abc.")


def test_the_same_words_are_the_same_clip() -> None:
    assert key("Left.") == key("left:")
    assert key("Ready?") != key("Ready.")
