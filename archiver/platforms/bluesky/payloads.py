"""Read records and views of Bluesky as sightings.

https://docs.bsky.app/docs/advanced-guides/posts and the lexicons ``app.bsky.feed.post``,
``app.bsky.richtext.facet`` and ``app.bsky.embed.*``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    PostRef,
    Sighting,
)
from archiver.platforms.registry import owner_of
from archiver.platforms.resolving import ResolveContext, ResolveError, first_line
from archiver.platforms.sightings import do_times_differ, sighting_of_shown
from archiver.text.dates import parse_date
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

COLLECTION = "app.bsky.feed.post"
_OPT_OUT = "!no-unauthenticated"
_URI = re.compile(
    r"at://(?P<did>did:[a-z]+:[\w.:%-]+)/app\.bsky\.feed\.post/(?P<key>[\w.~:-]{1,512})"
)
# What a client shows for a link: "news.example/a/very…"; not "the whole story".
_SHORTENED = re.compile(
    r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:[/?#:]\S*)?(?:\.\.\.|…)?", re.IGNORECASE
)


def ref_of(uri: str | None) -> PostRef | None:
    """Give the post that an ``at://`` address with a did names, or None."""
    found = _URI.fullmatch(uri or "")
    return PostRef(platform="bluesky", id=f"{found['did']}/{found['key']}") if found else None


def post_address(ref: PostRef) -> str:
    """Give the address of a post's page."""
    owner, _, key = ref.id.partition("/")
    return f"https://bsky.app/profile/{owner}/post/{key}"


def record_text(record: JsonObject) -> str:
    """Give a record's text with the links whole that a client shortened.

    Facets count in bytes of UTF-8; those that overlap others or cut a character are passed
    over, as the lexicon says. A link behind ordinary words leaves the words.
    """
    raw = string_in(record.get("text")) or ""
    data = raw.encode("utf-8", "surrogatepass")
    pieces: list[bytes] = []
    at = 0
    for start, end, uri in sorted(_links(record)):
        if not at <= start < end <= len(data):
            continue
        shown_as = data[start:end].decode("utf-8", "ignore")
        if len(shown_as.encode()) == end - start and _SHORTENED.fullmatch(shown_as):
            pieces += [data[at:start], uri.encode("utf-8", "replace")]
            at = end
    return b"".join([*pieces, data[at:]]).decode("utf-8", "replace")


def _links(record: JsonObject) -> Iterator[tuple[int, int, str]]:
    for facet in list_in(record.get("facets")):
        index = mapping_in(facet.get("index"))
        start, end = index.get("byteStart"), index.get("byteEnd")
        for feature in list_in(facet.get("features")):
            uri = string_in(feature.get("uri"))
            if type(start) is int and type(end) is int and uri:
                yield start, end, uri


def sighting_of_view(view: JsonObject, capture: Capture, context: ResolveContext) -> Sighting:
    """Read a postView, or a viewRecord within another post.

    Raises ResolveError where it has no record, and where its author asks not to be shown.
    """
    ref = ref_of(string_in(view.get("uri")))
    record = mapping_in(view.get("record")) or mapping_in(view.get("value"))
    if ref is None or not isinstance(record.get("text"), str):
        raise ResolveError("malformed", "a post without its address or its record", capture=capture)
    author = mapping_in(view.get("author"))
    handle = string_in(author.get("handle"))
    sighting = sighting_of_record(
        ref,
        record,
        capture,
        author=Author(
            # "handle.invalid" is what the AppView says where a domain denies the account.
            handle=None if handle == "handle.invalid" else handle,
            name=string_in(author.get("displayName")),
            verified_by=name_verifier(author),
        ),
        indexed=parse_date(string_in(view.get("indexedAt")) or ""),
        embed=mapping_in(view.get("embed")),
    )
    if hides_from_public(author.get("labels"), ref) and not context.opted_out:
        raise opted_out_error(sighting, string_in(view.get("cid")), capture)
    return sighting


def name_verifier(author: JsonObject) -> str:
    """Give the account that verified an account's name, '' where none did.

    A trusted verifier's record (``app.bsky.graph.verification``) holds the handle and the display
    name that it vouches for; the AppView, which knows whom it trusts, calls one valid only as long
    as the account has both (``app.bsky.actor.defs#verificationState``). Who may verify others is
    not thereby verified by anybody, and nobody verifies themselves.
    """
    state = mapping_in(author.get("verification"))
    if state.get("verifiedStatus") != "valid" or not string_in(author.get("displayName")):
        return ""
    issuers = (
        string_in(item.get("issuer"))
        for item in list_in(state.get("verifications"))
        if item.get("isValid") is True
    )
    return min((issuer for issuer in issuers if issuer and issuer != author.get("did")), default="")


