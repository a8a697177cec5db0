"""Pages of about 20 MB that no newsroom publishes: name in, markup out, each hard in another way.

Every page holds one real embed and a sentence, so that what is lost to a bound can be seen.
"""

import base64
import json
from collections.abc import Callable

SIZE = 20_000_000
"""Characters of a page: a little under the most that is read of one."""

EMBED = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">The ferry is not for sale.</p>'
    "&mdash; Ada Fenwright (@fenwright) "
    '<a href="https://twitter.com/fenwright/status/1812256998588662068">July 13, 2024</a>'
    "</blockquote>"
)
STORY = (
    "<p>The harbour board met for three hours on Saturday and left with nothing decided.</p>"
    "<p>“Nothing will be sold this year,” Ada Fenwright told the board.</p>"
)


def page(hard: str, *, before: str = "") -> str:
    """A page with the story and the embed first, and then what is hard about it."""
    return (
        f"<html lang=en><head><title>Harbour</title>{before}</head>"
        f"<body><article>{STORY}{EMBED}{hard}</article></body></html>"
    )


def filled(piece: str, size: int) -> str:
    """A piece so often that it fills a page."""
    return piece * max(1, size // len(piece))


def numbered(piece: str, size: int) -> str:
    """The same with a number in each, so that no two are alike."""
    return "".join(piece % n for n in range(size // (len(piece) + 4)))


def links(size: int) -> str:
    return page(numbered('<a href="https://x.com/reader/status/18122569%010d">post</a> ', size))


def same_links(size: int) -> str:
    return page(filled('<a href="https://example.org/story/one">more</a> ', size))


def other_links(size: int) -> str:
    return page(numbered('<a href="https://example.org/status/%d">more</a> ', size))


def addresses(size: int) -> str:
    return page("<p>" + numbered("https://x.com/reader/status/18122569%010d ", size) + "</p>")


def addresses_apart(size: int) -> str:
    return page(numbered("<p>https://x.com/reader/status/18122569%010d</p>", size))


def nested(tag: str) -> Callable[[int], str]:
    def made(size: int) -> str:
        deep = min(100_000, size // (2 * len(tag) + 5))
        return page(f"<{tag}>" * deep + "deep" + f"</{tag}>" * deep)

    return made


def nested_apart(size: int) -> str:
    """Towers of 200 boxes, one beside the other, with a sentence at each foot."""
    tower = "<div>" * 200 + "A sentence of the usual length stands here for a reader to read. "
    return page(filled(tower + "</div>" * 200, size))


def unclosed(size: int) -> str:
    return page(filled("<p><b><i>", size))


def unclosed_quotes(size: int) -> str:
    return page(filled('<blockquote class="twitter-tweet"><p>word ', size))


def nested_posts(size: int) -> str:
    """Posts that nobody closed, each with its paragraph, byline and address."""
    each = EMBED.removesuffix("</blockquote>").replace("</p>", "")
    return page(filled(each, size))


def towers_of_posts(size: int) -> str:
    """The same, a thousand at a time."""
    each = '<blockquote class="twitter-tweet"><p lang=en>word <a href="//x.com/a/status/%d">'
    tower = "".join(each % n for n in range(500)) + "</a></p></blockquote>" * 500
    return page(filled(tower, size))


def towers_of_cards(size: int) -> str:
    tower = "<div class=tweet><p>word" * 300 + "</p></div>" * 300
    return page(filled(tower, size))


def posts(size: int) -> str:
    return page(numbered(EMBED.replace("1812256998588662068", "18122569%010d"), size))


def blockquotes(size: int) -> str:
    return page(filled("<li><blockquote>One of many lines.</blockquote></li>", size))


def prose(size: int) -> str:
    line = "<p>“The ferry is %d years old,” said Ada Fenwright, who owns a part of it.</p>\n"
    return page(numbered(line, size))


def one_text(size: int) -> str:
    return page("<p>" + filled("The ferry left the harbour on time and came back late. ", size))


def one_word(size: int) -> str:
    return page("<p>" + "x" * size)


def marks(piece: str) -> Callable[[int], str]:
    """A million of them, or as many as fit."""
    long = len(piece.encode())
    return lambda size: page(f"<p>{piece * min(1_000_000, size // long)}</p>")


def names(size: int) -> str:
    return page("<p>" + numbered("Ada Fenwright%d said. ", size) + "</p>")


def bylines(size: int) -> str:
    return page("<p>" + numbered("— Ada F (@fenwright%d) July 13, 2024\n", size) + "</p>")


def json_data(size: int) -> str:
    rows = [
        {"id": n, "text": "A harbour in the north.", "url": f"https://example.org/{n}"}
        for n in range(size // 95)
    ]
    return page(f'<script type="application/json">{json.dumps(rows)}</script>')


def json_posts(size: int) -> str:
    rows = [
        {
            "tweetId": str(18122569 * 10**10 + n),
            "url": f"https://x.com/a/status/{18122569 * 10**10 + n}",
        }
        for n in range(size // 95)
    ]
    return page(f'<script type="application/json">{json.dumps(rows)}</script>')


def json_markup(size: int) -> str:
    row = EMBED.replace("1812256998588662068", "18122569%010d")
    return page(f"<script>window.state = {json.dumps(numbered(row, size))}</script>")


def json_ld(size: int) -> str:
    deep = min(size // 20, 500_000)
    return page(
        "",
        before='<script type="application/ld+json">'
        + '{"@graph":[' * deep
        + "]}" * deep
        + "</script>",
    )


def ld_articles(size: int) -> str:
    rows = [{"@type": "NewsArticle", "headline": f"Number {n}"} for n in range(size // 55)]
    return page("", before=f'<script type="application/ld+json">{json.dumps(rows)}</script>')


def another_story(size: int) -> str:
    """Prose on the page, and one string of data with another story's prose and posts."""
    prose = f"<p>{'The harbour board met again and the rain went on until the evening. ' * 3}</p>"
    other = (
        "Somewhere else entirely a council of nine sat down to talk about the colour of a bridge "
        "and %d of them left. https://x.com/a/status/18122569%010d "
    )
    said = "".join(other % (n, n) for n in range(size // 200))
    return page(prose * 20 + f"<script>var story = {json.dumps(said)}</script>")


def base64_data(size: int) -> str:
    inside = base64.b64encode(EMBED.encode()).decode()
    return page("<script>" + filled(f'{{"embed-js":"{inside}"}},', size) + "</script>")


def data_uri(size: int) -> str:
    return page(f'<img src="data:image/png;base64,{"iVBORw0KGgo/" * (size // 12)}">')


def backslashes(size: int) -> str:
    return page('<script>x="' + "\\" * (size - 400) + 'https://x.com/a/status/1"</script>')


def scripts(size: int) -> str:
    return page(numbered("<script>var a='https://x.com/a/status/%d'</script>", size))


def attributes(size: int) -> str:
    each = " ".join(f'data-a{n}="https://x.com/a/status/{n}"' for n in range(100_000))
    return page(f"<div {each}></div>" * max(1, size // len(each)))


def attribute_data(size: int) -> str:
    return page(
        "<div data-state='" + numbered('{"url":"https://x.com/a/status/%d"},', size) + "'></div>"
    )


def classes(size: int) -> str:
    return page(f'<div class="{numbered("tweet%d ", size)}">One line.</div>')


def tables(size: int) -> str:
    return page(
        "<table>" + filled("<tr><td>1</td><td>two</td><td>three words here</td></tr>", size)
    )


def nested_tables(size: int) -> str:
    return page(filled("<table><tr><td>", size))


def towers_of_tables(size: int) -> str:
    return page(filled("<table><tr><td>" * 150 + "</td></tr></table>" * 150, size))


def lists(size: int) -> str:
    return page(filled("<ul><li>one<ul><li>two</li></ul></li></ul>", size))


def entities(size: int) -> str:
    return page("<p>" + filled("&amp;&quot;&#8220;&#x201d;&mdash;&nbsp;", size) + "</p>")


def references(size: int) -> str:
    return page("<p>" + filled("&#0;&#xD800;&#7;&#99999999;", size) + "</p>")


def nuls(size: int) -> str:
    return page("<p>" + "a harbour " * 1_000 + "\0\x01\x02" * (size // 3) + "</p>")


def open_angles(size: int) -> str:
    return page("<" * size)


def comments(size: int) -> str:
    return page(filled("<!-- a --><!-- https://x.com/a/status/1 -->", size))


def breaks(size: int) -> str:
    return page("<p>" + filled("a line<br>", size) + "</p>")


def metas(size: int) -> str:
    return page("", before=numbered('<meta name="a%d" content="2024-07-13">', size))


def times(size: int) -> str:
    return page(filled("<time>a day in spring, perhaps</time>", size))


def frames(size: int) -> str:
    return page(numbered('<iframe src="https://www.youtube.com/embed/%011d"></iframe>', size))


def hidden(size: int) -> str:
    return page("<noscript>" * 50 + filled("&lt;noscript&gt;https://x.com/a/status/1", size))


def spaces(size: int) -> str:
    return page("<p>a" + " \n" * (size // 2) + "b</p>")


PAGES: dict[str, Callable[[int], str]] = {
    "links to posts": links,
    "one link, often": same_links,
    "links elsewhere": other_links,
    "addresses, one text": addresses,
    "addresses, apart": addresses_apart,
    "nested div": nested("div"),
    "nested blockquote": nested("blockquote"),
    "nested span": nested("span"),
    "nested b": nested("b"),
    "nested a": nested("a"),
    "nested section": nested("section"),
    "nested ul/li": nested("ul><li"),
    "nested font": nested("font"),
    "towers of div": nested_apart,
    "unclosed p, b, i": unclosed,
    "unclosed blockquotes": unclosed_quotes,
    "unclosed posts": nested_posts,
    "towers of posts": towers_of_posts,
    "towers of cards": towers_of_cards,
    "posts": posts,
    "blockquotes in a list": blockquotes,
    "prose": prose,
    "one text": one_text,
    "one word": one_word,
    'marks "': marks('"'),
    'marks " spaced': marks(' "a'),
    "marks “”": marks("“a” "),
    "marks “ open": marks("“ a"),
    "marks '": marks(" 'a' "),
    "marks ‘": marks(" ‘a, "),
    "marks „“": marks("„a“ sagte Anna Ort. "),
    "marks «»": marks("« a » "),
    "marks 「」": marks("「あ」と"),
    "marks, a line each": marks("“a”<br>"),
    "names": names,
    "bylines": bylines,
    "json": json_data,
    "json of posts": json_posts,
    "json of markup": json_markup,
    "json-ld, deep": json_ld,
    "json-ld, articles": ld_articles,
    "another story": another_story,
    "base64": base64_data,
    "data uri": data_uri,
    "backslashes": backslashes,
    "scripts": scripts,
    "attributes": attributes,
    "attribute data": attribute_data,
    "classes": classes,
    "table": tables,
    "nested tables": nested_tables,
    "towers of tables": towers_of_tables,
    "lists": lists,
    "entities": entities,
    "references": references,
    "control characters": nuls,
    "angles": open_angles,
    "comments": comments,
    "line breaks": breaks,
    "metas": metas,
    "times": times,
    "frames": frames,
    "hidden markup": hidden,
    "spaces": spaces,
}
