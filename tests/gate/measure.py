"""Cases in, figures out: how often the verifier says of made quotations what must be said."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from archiver.matching.compare import compare_text
from archiver.matching.ties import count_content
from archiver.models.verdict_records import Claim, Verdict
from archiver.text.words import split_words
from archiver.verification.verify import verify_claim
from tests.gate.made import Case

MEASURED = frozenset({"negation", "number"})


@dataclass
class Figures:
    """Shares from 0 to 1, and the cases that went wrong, by the edit that made them."""

    wording: dict[str, float] = field(default_factory=dict)
    overall: float = 0.0
    altered_called_verbatim: int = 0
    found: dict[str, float] = field(default_factory=dict)
    raised: dict[str, float] = field(default_factory=dict)
    right_post: float = 0.0
    absent_found: float = 0.0
    wrong: dict[str, list[tuple[Case, Verdict]]] = field(default_factory=lambda: defaultdict(list))


def measure(connection: sqlite3.Connection, cases: Iterable[Case]) -> Figures:
    """Judge every case and count."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    flags: dict[str, Counter[str]] = {flag: Counter() for flag in MEASURED}
    posts, first = 0, 0
    figures = Figures()
    for case in cases:
        if not is_told(case):
            continue
        speaker = case.speaker or (f"@{case.post.author}" if case.post else None)
        claim = Claim(quote=case.quote, speaker=speaker, published_at=case.published_at)
        verdict = verify_claim(connection, claim)
        seen[case.made_by] += 1
        good = verdict.wording == case.wording and agrees(case, verdict)
        right[case.made_by] += good
        if not good:
            figures.wrong[case.made_by].append((case, verdict))
        if case.wording == "altered" and verdict.wording in {"verbatim", "typographic"}:
            figures.altered_called_verbatim += 1
        for flag, count in flags.items():
            wanted, raised = flag in case.flags, flag in verdict.flags
            count["wanted"] += wanted
            count["found"] += wanted and raised
            count["clear"] += not wanted
            count["wrongly"] += raised and not wanted
            if wanted != raised and good:
                figures.wrong[f"{case.made_by}: {flag}"].append((case, verdict))
        if case.post is not None and verdict.findings:
            posts += 1
            hit = is_post(case, verdict)
            first += hit
            if good and not hit:
                figures.wrong[f"{case.made_by}: post"].append((case, verdict))
    figures.wording = {name: right[name] / seen[name] for name in seen}
    figures.overall = sum(right.values()) / sum(seen.values())
    figures.found = {f: c["found"] / max(1, c["wanted"]) for f, c in flags.items()}
    figures.raised = {f: c["wrongly"] / max(1, c["clear"]) for f, c in flags.items()}
    figures.right_post = first / max(1, posts)
    figures.absent_found = 1 - figures.wording.get("absent", 1.0)
    return figures


def is_told(case: Case) -> bool:
    """Whether the words tell the post: six, five of them content words, where somebody is accused.

    Fewer are coincidence more often than not, and no verdict rests on them.
    """
    words = split_words(case.quote).norms
    if case.attribution == "mismatch":
        return len(words) >= 6 and count_content(words) >= 5
    if case.wording == "altered" and case.post is None:  # a thread's, with nobody named
        return len(words) >= 8 and count_content(words) >= 5
    if case.post is None or case.wording != "altered":
        return True
    match = compare_text(case.quote, case.post.text, near=True)
    return match is None or (len(match.norms) >= 6 and count_content(match.norms) >= 5)


def agrees(case: Case, verdict: Verdict) -> bool:
    """Whether attribution, timing and a splice are those that matter to the case."""
    return (
        case.attribution in {None, verdict.attribution}
        and case.timing in {None, verdict.timing}
        and ("spliced" not in case.flags or "spliced" in verdict.flags)
    )


def is_post(case: Case, verdict: Verdict) -> bool:
    """Whether the first post is the one the quotation was made from, or says the same there."""
    assert case.post is not None
    best = verdict.findings[0]
    if best.post.id == case.post.id:
        return True
    start, end = best.match.span
    ours = split_words(best.version.text[start:end]).norms
    theirs = "\0" + "\0".join(split_words(case.post.text).norms) + "\0"
    return "\0" + "\0".join(ours) + "\0" in theirs
