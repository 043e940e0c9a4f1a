"""A desk of articles that try to run something where they are shown: in text, title, outlet, names,
addresses. What runs sets `window.hit`, asks `/hit`, or opens a dialog.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desks import SentencePipeline, put

from dateline.annotate import parallel
from dateline.records import Original
from dateline.review.second import Verdict
from dateline.runs.link import link_desk
from dateline.settings import Settings
from dateline.store import Desk, open_desk
from dateline.store.assignments import assign
from dateline.store.begin import begin_run
from dateline.store.filter import Filter
from dateline.store.second import code, tasks

PAYLOADS = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=2</script>",
    '"><script src=/hit.js></script>',
    "<ScRiPt >window.hit=3</sCrIpT>",
    "<img src=/hit onerror=window.hit=4>",
    '"><img src=/hit onerror="window.hit=5">',
    "' onmouseover='window.hit=6' autofocus onfocus='window.hit=6",
    '" onfocus="window.hit=7" autofocus tabindex="1',
    "<svg onload=window.hit=8>",
    "<svg><animate onbegin=window.hit=9 attributeName=x dur=1s>",
    "<svg><script>window.hit=10</script></svg>",
    "<math><a xlink:href=javascript:window.hit=11>x</a></math>",
    "<iframe srcdoc='<script>parent.hit=12</script>'></iframe>",
    "<iframe src=javascript:parent.hit=13></iframe>",
    "<body onload=window.hit=14>",
    "<details open ontoggle=window.hit=15>x</details>",
    "<a href=javascript:window.hit=16>x</a>",
    "<style>@import '/hit.css';</style>",
    "<meta http-equiv=refresh content='0;url=/hit'>",
    "<base href=//hit.example/>",
    "<form action=/hit><button>x</button></form>",
    "<div hx-get=/hit hx-trigger=load>x</div>",
    "<div data-hx-on:htmx:load=window.hit=17>x</div>",
    "{{ 7*7 }}{% raw %}{{ request.app.state }}",
    "--><script>window.hit=18</script><!--",
    "]]><script>window.hit=19</script>",
    "</textarea></title></style><script>window.hit=20</script>",
    "\\u003cscript\\u003ewindow.hit=21\\u003c/script\\u003e",
    "&lt;script&gt;window.hit=22&lt;/script&gt;",
    "&#60;img src=/hit onerror=window.hit=23&#62;",
    "${window.hit=24}`-alert(24)-`",
    "'-alert(25)-'",
    "\u202e<b onclick=window.hit=26>x</b>\u2066",
    "<b\x0conclick=window.hit=27>x</b>",
)
HARMLESS_AS_HTML = {
    "<body onload=window.hit=14>",  # lxml drops what a second body has; browsers do not
    *(one for one in PAYLOADS if "<" not in one and "onfocus" not in one),
}
"""Not seen in a page's elements; they would run where a script or template repeats them."""
ADDRESSES = (
    "javascript:window.hit=101",
    "JaVaScRiPt:window.hit=102",
    "java\tscript:window.hit=103",
    "data:text/html,<script>parent.hit=104</script>",
    "vbscript:hit",
    '/x"onclick="window.hit=105',
    "//hit.example/x",
)
SENTENCE = re.compile(
    r"« (?P<who>.+?) » (?P<did>killed|arrested) (?P<number>\d+) people in « (?P<where>.+?) »"
)


def make_hostile_desk(path: Path) -> None:
    """Each payload everywhere in one document; linked, and a third of it coded twice."""
    with pytest.MonkeyPatch.context() as patch, open_desk(path, create=True) as desk:
        pipeline = SentencePipeline(SENTENCE)
        patch.setattr(parallel, "build_pipeline", lambda *_, **__: pipeline)
        put(desk, *_originals())
        link_desk(desk, Settings())
        _code_twice(desk)


def _code_twice(desk: Desk) -> None:
    """What is put right, and why, are payloads too; on every second event the two differ."""
    run = begin_run(desk, "review", Settings())
    assign(desk, Filter(), "34%", to=("ana", "ben"), by="olga", run=run)
    given = [task.event for task in tasks(desk, "ana", limit=1000)]
    for number, event in enumerate(given):
        note = PAYLOADS[number % len(PAYLOADS)]
        changes = {"actors": [*event.model_dump(mode="json")["recipients"]]} if number % 2 else {}
        code(desk, event.id, "ana", run=run, changes=changes, verdict=Verdict.ACCEPT, note=note)
        if number % 3:
            code(desk, event.id, "ben", run=run, verdict=Verdict.ACCEPT, note=note)


def _originals() -> Iterator[Original]:
    for number, payload in enumerate(PAYLOADS):
        row = {
            "id": f"h{number}-{payload}",
            "text": f"Report {number}. « {payload} » killed {number + 2} people in « {payload} ».\n"
            f"{payload} was said to {payload}, and the people of the town said no more about it.",
            "title": payload,
            "outlet": payload,
            "url": ADDRESSES[number % len(ADDRESSES)] + str(number),
            "published": f"2014-05-{number % 28 + 1:02}",
            "language": "en",
            "author": payload,
            payload: payload,
        }
        yield Original(
            raw=json.dumps(row).encode(), media_type="application/json", origin=f"h.jsonl:{number}"
        )
