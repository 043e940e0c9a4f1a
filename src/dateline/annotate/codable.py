"""What is kept and not coded: no text, or a language that the lexicons are not for."""

from dateline.records import Document

ENGLISH = "en"


def why_not_coded(document: Document) -> str | None:
    """Why a document is not coded, fit to show; None: it can be.

    A document whose language nobody stated or could tell for certain is taken for English.
    """
    if not document.text.strip():
        return "no text, only what is known of the article"
    language = document.language
    if language is not None and not language.casefold().startswith(ENGLISH):
        return f"language {language}; only English is coded"
    return None
