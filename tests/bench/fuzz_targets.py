"""Where an attacker's text is met: a text in, a function that reads it as the program would out."""

import json
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from archiver.archive.connection import connect
from archiver.discovery.document import read_listing
from archiver.discovery.podcasts import read_podcast_transcripts
from archiver.errors import ArchiverError
from archiver.extraction.pipeline import extract_page
from archiver.fetch.exchange import HttpAnswer
from archiver.fetch.robots import rules_of_answer
from archiver.importers.claims.article_text import read_pasted
from archiver.importers.claims.claim_table import ClaimTable
from archiver.importers.claims.delimited import read_delimited
from archiver.importers.claims.object_rows import read_objects
from archiver.importers.files import read_post_file
from archiver.importers.people_tables import PeopleNames, read_people
from archiver.importers.pipeline import import_files
from archiver.matching.compare import compare_text
from archiver.models.records import Capture, PostRef, Request
from archiver.models.verdict_records import Claim
from archiver.platforms.chain import resolve_post
from archiver.platforms.registry import embed_at
from archiver.platforms.replay import drive
from archiver.platforms.resolving import FetchResult, ResolveContext
from archiver.text.dates import parse_date
from archiver.text.urls import canonical_url, unwrap_url
from archiver.text.words import normalize_surface, split_words
from archiver.verification.verify import verify_claim
from archiver.web import render
from tests.bench.fuzz_speech_targets import SPEECH_TARGETS

Work = Callable[[], object]
Target = Callable[[str], Work]

NOW = "2031-05-06T12:00:00Z"
POST = "1812256998588662068"
ADDRESS = f"https://x.com/a/status/{POST}"
_HTML = "text/html; charset=utf-8"


def capture(body: str, kind: str = _HTML, url: str = "https://news.example/a") -> Capture:
    """Give what a server of strangers answered."""
    data = body.encode("utf-8", "surrogatepass")
    return Capture(
        url=url,
        final_url=url,
        source=url,
        fetched_at=NOW,
        body=data,
        status=200,
        headers=(("Content-Type", kind),),
    )


_PARAGRAPH = "<p>The harbour board met on Saturday for three hours and decided nothing at all.</p>"
_PAGE = (
    f"<html lang=en><head><title>Harbour</title>HEAD</head><body><article><h1>Harbour</h1>"
    f"{_PARAGRAPH * 3}BODY</article></body></html>"
)


def _raw(text: str) -> str:
    return text


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _in_json(text: str) -> str:
    return json.dumps(text)[1:-1].replace("</", "<\\/")


def _page(body: str, *, head: str = "", written: Callable[[str], str] = _raw) -> Target:
    def target(text: str) -> Work:
        inside = written(text)
        markup = _PAGE.replace("HEAD", head.replace("TEXT", inside)).replace(
            "BODY", body.replace("TEXT", inside)
        )
        return partial(_forgiving(extract_page), capture(markup))

    return target


def _forgiving(work: Callable[..., object]) -> Callable[..., object]:
    """Hold a refusal to be an answer like any other."""

    def tried(*given: Any) -> object:
        try:
            return work(*given)
        except ArchiverError as error:
            return error

    return tried


_TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en">TEXT</p>&mdash; A (@a) '
    f'<a href="{ADDRESS}">July 13, 2024</a></blockquote>'
)
_LD = '<script type="application/ld+json">{"@type":"NewsArticle",%s}</script>'


def _compared(text: str) -> Work:
    part = text[:6_000]
    quote = part.replace(" ", ". ").replace(",", "") + " end"
    post = text[:100_000]
    return lambda: [
        compare_text(one, post, near=near) for one in (part, quote) for near in (True, False)
    ]


def _looked_up(text: str) -> Work:
    path = Path(tempfile.mkdtemp(prefix="fuzz")) / "archive.db"
    posts = path.with_suffix(".jsonl")
    line: dict[str, object] = {"platform": "x", "id": POST, "url": ADDRESS, "text": text}
    line |= {"author": {"handle": "a", "name": "Ana Brook"}}
    posts.write_text(json.dumps(line))
    connection = connect(path, write=True)
    import_files(connection, [posts])
    near = frozenset({f"x:{POST}"})
    quotes = (
        text[:6_000],
        text[:6_000].replace(" ", ". ").replace(",", "") + " end",
        " […] ".join([text[:60]] * 9),
    )

    def work() -> None:
        for quote in quotes:
            try:
                verdict = verify_claim(
                    connection, Claim(quote=quote, speaker="Ana Brook", near=near)
                )
                render.verdict_view(verdict)
            except ArchiverError:
                continue

    return work


