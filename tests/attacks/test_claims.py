"""Pages that invent a post, or the words, the author or the time of a true one."""

import pytest

from archiver.archive.pages import contradictions, news
from archiver.archive.store import lookup
from archiver.matching.rules import needs_second_look
from archiver.messages.verdicts import verdict_sentence
from archiver.models.verdict_records import Verdict
from archiver.platforms.registry import time_in_id
from tests.attacks.town import Order, Town
from tests.conftest import x_id

X_POST = x_id("2024-07-13T22:45:13")
KEY = f"x:{X_POST}"
X_URL = f"https://x.com/anabrook_test/status/{X_POST}"
TRUE = "The ferry will never leave before the seal does."
INVENTED = "The seal has a season ticket for every ferry of mine."


def forge(
    town: Town,
    text: str = INVENTED,
    *,
    path: str = "/forged",
    who: str = "Ana Brook (@anabrook_test)",
    day: str = "July 13, 2024",
    publisher: int = 1,
) -> str:
    """Have a page show a post of X with these words, and quote it."""
    return town.page(
        path,
        f"<p>“{text[:-1]},” Ana Brook wrote on X.</p>"
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{text}</p>&mdash; {who} '
        f'<a href="{X_URL}">{day}</a></blockquote>',
        publisher=publisher,
    )


def tell_truth(town: Town) -> None:
    town.show_x_post(X_POST, TRUE)
    town.resolve(X_URL)


def verdict_of(town: Town, text: str) -> Verdict:
    return town.judge(text[:-1], near=frozenset({KEY}), shown=frozenset({KEY}), cue="post")


def contradicted(town: Town) -> list[tuple[str | None, tuple[str, ...]]]:
    found = contradictions.latest_contradictions(town.connection, 50)
    return [(one.text, one.contradicts) for one in found]


@pytest.mark.parametrize("publishers", [1, 2])
def test_a_post_that_never_was_is_confirmed_by_nobody(town: Town, publishers: int) -> None:
    """X shows no such post; neither does a second page make it one."""
    urls = [forge(town, publisher=one, path=f"/forged{one}") for one in range(1, publishers + 1)]
    for _ in range(3):
        town.crawl(*urls)
        town.age(24)
    held = town.find_post(KEY)
    assert held is not None
    assert (held.standing, held.texts) == ("unknown", (INVENTED,))
    assert "deleted" not in held.outcomes
    verdict = verdict_of(town, INVENTED)
    assert (verdict.wording, verdict.attribution, verdict.problem) == (
        "verbatim",
        "unresolved",
        None,
    )
    assert needs_second_look(verdict), "archiver verify ends with 1"
    assert contradicted(town) == [(INVENTED, ("existence",))] * publishers
    assert news.posts_gone_after_quoted(town.connection, 9) == ()


def test_an_honest_page_s_post_that_is_gone_stays_quotable_as_its_claim(town: Town) -> None:
    """X was asked too late: the words are held, and nobody says that they were never posted."""
    town.crawl(forge(town, TRUE))
    verdict = verdict_of(town, TRUE)
    assert (verdict.wording, verdict.corroborated) == ("verbatim", False)
    assert [one.evidence for one in verdict.findings] == ["embed"]
    sentence = verdict_sentence(verdict)
    assert "may be invented, or was hidden or gone before anybody looked" in sentence


def test_invented_words_are_no_version_of_a_post(town: Town, order: Order) -> None:
    """Neither is the true one edited, nor the invented one confirmed."""
    url = forge(town)
    if order != "attack alone":
        town.show_x_post(X_POST, TRUE)
    town.in_order(order, lambda: tell_truth(town), lambda: town.crawl(url))
    town.age(24)
    town.crawl(url)
    held = town.find_post(KEY)
    assert held is not None
    if order == "attack alone":
        assert (held.standing, held.texts) == ("unknown", (INVENTED,))
        return
    assert (held.standing, held.texts) == ("live", (TRUE,))
    verdict = verdict_of(town, INVENTED)
    assert verdict.wording not in {"verbatim", "typographic", "abridged"}
    assert verdict_of(town, TRUE).findings[0].standing == "live"
    assert contradicted(town) == [(INVENTED, ("text",))]
    assert news.posts_reworded_after_quoted(town.connection, 9) == ()
    row = town.connection.execute(
        "select v.wording, v.attribution from quotes q join verdicts v on v.id = q.verdict_id"
    ).fetchone()
    assert row["wording"] not in {"verbatim", "typographic", "abridged"}


@pytest.mark.parametrize("day", ["July 4, 2020", "January 1, 2039"])
def test_a_date_on_a_page_moves_no_post(town: Town, order: Order, day: str) -> None:
    url = forge(town, TRUE, day=day)
    town.in_order(order, lambda: tell_truth(town), lambda: town.crawl(url))
    held = town.find_post(KEY)
    assert held is not None
    assert held.posted_at == time_in_id("x", X_POST)


def test_a_page_makes_nobody_else_the_author(town: Town, order: Order) -> None:
    """Where X shows the post, its author is X's, and the page's claim is shown as one."""
    url = forge(town, TRUE, who="Famous Person (@famous_test)")
    if order != "attack alone":
        town.show_x_post(X_POST, TRUE)
    town.in_order(order, lambda: tell_truth(town), lambda: town.crawl(url))
    held = town.find_post(KEY)
    assert held is not None
    if order != "attack alone":
        assert held.handle == "anabrook_test"
        assert "Famous" not in (held.name or "")
        assert contradicted(town) == [(TRUE, ("author",))]
        assert town.judge(TRUE[:-1], "Famous Person").attribution != "confirmed"


def test_a_name_beside_a_true_handle_is_not_theirs(town: Town, order: Order) -> None:
    url = forge(town, TRUE, who="Famous Person (@anabrook_test)")
    town.in_order(order, lambda: tell_truth(town), lambda: town.crawl(url))
    number = lookup.post_of_key(town.connection, KEY)
    row = town.connection.execute(
        "select a.handle, a.name, a.claimed from posts p join authors a on a.id = p.author_id "
        "where p.id = ?",
        (number,),
    ).fetchone()
    assert row["handle"] == "anabrook_test"
    if order != "attack alone":
        assert row["name"] != "Famous Person"
        assert town.judge(TRUE[:-1], "Famous Person").attribution != "confirmed"
        assert town.judge(TRUE[:-1], "anabrook_test").attribution == "confirmed"
    assert row["claimed"] == (order == "attack alone")
