"""Ask for the page that Telegram's widget shows of a public channel's post."""

from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from archiver.html.element_text import element_text
from archiver.models.records import (
    Author,
    Capture,
    Lead,
    Media,
    PostRef,
    Sighting,
)
from archiver.platforms.registry import post_ref_at
from archiver.platforms.requests import (
    HTML,
    page_in,
    refuse_status,
    request_page,
)
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    first_line,
)
from archiver.platforms.sightings import sighting_of_shown

_NAME = "telegram"
_NOT_FOUND = "post not found"


def _permalink(ref: PostRef) -> str:
    channel, _, number = ref.id.partition("/")
    if not channel or not (number.isascii() and number.isdigit()):
        raise ResolveError("unsupported", f"{first_line(ref.id)} names no channel and post")
    return f"https://t.me/{channel}/{number}"


def _ask(ref: PostRef, context: ResolveContext) -> StrategySteps:
    capture = yield from request_page(context, f"{_permalink(ref)}?embed=1&mode=tme", HTML)
    refuse_status(capture)
    found = read_archived_telegram(ref, capture, context)
    if found:
        return ResolveAnswer(found)
    tree = page_in(capture).tree
    errors = [] if tree is None else tree.xpath("//*[@class='tgme_widget_message_error']")
    message = element_text(errors[0]) if errors else ""
    if message.casefold() == _NOT_FOUND:
        raise ResolveError("unknown", f"the widget says: {message}", capture=capture)
    if message:
        raise ResolveError("blocked", f"the widget says: {first_line(message)}", capture=capture)
    raise ResolveError("blocked", "the channel shows no posts to everybody", capture=capture)


TELEGRAM_STRATEGIES: tuple[Strategy, ...] = (Strategy("telegram-widget", _ask),)


def list_telegram_addresses(ref: PostRef, _context: ResolveContext) -> tuple[str, ...]:
    """List where an archive may hold a post: its widget, or the channel's pages around it."""
    page = _permalink(ref).partition("://")[2]
    channel, _, number = ref.id.partition("/")
    return (f"{page}?embed=1*", page, f"t.me/s/{channel}/{number}", f"t.me/s/{channel}")


def read_archived_telegram(
    ref: PostRef, capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    """Read the post in its widget, or among others in a channel's page."""
    tree = page_in(capture).tree
    for box in [] if tree is None else tree.xpath("//*[@data-post]"):
        if (box.get("data-post") or "").lower() == ref.id.lower():
            return (read_message_box(ref, box, capture),)
    return ()


def read_message_box(ref: PostRef, box: HtmlElement, capture: Capture) -> Sighting:
    """Read the box that shows one post, in its widget or on a channel's page."""
    channel, _, number = (box.get("data-post") or "").partition("/")
    words = list(_texts(box))
    times = box.xpath(f".//a[{_has('tgme_widget_message_date')}]//time/@datetime")
    names = box.xpath(f".//*[{_has('tgme_widget_message_owner_name')}]")
    leads = [*_leads(box, "tgme_widget_message_forwarded_from_name", "quoted")]
    forwarded = next((lead.ref for lead in leads), None)
    answered = list(_leads(box, "tgme_widget_message_reply", "parent"))
    parent = next((lead.ref for lead in answered), None)
    leads += answered
    return sighting_of_shown(
        ref,
        capture,
        text=element_text(words[-1]) if words else "",
        author=Author(handle=channel, name=element_text(names[0]) or None if names else None),
        url=f"https://t.me/{channel}/{number}",
        posted_at=times[0] if times else None,
        quoted=forwarded.key if forwarded else None,
        parent=parent,
        # What stands in one channel is the channel's own.
        in_thread=is_same_channel(parent, channel) if parent else None,
        media=_media(box),
        leads=leads,
    )


def is_same_channel(ref: PostRef, channel: str) -> bool:
    """Tell whether a post stands in that channel."""
    return ref.id.partition("/")[0].casefold() == channel.casefold()


def _has(name: str) -> str:
    """Write an XPath condition: one of the element's classes is just this."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _texts(box: HtmlElement) -> Iterator[HtmlElement]:
    """Find the outermost boxes of the post's words, without excerpts of a post that it answers."""
    text = _has("tgme_widget_message_text")
    reply = _has("tgme_widget_message_reply")
    yield from box.xpath(f".//*[{text}][not(ancestor::*[{text}])][not(ancestor::*[{reply}])]")


def _media(box: HtmlElement) -> Iterator[Media]:
    for item in box.iter("a", "video"):
        if item.tag == "video":
            yield Media(type="video")
        elif "tgme_widget_message_photo_wrap" in (item.get("class") or "").split():
            yield Media(type="photo")


def _leads(box: HtmlElement, name: str, why: Any) -> Iterator[Lead]:
    for link in box.xpath(f".//a[{_has(name)}][@href]"):
        ref = post_ref_at(link.get("href"))
        if ref is not None:
            yield Lead(ref=ref, why=why, url=link.get("href"))