def sighting_of_record(
    ref: PostRef,
    record: JsonObject,
    capture: Capture,
    *,
    author: Author,
    indexed: str | None = None,
    embed: JsonObject | None = None,
) -> Sighting:
    """Read a record; `embed` is the view of what it embeds, where there is one."""
    inside = embed or mapping_in(record.get("embed"))
    quoted = ref_of(quoted_uri(inside)) or ref_of(quoted_uri(mapping_in(record.get("embed"))))
    created = parse_date(string_in(record.get("createdAt")) or "")
    notes = []
    if created and indexed and do_times_differ(created, indexed):
        notes.append(f"its author's clock says {created}, Bluesky first saw it at {indexed}")
    leads = [Lead(ref=quoted, why="quoted", url=post_address(quoted))] if quoted else []
    leads += _reply(record, ref)
    return sighting_of_shown(
        ref,
        capture,
        text=record_text(record),
        author=replace(author, account_id=owner_of(ref.platform, ref.id)),
        url=post_address(ref),
        posted_at=created,
        quoted=quoted.key if quoted else None,
        parent=(parent := parent_ref(record)),
        in_thread=is_same_owner(parent, ref) if parent else None,
        media=tuple(record_media(inside)),
        leads=leads,
        notes=notes,
    )


def parent_ref(record: JsonObject) -> PostRef | None:
    """Give the post that a record answers, or None."""
    reply = mapping_in(record.get("reply"))
    return ref_of(string_in(mapping_in(reply.get("parent")).get("uri")))


def is_same_owner(one: PostRef, other: PostRef) -> bool:
    """Tell whether two posts are by one account, by the did in their ids."""
    return one.id.partition("/")[0] == other.id.partition("/")[0]


def _reply(record: JsonObject, ref: PostRef) -> Iterator[Lead]:
    parent = parent_ref(record)
    root = ref_of(string_in(mapping_in(mapping_in(record.get("reply")).get("root")).get("uri")))
    if parent:
        yield Lead(ref=parent, why="parent", url=post_address(parent))
    if root and root != parent and is_same_owner(root, ref):
        yield Lead(ref=root, why="thread", url=post_address(root))


def _record_of(embed: JsonObject) -> JsonObject:
    """Give the record that an embed names: in ``recordWithMedia`` it lies one level deeper."""
    record = mapping_in(embed.get("record"))
    kind = (string_in(embed.get("$type")) or "").partition("#")[0]
    return mapping_in(record.get("record")) if kind == "app.bsky.embed.recordWithMedia" else record


def quoted_uri(embed: JsonObject) -> str | None:
    """Give the address of a quoted post, also where that is gone, blocked or detached."""
    kind = (string_in(embed.get("$type")) or "").partition("#")[0]
    if kind not in {"app.bsky.embed.record", "app.bsky.embed.recordWithMedia"}:
        return None
    return string_in(_record_of(embed).get("uri"))


def quoted_view(embed: JsonObject) -> JsonObject:
    """Give the quoted post if it is shown whole, else nothing."""
    record = _record_of(embed)
    return record if isinstance(mapping_in(record.get("value")).get("text"), str) else {}


def record_media(embed: JsonObject) -> Iterator[Media]:
    """List the pictures and videos of an embed, record or view, with their descriptions."""
    kind = (string_in(embed.get("$type")) or "").partition("#")[0].rsplit(".", 1)[-1]
    if kind == "recordWithMedia":
        inner = mapping_in(embed.get("media"))
        if not (string_in(inner.get("$type")) or "").startswith("app.bsky.embed.recordWithMedia"):
            yield from record_media(inner)
    elif kind in {"images", "gallery"}:
        for item in list_in(embed.get("images")) + list_in(embed.get("items")):
            yield Media(type="photo", alt=string_in(item.get("alt")))
    elif kind == "video":
        yield Media(type="video", alt=string_in(embed.get("alt")))


def hides_from_public(labels: object, ref: PostRef) -> bool:
    """Tell whether the author's own label asks not to be shown to logged-out readers."""
    did = ref.id.partition("/")[0]
    return any(
        item.get("val") == _OPT_OUT and item.get("src") in (None, did) for item in list_in(labels)
    )


def opted_out_error(sighting: Sighting, cid: str | None, capture: Capture) -> ResolveError:
    """Keep of a post whose author asks so only digests, by which words can be checked."""
    text = sighting.version.text if sighting.version else ""
    reason = (
        "its author asks not to be shown to logged-out readers; sha256 of its text "
        + sha256(text.encode("utf-8", "replace")).hexdigest()
    )
    reason = f"{reason}, record {first_line(cid)}" if cid else reason
    return ResolveError("login-gated", reason, enough=True, capture=capture, post=sighting.post)
