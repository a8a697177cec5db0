"""Posts in page data: sent in pieces, by reference, coded; and addresses there that are none."""

import json
from urllib.parse import quote_plus

import pytest

from archiver.extraction.embeds import embeds
from archiver.extraction.embeds.streamed_data import expand_references, join_pieces
from archiver.html import page
from archiver.models.records import Capture, Embed

ID = "1812256998588662068"
POST = f"https://x.com/bolind/status/{ID}"
QUOTE = (
    '<blockquote class="twitter-tweet"><p>Soup is a meal.</p>&mdash; Bo Lind (@bolind) '
    f'<a href="{POST}">July 13, 2024</a></blockquote>'
)
PROSE = "".join(
    f"<p>Paragraph {number} of the article says at some length what the town council decided "
    f"that evening.</p>"
    for number in range(8)
)


def read(markup: str) -> tuple[Embed, ...]:
    """The embeds of a page with an article and some more markup."""
    capture = Capture(
        url="https://news.example/a",
        source="a.html",
        fetched_at="2026-01-01T00:00:00Z",
        body=f"<html><body><article>{PROSE}</article>{markup}</body></html>".encode(),
    )
    return embeds.find_embeds(page.parse_page(capture)).embeds


def ids(markup: str) -> list[str | None]:
    """The ids of a page's embeds."""
    return [embed.id for embed in read(markup)]


def pushed(*pieces: str) -> str:
    """Scripts that stream pieces of data."""
    dumped = (json.dumps(piece).replace("<", "\\u003c") for piece in pieces)
    return "".join(f"<script>self.__next_f.push([1,{one}])</script>" for one in dumped)


def test_an_address_that_is_streamed_in_two_pieces_is_one() -> None:
    data = f'5:["$","$L9",null,{{"caption":"Soup","url":"{POST}?s=20","width":550}}]\n6:[]\n'
    for cut in range(30, 110):
        assert ids(pushed(data[:cut], data[cut:])) == [ID], cut


def test_markup_that_is_streamed_in_two_pieces_keeps_its_words() -> None:
    data = "7:" + json.dumps({"html": QUOTE}) + "\n"
    for cut in range(20, 240, 7):
        (found,) = read(pushed(data[:cut], data[cut:]))
        assert (found.id, found.handle, found.text) == (ID, "bolind", "Soup is a meal."), cut


def test_what_the_end_of_a_stream_cuts_names_no_post() -> None:
    assert ids(pushed(f'5:["{POST[:-3]}')) == []
    assert ids(f"<script>self.__next_f.push([1,\"5:['{POST[:-3]}") == []


def test_other_forms_of_streams_are_joined_as_well() -> None:
    first = '(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([1,"a/12"])'
    assert join_pieces([first, 'self.__next_f.push([1,"34\\n"])']).startswith("a/1234\\n")
    enqueue = "<script>window.__context.streamController.enqueue({});</script>"
    pieces = (json.dumps(f'["url","{POST[:-6]}'), json.dumps(f'{POST[-6:]}"]\n'))
    assert ids("".join(map(enqueue.format, pieces))) == [ID]


def test_pieces_in_single_quotes_are_joined_as_well() -> None:
    pieces = (f'5:["{POST[:-6]}', f'{POST[-6:]}"]\\n')
    push = "<script>self.__next_f.push([1,'{}'])</script>"
    assert ids("".join(map(push.format, pieces))) == [ID]


@pytest.mark.parametrize(
    "data",
    [
        f'{{type:"tweet",id:"{ID}"}}',
        f'{{"provider":"twitter","statusId":"{ID}"}}',
        f'{{"tweetId":[0,"{ID}"]}}',
        f'{{"_type":"twitterEmbed","_key":"ab","id":"{ID}"}}',
        f'{{"format":"","type":"tweet","version":1,"id":"{ID}"}}',
        f'{{"__typename":"Tweet","id":"{ID}"}}',
        f'{{"provider":"twitter","contentId":"{ID}"}}',
    ],
)
def test_forms_of_bare_ids_in_data(data: str) -> None:
    assert ids(f"<script>start('/app', {data})</script>") == [ID]


@pytest.mark.parametrize(
    "data", [f'{{type:"twitter",id:"{ID}"}}', f'{{"provider":"twitter","userId":"{ID}"}}']
)
def test_ids_of_accounts_in_data_are_no_posts(data: str) -> None:
    assert ids(f"<script>start('/app', {data})</script>") == []


def test_a_bare_id_behind_references_is_found() -> None:
    listed = [
        *(["ShallowReactive", 1], {"data": 2}, ["Reactive", 3], {"story": 4}, {"blocks": 5}),
        *([6], {"type": 7, "id": 8}, "tweet", ID),
    ]
    script = '<script type="application/json" id="__NUXT_DATA__">{}</script>'
    assert ids(script.format(json.dumps(listed))) == [ID]