def _cited(text: str) -> Work:
    """A page with a long embed and quotations of it, as a night would judge them."""
    post = text[:200_000]
    return lambda: [
        compare_text(text[at * 7 : at * 7 + 300] + " end", post, near=True) for at in range(12)
    ]


_RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>%s</title>'
    "<link>%s</link><pubDate>%s</pubDate><description>%s</description></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title type="%s">%s</title>'
    '<link href="https://a.example/b"/><updated>%s</updated>'
    '<content type="%s">%s</content></entry></feed>'
)
_SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>%s</loc>'
    "<lastmod>%s</lastmod></url></urlset>"
)


def _listing(form: str, *places: int, count: int, kind: str = "application/xml") -> Target:
    def target(text: str) -> Work:
        written = _quoted(text)
        filled = tuple(written if at in places else "x" for at in range(count))
        return partial(_forgiving(read_listing), capture(form % filled, kind))

    return target


def _people(table: str) -> object:
    try:
        return list(read_people(table.encode("utf-8", "surrogatepass"), PeopleNames()))
    except ArchiverError as error:
        return error


def _any_listing(begin: str, end: str = "") -> Target:
    def target(text: str) -> Work:
        return partial(_forgiving(read_listing), capture(begin + text + end, "text/plain"))

    return target


def _robots(begin: str, address: str) -> Target:
    def target(text: str) -> Work:
        body = (begin + text).encode("utf-8", "replace")

        def work() -> object:
            rules = rules_of_answer(HttpAnswer(status=200, headers=(), body=body))
            return rules.forbids(address + text[:1_500].replace("\n", "")), rules.delay

        return work

    return target


def _import(name: str, begin: str, end: str, written: Callable[[str], str] = _raw) -> Target:
    def target(text: str) -> Work:
        path = Path(tempfile.mkdtemp(prefix="fuzz")) / name
        path.write_bytes((begin + written(text) + end).encode("utf-8", "surrogatepass"))
        return lambda: sum(1 for _ in read_post_file(path, seen_at=NOW, platform="x"))

    return target


def _claims(read: Callable[[bytes], ClaimTable], begin: str) -> Target:
    """A table of quotations to be checked, read to its last row."""

    def target(text: str) -> Work:
        data = (begin + text).encode("utf-8", "surrogatepass")
        return partial(_forgiving(lambda: list(read(data).rows)))

    return target


def _answers(key: str, url: str, kind: str, form: str, written: Callable[[str], str]) -> Target:
    """Everything that is asked about a post is answered with the text."""
    platform, _, number = key.partition(":")

    def target(text: str) -> Work:
        body = form.replace("TEXT", written(text))
        context = ResolveContext(now=NOW, url=url, handle="a")

        def answer(request: Request) -> FetchResult:
            return capture(body, kind, request.url)

        return lambda: drive(resolve_post(PostRef(platform=platform, id=number), context), answer)

    return target


_POSTS = {
    f"x:{POST}": ADDRESS,
    "mastodon:social.example/112233445566778899": "https://social.example/@a/112233445566778899",
    "bluesky:did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/3kabcdefghijk": (
        "https://bsky.app/profile/a.example/post/3kabcdefghijk"
    ),
    "telegram:harbour/12": "https://t.me/harbour/12",
    "reddit:abc123": "https://www.reddit.com/r/a/comments/abc123/b/",
    "youtube:dQw4w9WgXcQ": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "instagram:C9XYZabcdef": "https://www.instagram.com/p/C9XYZabcdef/",
    "facebook:1234567890123456": "https://www.facebook.com/a/posts/1234567890123456",
    "tiktok:7300000000000000000": "https://www.tiktok.com/@a/video/7300000000000000000",
    "threads:C9XYZabcdef": "https://www.threads.net/@a/post/C9XYZabcdef",
    "linkedin:7212345678901234567": (
        "https://www.linkedin.com/feed/update/urn:li:activity:7212345678901234567"
    ),
    "truthsocial:112233445566778899": "https://truthsocial.com/@a/112233445566778899",
}
_DATA = json.dumps(
    {
        **dict.fromkeys(
            ("text", "content", "html", "title", "created_at", "author_name", "author_url"),
            "TEXT",
        ),
        "__typename": "Tweet",
        "id": POST,
        "id_str": POST,
        "type": "Note",
        "published": NOW,
        "attributedTo": "https://social.example/users/a",
        "account": {"username": "a", "acct": "a", "display_name": "TEXT", "note": "TEXT"},
        "user": {"screen_name": "a", "name": "TEXT", "id_str": "12"},
        "thread": {
            "$type": "app.bsky.feed.defs#threadViewPost",
            "post": {
                "uri": "at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3kabcdefghijk",
                "author": {"did": "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa", "handle": "a.example"},
                "record": {"text": "TEXT", "createdAt": NOW},
            },
        },
    }
)
_SHOWN = (
    '<html><head><meta property="og:title" content="TEXT"><meta property="og:description" '
    'content="TEXT"><meta property="article:published_time" content="TEXT"><title>TEXT</title>'
    "</head><body>%s<div class='tgme_widget_message_text'>TEXT</div><p>TEXT</p></body></html>"
)


