"""Write the page of an evidence bundle, for a person: what was quoted, and how to check it.

HTML without scripts or anything from elsewhere, which prints well. All text of others is escaped.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from archiver.archive.pages.quotations import JudgedQuotation
from archiver.messages import evidence
from archiver.messages.differences import difference_sentence
from archiver.messages.moments import format_time
from archiver.messages.verdict_labels import ATTRIBUTIONS, EVIDENCES, FLAGS, STANDINGS, TIMINGS
from archiver.messages.verdicts import author_name, verdict_headline
from archiver.platforms.registry import platform_label

_AROUND = 300
_STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #111; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid; }
blockquote { margin: 0.5rem 0; padding: 0.2rem 0 0.2rem 1rem; border-left: 3px solid #777; }
mark { background: #ffe9a8; } dt { font-weight: bold; } dd { margin: 0 0 0.5rem; }
pre { background: #f3f3f3; border: 1px solid #ccc; padding: 0.6rem; white-space: pre-wrap;
  font-size: 0.8rem; break-inside: avoid; }
section { break-inside: auto; } li, dl > div { break-inside: avoid; }
@page { margin: 2cm; }
@media print {
  body { margin: 0; max-width: none; font-size: 10.5pt; } mark { border: 1px solid #555; }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledCapture:
    """A capture as the page names it: its files, and why its bytes are missing where they are."""

    role: str
    url: str
    fetched_at: str
    sha256: str
    size: int
    leaf: str
    file: str | None = None
    facts_file: str | None = None
    absent: str | None = None
    run: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleFacts:
    """All that the page tells beside the verdict."""

    name: str
    created: str
    software: str
    captures: tuple[BundledCapture, ...]
    stamps: tuple[tuple[int, str, str], ...]
    """Run, authority and moment."""
    has_roots: bool


def evidence_page(one: JudgedQuotation, text: str, facts: BundleFacts) -> bytes:
    """Write the page in UTF-8; `text` is that of the article's version."""
    title = f"Evidence: “{one.text[:80]}”"
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
        f"<style>{_STYLE}</style></head><body>",
        "<h1>Evidence for one verdict</h1>",
        f"<p>{escape(evidence.WHAT_IT_IS)}</p>",
        *_verdict(one, text),
        *_captures(facts),
        *_steps(facts),
        "<h2>What this is not</h2><ul>",
        *(f"<li>{escape(sentence)}</li>" for sentence in evidence.WHAT_IT_IS_NOT),
        "</ul>",
        (
            f"<p>Made on {escape(format_time(facts.created))} by {escape(facts.software)}. "
            f"Quotation {escape(one.key)}.</p>"
        ),
        "</body></html>\n",
    ]
    return "\n".join(parts).encode("utf-8", "replace")


def _verdict(one: JudgedQuotation, text: str) -> list[str]:
    before = text[max(0, one.start - _AROUND) : one.start].rsplit("\n", 1)[-1]
    after = text[one.end : one.end + _AROUND].split("\n", 1)[0]
    when = f", {format_time(one.published_at)}" if one.published_at else ""
    parts = [
        "<section><h2>What was quoted</h2>",
        (
            f"<blockquote dir='auto'>{escape(before)}<mark>{escape(one.text)}</mark>{escape(after)}"
            "</blockquote>"
        ),
        (
            f"<p>{escape(one.title or '')} {escape(one.site or '')}{escape(when)}<br>"
            f"{escape(one.url)}<br>Said to be by: {escape(one.speaker or 'nobody named')}"
            "</p></section>"
        ),
    ]
    judged = one.verdict
    if judged is None:
        return [*parts, "<p>This quotation has not been judged yet.</p>"]
    best = one.finding
    if best is not None:
        start, end = best.match.span
        said = best.version.text
        moment = best.post.posted_at
        posted = escape(f", {format_time(moment)}") if moment else ""
        parts += [
            f"<section><h2>{'What was said' if best.speech else 'What was posted'}</h2>",
            (
                f"<blockquote dir='auto'>{escape(said[:start])}"
                f"<mark>{escape(said[start:end])}</mark>{escape(said[end:])}</blockquote>"
            ),
            (
                f"<p>{escape(author_name(best.post.author))} on "
                f"{escape(platform_label(best.post.platform))}"
                f"{posted}<br>"
                f"{escape(best.post.url or best.post.key)}</p></section>"
            ),
        ]
    sign, label = verdict_headline(judged)
    rows = [("Verdict", f"{sign} {label}"), ("In words", difference_sentence(judged))]
    rows += [("Note", FLAGS[flag]) for flag in judged.flags]
    if best is not None:
        rows += [
            ("Speaker", ATTRIBUTIONS[judged.attribution]),
            ("Timing", TIMINGS[judged.timing]),
            ("The post when judged", STANDINGS[best.standing]),
            ("Text taken from", EVIDENCES[best.evidence]),
        ]
    alone = evidence.corroboration_sentence(judged)
    rows += [("On one word alone", alone)] if alone else []
    rows += [
        ("Judged", f"{format_time(one.judged_at or '')}, by the rules in version {judged.rules}")
    ]
    message = "".join(f"<div><dt>{escape(a)}</dt><dd>{escape(b)}</dd></div>" for a, b in rows)
    return [*parts, f"<section><h2>The verdict</h2><dl>{message}</dl></section>"]


