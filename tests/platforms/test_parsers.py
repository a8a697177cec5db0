"""What an address alone tells of a post, and what markup of a platform's own is not one."""

from collections.abc import Callable, Iterator

import pytest
from lxml.html import HtmlElement

from archiver.html.page import parse_markup
from archiver.models.records import Embed
from archiver.platforms.base import AddressParser
from archiver.platforms.bluesky.embeds import find_bluesky_embeds, parse_bluesky_address
from archiver.platforms.facebook.embeds import find_facebook_embeds, parse_facebook_address
from archiver.platforms.found_embeds import FoundEmbed, class_names, embed_kind
from archiver.platforms.instagram.embeds import find_instagram_embeds, parse_instagram_address
from archiver.platforms.linkedin.embeds import parse_linkedin_address
from archiver.platforms.mastodon.embeds import find_mastodon_embeds, parse_mastodon_address
from archiver.platforms.reddit.embeds import find_reddit_embeds, parse_reddit_address
from archiver.platforms.telegram.embeds import find_telegram_embeds, parse_telegram_address
from archiver.platforms.threads.embeds import find_threads_embeds, parse_threads_address
from archiver.platforms.tiktok.embeds import find_tiktok_embeds, parse_tiktok_address
from archiver.platforms.truthsocial.embeds import parse_truthsocial_address
from archiver.platforms.x.addresses import embed_of, handle_of, parse_x_address
from archiver.platforms.x.cards import card_boxes, read_card
from archiver.platforms.x.embeds import find_x_embeds
from archiver.platforms.youtube.embeds import find_youtube_embeds, parse_youtube_address

Finder = Callable[[HtmlElement], Iterator[FoundEmbed]]


def tree_of(markup: str) -> HtmlElement:
    tree, _ = parse_markup(f"<html><body>{markup}</body></html>")
    return tree


@pytest.mark.parametrize(
    ("parse", "address", "handle", "url"),
    [
        (
            parse_x_address,
            "https://twitter.com/Ana/status/20?s=1",
            "Ana",
            "https://x.com/Ana/status/20",
        ),
        (
            parse_x_address,
            "https://x.com/i/web/status/20",
            None,
            "https://x.com/i/status/20",
        ),
        (
            parse_bluesky_address,
            "https://bsky.app/profile/ana.example/post/3la4vfasktq27",
            "ana.example",
            "https://bsky.app/profile/ana.example/post/3la4vfasktq27",
        ),
        (
            parse_bluesky_address,
            "at://did:plc:abc/app.bsky.feed.post/3la4vfasktq27",
            None,
            "https://bsky.app/profile/did:plc:abc/post/3la4vfasktq27",
        ),
        (
            parse_mastodon_address,
            "https://Social.example/@ana@other.example/112345678901234567/embed",
            "ana@other.example",
            "https://social.example/@ana@other.example/112345678901234567",
        ),
        (
            parse_truthsocial_address,
            "https://truthsocial.com/users/ana/statuses/112345678901234567",
            "ana",
            "https://truthsocial.com/@ana/112345678901234567",
        ),
        (
            parse_threads_address,
            "https://www.threads.net/@ana/post/C-GAAAAAAAA?x=1",
            "ana",
            "https://www.threads.com/@ana/post/C-GAAAAAAAA",
        ),
        (
            parse_instagram_address,
            "https://instagr.am/ana/reel/CZbAAAAAAAA/",
            None,
            "https://www.instagram.com/p/CZbAAAAAAAA/",
        ),
        (
            parse_facebook_address,
            "https://www.facebook.com/townhall/posts/928812574504508",
            "townhall",
            "https://www.facebook.com/townhall/posts/928812574504508",
        ),
        (
            parse_facebook_address,
            "https://www.facebook.com/groups/soup/posts/928812574504508",
            None,
            "https://www.facebook.com/groups/soup/posts/928812574504508",
        ),
        (
            parse_tiktok_address,
            "https://www.tiktok.com/@ana/photo/7362946149227056416",
            "ana",
            "https://www.tiktok.com/@ana/video/7362946149227056416",
        ),
        (
            parse_reddit_address,
            "https://old.reddit.com/r/soup/comments/TQ93vt/a/leevgp2/",
            None,
            "https://www.reddit.com/r/soup/comments/tq93vt/comment/leevgp2/",
        ),
        (
            parse_youtube_address,
            "https://youtu.be/abcdefghijk?t=3",
            None,
            "https://www.youtube.com/watch?v=abcdefghijk",
        ),
        (
            parse_telegram_address,
            "https://t.me/s/SoupNews/123",
            "SoupNews",
            "https://t.me/SoupNews/123",
        ),
        (
            parse_linkedin_address,
            "https://www.linkedin.com/posts/ida-moss_soup-activity-6950337899716329472-yG",
            "ida-moss",
            "https://www.linkedin.com/feed/update/urn:li:activity:6950337899716329472/",
        ),
    ],
)
def test_an_address_tells_who_wrote_the_post_and_where_it_is(
    parse: AddressParser, address: str, handle: str | None, url: str
) -> None:
    seen = parse(address, "iframe")
    assert seen is not None
    assert (seen.kind, seen.handle, seen.url) == ("iframe", handle, url)
    assert seen.text is None


