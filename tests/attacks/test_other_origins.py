"""Frauds by other carriers: files of web archives, notes of saved pages, data, names elsewhere."""

import json
from pathlib import Path

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import sources
from archiver.importers.pipeline import import_files
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile
from tests.attacks.test_borrowed_addresses import POST, TRUE, TWISTED, quoting
from tests.attacks.town import Order, Town

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

KEY = f"x:{POST}"
URL = f"https://x.com/anabrook_test/status/{POST}"
HOME, EVIL, NUMBER = "social.example", "evil.example", "112345678901234567"
INVENTED = "The seal has a season ticket for every ferry of mine."

NOTES = {
    "SingleFile": "<!--\n Page saved with SingleFile \n url: {there} \n saved date: Mon Jul 15 2024"
    " 10:00:00 GMT+0200 (CEST)\n-->",
    "a browser": "<!-- saved from url=(0040){there} -->",
    "monolith": "<!-- Saved from {there} at 2024-07-15T10:00:00Z using monolith v2.8.1 -->",
    "Save Page WE": '<meta name="savepage-url" content="{there}">',
    "the Wayback Machine": '<script>__wm.wombat("{there}","20240715100000","https://'
    'web.archive.org/","web");</script><div id="wm-ipp-base"></div>',
    "pywb": '<script>wbinfo.url = "{there}"; wbinfo.timestamp = "20240715100000";</script>',
    "a cache": '<div id="bN015htcoyT__google-cache-hdr">This is Google\'s cache of '
    '<a href="{there}">{there}</a>.</div>',
    "an archive's canonical": '<link rel="canonical" '
    'href="https://ghostarchive.org/archive/20240715/{there}">',
    "an archive's og:url": '<meta property="og:url" '
    'content="https://archive.ph/2024.07.15-100000/{there}">',
    "a live blog": '<script type="application/ld+json">{{"@type":"LiveBlogPosting","@id":"{there}",'
    '"url":"{there}","liveBlogUpdate":[{{"@type":"BlogPosting","url":"{there}","datePublished":'
    '"2020-01-01T00:00:00Z","articleBody":"An update."}}]}}</script>',
}


def held_articles(town: Town) -> set[tuple[str, str, str]]:
    return {
        (row[0], row[1].rstrip(","), row[2])
        for row in town.connection.execute(
            "select a.url, q.text, v.wording from quotes q "
            "join current_article_versions c on c.version_id = q.article_version_id "
            "join articles a on a.id = c.article_id join verdicts v on v.id = q.verdict_id"
        )
    }


@pytest.mark.parametrize("note", NOTES)
def test_no_note_of_a_saved_page_makes_a_site_anothers(town: Town, order: Order, note: str) -> None:
    honest = f"{town.publisher(1)}/honest"

    def attack() -> None:
        head = NOTES[note].format(there=honest)
        town.crawl(quoting(town, "/rival", TWISTED, publisher=2, head=head))

    town.in_order(order, lambda: town.crawl(quoting(town, "/honest", TRUE)), attack)
    rival = (f"{town.publisher(2)}/rival", TWISTED[:-1], "altered")
    alone = order == "attack alone"
    assert held_articles(town) == ({rival} if alone else {rival, (honest, TRUE[:-1], "verbatim")})


@pytest.mark.parametrize(
    "path",
    [
        "/web/20240715100000/{there}",
        "/seal/harbour/20240715100000/{there}",
        "/warc/20240715100000/{there}",
        "/archive/20240715/{there}",
        "/2024.07.15-100000/{there}",
    ],
)
@pytest.mark.parametrize("canonical", [True, False])
def test_a_path_as_web_archives_have_it_makes_no_site_one(
    town: Town, order: Order, path: str, canonical: bool
) -> None:
    honest = f"{town.publisher(1)}/honest"
    head = f'<link rel="canonical" href="{honest}">' if canonical else ""

    def attack() -> None:
        there = quoting(town, path.format(there=honest), TWISTED, publisher=2, head=head)
        town.crawl(there)

    town.in_order(order, lambda: town.crawl(quoting(town, "/honest", TRUE)), attack)
    found = held_articles(town)
    assert {one for one in found if one[0] == honest} == (
        set() if order == "attack alone" else {(honest, TRUE[:-1], "verbatim")}
    )


