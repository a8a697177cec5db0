"""Addresses made of a post's words, in which somebody writes the number of another's post."""

import json

import pytest

from archiver.models.records import Capture, PostRef
from archiver.platforms.registry import get_platform, post_ref_at
from archiver.platforms.resolving import ResolveContext
from tests.attacks.town import Order, Town

TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
INVENTED = "The seal of this harbour has a season ticket for every night ferry of mine."
VICTIM, OWN = "123456789012345", "987654321098765"
URN, OWN_URN = "7217654321098765432", "7300000000000000001"
AT_FACEBOOK = f"https://www.facebook.com/corvinash/posts/{VICTIM}/{OWN}"
AT_LINKEDIN = f"https://www.linkedin.com/posts/corvinash_activity-{URN}-activity-{OWN_URN}-AbCd"


def test_the_last_number_of_an_address_is_the_posts() -> None:
    assert post_ref_at(AT_FACEBOOK) == PostRef(platform="facebook", id=OWN)
    found = post_ref_at(AT_LINKEDIN)
    assert found == PostRef(platform="linkedin", id=f"urn:li:activity:{OWN_URN}")


def test_a_stranger_whose_words_are_a_number_speaks_for_no_other_post(
    town: Town, order: Order
) -> None:
    """Facebook shows it at an address with both numbers, and so does the page that quotes it."""
    town.hosts.add("www.facebook.com")
    true = f"https://www.facebook.com/anabrook/posts/{VICTIM}"

    def truth() -> None:
        told = {
            "post_id": VICTIM,
            "message": {"text": TRUE},
            "actors": [{"name": "Ana Brook"}],
            "creation_time": 1720910713,
            "url": true,
        }
        page = f'<script type="application/json">{json.dumps({"story": told})}</script>'
        town.serve(true, page, kind="text/html")
        town.resolve(true)

    def attack() -> None:
        preview = "".join(
            f'<meta property="og:{name}" content="{value}">'
            for name, value in (
                ("url", AT_FACEBOOK),
                ("title", "Ana Brook"),
                ("description", INVENTED),
            )
        )
        town.serve(AT_FACEBOOK, f"<html><head>{preview}</head></html>", kind="text/html")
        town.crawl(
            town.page(
                "/forged",
                f'<p>“{INVENTED[:-1]},” Ana Brook wrote in <a href="{AT_FACEBOOK}">a post</a>.</p>',
            )
        )

    town.in_order(order, truth, attack)
    held = town.find_post(f"facebook:{VICTIM}")
    if order == "attack alone":
        assert held is None
    else:
        assert held is not None
        assert (held.texts, held.name, held.standing) == ((TRUE,), "Ana Brook", "live")
    stranger = town.find_post(f"facebook:{OWN}")
    assert stranger is not None
    assert (stranger.handle, stranger.texts) == ("corvinash", (INVENTED,))


def capture(url: str, body: str) -> Capture:
    return Capture(
        url=url,
        source=url,
        fetched_at="2031-05-06T12:00:00Z",
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=body.encode(),
        final_url=url,
    )


@pytest.mark.parametrize(
    ("platform", "number", "address"),
    [
        ("linkedin", f"urn:li:activity:{URN}", AT_LINKEDIN),
        ("facebook", VICTIM, AT_FACEBOOK),
        (
            "facebook",
            "pfbid02SealHarbour7",
            f"https://www.facebook.com/c/posts/pfbid02SealHarbour7/{OWN}",
        ),
    ],
)
def test_no_page_is_read_for_another_post_whose_number_its_address_has(
    platform: str, number: str, address: str
) -> None:
    """Whether in its data for search engines, in that for scripts or in its preview."""
    posting = {"@type": "SocialMediaPosting", "url": address, "articleBody": INVENTED}
    story = {"post_id": OWN, "url": address, "message": {"text": INVENTED}}
    body = (
        f'<html><head><meta property="og:url" content="{address}">'
        f'<meta property="og:description" content="{INVENTED}">'
        f'<script type="application/ld+json">{json.dumps(posting)}</script></head><body>'
        f'<script type="application/json">{json.dumps(story)}</script></body></html>'
    )
    known = get_platform(platform)
    context = ResolveContext(now="2031-05-06T12:00:00Z", url=address)
    asked = PostRef(platform=known.name, id=number)
    assert known.read_archived(asked, capture(address, body), context) == ()
    own = post_ref_at(address)
    assert own is not None
    (sighting,) = known.read_archived(own, capture(address, body), context)
    assert sighting.version is not None
    assert sighting.version.text == INVENTED
