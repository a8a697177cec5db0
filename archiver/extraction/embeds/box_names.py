"""Tell by the names of a box, its id and classes, what it holds: an article or what is beside it.

A page gives the same few names to hundreds of boxes, and a site gives them to all of its pages, so
what is told of a name is remembered.
"""

import re

from lxml.html import HtmlElement

from archiver.text.text_cache import TextCache

_MOST = 1_000_000
"""Bytes of names of which it is remembered what they say, for each question."""

# The box of a sidebar and not of what has one: "sidebar" and "left-sidebar", but neither
# "story-with-sidebar" nor "has-sidebar".
_SIDEBAR = r"(?<!with[-_])(?<!has[-_])(?<!no[-_])(?<!without[-_])(?<!beside[-_])side-?bar"
# Boxes beside an article. "rightColumn", "twitter-feed" and "widget-area" are some;
# "article-body" and "embed-wrapper" are not.
_BESIDE = re.compile(
    rf"{_SIDEBAR}|widget|(?<![a-z])aside|footer|(?:^|[-_\s])rail(?:$|[-_\s])|right-?col|"
    r"(?:left|right|side)-?(?:column|panel|content)|(?:^|[-_\s])(?:secondary|tertiary)(?:$|"
    r"[-_\s])|feed|(?<![a-z])tweets|twitter-?(?:box|list|widget|timeline)|"
    # Plugins that show an account's latest posts.
    r"(?<![a-z])(?:sbi|ctf|aptf|cff)[-_]|sb_instagram|rotatingtweets|insta(?:gram)?-?(?:pics|"
    r"grid|gallery|slider)|juicer|elfsight",
    re.IGNORECASE,
)
# Names that say so of markup too that is a post's and nothing else. "sidebar" and "site-footer" are
# some; "elementor-widget" and "feed-item", in which page builders put parts of articles, are none.
_SURELY_BESIDE = re.compile(
    rf"{_SIDEBAR}|(?<![a-z])footer|(?:^|[-_\s])rail(?:$|[-_\s])|right-?col|"
    r"(?:left|right|side)-?(?:column|panel)|(?:^|[-_\s])(?:secondary|tertiary)(?:$|[-_\s])",
    re.IGNORECASE,
)
# The same, but names that articles also give to parts of their own.
_PERHAPS_BESIDE = re.compile(
    r"latest|recent|related|recirc|recommend|popular|trending|promo|teaser|more-from|follow|"
    r"outbrain|taboola|newsletter|"
    r"(?<![a-z])nav(?:$|[-_\s])|menu|(?:^|[-_\s])(?:social|share)",
    re.IGNORECASE,
)
# Boxes of other stories, which show those stories' posts. "related-articles" and "recirc" are
# some, "correlated" and "next" are none. None of the 207 embeds of 169 pages stands in one.
_OF_OTHERS = re.compile(
    r"(?:^|[-_\s])(?:related|recirc\w*|recommend\w*|more-?(?:stories|news|from|articles)|"
    r"read-?(?:next|more|also)|you-?may|trending|most-?(?:read|popular)|"
    r"next-?(?:article|story|up)|advertisement|ad-?(?:slot|unit)|"
    r"also-?read|read-?this|you-?might|in-?other-?news|"
    # the same in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Scandinavian, Turkish
    r"(?:mehr|auch)-?zum-?thema|lesen-?sie-?auch|auch-?interessant|(?:a-?)?lire-?aussi|"
    r"(?:sur|dans)-?le-?meme-?(?:sujet|theme)|te-?puede-?interesar|relacionad[ao]s|correlat[io]|"
    r"le(?:ia|er)-?tamb(?:e|é|ie|ié)[mn]|veja-?tamb[eé]m|leggi-?anche|lees-?ook|"
    r"(?:czytaj|zobacz)-?tak[zż]e|l(?:e|ae|æ|a|ä)s-?(?:ocks|ogs)(?:aa|a|å)|ilgili-?haberler)(?:$|[-_\s])",
    re.IGNORECASE,
)
# Walls of the latest posts of an account or a tag, as plugins put them anywhere in a page.
# "juicer-feed", "sbi_item" and "flockler-wall" are some; "category-ctf" and "elementor" are none.
_WALL = re.compile(
    r"(?:^|[\s])(?:juicer(?:-feed)?|j-stacker\w*|(?:curator-feed|crt-(?:feed|post|widget|grid))[\w-]*"
    r"|flockler[\w-]*|(?:elfsight-app|eapps)-[\w-]+|sb_instagram\w*|sbi_(?:item|images|photo)"
    r"|ctf-(?:type|item|tweets)[\w-]*|cff-(?:item|posts|wrapper)[\w-]*|taggbox[\w-]*|tagembed[\w-]*"
    r"|(?:snap|light)widget[\w-]*|wallsio[\w-]*|everwall[\w-]*|powrsocial[\w-]*)(?=\s|$)",
    re.IGNORECASE,
)
# Who wrote an article, as a site says beside it or below. "author-box" and "about-the-author" are
# some; "author-articles" and "author" alone, which may be a whole page's, are none.
_OF_AUTHORS = re.compile(
    r"(?:^|[-_\s])(?:about-?(?:the-?)?(?:author|writer)s?|(?:author|writer|contributor|reporter)s?"
    r"[-_]{1,2}(?:box|bio|biography|card|info|profile|description|about|details|social|links))"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"article|story|(?:^|[-_\s])(?:post|entry)(?:$|[-_\s])", re.IGNORECASE)