def warc_of(town: Town, *captures: Capture) -> Path:
    folder = town.folder / "given"
    folder.mkdir(parents=True, exist_ok=True)
    with WarcFile(folder, "given") as kept:
        for one in captures:
            kept.write(one)
    return kept.path


def as_capture(url: str, body: str, at: str, kind: str = "text/html; charset=utf-8") -> Capture:
    return Capture(
        url=url,
        final_url=url,
        source=url,
        fetched_at=at,
        status=200,
        headers=(("Content-Type", kind),),
        body=body.encode(),
    )


@pytest.mark.parametrize(
    "at", ["2024-07-15T10:00:00Z", "2026-07-15T10:00:00Z", "9999-01-01T00:00:00Z"]
)
def test_a_warc_file_changes_no_article_that_was_fetched(town: Town, order: Order, at: str) -> None:
    """Whatever target and day its records name."""
    honest = quoting(town, "/honest", TRUE)
    page = town.room.pages["/honest"][2].replace(TRUE[:-1], TWISTED[:-1])
    page = page.replace("The seal and the ferry", "The council lies")

    def attack() -> None:
        town.crawl(str(warc_of(town, as_capture(honest, page, at))))

    town.in_order(order, lambda: town.crawl(honest), attack)
    if order != "attack alone":
        assert held_articles(town) == {(honest, TRUE[:-1], "verbatim")}


def test_answers_of_platforms_in_a_warc_file_are_no_evidence(town: Town, order: Order) -> None:
    oembed = json.dumps(
        {
            "url": URL,
            "author_name": "Ana Brook",
            "author_url": "https://twitter.com/anabrook_test",
            "html": f'<blockquote class="twitter-tweet"><p>{INVENTED}</p>&mdash; Ana Brook '
            f'(@anabrook_test) <a href="{URL}">July 13, 2024</a></blockquote>',
        }
    )
    there = f"https://publish.x.com/oembed?url={URL}"

    def attack() -> None:
        page = f"<article><h1>Ana Brook</h1><p>{INVENTED}</p>{json.loads(oembed)['html']}</article>"
        at = "2024-07-15T10:00:00Z"
        town.crawl(
            str(
                warc_of(
                    town,
                    as_capture(there, oembed, at, "application/json"),
                    as_capture(URL, page, at),
                )
            )
        )

    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    town.in_order(order, truth, attack)
    held = town.find_post(KEY)
    assert town.judge(INVENTED[:-1], near=frozenset({KEY}), cue="post").attribution != "confirmed"
    if order != "attack alone":
        assert held is not None
        assert (held.texts, held.standing, held.handle) == ((TRUE,), "live", "anabrook_test")


@pytest.mark.parametrize(
    "more",
    [
        {"evidence": "api", "resolver": "oembed"},
        {"outcome": "deleted", "evidence": "api"},
        {"posted_at": "1999-01-01T00:00:00Z"},
        {"seen_at": "9999-01-01T00:00:00Z"},
        {"author": {"handle": "famous_test", "name": "Famous Person", "verified_by": "x"}},
        {"edited": True, "version": 2},
    ],
    ids=lambda more: next(iter(more)),
)
def test_a_file_of_posts_overrules_no_platform(
    town: Town, order: Order, more: dict[str, object]
) -> None:
    line = {"platform": "x", "id": POST, "author": {"handle": "anabrook_test", "name": "Ana Brook"}}

    def attack() -> None:
        path = town.folder / "posts.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**line, "text": INVENTED, **more}))
        import_files(town.connection, [path])

    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    town.in_order(order, truth, attack)
    held = town.find_post(KEY)
    assert held is not None
    if order != "attack alone":
        assert held.handle == "anabrook_test"
        assert held.posted_at == "2024-07-13T22:45:13Z"
        assert town.judge(INVENTED[:-1], "Famous Person").attribution != "confirmed"
        true = town.judge(TRUE[:-1])
        assert (true.wording, true.attribution) == ("verbatim", "confirmed")
        assert [one.standing for one in true.findings] == ["live"]


