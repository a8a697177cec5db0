"""Ask for a post's page at Threads, whose data holds it and the thread it is in."""

from collections.abc import Iterator
from typing import Any

from archiver.html.page_state import page_objects, walk_objects
from archiver.models.records import (
    Capture,
    Lead,
    PostRef,
    Sighting,
)
from archiver.platforms import meta_payloads
from archiver.platforms.requests import (
    HTML,
    json_or_none,
    page_in,
    refuse_login_wall,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
)
from archiver.platforms.sightings import MAX_OTHERS
from archiver.text.json_fields import JsonObject, list_in, mapping_in, string_in

_NAME = "threads"
_MARKER = "text_post_app_info"
# The route under which Threads tells that it does not show a post in this country.
_REGION = b"BarcelonaGeoBlockRoute"


def _permalink(code: str, handle: str | None) -> str:
    path = f"@{handle}/post/{code}" if handle else f"t/{code}"
    return f"https://www.threads.com/{path}"


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    capture = yield from request_page(context, _permalink(ref.id, context.handle), HTML)
    refuse_status(capture)
    refuse_login_wall(capture, "/login", "/accounts/login")
    if "error=invalid_post" in (capture.final_url or ""):
        raise ResolveError("unknown", "Threads knows no such post", certain=False, capture=capture)
    if _REGION in capture.body:
        raise ResolveError("region", "Threads does not show it in this country", capture=capture)
    found = read_archived_threads(ref, capture, context)
    if found:
        return ResolveAnswer(found)
    if _MARKER.encode() not in capture.body:
        raise ResolveError(
            "rate-limited", "an empty page, as Threads gives when asked often", capture=capture
        )
    raise ResolveError("blocked", "its page has other posts, not this one", capture=capture)


THREADS_STRATEGIES: tuple[Strategy, ...] = (Strategy("threads-page", _ask),)


def list_threads_addresses(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: under either of Threads' names."""
    hosts = ("www.threads.com", "www.threads.net")
    by_handle = (
        tuple(f"{host}/@{context.handle}/post/{ref.id}*" for host in hosts)
        if context.handle
        else ()
    )
    return (*by_handle, f"www.threads.com/t/{ref.id}*", f"www.threads.net/t/{ref.id}*")


def read_archived_threads(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read the post in its page, then the one it quotes, then the rest of its thread."""
    data = json_or_none(capture)
    values = [data] if data is not None else list(page_objects(page_in(capture), _MARKER))
    for value in values:
        post = next((item for item in walk_objects(value) if _is(item, ref.id)), None)
        if post is not None:
            return _sightings(ref, post, _thread(value, ref.id), capture)
    return ()


def _is(one: JsonObject, code: str) -> bool:
    return one.get("code") == code and bool(mapping_in(one.get("user")).get("username"))


def _thread(value: Any, code: str) -> list[JsonObject]:
    """List the posts of the thread that has this one, in their order."""
    for one in walk_objects(value):
        posts = [mapping_in(item.get("post")) for item in list_in(one.get("thread_items"))]
        if any(_is(post, code) for post in posts):
            return posts
    return []


def _sightings(
    ref: PostRef, post: JsonObject, thread: list[JsonObject], capture: Capture
) -> tuple[Sighting, ...]:
    at = next((place for place, one in enumerate(thread) if _is(one, ref.id)), 0)
    before = thread[:at]
    handle = meta_payloads.node_author(post, _NAME).handle
    later = [
        item for item in thread[at + 1 :] if meta_payloads.node_author(item, _NAME).handle == handle
    ]
    first = _one(post, capture, parent=before[-1] if before else None)
    others = [*_quoted(post), *before[-1:], *later]
    return (
        first,
        *(_one(item, capture) for item in others[:MAX_OTHERS] if string_in(item.get("code"))),
    )


def _one(post: JsonObject, capture: Capture, parent: JsonObject | None = None) -> Sighting:
    code, handle = string_in(post.get("code")) or "", meta_payloads.node_author(post, _NAME).handle
    quoted = next(iter(_quoted(post)), None)
    leads = [lead for lead in (_lead(quoted, "quoted"), _lead(parent, "parent")) if lead]
    of = next((lead.ref for lead in leads if lead.why == "quoted"), None)
    return meta_payloads.sighting_of_node(
        PostRef(platform=_NAME, id=code),
        post,
        capture,
        _permalink(code, handle),
        quoted=of,
        leads=tuple(leads),
    )


def _quoted(post: JsonObject) -> Iterator[JsonObject]:
    """Give the post that a post quotes, unless it is there in name only."""
    info = mapping_in(mapping_in(post.get(_MARKER)).get("share_info"))
    quoted = mapping_in(info.get("quoted_post"))
    if string_in(quoted.get("code")) and not mapping_in(quoted.get(_MARKER)).get(
        "is_post_unavailable"
    ):
        yield quoted


def _lead(post: JsonObject | None, why: Any) -> Lead | None:
    code = string_in(post.get("code")) if post else None
    if post is None or code is None:
        return None
    url = _permalink(code, meta_payloads.node_author(post, _NAME).handle)
    return Lead(ref=PostRef(platform=_NAME, id=code), why=why, url=url)