# What readers and other sites say, wherever it stands. "post-comments", "commentlist" and
# "webmentions" are some; "comments-open" and "no-comments" are words about an article.
_OF_READERS = re.compile(
    r"(?:(?!(?:no|has|with|without|allow|hide|open|closed|view)[_-])[a-z]{2,12}[_-])?comments(?=\s|$)|"
    # The German and Scandinavian singular is a kind of article, and "commenti" may be a section.
    r"(?:[a-z]{1,12}[_-]){0,3}(?:commentaires|comentarios|comentários|reacties|yorumlar)"
    r"(?:[_-][\w-]{1,30})?(?=\s|$)|"
    r"(?:(?:leser|user|artikel)[_-]?)?(?:kommentare|kommentarer|kommentarbereich|commenti|komentarze)"
    r"(?:[_-](?:list[ae]?|area|box|wrapper|section|container|bereich))?(?=\s|$)|"
    r"(?:coral-?talk|hyvor-?talk|spotim|spot-?im|viafoura|utterances|giscus|isso-?thread|cusdis|"
    r"remark42|commento|livefyre)[\w-]*|"
    r"(?:(?:user|reader|post|article|new|blog|entry|fb|wp)?[_-]?comments?[_-]?(?:list|listing|"
    r"area|section|wrap|wrapper|body|text|content|container|thread|item|block|box)?|"
    r"disqus[\w-]*|(?:web-?)?mentions?(?:-[\w-]+)?|(?:trackback|pingback|referr?er)"
    r"s?[_-]?(?:list)?|reply|replies|respond|testimonials?|retweet)(?=\s|$)",
    re.IGNORECASE,
)

_NEVER_READERS = frozenset({"body", "html"})


def name_box(box: HtmlElement) -> str:
    """Give the id and the classes of a box as one text, or ''."""
    own, classes = box.get("id"), box.get("class")
    if not own or not classes:  # most boxes have one of them at most
        return (own or classes or "").strip()
    return f"{own} {classes}".strip()


def is_named_for_readers(box: HtmlElement) -> bool:
    """Tell whether a box is named as one of comments and the like; a whole page never is."""
    return _READERS[name_box(box)] and box.tag not in _NEVER_READERS


def is_named_beside(box: HtmlElement) -> bool:
    """Tell whether a box is named as one beside an article; parts of some articles are, too."""
    return _NAMED_BESIDE[name_box(box)]


def is_named_surely_beside(box: HtmlElement) -> bool:
    """Tell whether a box is named as no part of an article is."""
    return _NAMED_SURELY_BESIDE[name_box(box)]


def is_named_perhaps_beside(box: HtmlElement) -> bool:
    """Tell whether a box has a name that articles give to parts of their own as well."""
    return _NAMED_PERHAPS_BESIDE[name_box(box)]


def is_named_for_others(box: HtmlElement) -> bool:
    """Tell whether a box is named as one of other stories; a whole page never is."""
    return _NAMED_FOR_OTHERS[name_box(box)] and box.tag not in _NEVER_READERS


def is_named_wall(box: HtmlElement) -> bool:
    """Tell whether a box is named as a wall of the latest posts of an account or a tag."""
    return _NAMED_WALL[name_box(box)] and box.tag not in _NEVER_READERS


def is_named_for_none_of_ours(box: HtmlElement) -> bool:
    """Tell whether a box is named for readers or authors, or as a wall of posts.

    That is asked of nearly every box of a page: one question takes a third of the time of three.
    """
    return _FOR_NONE_OF_OURS[name_box(box)] and box.tag not in _NEVER_READERS


def is_named_article(box: HtmlElement) -> bool:
    """Tell whether a box is named as an article, or as one story of several."""
    return bool(_ARTICLE.search(name_box(box)))


def _remember(pattern: re.Pattern[str]) -> TextCache[str, bool]:
    return TextCache(lambda name: pattern.search(name) is not None, most=_MOST)


_READERS: TextCache[str, bool] = TextCache(
    lambda name: any(map(_OF_READERS.match, name.split())), most=_MOST
)
_NAMED_BESIDE = _remember(_BESIDE)
_NAMED_SURELY_BESIDE = _remember(_SURELY_BESIDE)
_NAMED_PERHAPS_BESIDE = _remember(_PERHAPS_BESIDE)
_NAMED_FOR_OTHERS = _remember(_OF_OTHERS)
_NAMED_WALL = _remember(_WALL)
_NAMED_FOR_AUTHORS = _remember(_OF_AUTHORS)
_FOR_NONE_OF_OURS: TextCache[str, bool] = TextCache(
    lambda name: _READERS[name] or _NAMED_FOR_AUTHORS[name] or _NAMED_WALL[name], most=_MOST
)