DATA = {
    "sharedContent": {
        "@type": "NewsArticle",
        "sharedContent": {
            "@type": "SocialMediaPosting",
            "url": URL,
            "articleBody": INVENTED,
            "text": INVENTED,
            "author": {
                "@type": "Person",
                "name": "Ana Brook",
                "url": "https://x.com/anabrook_test",
            },
            "datePublished": "2024-07-13",
        },
    },
    "liveBlogUpdate": {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "datePublished": "2020-01-01T00:00:00Z",
                "sharedContent": {"@type": "SocialMediaPosting", "url": URL, "text": INVENTED},
            }
        ],
    },
    "ClaimReview": {
        "@type": "ClaimReview",
        "claimReviewed": INVENTED,
        "itemReviewed": {
            "@type": "SocialMediaPosting",
            "url": URL,
            "text": INVENTED,
            "author": {
                "@type": "Person",
                "name": "Ana Brook",
                "sameAs": "https://x.com/anabrook_test",
            },
        },
        "reviewRating": {"ratingValue": 5, "alternateName": "True"},
    },
    "quoted_status": {
        "__typename": "Tweet",
        "id_str": "1812256998588662000",
        "full_text": "Look!",
        "user": {"screen_name": "somebody_test", "name": "Somebody"},
        "quoted_status_id_str": POST,
        "quoted_status": {
            "__typename": "Tweet",
            "id_str": POST,
            "full_text": INVENTED,
            "created_at": "Sat Jul 13 22:45:13 +0000 2024",
            "user": {"screen_name": "anabrook_test", "name": "Ana Brook"},
        },
    },
}


@pytest.mark.parametrize("kind", DATA)
def test_no_data_of_a_page_makes_words_a_persons(town: Town, order: Order, kind: str) -> None:
    media = "application/json" if kind == "quoted_status" else "application/ld+json"
    page = town.page(
        "/forged",
        f"<p>“{INVENTED[:-1]},” Ana Brook wrote on X.</p><p><a href='{URL}'>her post</a></p>",
        head=f'<script type="{media}">{json.dumps(DATA[kind])}</script>',
    )

    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    town.in_order(order, truth, lambda: town.crawl(page))
    if order != "attack alone":
        held = town.find_post(KEY)
        assert held is not None
        assert (held.standing, held.texts, held.handle) == ("live", (TRUE,), "anabrook_test")
        assert held.posted_at == "2024-07-13T22:45:13Z"
    judged = town.judge(INVENTED[:-1], near=frozenset({KEY}), shown=frozenset({KEY}), cue="post")
    assert judged.attribution != "confirmed"


