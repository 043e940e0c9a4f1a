"""Render: a template becomes a page. What stands in a page is escaped, all of it."""

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dateline.web import wording

TEMPLATES = Path(__file__).parent / "templates"

templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,  # articles are hostile: no template may forget it
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.filters.update(wording.FILTERS)
templates.globals["titles"] = wording.TITLES


def page(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page for people.

    Args:
        template: its name; `request`, `person` (who asks, None before log-in) and `csrf` (the token
            that each form sends back) are always there.
        shown: what it shows.
    """
    text = templates.get_template(template).render(
        request=request,
        person=getattr(request.state, "person", None),
        csrf=getattr(request.state, "csrf", ""),
        **shown,
    )
    return HTMLResponse(text, status)


def is_part(request: Request) -> bool:
    """Whether only a part of the page is asked for: htmx puts it into the page that is there."""
    asked = request.headers
    whole = "HX-Boosted" in asked or "HX-History-Restore-Request" in asked
    return asked.get("HX-Request") == "true" and not whole
