"""The nouns: frozen records that pass between the rooms, and nothing that acts.

Ids are content digests, so the same thing has the same name everywhere. Every `text` is raw, as
captured; comparison happens elsewhere, on normalised copies with a map back to it.

Moments (`posted_at`, `published_at`, ...) are RFC 3339 in UTC
(``2024-07-13T22:45:24Z``), or a bare date (``2024-07-13``) where only that is known.
Spans are half-open ``(start, end)`` in code points of the text they name.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from archiver.models.vocabulary import (
    GRAVE_FLAGS as GRAVE_FLAGS,
    Access as Access,
    Attribution as Attribution,
    Cue as Cue,
    EmbedKind as EmbedKind,
    Evidence as Evidence,
    Flag as Flag,
    LeadReason as LeadReason,
    LeadShare as LeadShare,
    Op as Op,
    Outcome as Outcome,
    PlatformName as PlatformName,
    DateBasis as DateBasis,
    Problem as Problem,
    QuoteKind as QuoteKind,
    Reason as Reason,
    Standing as Standing,
    Tie as Tie,
    Timing as Timing,
    Wording as Wording,
)

Span = tuple[int, int]


def content_digest(*parts: str | bytes | None) -> str:
    """Return the first 32 hex digits of a SHA-256 over the parts, each with its length before it.

    >>> content_digest("a", "b") == content_digest("ab", "")
    False
    """
    whole: list[bytes] = []
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part or b""
        whole += (b"%d:" % len(raw) if part is not None else b"-:", raw)
    return sha256(b"".join(whole)).hexdigest()[:32]


RENDERED = "X-Archiver-Rendered"
"""The header of a capture that a browser drew, with the browser's name and version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Bytes as they came, from a file, from HTTP or from a WARC: the one front door.

    `source` is the path or address that a person named, `url` the address the bytes stand for.
    `status` is None for a file. `record_at` is where its record begins in the WARC file that it
    was read from, where a reader can begin there; it says nothing of what was captured.
    """

    url: str
    source: str
    fetched_at: str
    body: bytes
    status: int | None = None
    final_url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    record_at: int | None = field(default=None, compare=False, repr=False)

    @property
    def sha256(self) -> str:
        """Hex digest of the body."""
        return sha256(self.body).hexdigest()

    @property
    def rendered(self) -> str | None:
        """The browser that drew it, or None for bytes as they came."""
        return next((value for name, value in self.headers if name == RENDERED), None)

    @property
    def content_type(self) -> str:
        """The media type with its parameters as the server or file name gave it, or ''."""
        return next((v for k, v in self.headers if k.lower() == "content-type"), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What somebody wants fetched.

    `token` names a token of the owner's (``x``) that is sent along where there is one; the
    token itself is in no record. `body` is posted, where there is one, as `content_type`.
    """

    url: str
    accept: str = "*/*"
    token: str | None = None
    body: bytes | None = None
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfetched:
    """A request that brought no capture, with a `reason` for a person; an HTTP error is a capture.

    `outcome` is ``unreachable``, ``blocked`` or ``rate-limited``.
    """

    url: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as read from one capture; spans of its quotations count in `text`.

    `url` is the canonical address where the page names one, else the capture's. `access` is
    None for an article that is free to read, as far as its page says. `dated_by` is what
    `published_at` rests on.
    """

    url: str
    text: str
    title: str | None = None
    site: str | None = None
    byline: str | None = None
    published_at: str | None = None
    dated_by: DateBasis | None = None
    modified_at: str | None = None
    language: str | None = None
    access: Access | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRef:
    """Pure identity of a post: platform and the id that platform gave it."""

    platform: PlatformName
    id: str

    @property
    def key(self) -> str:
        """``x:1812256998588662068``."""
        return f"{self.platform}:{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A handle without its ``@``, and the display name shown with it.

    `account_id` is what the platform calls the account for good, whatever its handle: X's
    number, a did, an actor's address, ``t2_…``, ``UC…``; None where an answer does not say.
    `verified_by` is the lasting id of whoever verified that the account bears this name rightly,
    as its platform shows it; '' where the platform shows that nobody did, None where nothing
    says so.
    """

    handle: str | None = None
    name: str | None = None
    account_id: str | None = None
    verified_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A photo, video or animation of a post, with the description its author gave it."""

    type: str
    alt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A post's appearance in an article, with the text, author and date frozen there.

    What is frozen survives the post's deletion. `id` is None where the page names
    none. `span` is where a flattened embed stands in the article's text, so that it
    is never read as prose; `place` is behind which character of that text the page shows any
    other embed, None where that is not known. `truncated` says that the page shows only the
    beginning, `rendered` that it shows the post only once a browser ran its scripts.
    """

    platform: PlatformName
    kind: EmbedKind
    id: str | None = None
    url: str | None = None
    handle: str | None = None
    name: str | None = None
    text: str | None = None
    posted_at: str | None = None
    truncated: bool = False
    span: Span | None = None
    place: int | None = None
    rendered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A direct quotation: ``article.text[start:end]``, without its marks.

    `speaker` is the person or body meant, in the fullest form the article gives, or
    None; `speaker_span` is where the text names them ("he" included). `continues`
    marks the second part of a quotation that its attribution interrupts. `kind` tells a
    quotation from a title, a name, a scare quote or code, which get no verdict.
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Cue = "unknown"
    continues: bool = False
    kind: QuoteKind = "quotation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Who and when: what never changes about a post. `key` names it where `id` is None.

    `in_reply_to` is the key of the post that it answers; `in_thread` says whether that is by the
    same author, so that both are of one thread, None where nobody says so.
    """

    key: str
    platform: PlatformName
    id: str | None = None
    url: str | None = None
    author: Author = field(default_factory=Author)
    posted_at: str | None = None
    in_reply_to: str | None = None
    in_thread: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVersion:
    """One wording of a post. An edit makes another version; none is ever replaced."""

    text: str
    truncated: bool = False
    quoted: str | None = None
    media: tuple[Media, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A post that another points to, and that is asked for where it is from."""

    ref: PostRef
    why: LeadReason
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One look at a post: what came of it, and the wording seen, if any.

    `resolver` names the way in which it was asked for, `reason` why nothing better came,
    `archived` is the address of the web archive's copy where `evidence` is ``archive``;
    `seen_at` is then the time of that copy. `rests_on` is the address of the request whose
    capture shows it; None where nothing was captured.
    """

    post: Post
    outcome: Outcome
    evidence: Evidence
    seen_at: str
    version: PostVersion | None = None
    resolver: str | None = None
    reason: str | None = None
    archived: str | None = None
    leads: tuple[Lead, ...] = ()
    rests_on: str | None = None