@pytest.mark.parametrize(
    "more",
    [
        {"alsoKnownAs": [f"https://{HOME}/users/ana"]},
        {"movedTo": f"https://{HOME}/users/ana"},
        {"preferredUsername": f"ana@{HOME}"},
        {"webfinger": f"ana@{HOME}", "url": f"https://{HOME}/@ana"},
        {"name": f"Ana Brook (@ana@{HOME})"},
        {"id": f"https://{HOME}/users/ana"},
        {
            "attachment": [
                {
                    "type": "PropertyValue",
                    "name": "X",
                    "value": f'<a rel="me" href="{URL.partition("/status")[0]}">me</a>',
                    "verified_at": "2024-01-01T00:00:00Z",
                }
            ]
        },
    ],
    ids=lambda more: next(iter(more)),
)
def test_an_actor_that_names_itself_by_anothers_account_is_itself(
    town: Town, order: Order, more: dict[str, object]
) -> None:
    def attack() -> None:
        town.note(EVIL, NUMBER, INVENTED)
        actor = {"type": "Person", "preferredUsername": "ana", "name": "Ana Brook", **more}
        there = f"https://{EVIL}/users/ana"
        town.serve(there, actor, kind="application/activity+json")
        town.redirect(f"https://{EVIL}/@ana/{NUMBER}", f"{there}/statuses/{NUMBER}")
        town.resolve(f"https://{EVIL}/@ana/{NUMBER}")

    def truth() -> None:
        town.status(HOME, "112345678901234500", TRUE)
        town.resolve(f"https://{HOME}/@ana/112345678901234500")

    town.in_order(order, truth, attack)
    for speaker in ("Ana Brook", f"ana@{HOME}", f"@ana@{HOME}", "anabrook_test"):
        assert town.judge(INVENTED[:-1], speaker).attribution != "confirmed"
    handles = {
        row[0]
        for row in town.connection.execute(
            "select a.handle from posts p join post_versions v on v.post_id = p.id "
            "join authors a on a.id = p.author_id where v.text = ?",
            (INVENTED,),
        )
    }
    assert handles <= {f"ana@{EVIL}", None}


def test_a_did_names_itself_by_anothers_domain(town: Town, order: Order) -> None:
    """The domain says whose it is, and says another."""
    ana, evil = "did:plc:" + "a" * 24, "did:plc:" + "b" * 24

    def attack() -> None:
        there = town.serve_record(evil, "3kx6qwyo7d22b", INVENTED, pds="pds.evil.example")
        town.serve("https://ana.example/.well-known/atproto-did", ana, kind="text/plain")
        town.resolve(there)

    def truth() -> None:
        town.resolve(town.serve_record(ana, "3kx6qwyo7d22a", TRUE))

    town.in_order(order, truth, attack)
    assert town.judge(INVENTED[:-1], "@ana.example").attribution != "confirmed"
    assert town.judge(INVENTED[:-1], "ana.example").attribution != "confirmed"


def test_another_port_is_another_server(town: Town, order: Order) -> None:
    """Whoever has a port of a host speaks for none of its posts."""

    def attack() -> None:
        status = town.status(f"{HOME}:8443", NUMBER, INVENTED)
        town.serve(f"https://{HOME}:8443/@ana/{NUMBER}", status)
        town.resolve(f"https://{HOME}:8443/@ana/{NUMBER}")

    def truth() -> None:
        town.status(HOME, NUMBER, TRUE)
        town.resolve(f"https://{HOME}/@ana/{NUMBER}")

    town.in_order(order, truth, attack)
    assert INVENTED not in town.texts()


def test_a_feed_dates_and_names_no_page_of_another(town: Town, order: Order) -> None:
    honest = quoting(town, "/honest", TRUE)
    feed = (
        '<rss version="2.0"><channel><title>Rival</title><item><title>The council lies</title>'
        f"<link>{honest}</link><pubDate>Thu, 01 Jan 1998 10:00:00 +0000</pubDate>"
        f"<description>“{TWISTED}” Ana Brook wrote.</description></item></channel></rss>"
    )

    def attack() -> None:
        town.room.page("/feed", feed, kind="application/rss+xml")
        with transaction(town.connection):
            sources.add_source(
                town.connection, f"{town.publisher(2)}/feed", at="1997-05-04T00:00:00Z"
            )
        town.crawl()

    town.in_order(order, lambda: town.crawl(honest), attack)
    rows = town.connection.execute(
        "select a.url, a.title, a.published_at from articles a"
    ).fetchall()
    assert all("lies" not in row["title"] for row in rows)
    assert all((row["published_at"] or "2024") > "2000" for row in rows), [tuple(r) for r in rows]
