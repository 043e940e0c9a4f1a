from dateline.annotate.boilerplate import BOILERPLATE_LINES, compile_lines, find_boilerplate
from dateline.knowledge.lexicon import Lexicons
from dateline.records import Document

CAPTION = "Amina Yusuf, spokeswoman of the port authority of Sabratha"


def test_a_repeated_caption_is_marked_and_the_first_is_kept() -> None:
    text = f"Port closed\n\n{CAPTION}\n{CAPTION}\n\nThe port was closed on Monday."
    (found,) = find_boilerplate(Document(id="d", text=text))
    assert text[found.start : found.end] == CAPTION
    assert found.start == text.rindex(CAPTION)
    assert found.reason == "repeated"


def test_short_lines_may_repeat() -> None:
    assert find_boilerplate(Document(id="d", text="* * *\nFire.\n* * *\nFire.")) == []


def test_page_furniture_is_marked_by_its_words() -> None:
    lines = compile_lines(Lexicons()[BOILERPLATE_LINES])
    text = "Troops left Aden.\nFacebook Twitter Linkedin Mail\nRead more: Ten things to know"
    found = find_boilerplate(Document(id="d", text=text), lines)
    assert [f.reason for f in found] == ["sharing", "read more"]