BOXES = """
<blockquote class="twitter-tweet"><p>Nothing here leads to a post.</p></blockquote>
<blockquote class="bluesky-embed"><a href="https://bsky.app/profile/ana.example">Ana</a></blockquote>
<blockquote class="instagram-media"><a href="https://www.instagram.com/ana/">Ana</a></blockquote>
<div class="fb-post" data-href="https://www.facebook.com/townhall/about"></div>
<div class="mastodon-embed"><a href="https://social.example/@ana">Ana</a></div>
<blockquote class="reddit-embed"><a href="https://www.reddit.com/r/soup/">Soup</a></blockquote>
<script data-telegram-post="soupnews"></script>
<blockquote data-text-post-permalink="https://www.threads.com/@ana">Ana</blockquote>
<blockquote class="tiktok-embed" data-embed-type="creator" cite="https://www.tiktok.com/@ana">
</blockquote>
<lite-youtube videoid="short"></lite-youtube>
"""


@pytest.mark.parametrize(
    "find",
    [
        find_bluesky_embeds,
        find_facebook_embeds,
        find_instagram_embeds,
        find_mastodon_embeds,
        find_reddit_embeds,
        find_telegram_embeds,
        find_threads_embeds,
        find_tiktok_embeds,
        find_x_embeds,
        find_youtube_embeds,
    ],
)
def test_a_box_of_the_platforms_own_that_leads_to_no_post_is_none(find: Finder) -> None:
    assert list(find(tree_of(BOXES))) == []


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<blockquote></blockquote>", "blockquote"),
        ("<amp-tiktok></amp-tiktok>", "amp"),
        ("<iframe></iframe>", "iframe"),
        ("<div></div>", "attribute"),
    ],
)
def test_a_tag_tells_how_a_post_is_shown(markup: str, kind: str) -> None:
    assert embed_kind(tree_of(markup).xpath("//body/*")[0]) == kind


def test_class_names_are_compared_in_lower_case() -> None:
    box = tree_of('<div class=" FB-Post  fb-Video"></div>').xpath("//div")[0]
    assert class_names(box) == {"fb-post", "fb-video"}


def test_what_tools_put_in_the_place_of_a_handle_is_none() -> None:
    assert [handle_of(one) for one in ("@Ana", "i/web", "username", "", None)] == [
        "Ana",
        *[None] * 4,
    ]


def test_a_printed_day_of_x_is_made_exact_by_the_id() -> None:
    number = "1812256998588662068"
    dated = [embed_of(number, "card", date=day).posted_at for day in ("2024-07-13", "2024-07-14")]
    assert dated == ["2024-07-13T22:45:13Z", "2024-07-14"]


def test_a_card_of_a_sites_own_is_read_by_the_names_of_its_parts() -> None:
    tree = tree_of(
        '<div class="story-tweet"><span class="tweet-author">@ana</span>'
        '<span class="display-name">Ana Brook</span><p class="tweet-text">Ebb.</p></div>'
        '<div class="tweets">Many</div>'
    )
    (box,) = card_boxes(tree.iter("div"))
    card = read_card(box)
    assert card is not None
    assert (card.text, card.handle, card.name) == ("Ebb.", "ana", "Ana Brook")


def test_an_embed_without_a_place_has_no_words_in_the_page() -> None:
    assert FoundEmbed(Embed(platform="x", kind="link", id="20")).element is None