def _captures(facts: BundleFacts) -> list[str]:
    parts = ["<section><h2>What was captured, and when</h2><dl>"]
    for capture in facts.captures:
        lines = [escape(capture.url)] if capture.url else []
        lines += (
            [f"captured {escape(format_time(capture.fetched_at))}"] if capture.fetched_at else []
        )
        lines += [f"SHA-256 <code>{escape(capture.sha256)}</code>, {capture.size:,} bytes"]
        if capture.absent:
            lines.append(escape(evidence.absence_sentence(capture.absent)))
        elif capture.file:
            lines.append(f"in <code>{escape(capture.file)}</code>")
        heading = escape(evidence.ROLES.get(capture.role, capture.role))
        parts.append(f"<div><dt>{heading}</dt><dd>{'<br>'.join(lines)}</dd></div>")
    stamped = [(authority, moment) for _, authority, moment in facts.stamps]
    return [*parts, f"</dl><p>{escape(evidence.stamp_sentence(stamped))}</p></section>"]


def _steps(facts: BundleFacts) -> list[str]:
    name = shlex.quote(facts.name)
    steps = [
        (
            (
                "Ask whoever gave you this file for its SHA-256, and compare. Then unpack it, and "
                "see that its parts are as they were packed."
            ),
            (
                f"sha256sum {name}\nunzip -q {name} -d bundle && cd bundle\n"
                "sha256sum -c evidence/SHA256SUMS"
            ),
        ),
        *(step for capture in facts.captures for step in _capture_steps(capture)),
        (
            (
                "All of it at once: every part, the way from each capture to the root of the "
                "Merkle tree that its run was sealed with, the chain of seals, and the time "
                "stamps. The program is short, reads nothing but the file, and needs Python alone."
            ),
            f"python3 evidence/check.py ../{name}",
        ),
    ]
    first = (
        " Its authority's certificates are in the file as whoever ran the archive had them: "
        "compare them with those that it publishes."
        if facts.has_roots
        else " Get its authority's certificates from itself first."
    )
    steps += [
        (
            f"The time stamp of {authority} by itself.{first}",
            (
                f"openssl ts -verify -data evidence/head-{run}.txt -in evidence/stamp-{run}.tsr "
                "-CAfile evidence/authority.pem"
            ),
        )
        for run, authority, _ in facts.stamps
    ]
    message = "".join(
        f"<li><p>{escape(sentence)}</p><pre>{escape(command)}</pre></li>"
        for sentence, command in steps
    )
    return [
        "<section><h2>How to check it</h2>",
        f"<ol>{message}</ol>",
        (
            "<p>To see the pages as they were, open this file with ReplayWeb.page, pywb or any "
            "other reader of WACZ; each file in <code>archive/</code> is a WARC that any WARC "
            "reader opens.</p></section>"
        ),
    ]


def _capture_steps(one: BundledCapture) -> Iterator[tuple[str, str]]:
    """Give how the bytes of a capture are checked, and what is sealed of it."""
    if one.file:
        yield (
            (
                f"{evidence.ROLES.get(one.role, one.role)}: the bytes as they came. This prints "
                f"{one.sha256}"
            ),
            f"gzip -dc {one.file} | tail -c {one.size + 4} | head -c {one.size} | sha256sum",
        )
    if one.facts_file:
        yield (
            (
                "What is sealed of it: address, moment, status, type, hash and size. This prints "
                f"{one.leaf}"
            ),
            f"(printf '\\000'; cat {one.facts_file}) | sha256sum",
        )
