"""Turn records into what templates show: highlights, differences, safe addresses.

Pure, and without markup: every piece is plain text that the template escapes, so no
text of a post, article or visitor can become a tag. An address that is not http(s)
is never made a link.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from archiver.messages import moments, speech_sentences, verdict_labels, verdicts
from archiver.messages.differences import ShownDifference, shown_differences
from archiver.messages.explanations import explain_need, explain_tie
from archiver.messages.leads import introduce_lead, leads_heading
from archiver.models import records, verdict_records
from archiver.platforms.registry import platform_label

_AROUND = 160
"""Characters of a long post shown before and after the matched stretch of a candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightPiece:
    """A run of text; `marked` where it is what the quotation corresponds to."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """One difference as a sentence of three parts around two quoted texts."""

    op: records.Op
    quote: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeAddress:
    """What a link shows, and where it goes: None where it must not be a link."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A finding as the page shows it."""

    key: str
    platform: str
    occasion: str
    is_spoken: bool
    author: str
    name: str
    handle: str | None
    posted: str | None
    posted_at: str | None
    link: SafeAddress | None
    pieces: tuple[HighlightPiece, ...]
    excerpt: tuple[HighlightPiece, ...]
    truncated: bool
    alts: tuple[str, ...]
    sign: str
    label: str
    wording: records.Wording
    flags: tuple[str, ...]
    diff: tuple[ShownDifference, ...]
    changes: tuple[WordChange, ...]
    facts: tuple[tuple[str, str], ...]
    archived: tuple[SafeAddress, ...]
    version_id: int | None
    sighting_id: int | None
    plays: SafeAddress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """A verdict as the page shows it."""

    answer: str
    tone: str
    sign: str
    label: str
    flags: tuple[str, ...]
    best: ShownFinding | None
    others: tuple[ShownFinding, ...]
    searched: str | None
    rules: str
    leads: tuple[tuple[str, str, str, str], ...] = ()
    leads_heading: str = ""
    needed: str | None = None


def verdict_view(judged: verdict_records.Verdict) -> VerdictView:
    """Return everything a result page says."""
    sign, label = verdicts.verdict_headline(judged)
    claim = judged.claim
    findings = tuple(
        finding_view(found, claim.speaker, claim.published_at) for found in judged.findings
    )
    return VerdictView(
        answer=verdicts.verdict_sentence(judged),
        tone=verdicts.verdict_tone(judged),
        sign=sign,
        label=label,
        flags=tuple(verdict_labels.FLAGS[flag] for flag in judged.flags),
        best=findings[0] if findings else None,
        others=findings[1:],
        searched=searched_view(judged.searched) if judged.searched else None,
        rules=judged.rules,
        needed=explain_need(judged),
        leads=tuple((*introduce_lead(lead), " … ".join(lead.words)) for lead in judged.leads),
        leads_heading=leads_heading(judged),
    )


def finding_view(
    found: verdict_records.Finding, speaker: str | None = None, published_at: str | None = None
) -> ShownFinding:
    """Return one matched post and what is known about it, beside a quotation of that speaker."""
    post, version, place = found.post, found.version, found.speech
    sign, label = verdict_labels.LABELS[found.match.wording]
    pieces = highlight_span(version.text, found.match.span)
    return ShownFinding(
        key=post.key,
        platform=platform_label(post.platform) if place is None else "",
        occasion=speech_sentences.name_occasion(place.transcript)
        if place
        else f" on {platform_label(post.platform)}",
        is_spoken=place is not None,
        author=verdicts.author_name(post.author),
        name=post.author.name or post.author.handle or "Unknown author",
        handle=post.author.handle,
        posted=moments.format_time(post.posted_at) if post.posted_at and not place else None,
        posted_at=post.posted_at,
        link=safe_address(post.url) if post.url else None,
        pieces=pieces,
        excerpt=excerpt_text(pieces),
        truncated=version.truncated,
        alts=tuple(media.alt for media in version.media if media.alt),
        sign=sign,
        label=label,
        wording=found.match.wording,
        flags=tuple(verdict_labels.FLAGS[flag] for flag in found.match.flags),
        diff=shown_differences(found),
        changes=word_changes(found.match.diff),
        facts=tuple(
            _spoken_facts(found, place, speaker) if place else _facts(found, speaker, published_at)
        ),
        plays=_plays(place) if place else None,
        archived=tuple(safe_address(copy) for copy in found.archived),
        version_id=found.version_id,
        sighting_id=found.sighting_id,
    )


def _facts(
    found: verdict_records.Finding, speaker: str | None, published_at: str | None
) -> list[tuple[str, str]]:
    facts = [
        *([("Why this post", why)] if (why := explain_tie(found)) else ()),
        (
            "Speaker",
            verdicts.attribution_sentence(found.attribution, speaker, found.tie, found.post.author),
        ),
        ("Timing", verdicts.timing_sentence(found, published_at)),
        *([("Read before", rewording.before)] if (rewording := found.rewording) else ()),
        ("Post today", verdict_labels.STANDINGS[found.standing]),
        ("Text taken from", verdict_labels.EVIDENCES[found.evidence]),
        (
            "Share",
            f"The quotation takes {round(found.match.coverage * 100)} % of the post's words.",
        ),
    ]
    if found.captured_at:
        facts.append(("Captured", moments.format_time(found.captured_at)))
    return facts


