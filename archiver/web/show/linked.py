"""Describe a judged quotation for other programs: schema.org ClaimReview and W3C Web Annotation.

A review says no more than the verdict: it has no marks out of five, and there is none of a
quotation of which nothing was found. Pure.
"""

from archiver.archive.pages.quotations import JudgedQuotation
from archiver.messages import verdicts
from archiver.models import records
from archiver.models.json_schema import Json
from archiver.web import render

ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
"""The media type of Web Annotations."""
_REVIEWED: frozenset[records.Wording] = frozenset(
    {"verbatim", "typographic", "cleaned", "abridged", "altered"}
)
"""Wordings of which a review is published: those that rest on a whole post."""
_AROUND = 32
"""Characters before and after a quotation by which an annotation finds it again."""


def claim_review(one: JudgedQuotation, address: str, publisher: str) -> Json | None:
    """Make a schema.org ClaimReview; None where nothing was found to review by.

    `address` is where the quotation's page is, `publisher` what the site calls itself.
    """
    judged, best = one.verdict, one.finding
    if judged is None or best is None or judged.wording not in _REVIEWED:
        return None
    if judged.tie not in {"cited", "likely"} or not judged.corroborated:
        return None  # what may be chance, or one page's claim, is reviewed by nobody
    _, label = verdicts.verdict_headline(judged)
    claim: Json = {
        "@type": "Claim",
        "appearance": _without_nothing(
            {
                "@type": "NewsArticle",
                "headline": one.title,
                "url": one.url if render.is_web(one.url) else None,
                "datePublished": one.published_at,
                "publisher": {"@type": "Organization", "name": one.site} if one.site else None,
            }
        ),
    }
    if one.speaker:
        claim["author"] = {"@type": "Person", "name": one.speaker}
    if one.published_at:
        claim["datePublished"] = one.published_at
    return _without_nothing(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": address,
            "datePublished": one.judged_at,
            "author": {"@type": "Organization", "name": publisher},
            "claimReviewed": f"“{one.text}”",
            "itemReviewed": claim,
            "reviewRating": {
                "@type": "Rating",
                "alternateName": label,
                "ratingExplanation": verdicts.verdict_sentence(judged),
            },
            "isBasedOn": _without_nothing(
                {
                    "@type": "CreativeWork" if best.speech else "SocialMediaPosting",
                    "url": best.post.url
                    if best.post.url and render.is_web(best.post.url)
                    else None,
                    "text" if best.speech else "articleBody": best.version.text,
                    "datePublished": best.post.posted_at,
                    "author": {"@type": "Person", "name": verdicts.author_name(best.post.author)},
                }
            ),
        }
    )


def web_annotation(one: JudgedQuotation, address: str, text: str) -> Json:
    """Make a W3C Web Annotation of a quotation in its article, found again by its words.

    `text` is the article's, in which the quotation counts its offsets.
    """
    target: Json = {
        "source": render.source_name(one.url),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": one.text,
                "prefix": text[max(0, one.start - _AROUND) : one.start],
                "suffix": text[one.end : one.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": one.start, "end": one.end},
        ],
    }
    judged, best = one.verdict, one.finding
    bodies: list[Json] = []
    if judged:
        label = verdicts.verdict_headline(judged)[1]
        bodies = [
            {"type": "TextualBody", "purpose": "classifying", "value": judged.wording},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
                "value": f"{label}. {verdicts.verdict_sentence(judged)}",
            },
        ]
    if best and best.post.url and render.is_web(best.post.url):
        bodies.append({"id": best.post.url, "purpose": "linking"})
    return _without_nothing(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": address,
            "type": "Annotation",
            "motivation": "assessing",
            "created": one.judged_at,
            "body": bodies or None,
            "target": target,
        }
    )


def _without_nothing(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value is not None}
