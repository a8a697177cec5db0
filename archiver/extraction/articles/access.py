"""Decide whether a paywall hides an article: free, paywalled, or a stub of a few sentences.

Goes by what the page says of itself. A page that says nothing is taken to be whole.
"""

import re
from collections.abc import Iterable
from typing import Any

from lxml.html import HtmlElement

from archiver.models.records import Access

# Prose that is shorter is an opening, where a page says that it is not free; the beginnings that
# papers leave in front of their walls have one to three paragraphs.
_SHORT = 1_200
# Of the words that a page says its article has.
_SHARE = 0.5
_TIERS = ("article:content_tier", "content_tier", "article:access", "access", "paywall")
# "metered" and "locked"; not "free" or "false".
_CLOSED = re.compile(r"\b(?:locked|metered|paid|premium|subscri\w+|true|yes)\b", re.IGNORECASE)
# "paywall", "c-paywall__box", "regwall" and "piano-container"; not "no-paywall" or "wallpaper".
_WALL = re.compile(
    r"(?<!no-)(?<!no_)(?<![a-z])(?:pay-?wall|reg-?wall|metered|tp-(?:container|modal)|piano-|"
    r"(?:subscriber|abo|plus|premium)-?(?:only|gate|wall|content))",
    re.IGNORECASE,
)
# What stands where the article would go on: "Subscribe to continue reading".
_GATE = re.compile(
    r"(?:subscribe|sign (?:in|up)|log in|register)[^.\n]{0,40} to (?:continue|keep|read)|"
    r"already a (?:subscriber|member)|(?:this|the) (?:article|story) is for (?:\w+ )?subscribers|"
    r"continue reading (?:this|with)|subscribers? only|"
    r"(?:weiterlesen|lesen) (?:mit|sie)[^.\n]{0,40}(?:abo|plus|premium|\+)|jetzt abonnieren|"
    r"nur für abonnent|"
    r"réservé aux abonnés|abonnez-vous pour|la suite (?:est réservée|de cet article)|"
    r"suscr[íi]bete para|(?:contenido|artículo) (?:exclusivo )?para suscriptores|"
    r"abbonati per|riservato agli abbonati|assine para|exclusivo para assinantes|"
    r"lees verder met|alleen voor abonnees|dostęp[^.\n]{0,30} dla (?:prenumeratorów|subskrybentów)|"
    r"чита\w+ (?:далее|полностью) по подписке|лише для передплатників|"
    r"devamı(?:nı okumak)? için (?:abone|üye)|"
    r"(?:bli|är du) prenumerant|(?:läs|fortsätt läsa) [^.\n]{0,30}(?:prenumer|med )|for abonnenter|"
    r"kun for (?:abonnenter|kunder)|bliv abonnent|få adgang|tilaajille|tilaa (?:jatkaaksesi|lehti)|"
    r"pro předplatitele|předpla(?:ť|t)te|csak előfizet|pentru abonați|μόνο για συνδρομητές|"
    r"للمشتركين|למנויים|(?:有料)?会員限定|有料記事|残り\s?[\d,]+\s?文字|유료\s?회원|구독자 전용|"
    r"(?:订阅|訂閱|会员|會員)[^.\n]{0,10}(?:阅读|閱讀|专享|專享|限定)",
    re.IGNORECASE,
)
_END = 600


def find_access(
    tree: HtmlElement,
    metas: dict[str, str],
    linked: Iterable[dict[str, Any]],
    prose: str,
    *,
    beside: Iterable[HtmlElement] = (),
) -> Access | None:
    """Tell whether the page is behind a wall: "stub" where it shows only a beginning.

    `metas` are its meta elements by name, `linked` its JSON-LD articles, `beside` what was taken
    out of its tree.
    """
    things = list(linked)
    told = any(map(_is_closed, things)) or any(
        _CLOSED.search(metas[name]) for name in _TIERS if name in metas
    )
    whole = max((_words(thing.get("wordCount")) for thing in things), default=0)
    short = len(prose.split()) < whole * _SHARE if whole else len(prose) < _SHORT
    if short and (told or _GATE.search(prose[-_END:]) or any(map(_is_walled, (tree, *beside)))):
        return "stub"
    return "paywalled" if told else None


def _is_closed(thing: dict[str, Any]) -> bool:
    """Tell whether JSON-LD says of an article, or a part of it, that it is not free to read."""
    parts = thing.get("hasPart")
    several = parts if isinstance(parts, list) else [parts]
    return any(
        str(part.get("isAccessibleForFree")).strip().lower() in {"false", "no", "0"}
        for part in (thing, *several[:20])
        if isinstance(part, dict)
    )


def _is_walled(tree: HtmlElement) -> bool:
    """Tell whether a box that is named a wall says that a reader must subscribe to go on."""
    for element in tree.iter("div", "section", "aside", "p"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _WALL.search(name) and _GATE.search(" ".join(element.itertext())[:5_000]):
            return True
    return False


def _words(value: Any) -> int:
    text = str(value if value is not None else "").strip().replace(",", "")
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0