def _spoken_facts(
    found: verdict_records.Finding, place: verdict_records.SpokenPlace, speaker: str | None
) -> list[tuple[str, str]]:
    facts = [
        *([("Why this event", speech_sentences.SPEECH_TIES[found.tie])] if found.tie else ()),
        ("Speaker", speech_sentences.spoken_attribution(found, place, speaker)),
        ("Timing", speech_sentences.SPEECH_TIMINGS[found.timing]),
        ("Text taken from", speech_sentences.KINDS[place.transcript.kind]),
    ]
    if place.at is not None:
        facts.append(("Spoken at", speech_sentences.format_second(place.at)))
    if place.transcript.place:
        facts.append(("Place", place.transcript.place))
    return facts


def _plays(place: verdict_records.SpokenPlace) -> SafeAddress | None:
    """Return a link that plays the words, where the second and an address are known."""
    address = speech_sentences.play_address(place.transcript, place.at)
    if address is None or place.at is None:
        return None
    text = f"play from {speech_sentences.format_second(place.at)}"
    return SafeAddress(text=text, href=address if is_web(address) else None)


def highlight_span(text: str, span: records.Span) -> tuple[HighlightPiece, ...]:
    """Return a text in up to three pieces, the stretch marked; a span beyond the text is clipped.

    >>> [piece.text for piece in highlight_span("say so now", (4, 6))]
    ['say ', 'so', ' now']
    """
    start = max(0, min(span[0], len(text)))
    end = max(start, min(span[1], len(text)))
    pieces = (
        HighlightPiece(text=text[:start]),
        HighlightPiece(text=text[start:end], marked=True),
        HighlightPiece(text=text[end:]),
    )
    return tuple(piece for piece in pieces if piece.text)


def excerpt_text(pieces: tuple[HighlightPiece, ...]) -> tuple[HighlightPiece, ...]:
    """Return the same pieces with what lies far from the marked one left out."""
    if not any(piece.marked for piece in pieces):
        return tuple(HighlightPiece(text=_head(piece.text)) for piece in pieces)
    short: list[HighlightPiece] = []
    past = False
    for piece in pieces:
        if piece.marked:
            past = True
            short.append(piece)
        else:
            short.append(HighlightPiece(text=_head(piece.text) if past else _tail(piece.text)))
    return tuple(short)


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rstrip()} …"


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].lstrip()}"


def word_changes(diff: tuple[verdict_records.Difference, ...]) -> tuple[WordChange, ...]:
    """Return the differences without what is equal, trimmed for use inside quotation marks."""
    return tuple(
        WordChange(op=difference.op, quote=difference.quote.strip(), post=difference.post.strip())
        for difference in diff
        if difference.op != "equal"
    )


def searched_view(where: verdict_records.Searched) -> str:
    """Say ``4,287 posts by 2 authors, posted from 1 May 2023 to 2 June 2024``."""
    posts = f"{where.posts:,} post{'' if where.posts == 1 else 's'}"
    authors = f"{where.authors:,} author{'' if where.authors == 1 else 's'}"
    text = f"{posts} by {authors}"
    if where.first and where.last:
        text += (
            f", posted from {moments.format_day(where.first)} to {moments.format_day(where.last)}"
        )
    if where.transcripts:
        text += f", and {where.transcripts:,} transcript{'' if where.transcripts == 1 else 's'}"
    return text


def safe_address(url: str) -> SafeAddress:
    """Return a link to an http(s) address; anything else is shown as plain text.

    >>> safe_address("javascript:alert(1)").href is None
    True
    """
    return SafeAddress(text=shortened(url), href=url if is_web(url) else None)


def source_name(source: str) -> str:
    """Return an address as it is, and of a file its name alone: folders are the operator's.

    >>> source_name("file:///home/ana/private/posts.csv"), source_name("https://isle.example/p/1")
    ('posts.csv', 'https://isle.example/p/1')
    """
    if is_web(source):
        return source
    return unquote(source).replace("\\", "/").rstrip("/").rpartition("/")[2] or source


def is_web(url: str) -> bool:
    """Return whether a text is an http(s) address that may be made a link."""
    if any(character <= " " or character == "\x7f" for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def cut(text: str, room: int) -> str:
    """Return the beginning of a long text.

    >>> cut("a ferry runs", 7)
    'a ferry …'
    """
    return text if len(text) <= room else f"{text[:room].rstrip()} …"


def shortened(url: str, room: int = 64) -> str:
    """Return an address without its scheme, cut in the middle where it is long.

    >>> shortened("https://news.example/2024/a-story")
    'news.example/2024/a-story'
    """
    bare = url.removeprefix("https://").removeprefix("http://").removesuffix("/")
    if len(bare) <= room:
        return bare
    return f"{bare[: room - 20]}…{bare[-19:]}"
