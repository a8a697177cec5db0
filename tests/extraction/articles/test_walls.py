"""A page that only asks for scripts, cookies or a proof to be human is no article."""

import pytest

from archiver.errors import UnreadablePage
from archiver.extraction.articles.walls import find_wall
from archiver.extraction.pipeline import extract_page
from archiver.models.records import Capture


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "scripts",
            "JavaScript is disabled on your browser.\nPlease enable it in JavaScript.",
        ),
        ("scripts", "You need to enable JavaScript to run this app."),
        ("scripts", "Bitte aktivieren Sie JavaScript, um diese Seite zu sehen."),
        ("scripts", "Veuillez activer JavaScript dans votre navigateur pour continuer."),
        ("scripts", "Para ver esta página es necesario habilitar JavaScript."),
        ("scripts", "Для работы сайта включите JavaScript в браузере."),
        (
            "cookies",
            "We use cookies and similar means.\nBy going on you accept cookies.",
        ),
        ("cookies", "Mit Ihrer Zustimmung verwenden wir Cookies. Cookies akzeptieren oder Abo."),
        ("cookies", "Nous utilisons des cookies. Accepter les cookies et continuer."),
        ("a proof", "Checking your browser before you go on.\nDDoS protection by Seal."),
        ("a proof", "Please verify you are a human. Your network has shown unusual activity."),
        ("a proof", "Bitte bestätigen Sie, dass Sie ein Mensch sind."),
        ("a proof", "Access to this page has been denied."),
        ("a proof", "Verifying you are human. This may take a few seconds."),
        ("a proof", "Access denied. You don't have permission to access this page."),
        ("scripts", "Please enable JS and disable any ad blocker"),
        ("scripts", "جافا سكريبت معطل في متصفحك. يرجى تفعيل JavaScript للمتابعة."),
        (
            "cookies",
            "Lesen Sie die Seite mit Werbung und Tracking.\nIhre Zustimmung ist stets widerrufbar.",
        ),
        ("scripts", "Please turn JavaScript on and reload the page."),
        ("scripts", "Schakel JavaScript in om verder te gaan."),
    ],
)
def test_walls_are_told_by_what_they_ask_for(kind: str, text: str) -> None:
    assert (find_wall(text, "Courier") or "").startswith(f"asks for {kind}")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Page not found", "says that there is no such page"),
        ("404 - Seite nicht gefunden", "says that there is no such page"),
        ("451: Unavailable due to legal reasons", "says that there is no such page"),
        ("ページが見つかりません", "says that there is no such page"),
        ("Log in to Seals", "asks its reader to log in"),
        ("Anmelden", "asks its reader to log in"),
        ("Your browser is out of date", "asks for another browser"),
    ],
)
def test_a_title_of_such_a_page_is_no_article_s(title: str, told: str) -> None:
    assert find_wall("", title) == find_wall("Go to our home page.", title) == told
    assert find_wall("The seal sleeps on the pier and nobody minds. " * 20, title) is None
    assert find_wall("The seal sleeps.", f"{title}: the diary of a seal") is None


def test_a_title_tells_a_wall_of_few_words() -> None:
    assert find_wall("courier.example\nA few seconds.", "Just a moment...")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council votes on cookies in schools. Nobody asked the children what they would like.",
        "The ministry is to ban cookies that track readers. Nobody asked the harbour or the seal.",
        "A flaw in JavaScript was found on Monday. The board said that all tickets stay valid.",
        "We use cookies. " + "The ferry is late again, and nobody knows why. " * 60,
    ],
)
def test_articles_that_speak_of_such_things_are_none(text: str) -> None:
    assert find_wall(text, "Ferry") is None


def capture(body: str) -> Capture:
    page = f"<!doctype html><title>Courier</title><body>{body}</body>"
    return Capture(
        url="https://news.example/ferry",
        source="ferry.html",
        fetched_at="2031-05-04T10:00:00Z",
        body=page.encode(),
    )


WALL = "<p>JavaScript is disabled. Please enable JavaScript to read Courier in your browser.</p>"


def test_a_wall_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnreadablePage, match=r"only asks for scripts, and shows no article"):
        extract_page(capture(WALL))


def test_a_wall_that_holds_a_post_gives_the_post() -> None:
    link = "https://twitter.com/seal/status/1000000000000000001"
    post = f'<blockquote class="twitter-tweet"><p>Late.</p><a href="{link}">May 4, 2031</a>'
    read = extract_page(capture(WALL + post))
    assert [embed.id for embed in read.embeds] == ["1000000000000000001"]
    assert read.article.text == ""
    assert any("only asks for scripts" in note for note in read.notes)