def _of_posts() -> dict[str, Target]:
    found: dict[str, Target] = {}
    for key, url in _POSTS.items():
        name = key.partition(":")[0]
        data = "application/json"
        activity = "application/activity+json" if name == "mastodon" else data
        found[f"{name}: data"] = _answers(key, url, activity, _DATA, _in_json)
        found[f"{name}: page"] = _answers(key, url, _HTML, _SHOWN % _TWEET, _quoted)
        found[f"{name}: markup"] = _answers(key, url, _HTML, "TEXT", _raw)
    return found


_META_FIELDS = (
    "description",
    "author",
    "date",
    "og:title",
    "og:url",
    "og:site_name",
    "article:published_time",
    "article:author",
    "twitter:creator",
)
_LD_FIELDS = (
    "headline",
    "articleBody",
    "datePublished",
    "dateModified",
    "author",
    "publisher",
    "url",
    "mainEntityOfPage",
)
_JSON_POST = f'{{"platform":"x","id":"{POST}","author":{{"handle":"a"}},"text":"'
_STATUS = '{"id_str":"%s","created_at":"Sat Jul 13 22:45:24 +0000 2024","user":{"screen_name":"a"},'
_TABLE = "id,handle,text\n"

TARGETS: dict[str, Target] = {
    "words": lambda text: lambda: (split_words(text), normalize_surface(text)),
    "compare": _compared,
    "twelve quotations": _cited,
    "verify": _looked_up,
    "date": lambda text: (
        lambda: [parse_date(one) for one in (text, f"July {text}", f"{text} 2024")]
    ),
    "address": lambda text: (
        lambda: [
            (canonical_url(one), unwrap_url(one), embed_at(one))
            for one in (text, "https://a.example/" + text, "https://t.co/?url=https://" + text)
        ]
    ),
    "page": lambda text: partial(_forgiving(extract_page), capture(text)),
    "text page": lambda text: partial(_forgiving(extract_page), capture(text, "text/plain")),
    "paragraph": _page("<p>TEXT</p>"),
    "paragraph, as text": _page("<p>TEXT</p>", written=_quoted),
    "paragraphs": lambda text: _page(
        "".join(f"<p>{_quoted(text[at : at + 400])}</p>" for at in range(0, len(text), 400))
    )(""),
    "beside a name": _page("<p>“TEXT” said Ana Brook, mayor of TEXT.</p>", written=_quoted),
    "attribute": _page('<p title="TEXT" class="TEXT" data-a="TEXT">a</p>', written=_quoted),
    "raw attribute": _page('<p title="TEXT'),
    "link": _page('<a href="TEXT">a</a><a href="https://x.com/TEXT">b</a>', written=_quoted),
    "data attribute": _page('<div data-state="TEXT" data-tweet="TEXT">a</div>', written=_quoted),
    "frame": _page('<iframe src="https://x.com/TEXT" srcdoc="TEXT"></iframe>', written=_quoted),
    "embed": _page(_TWEET, written=_quoted),
    "embed, markup": _page(_TWEET),
    "navigation": _page("<nav>TEXT</nav><p>a</p><noscript>TEXT</noscript>"),
    "picture": _page(
        '<figure><img src="/a.png" alt="Screenshot of a post by Ana Brook (@a): TEXT">'
        "<figcaption>A post by Ana Brook: TEXT</figcaption></figure>",
        written=_quoted,
    ),
    "byline": _page('<div class="byline author">By TEXT</div>', written=_quoted),
    "time": _page('<time datetime="TEXT">TEXT</time>', written=_quoted),
    "title": _page("", head="<title>TEXT</title>", written=_quoted),
    "meta": _page(
        "",
        head="".join(
            f'<meta name="{name}" property="{name}" content="TEXT">' for name in _META_FIELDS
        ),
        written=_quoted,
    ),
    "json-ld": _page(
        "",
        head=_LD % ",".join(f'"{name}":"TEXT"' for name in _LD_FIELDS),
        written=_in_json,
    ),
    "json-ld, raw": _page("", head=_LD % "TEXT"),
    "script": _page("<script>TEXT</script>"),
    "script, string": _page('<script>var a = "TEXT"</script>', written=_in_json),
    "script, data": _page(
        '<script type="application/json">{"text":"TEXT","url":"TEXT"}</script>', written=_in_json
    ),
    "style": _page("<style>TEXT</style>"),
    "comment": _page("<!--TEXT-->"),
    "preformatted": _page("<pre>TEXT</pre>", written=_quoted),
    "rss title": _listing(_RSS, 0, count=4),
    "rss link": _listing(_RSS, 1, count=4),
    "rss date": _listing(_RSS, 2, count=4),
    "rss description": _listing(_RSS, 3, count=4),
    "atom title": _listing(_ATOM, 1, count=5),
    "atom date": _listing(_ATOM, 2, count=5),
    "atom content": _listing(_ATOM.replace('type="%s"', 'type="html%.0s"'), 4, count=5),
    "feed, raw": _any_listing('<rss version="2.0"><channel><item><link>http://a.example/b</link>'),
    "feed, item": _any_listing(
        '<rss version="2.0"><channel><item><link>http://a.example/b</link><description>',
        "</description></item></channel></rss>",
    ),
    "json feed": lambda text: partial(
        _forgiving(read_listing),
        capture(
            json.dumps({"items": [dict.fromkeys(("url", "title", "date_published"), text)]}),
            "application/json",
        ),
    ),
    "sitemap": _listing(_SITEMAP, 0, 1, count=2),
    "sitemap, raw": _any_listing("<urlset><url><loc>https://a.example/"),
    "podcast": lambda text: partial(
        read_podcast_transcripts,
        f"<item><podcast:transcript url='a' {text[:3_000]}/>{text}</item>",
        "https://a.example/",
    ),
    "people, yaml": lambda text: partial(_people, f"- name: Ana Brook\n  x: {text}\n"),
    "people, raw yaml": lambda text: partial(_people, f"- {text}"),
    "people, json": lambda text: partial(_people, json.dumps([{"name": text, "x": text}])),
    "people, csv": lambda text: partial(_people, f"name,x,aliases\n{text},{text},{text}"),
    "opml": _any_listing("<opml><body>"),
    "section": _any_listing("<html><body>", "</body></html>"),
    "any listing": _any_listing(""),
    "robots.txt": _robots("User-agent: *\n", "https://a.example/"),
    "robots.txt, rule": _robots("User-agent: *\nDisallow: /", "https://a.example/"),
    "robots.txt, wildcards": lambda text: _robots(
        "User-agent: *\nDisallow: /" + "*".join(text[:60]) + "b$\nCrawl-delay: ",
        "https://a.example/",
    )(text),
    "csv": _import("a.csv", _TABLE, ""),
    "csv, open cell": _import("a.csv", _TABLE + '1,a,"', ""),
    "csv, header": _import("a.csv", "id,text,", "\n1,a,b"),
    "claims, csv": _claims(read_delimited, "quote,speaker,date\n"),
    "claims, open cell": _claims(read_delimited, 'quote,speaker\na,b\n"'),
    "claims, json": _claims(read_objects, '[{"quote":"a"},'),
    "claims, pasted": lambda text: partial(_forgiving(partial(read_pasted, most_rows=5_000)), text),
    "post json": _import("a.jsonl", _JSON_POST, '"}', _in_json),
    "json lines": _import("a.jsonl", "", ""),
    "json list": _import("a.json", "[", ""),
    "twitter json": _import("a.json", _STATUS % POST + '"full_text":"', '"}', _in_json),
    "twarc": _import(
        "a.jsonl",
        f'{{"data":[{{"id":"{POST}","author_id":"1","created_at":"{NOW}","text":"',
        '"}],"includes":{"users":[{"id":"1","username":"a","name":"A"}]}}',
        _in_json,
    ),
    "x archive": _import("tweets.js", "window.YTD.tweets.part0 = [", ""),
    "mastodon status": _import(
        "a.json",
        f'{{"created_at":"{NOW}","id":"1","uri":"https://social.example/users/a/statuses/1",'
        '"url":"https://social.example/@a/1","account":{"acct":"a","username":"a",'
        '"url":"https://social.example/@a"},"content":"',
        '"}',
        _in_json,
    ),
    "outbox": _import(
        "outbox.json",
        '{"type":"OrderedCollection","orderedItems":[{"type":"Create","object":{"type":"Note",'
        '"id":"https://social.example/users/a/statuses/1","attributedTo":'
        f'"https://social.example/users/a","published":"{NOW}","content":"',
        '"}}]}',
        _in_json,
    ),
    **_of_posts(),
    **SPEECH_TARGETS,
}
