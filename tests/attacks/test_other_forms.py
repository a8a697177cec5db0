"""The same frauds in other forms: embeds of every kind, other ways to name another's address."""

import pytest

from archiver.matching.rules import needs_second_look
from tests.attacks.town import Order, Town
from tests.conftest import first_each_day, x_id

POST = x_id("2024-07-13T22:45:13")
KEY = f"x:{POST}"
URL = f"https://x.com/anabrook_test/status/{POST}"
TRUE = "The ferry will never leave before the seal does."
TWISTED = "The ferry will leave before the seal does."
INVENTED = "The seal has a season ticket for every ferry of mine."

KINDS = {
    "in a quotation of a frame": (
        f'<iframe src="https://platform.twitter.com/embed/Tweet.html?id={POST}"></iframe>'
        f"<blockquote>{INVENTED}<br>— Ana Brook (@anabrook_test)</blockquote>"
    ),
    "AMP": (
        f'<amp-twitter data-tweetid="{POST}" layout="responsive"><blockquote placeholder>'
        f"<p>{INVENTED}</p>— Ana Brook (@anabrook_test) "
        f'<a href="{URL}">July 13, 2024</a></blockquote></amp-twitter>'
    ),
    "card": (
        '<div class="tweet-card"><a href="https://x.com/anabrook_test">Ana Brook @anabrook_test'
        f'</a><p class="tweet-text">{INVENTED}</p><a href="{URL}">'
        '<time datetime="2024-07-13T22:45:13Z">'
        "July 13, 2024</time></a></div>"
    ),
    "two blockquotes, the true one first": (
        f'<blockquote class="twitter-tweet"><p>{INVENTED}</p>&mdash; Ana Brook (@anabrook_test) '
        f'<a href="{URL}?ref_src=twsrc%5Etfw">July 13, 2024</a></blockquote>'
        f'<blockquote class="twitter-tweet"><p>{INVENTED}</p>&mdash; Ana Brook (@anabrook_test) '
        f'<a href="{URL.replace("x.com", "mobile.twitter.com")}">July 13, 2024</a></blockquote>'
    ),
    "data of the page": (
        '<script type="application/json">{"__typename":"Tweet","id_str":"'
        f'{POST}","full_text":"{INVENTED}","created_at":"Sat Jul 13 22:45:13 +0000 2024","user":'
        '{"screen_name":"anabrook_test","name":"Ana Brook"}}</script>'
        f'<p><a href="{URL}">her post</a></p>'
    ),
    "JSON-LD": (
        '<script type="application/ld+json">{"@type":"SocialMediaPosting","url":"'
        f'{URL}","articleBody":"{INVENTED}","author":{{"@type":"Person","name":"Ana Brook"}},'
        f'"datePublished":"2024-07-13"}}</script><p><a href="{URL}">her post</a></p>'
    ),
}


@pytest.mark.parametrize("kind", first_each_day(KINDS))
def test_no_kind_of_embed_makes_words_a_persons(town: Town, order: Order, kind: str) -> None:
    body = f"<p>“{INVENTED[:-1]},” Ana Brook wrote on X.</p>{KINDS[kind]}"
    page = town.page("/forged", body)
    if order != "attack alone":
        town.show_x_post(POST, TRUE)
    town.in_order(order, lambda: town.resolve(URL), lambda: town.crawl(page))
    held = town.find_post(KEY)
    if order != "attack alone":
        assert held is not None
        assert (held.standing, held.texts, held.handle) == ("live", (TRUE,), "anabrook_test")
    verdict = town.judge(INVENTED[:-1], near=frozenset({KEY}), shown=frozenset({KEY}), cue="post")
    assert verdict.attribution != "confirmed"
    assert needs_second_look(verdict)


def test_a_true_post_under_anothers_handle_is_not_the_others(town: Town, order: Order) -> None:
    """An id leads to its post whatever handle stands in the address before it."""
    there = URL.replace("anabrook_test", "famous_test")
    page = town.page(
        "/forged",
        f"<p>“{TRUE[:-1]},” Famous Person wrote on X.</p>"
        f'<blockquote class="twitter-tweet"><p>{TRUE}</p>&mdash; Famous Person (@famous_test) '
        f'<a href="{there}">July 13, 2024</a></blockquote>',
    )
    town.show_x_post(POST, TRUE)
    town.in_order(order, lambda: town.resolve(URL), lambda: town.crawl(page))
    held = town.find_post(KEY)
    assert held is not None
    assert held.handle == "anabrook_test"
    verdict = town.judge(TRUE[:-1], "Famous Person", near=frozenset({KEY}), cue="post")
    assert verdict.attribution != "confirmed"


HEADS = {
    "a base and a relative address": '<base href="{site}/"><link rel="canonical" href="honest">',
    "a host before the sign": '<link rel="canonical" href="{at}">',
    "JSON-LD": (
        '<script type="application/ld+json">{{"@type":"NewsArticle","url":"{there}",'
        '"mainEntityOfPage":{{"@type":"WebPage","@id":"{there}"}},"headline":"x"}}</script>'
    ),
    "AMP": '<link rel="amphtml" href="{there}"><link rel="shortlink" href="{there}">',
    "other letters": '<LINK REL="alternate canonical" HREF="{loud}#top">',
    "refresh": '<meta http-equiv="refresh" content="0; url={there}">',
    "more names": (
        '<meta name="twitter:url" content="{there}"><meta itemprop="url" content="{there}">'
    ),
    "twice": '<link rel="canonical" href="/rival"><link rel="canonical" href="{there}">',
}


@pytest.mark.parametrize("form", first_each_day(HEADS))
def test_no_form_of_address_takes_over_anothers_article(
    town: Town, order: Order, form: str
) -> None:
    site = town.publisher(1)
    honest, rival = f"{site}/honest", f"{town.publisher(2)}/rival"
    head = HEADS[form].format(
        site=site,
        there=honest,
        at=honest.replace("http://", f"{town.publisher(2)}@"),
        loud=honest.replace("http://", "HTTP://"),
    )
    there = town.show_x_post(POST, TRUE)
    bodies = [
        f"<p>“{words[:-1]},” Ana Brook wrote on X.</p>"
        f'<blockquote class="twitter-tweet"><a href="{there}">July 13, 2024</a></blockquote>'
        for words in (TRUE, TWISTED)
    ]
    true = town.page("/honest", bodies[0])
    false = town.page("/rival", bodies[1], publisher=2, head=head)
    town.in_order(order, lambda: town.crawl(true), lambda: town.crawl(false))
    found = {
        (row[0], row[1])
        for row in town.connection.execute(
            "select a.url, v.wording from quotes q "
            "join article_versions av on av.id = q.article_version_id "
            "join articles a on a.id = av.article_id join verdicts v on v.id = q.verdict_id"
        )
    }
    expected = {(rival, "altered")}
    assert found == (expected if order == "attack alone" else expected | {(honest, "verbatim")})
