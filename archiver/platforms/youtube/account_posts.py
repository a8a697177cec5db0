"""List the newest videos of a channel of YouTube by the feed that it shows to everybody.

The feed has fifteen videos with title and description, and nothing before them.
"""

import re
from collections.abc import Iterator

from lxml import etree

from archiver.html.meta_elements import meta_values
from archiver.models.records import Author, Capture, Media, PostRef, Sighting
from archiver.platforms.account_records import (
    AccountPage,
    AccountProfile,
    AccountReader,
    AccountRef,
    AccountSteps,
    PageSteps,
    PostWindow,
)
from archiver.platforms.requests import HTML, NOT_FOUND, page_in, refuse_status, request_page
from archiver.platforms.resolving import ResolveContext, ResolveError
from archiver.platforms.sightings import sighting_of_shown

_NAME = "youtube"
_CHANNEL = r"UC[\w-]{22}"
# https://www.youtube.com/channel/UC…, youtube:UC…, UC…; not youtube.com/watch?v=…
_BY_ID = re.compile(
    rf"(?:https?://(?:www\.|m\.)?youtube\.com/channel/|youtube:)?(?P<id>{_CHANNEL})/?(?:[?#].*)?",
    re.ASCII,
)
# https://www.youtube.com/@ana, …/c/ana, …/user/ana and youtube:@ana
_BY_NAME = re.compile(
    r"(?:https?://(?:www\.|m\.)?youtube\.com/(?P<way>@|c/|user/)|youtube:@?)(?P<handle>[\w.-]{1,60})"
    r"(?:/(?:videos|featured|about)?)?(?:[?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_EXTERNAL = re.compile(rf'"(?:externalId|channelId)":"({_CHANNEL})"', re.ASCII)
_ADDRESS = re.compile(rf"https://www\.youtube\.com/channel/({_CHANNEL})", re.ASCII)
_VIDEO = re.compile(r"[\w-]{11}", re.ASCII)
_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "yt": "http://www.youtube.com/xml/schemas/2015",
    "media": "http://search.yahoo.com/mrss/",
}


def parse_youtube_account(given: str) -> AccountRef | None:
    """Read a channel's id, its address, or ``youtube:@ana``."""
    by_id = _BY_ID.fullmatch(given)
    if by_id:
        return AccountRef(platform=_NAME, id=by_id["id"])
    found = _BY_NAME.fullmatch(given)
    if found is None:
        return None
    way = (found["way"] or "@").lower()
    # Names of older kinds have a place of their own: the address is what the page is asked by.
    number = None if way == "@" else f"{way}{found['handle']}"
    return AccountRef(platform=_NAME, handle=found["handle"], number=number)


def _look_up(account: AccountRef, context: ResolveContext) -> AccountSteps:
    if account.id is not None:
        page = yield from _list_page(account, PostWindow(), context)
        names = [sighting.post.author.name for sighting in page.sightings]
        return AccountProfile(ref=account, name=names[0] if names else None)
    url = f"https://www.youtube.com/{account.number or f'@{account.handle}'}"
    capture = yield from request_page(context, url, HTML)
    if capture.status == NOT_FOUND:
        raise ResolveError("unknown", "YouTube knows no channel of that name", capture=capture)
    refuse_status(capture)
    if "consent." in (capture.final_url or "").partition("?")[0]:
        raise ResolveError("blocked", "a page that asks for consent comes first", capture=capture)
    preview = meta_values(page_in(capture).tree)
    address = _ADDRESS.match(preview.get("og:url") or "")
    found = address or _EXTERNAL.search(capture.body.decode("utf-8", "replace"))
    if found is None:
        raise ResolveError("malformed", "its page does not name its channel", capture=capture)
    ref = AccountRef(platform=_NAME, id=found[1], handle=account.handle)
    return AccountProfile(ref=ref, name=preview.get("og:title"))


def _list_page(account: AccountRef, _window: PostWindow, context: ResolveContext) -> PageSteps:
    if account.id is None:
        raise ResolveError("unsupported", "its channel's id is not known: look it up first")
    url = f"https://www.youtube.com/feeds/videos.xml?channel_id={account.id}"
    capture = yield from request_page(context, url, "application/atom+xml")
    if capture.status == NOT_FOUND:
        raise ResolveError("unknown", "YouTube knows no such channel", capture=capture)
    refuse_status(capture)
    return AccountPage(
        sightings=tuple(_videos(capture, account)),
        answer=capture,
        account=_owner(capture, account),
    )


def _tree(capture: Capture) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    try:
        return etree.fromstring(capture.body, parser)
    except etree.XMLSyntaxError as error:
        raise ResolveError("malformed", "the answer is no feed", capture=capture) from error


def _owner(capture: Capture, account: AccountRef) -> AccountRef | None:
    """Give the channel that a feed says it is of, which may be another than the one asked for."""
    found = _tree(capture).findtext("yt:channelId", namespaces=_SPACES) or ""
    number = found if found.startswith("UC") else f"UC{found}"
    named = re.fullmatch(_CHANNEL, number)
    return AccountRef(platform=_NAME, id=number, handle=account.handle) if named else None


def _videos(capture: Capture, account: AccountRef) -> Iterator[Sighting]:
    for entry in _tree(capture).iterfind("atom:entry", _SPACES):
        video = entry.findtext("yt:videoId", namespaces=_SPACES) or ""
        title = entry.findtext("atom:title", namespaces=_SPACES)
        if not _VIDEO.fullmatch(video) or not title:
            continue
        about = entry.findtext("media:group/media:description", namespaces=_SPACES)
        yield sighting_of_shown(
            PostRef(platform=_NAME, id=video),
            capture,
            text="\n\n".join(filter(None, (title, about))),
            author=Author(
                handle=account.handle,
                name=entry.findtext("atom:author/atom:name", namespaces=_SPACES),
                account_id=entry.findtext("yt:channelId", namespaces=_SPACES) or account.id,
            ),
            url=f"https://www.youtube.com/watch?v={video}",
            posted_at=entry.findtext("atom:published", namespaces=_SPACES),
            media=(Media(type="video"),),
        )


YOUTUBE_ACCOUNTS = AccountReader(
    parse=parse_youtube_account,
    look_up=_look_up,
    list_page=_list_page,
    columns=("youtube_id", "p2397", "p11245"),
    unshown="YouTube lists the newest fifteen videos of a channel, and no community posts",
)
