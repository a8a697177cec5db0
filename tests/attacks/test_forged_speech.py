"""Transcripts that a site made up: what it publishes is its own word for what others said."""

import json

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import sources
from archiver.crawl.run import crawl
from archiver.importers.pipeline import import_files
from archiver.messages.verdicts import verdict_sentence
from tests.attacks.town import Order, Town

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
INVENTED = "The night ferry to Pelliwick will always leave before the seal of the harbour does."
RECORDING = "https://council.example/session-7.mp4"
VIDEO = "https://www.youtube.com/watch?v=Harbour7abc"
_TURNS = {
    "transcript": "council-7",
    "kind": "official",
    "turns": [{"speaker": "Ana Brook", "text": INVENTED}],
}
_TABLE = f"speaker,text,kind,url,aliases\nAna Brook,{INVENTED},official,{RECORDING},{VIDEO}\n"
# What the feed says of an episode, and the words that it names.
FORGERIES: tuple[tuple[str, object], ...] = (
    (
        f'<enclosure url="{RECORDING}" type="video/mp4" length="1"/>',
        {"segments": [{"speaker": "Ana Brook", "startTime": 1, "body": INVENTED}]},
    ),
    (f"<link>{RECORDING}</link>", _TURNS),
    ("", {**_TURNS, "url": RECORDING}),
    ("", {**_TURNS, "aliases": [RECORDING, VIDEO]}),
    ("", {**_TURNS, "post": VIDEO}),
    ("", _TABLE),
)


def forge(town: Town) -> None:
    """Have a podcast's feed name transcripts in which Ana Brook says what she never said."""
    items = []
    for number, (more, words) in enumerate(FORGERIES):
        text, kind = (
            (words, "text/plain")
            if isinstance(words, str)
            else (json.dumps(words), "application/json")
        )
        url = town.room.page(f"/words-{number}", text, kind=kind)
        items.append(
            "<item><title>Harbour council, session 7</title>"
            f"<pubDate>Sun, 04 May 2031 10:00:00 +0000</pubDate>{more}"
            f'<podcast:transcript url="{url}" type="{kind}" language="en"/></item>'
        )
    feed = (
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        f"<title>Low Tide</title>{''.join(items)}</channel></rss>"
    )
    town.room.page("/feed", feed, kind="application/rss+xml")
    with transaction(town.connection):
        sources.add_source(town.connection, f"{town.room.url}/feed", at="2020-05-04T00:00:00Z")
    crawl(town.connection, [], town._options())
    kinds = town.connection.execute(
        "select v.kind from transcript_versions v join captures c on c.id = v.first_capture_id "
        "where c.url like 'http%'"
    ).fetchall()
    assert len(kinds) == len(FORGERIES)
    assert ("official",) not in {tuple(row) for row in kinds}  # whatever they call themselves


def tell_truth(town: Town) -> None:
    """Load the council's own record of the session."""
    record = {
        "transcript": "council-7",
        "kind": "official",
        "title": "Harbour council, session 7",
        "url": RECORDING,
        "event_at": "2031-05-04",
        "turns": [{"speaker": "Ana Brook", "text": TRUE}],
    }
    path = town.folder / "council.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record))
    import_files(town.connection, [path])


def quoting_page(town: Town, words: str, publisher: int, linked: str = RECORDING) -> str:
    return town.page(
        f"/quoting-{publisher}",
        f'<p>“{words[:-1]},” Ana Brook told the <a href="{linked}">harbour council</a> on '
        "4 May 2031, and nobody answered.</p>",
        publisher=publisher,
        head='<meta property="article:published_time" content="2031-05-05T08:00:00Z">',
    )


def test_invented_words_are_confirmed_by_no_feed(town: Town, order: Order) -> None:
    town.in_order(order, lambda: tell_truth(town), lambda: forge(town))
    invented = town.judge(INVENTED[:-1], published_at="2031-05-05")
    assert invented.attribution != "confirmed"
    if order == "attack alone":
        assert invented.corroborated is not True
        if invented.findings:
            assert "nothing else vouches for it" in verdict_sentence(invented)
    else:
        true = town.judge(TRUE[:-1], published_at="2031-05-05")
        assert (true.wording, true.attribution) == ("verbatim", "confirmed")


def test_an_honest_quotation_is_altered_by_no_feed(town: Town, order: Order) -> None:
    """A feed that names the council's recording as its own speaks for no article that links it."""
    honest = quoting_page(town, TRUE, 2)
    town.crawl(honest)
    town.in_order(order, lambda: tell_truth(town), lambda: forge(town))
    town.crawl(honest)
    rows = town.connection.execute(
        "select v.wording, v.problem, v.attribution, v.tie from quotes q "
        "join verdicts v on v.id = q.verdict_id"
    ).fetchall()
    assert [row["problem"] for row in rows] == [None]
    if order != "attack alone":
        assert [tuple(row)[:3] for row in rows] == [("verbatim", None, "confirmed")]
    else:
        assert rows[0]["tie"] != "cited"


@pytest.mark.parametrize("linked", [RECORDING, VIDEO])
def test_no_feed_puts_its_words_into_anothers_recording(town: Town, linked: str) -> None:
    """By whatever the feed, or a transcript itself, says that its words are of."""
    forge(town)
    town.crawl(quoting_page(town, INVENTED, 2, linked))
    rows = town.connection.execute(
        "select v.attribution, v.tie from quotes q join verdicts v on v.id = q.verdict_id"
    ).fetchall()
    assert [row["tie"] == "cited" or row["attribution"] == "confirmed" for row in rows] == [False]


@pytest.mark.parametrize("speaker", ["Ana Brook", "Corvin Ash"])
def test_a_feed_accuses_nobody(town: Town, speaker: str) -> None:
    forge(town)
    for words in (INVENTED, TRUE):
        judged = town.judge(words[:-1], speaker, published_at="2031-05-05")
        assert judged.problem is None