def test_a_bare_id_behind_a_parameter_is_found() -> None:
    body = '{data:[{title:c,blocks:[{type:a,id:b},{type:d,text:"}(a,b"}]}]}'
    given = f'"tweet","{ID}","On, \\"soup\\"","p"'
    call = f"window.__NUXT__=(function(a,b,c,d){{return {body}}}({given}));"
    assert ids(f"<script>{call}</script>") == [ID]
    assert ids(f"<script>{call.replace(',d)', ',d,e)')}</script>") == []


def test_another_storys_post_behind_a_parameter_is_left_out() -> None:
    called = f'(function(a,b){{return {{related:[{{type:a,url:b}}]}}}}("tweet","{POST}"));'
    assert ids(f"<script>window.__NUXT__={called}</script>") == []


def test_another_storys_post_behind_references_is_left_out() -> None:
    listed = [
        *(["ShallowReactive", 1], {"relatedArticles": 2}, [3], {"type": 4, "id": 5}, "tweet", ID),
    ]
    assert ids(f'<script type="application/json">{json.dumps(listed)}</script>') == []


@pytest.mark.parametrize(
    ("listed", "expanded"),
    [
        ([["Reactive", 1], {"a": 1, "b": 2}, "x"], {"a": None, "b": "x"}),
        ([["Reactive", 1], [1, 9, -1, True, "y"]], [None] * 5),
        ([["Reactive", 1], {"when": 2}, ["Date", 3], "2031-05-06"], {"when": "2031-05-06"}),
    ],
)
def test_references_to_themselves_or_nothing_are_none(listed: object, expanded: object) -> None:
    assert json.loads(expand_references(json.dumps(listed))) == expanded


def test_references_that_multiply_are_bounded() -> None:
    listed = [["Reactive", 1], *([n + 2] * 10 for n in range(40)), "x"]
    assert len(expand_references(json.dumps(listed))) < 10_000_000


def test_a_list_that_is_cut_stays_as_it_is() -> None:
    assert expand_references('[["Reactive",1],{"a":2') == '[["Reactive",1],{"a":2'


def test_markup_coded_like_a_form_has_its_words() -> None:
    script = '<script>var _embed = \'{\\"embed\\":\\"' + quote_plus(QUOTE) + "\\\"}';</script>"
    (found,) = read(f'<div class="embed-privacy-container">{script}</div>')
    assert (found.id, found.handle, found.text) == (ID, "bolind", "Soup is a meal.")


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Organization", "name": "Ferry News", "sameAs": [POST, "https://x.com/ferry"]},
        {"@type": "Organization", "name": "Ferry News", "sameAs": POST},
        {"socialLinks": [{"label": "X", "href": POST}]},
        {"banner_ads": {"41": {"title": "Soup pots", "href": POST}}},
        {"adSlots": [{"creative": POST}]},
        {"41": {"title": "Soup pots", "target": POST}, "42": {"target": False}},
        {"title": "Soup pots", "click_url": POST},
        {"promoted": {"title": "Soup pots", "redirect": POST}},
    ],
)
def test_profiles_and_advertising_are_no_posts(data: object) -> None:
    dumped = json.dumps(data)
    for form in (dumped, dumped.replace("/", "\\/"), json.dumps(dumped)):
        assert ids(f"<script>var state = {form};</script>") == []


@pytest.mark.parametrize("name", ["banner_ads", "window.sponsors", "adConfig"])
def test_a_script_that_assigns_advertising_names_no_posts(name: str) -> None:
    assert ids(f'<script>{name} = {{"41":{{"title":"Pots","link":"{POST}"}}}};</script>') == []


def test_the_claim_that_a_review_is_about_is_a_post() -> None:
    review = {
        "@type": "ClaimReview",
        "author": {
            "@type": "Organization",
            "sameAs": "https://x.com/ferry/status/1812256998588660000",
        },
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "sameAs": POST}},
    }
    script = f'<script type="application/ld+json">{json.dumps(review)}</script>'
    assert ids(script) == [ID]


def test_what_a_page_links_in_its_header_alone_is_not_the_articles_in_data() -> None:
    header = f'<footer><a href="{POST}">Instagram</a></footer>'
    data = f"<script>{json.dumps({'links': [POST]})}</script>"
    assert ids(header + data) == []
    assert ids(data) == [ID]


@pytest.mark.parametrize(
    "mark", ['rel="me noopener"', 'rel="nofollow sponsored"', 'itemprop="sameAs"']
)
def test_a_link_to_an_own_profile_is_no_post(mark: str) -> None:
    assert ids(f'<p>By <a {mark} href="{POST}">Bo Lind</a></p>') == []


@pytest.mark.parametrize("name", ["like", "fb-like", "share-button", "post-comments"])
def test_what_is_liked_or_shared_by_a_button_is_no_post(name: str) -> None:
    assert ids(f'<div class="{name}" data-href="{POST}"></div>') == []
    assert ids(f'<div class="likely" data-href="{POST}"></div>') == [ID]


def test_an_address_behind_a_label_is_read() -> None:
    assert ids(f'<div data-e2e="twitter-embed-{POST}"><p>Allow X content?</p></div>') == [ID]
    assert ids(f'<div data-e2e="share:https://x.com/intent/post?url={POST}"></div>') == []
