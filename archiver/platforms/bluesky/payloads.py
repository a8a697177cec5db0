"""Records and views of Bluesky in, sightings out.

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
from archiver.platforms.post_keys import owner_of
from archiver.platforms.resolving import Asked, Missed, first_line
from archiver.platforms.sightings import differ, shown
from archiver.platforms.x.entities import Found
from archiver.text.dates import parse
from archiver.text.json_fields import listed, mapping, string

COLLECTION = "app.bsky.feed.post"
OPT_OUT = "!no-unauthenticated"
_URI = re.compile(
    r"at://(?P<did>did:[a-z]+:[\w.:%-]+)/app\.bsky\.feed\.post/(?P<key>[\w.~:-]{1,512})"
)
# What a client shows for a link: "news.example/a/very…"; not "the whole story".
_SHORTENED = re.compile(
    r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:[/?#:]\S*)?(?:\.\.\.|…)?", re.IGNORECASE
)


def ref_of(uri: str | None) -> PostRef | None:
    """The post that an ``at://`` address with a did names, or None."""
    found = _URI.fullmatch(uri or "")
    return PostRef(platform="bluesky", id=f"{found['did']}/{found['key']}") if found else None


def address(ref: PostRef) -> str:
    """The post's page."""
    owner, _, key = ref.id.partition("/")
    return f"https://bsky.app/profile/{owner}/post/{key}"


def text_of(record: Found) -> str:
    """A record's text with the links whole that a client shortened.

    Facets count in bytes of UTF-8; those that overlap others or cut a character are passed
    over, as the lexicon says. A link behind ordinary words leaves the words.
    """
    raw = string(record.get("text")) or ""
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


def _links(record: Found) -> Iterator[tuple[int, int, str]]:
    for facet in listed(record.get("facets")):
        index = mapping(facet.get("index"))
        start, end = index.get("byteStart"), index.get("byteEnd")
        for feature in listed(facet.get("features")):
            uri = string(feature.get("uri"))
            if type(start) is int and type(end) is int and uri:
                yield start, end, uri


def of_view(view: Found, came: Capture, asked: Asked) -> Sighting:
    """The post of a postView or of a viewRecord within another post.

    Raises Missed where it has no record, and where its author asks not to be shown.
    """
    ref = ref_of(string(view.get("uri")))
    record = mapping(view.get("record")) or mapping(view.get("value"))
    if ref is None or not isinstance(record.get("text"), str):
        raise Missed("malformed", "a post without its address or its record", came=came)
    author = mapping(view.get("author"))
    handle = string(author.get("handle"))
    sighting = of_record(
        ref,
        record,
        came,
        author=Author(
            # "handle.invalid" is what the AppView says where a domain denies the account.
            handle=None if handle == "handle.invalid" else handle,
            name=string(author.get("displayName")),
        ),
        indexed=parse(string(view.get("indexedAt")) or ""),
        embed=mapping(view.get("embed")),
    )
    if hidden(author.get("labels"), ref) and not asked.opted_out:
        raise opted_out(sighting, string(view.get("cid")), came)
    return sighting


def of_record(
    ref: PostRef,
    record: Found,
    came: Capture,
    *,
    author: Author,
    indexed: str | None = None,
    embed: Found | None = None,
) -> Sighting:
    """The post of a record; `embed` is the view of what it embeds, where there is one."""
    inside = embed or mapping(record.get("embed"))
    quoted = ref_of(quoted_uri(inside)) or ref_of(quoted_uri(mapping(record.get("embed"))))
    created = parse(string(record.get("createdAt")) or "")
    notes = []
    if created and indexed and differ(created, indexed):
        notes.append(f"its author's clock says {created}, Bluesky first saw it at {indexed}")
    leads = [Lead(ref=quoted, why="quoted", url=address(quoted))] if quoted else []
    leads += _reply(record, ref)
    return shown(
        ref,
        came,
        text=text_of(record),
        author=replace(author, account_id=owner_of(ref.platform, ref.id)),
        url=address(ref),
        posted_at=created,
        quoted=quoted.key if quoted else None,
        media=tuple(media_of(inside)),
        leads=leads,
        notes=notes,
    )


def _reply(record: Found, ref: PostRef) -> Iterator[Lead]:
    reply = mapping(record.get("reply"))
    parent = ref_of(string(mapping(reply.get("parent")).get("uri")))
    root = ref_of(string(mapping(reply.get("root")).get("uri")))
    if parent:
        yield Lead(ref=parent, why="parent", url=address(parent))
    if root and root != parent and root.id.partition("/")[0] == ref.id.partition("/")[0]:
        yield Lead(ref=root, why="thread", url=address(root))


def _record_of(embed: Found) -> Found:
    """What a record embed names: of ``recordWithMedia`` it lies one level deeper."""
    record = mapping(embed.get("record"))
    kind = (string(embed.get("$type")) or "").partition("#")[0]
    return mapping(record.get("record")) if kind == "app.bsky.embed.recordWithMedia" else record


def quoted_uri(embed: Found) -> str | None:
    """The address of the post that an embed quotes, also where it is gone, blocked or detached."""
    kind = (string(embed.get("$type")) or "").partition("#")[0]
    if kind not in {"app.bsky.embed.record", "app.bsky.embed.recordWithMedia"}:
        return None
    return string(_record_of(embed).get("uri"))


def quoted_view(embed: Found) -> Found:
    """The quoted post, if it is shown whole; else nothing."""
    record = _record_of(embed)
    return record if isinstance(mapping(record.get("value")).get("text"), str) else {}


def media_of(embed: Found) -> Iterator[Media]:
    """The pictures and videos of an embed, record or view, with their descriptions."""
    kind = (string(embed.get("$type")) or "").partition("#")[0].rsplit(".", 1)[-1]
    if kind == "recordWithMedia":
        inner = mapping(embed.get("media"))
        if not (string(inner.get("$type")) or "").startswith("app.bsky.embed.recordWithMedia"):
            yield from media_of(inner)
    elif kind in {"images", "gallery"}:
        for one in listed(embed.get("images")) + listed(embed.get("items")):
            yield Media(type="photo", alt=string(one.get("alt")))
    elif kind == "video":
        yield Media(type="video", alt=string(embed.get("alt")))


def hidden(labels: object, ref: PostRef) -> bool:
    """Whether the author's own label asks not to show what they write to logged-out readers."""
    did = ref.id.partition("/")[0]
    return any(
        one.get("val") == OPT_OUT and one.get("src") in (None, did) for one in listed(labels)
    )


def opted_out(sighting: Sighting, cid: str | None, came: Capture) -> Missed:
    """What is kept of a post whose author asks so: digests, by which words can be checked."""
    text = sighting.version.text if sighting.version else ""
    told = (
        "its author asks not to be shown to logged-out readers; sha256 of its text "
        + sha256(text.encode("utf-8", "replace")).hexdigest()
    )
    told = f"{told}, record {first_line(cid)}" if cid else told
    return Missed("login-gated", told, enough=True, came=came, post=sighting.post)
