"""Pictures that a page calls pictures of posts are found, and others are left alone."""

from time import process_time

import pytest
from lxml.html import fromstring

from archiver.extraction.pictures.post_pictures import (
    MOST_READ,
    calls_picture_post,
    find_post_pictures,
)
from archiver.extraction.pipeline import extract_page
from archiver.models.picture_records import PostPicture
from archiver.models.records import Capture

PROSE = "".join(
    f"<p>The ferry left the quay at seven, and the office said nothing of berth {number} at all, "
    "as it had done all week long.</p>"
    for number in range(8)
)
SHOT = "Screenshot of a post by Ana Brook on Bluesky"


def found(inside: str, *, beside: str = "") -> tuple[PostPicture, ...]:
    page = f"<html><body><article><h1>Ferry</h1>{PROSE}{inside}{PROSE}</article>{beside}</body>"
    capture = Capture(
        url="https://news.example/harbour/ferry",
        source="-",
        fetched_at="2031-05-04T10:00:00Z",
        status=200,
        body=page.encode(),
        headers=(("content-type", "text/html; charset=utf-8"),),
    )
    return extract_page(capture).pictures


def addresses(inside: str, *, beside: str = "") -> list[str]:
    return [one.url for one in found(inside, beside=beside)]


@pytest.mark.parametrize(
    "text",
    [
        SHOT,
        "Tweet by @anabrook",
        "A screen grab of @anabrook's words",
        "Screenshot: X",
        "Bildschirmfoto eines Beitrags auf Facebook",
        "Capture d’écran d’un message sur Telegram",
        "Captura de pantalla de un mensaje de @anabrook",
        "Schermata del post di Ana Brook",
        "Schermafbeelding van X",
        "Skjermbilde fra Facebook",
        "Skärmdump från Instagram",
        "Captura de tela do X",
        "Zrzut ekranu z Facebook",
        "Скриншот из Telegram",
        "X 截图",
        "Ekran görüntüsü: Twitter",
    ],
)
def test_a_caption_calls_its_picture_one_of_a_post(text: str) -> None:
    assert calls_picture_post(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry at the quay",
        "Screenshot of the council's video",
        "Ana Brook on X's stage",
        "Photo: @harbourphotos",
        "",
    ],
)
def test_a_caption_of_something_else_does_not(text: str) -> None:
    assert not calls_picture_post(text)


def test_the_caption_the_alternative_text_and_the_line_above_tell() -> None:
    assert found(
        f'<img src="/a.png" alt="{SHOT}">'
        '<figure><img src="b.jpg"><figcaption>Tweet by Bea Stroud</figcaption></figure>'
        '<p>Bea Stroud wrote on X:</p><div><img src="//img.example/c.webp?w=1"></div>'
        '<p>She wrote on X in May.</p><img src="/d.png" alt="The quay">'
    ) == (
        PostPicture(url="https://news.example/a.png", description=SHOT),
        PostPicture(url="https://news.example/harbour/b.jpg", description="Tweet by Bea Stroud"),
        PostPicture(url="https://img.example/c.webp?w=1", description="Bea Stroud wrote on X:"),
    )


def test_the_widest_copy_that_is_not_too_wide_is_chosen() -> None:
    sizes = "/s.png 320w, https://img.example/w_1,h_2/m.png 1600w, /l.png 5000w"
    assert addresses(f'<img src="/x.png" srcset="{sizes}" alt="{SHOT}">') == [
        "https://img.example/w_1,h_2/m.png"
    ]
    lazy = f'<img src="data:image/gif;base64,AAAA" data-src="/lazy.png" alt="{SHOT}">'
    assert addresses(lazy) == ["https://news.example/lazy.png"]
    source = f'<picture><source srcset="/p.png 2x"><img src="data:," alt="{SHOT}"></picture>'
    assert addresses(source) == ["https://news.example/p.png"]


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="/a.png" alt="Screenshot of a fake tweet by Ana Brook">',
        f'<img src="/a.svg" alt="{SHOT}">',
        f'<img src="/a.png" width="48" height="48" alt="{SHOT}">',
        f'<img src="javascript:alert(1)" alt="{SHOT}">',
        f'<img src="data:image/png;base64,AAAA" alt="{SHOT}">',
        f'<img src="http://[broken" alt="{SHOT}">',
        f'<img alt="{SHOT}">',
        (
            f'<blockquote class="twitter-tweet"><img src="/a.png" alt="{SHOT}">'
            '<a href="https://x.com/ana/status/1864300000000000000">May 4</a></blockquote>'
        ),
    ],
)
def test_what_is_doubted_small_or_a_posts_own_is_left_out(picture: str) -> None:
    assert addresses(picture) == []


def test_pictures_of_other_stories_and_of_fact_checks_are_left_out() -> None:
    picture = f'<img src="/a.png" alt="{SHOT}">'
    assert addresses("", beside=f'<aside class="related">{picture}</aside>') == []
    review = '<script type="application/ld+json">{"@type": "ClaimReview"}</script>'
    assert addresses(picture + review) == []


def test_each_address_is_there_once_and_no_page_has_too_many() -> None:
    assert len(addresses(f'<img src="/a.png#1" alt="{SHOT}"><img src="/a.png" alt="{SHOT}">')) == 1
    many = "".join(f'<img src="/{number}.png" alt="{SHOT}">' for number in range(40))
    assert len(addresses(many)) == MOST_READ


def test_time_grows_with_what_a_page_says_no_faster_than_that() -> None:
    def seconds(size: int) -> float:
        sizes = "," * min(size * 40, 7_900)
        tree = fromstring(
            f"<body><div>{'tide ' * (size * 400)}{'<img src=a.png>' * size}</div>"
            + f'<img src="data:," srcset="{sizes}" alt="{SHOT}">' * size
        )
        begun = process_time()
        find_post_pictures(tree, (), "https://news.example/")
        return process_time() - begun

    assert seconds(240) < 20 * max(seconds(30), 0.05)
