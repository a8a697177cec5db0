"""An archive in which every text that a stranger could choose is an attack."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from datasette.utils import tilde_encode  # type: ignore[import-untyped]

from archiver.archive.connection import connect, transaction
from archiver.archive.index import writer
from archiver.models.records import content_digest
from tests.web.conftest import _put

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "{{ 7 * 191 }}{% for x in y %}",
    "javascript:alert(1)",
    "\u202eevil\u2066 \x00\x07\x1b[2J\u2028\u2029\ud7ff",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\ufffe\uffff &#x3c;script&#x3e;",
)
WHOLE = " ".join(PAYLOADS)
ADDRESSES = (
    "javascript:alert(1)//https://x.example/",
    "data:text/html,<script>alert(1)</script>",
    'https://x.example/"><script>alert(1)</script>',
)
NAME = " ".join(PAYLOADS[:8])
"""What stands in addresses, where very long names are refused."""


def fill(path: Path) -> None:
    """Make the archive."""
    connection = connect(path, write=True)
    with transaction(connection):
        put = partial(_put, connection)
        for run in (1, 2):
            report = json.dumps({"failures": [{"source": WHOLE, "reason": WHOLE}]})
            at = f"2031-05-1{run}T01:00:00Z"
            put("runs", id=run, started_at=at, command="crawl", status="done", report=report)
            look = {"source": WHOLE, "fetched_at": at, "sha256": str(run), "size": 1}
            put("captures", id=run, run_id=run, url=ADDRESSES[0], **look)
        put("readings", run_id=1, source=WHOLE, outcome="failed", reason=WHOLE)
        put("authors", id=1, key=f"x:{NAME}", platform="x", handle=NAME, name=WHOLE)
        put("author_names", author_id=1, name=WHOLE, words="alert", last_word="alert")
        _fill(put)
        writer.index_versions(connection, [(1, WHOLE)])
        connection.execute("update quotes set verdict_id = id")
    connection.close()


def _fill(put: Callable[..., None]) -> None:
    post = {"platform": "x", "author_id": 1, "first_run_id": 1, "posted_at": "2031-05-01"}
    put("posts", id=1, key=f"x:{NAME}", platform_id=WHOLE, url=ADDRESSES[2], **post)
    put("post_keys", key=f"x:{NAME}", post_id=1)
    media = json.dumps([{"type": WHOLE, "alt": WHOLE}])
    for number, text in ((1, WHOLE), (2, f"{WHOLE} again")):
        put(
            "post_versions",
            id=number,
            post_id=1,
            digest=str(number),
            words=str(number),
            text=text,
            first_capture_id=1,
            media=media,
            quoted=ADDRESSES[1],
        )
    for outcome, run, number in (("ok", 1, 1), ("ok", 1, 2), ("deleted", 1, 3), ("deleted", 2, 4)):
        seen_at = f"2031-05-1{run}T0{number}:00:00Z"
        evidence, known = ("embed", number) if outcome == "ok" else ("api", None)
        seen = {"outcome": outcome, "evidence": evidence, "seen_at": seen_at}
        put("sightings", run_id=run, post_id=1, capture_id=run, version_id=known, **seen)
    put(
        "sightings",
        run_id=2,
        post_id=1,
        capture_id=1,
        seen_at="2031-05-01T02:00:00Z",
        outcome="ok",
        evidence="archive",
        version_id=1,
        archived=ADDRESSES[0],
    )
    article = {"title": WHOLE, "site": NAME, "published_at": "2031-05-09", "language": '"><b>'}
    put("articles", id=1, key=content_digest("a"), url=ADDRESSES[0], first_run_id=1, **article)
    for number, text in ((1, f"{WHOLE}\n{WHOLE}\nThe end."), (2, f"{WHOLE}\n{WHOLE}\nAn end.")):
        version = {"digest": f"d{number}", "text": text, "byline": WHOLE}
        put("article_versions", id=number, article_id=1, capture_id=1, **version, **article)
    shown = {"handle": WHOLE, "name": WHOLE, "text": WHOLE, "url": ADDRESSES[0]}
    put("embeds", article_version_id=2, post_id=1, kind="blockquote", **shown)
    said = {"text": WHOLE, "handle": WHOLE, "name": WHOLE, "posted_at": "2031-05-09"}
    seen = {"first_seen_at": "2031-05-11", "last_seen_at": "2031-05-11"}
    for number, claimant in enumerate(ADDRESSES):
        contradicts = json.dumps(["text", "author", "time", "existence"])
        marked = {"contradicts": contradicts, "contradicted_at": "2031-05-11T00:00:00Z"}
        row = {"kind": "page", "claimant": claimant, "digest": str(number)}
        put("claims", post_id=1, capture_id=1, **row, **said, **seen, **marked)
    diff = json.dumps([{"op": "replace", "quote": WHOLE, "post": WHOLE}])
    wrong: dict[str, Any] = {"tie": "cited", "corroborated": 1}
    for number, wording, attribution, problem in (
        (1, "altered", "confirmed", "altered"),
        (2, "verbatim", "mismatch", "misattributed"),
    ):
        said = {"text": WHOLE, "speaker": WHOLE, "cue": "post", "key": content_digest(str(number))}
        place = {"start": (number - 1) * (len(WHOLE) + 1), "end": number * (len(WHOLE) + 1) - 1}
        put("quotes", id=number, article_version_id=2, **said, **place)
        verdict = {"judged_at": "2031-05-11", "rules": WHOLE, "wording": wording, "diff": diff}
        verdict |= {"attribution": attribution, "timing": "consistent", "standing": "unchecked"}
        rests: dict[str, Any] = wrong | {"problem": problem}
        rests |= {"span_start": 3, "span_end": 90, "post_version_id": 1, "sighting_id": 1}
        put("verdicts", id=number, quote_id=number, run_id=1, **verdict, **rests)


def pages() -> list[str]:
    """The addresses of its pages, and of some that are given an attack themselves."""
    name = tilde_encode(NAME)
    return [
        *(
            "/",
            "/-/night/1",
            "/-/contradictions",
            f"/-/article/{content_digest('a')}",
            f"/-/quote/{content_digest('1')}",
        ),
        *(f"/-/quote/{content_digest('2')}", f"/-/search?q={quote('<script>alert(1)')}"),
        f"/-/verify?quote={quote(WHOLE)}&speaker={quote(WHOLE[:250])}",
        f"/-/verify?quote={quote(WHOLE)}&published_at={quote('<script>')}",
        *(f"/-/post/x/{name}", f"/-/person/x/{name}", f"/-/publisher/{name}"),
        f"/-/article/{content_digest('a')}?version={quote('<script>')}",
    ]
