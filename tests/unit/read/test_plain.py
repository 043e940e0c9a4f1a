from tests.reading import ARTICLE, document


def test_markdown_is_kept_as_it_is_stored_and_its_heading_is_the_title() -> None:
    text = f"---\n\n## Chad\n\n# Judges *killed* #\n\n# Second\n\n{ARTICLE}\r\n"
    read = document(text.encode(), "a.md")
    assert read.text == text
    assert read.title == "Judges *killed*"


def test_plain_text_has_no_title() -> None:
    read = document(f"# Judges killed\n{ARTICLE}".encode(), "a.txt")
    assert (read.title, read.extra) == (None, {})
    assert read.language == "en"


def test_an_encoding_that_was_found_out_is_recorded() -> None:
    read = document(ARTICLE.encode("cp1252"), "a.txt")
    assert read.text == ARTICLE
    assert read.extra == {"repairs": ["encoding: cp1252"]}
