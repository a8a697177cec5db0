"""Show what a picture of a post says beside the archive's post, on whatever page."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from archiver.archive.error_codes import is_interrupt_error
from archiver.archive.store.pictures import ReadPicture
from archiver.errors import UnusableClaim, UnusablePicture, ViewRefused
from archiver.messages.moments import format_day, format_time
from archiver.messages.pictures import (
    PICTURED,
    describe_picture,
    describe_pictured_change,
    picture_headline,
    picture_sentence,
)
from archiver.messages.verdicts import author_name
from archiver.models.json_schema import Json, picture_json, pictured_post_json
from archiver.models.picture_records import PictureVerdict
from archiver.platforms.registry import platform_label
from archiver.verification.picture_claims import verify_picture
from archiver.web import render
from archiver.web.site_urls import SiteUrls

_SECONDS = 0.5
"""For comparing all pictures of one page; one takes a few hundredths of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A picture of an article, and how it stands to the archive; None where time ran out."""

    picture: ReadPicture
    judged: PictureVerdict | None


def judge_pictures(
    connection: sqlite3.Connection, found: Sequence[ReadPicture]
) -> tuple[ShownPicture, ...]:
    """Hold the pictures of a page against the archive as it is now, within the time of a page.

    To be done last with this connection: its time may be over then.
    """
    until = monotonic() + _SECONDS

    def check() -> None:
        if monotonic() > until:
            raise ViewRefused(503, "it took too long to compare")

    pictures: list[ShownPicture] = []
    for picture in found:
        judged = None
        try:
            check()
            judged = verify_picture(connection, picture.post, before_each=check)
        except (UnusablePicture, UnusableClaim, ViewRefused):
            pass
        except sqlite3.Error as error:
            if not is_interrupt_error(error):
                raise
        pictures.append(ShownPicture(picture=picture, judged=judged))
    return tuple(pictures)


def pictured_view(where: SiteUrls, judged: PictureVerdict) -> Json:
    """Give a picture and the archive's post as templates show them."""
    sign, label, tone = picture_headline(judged)
    best = judged.verdict.findings[0] if judged.verdict.findings else None
    result: Json = {
        "sign": sign,
        "label": label,
        "tone": tone,
        "sentence": picture_sentence(judged),
        "text": judged.post.text,
        "facts": describe_picture(judged),
        "changes": [
            (describe_pictured_change(difference), difference.sure)
            for difference in judged.differences
        ],
        "fine": PICTURED,
        "post": None,
    }
    if best is not None and best.speech is None:
        result["post"] = {
            "text": best.version.text,
            "author": author_name(best.post.author),
            "platform": platform_label(best.post.platform),
            "day": format_day(best.post.posted_at) if best.post.posted_at else None,
            "page": where.post(best.post.key),
            "link": render.safe_address(best.post.url) if best.post.url else None,
        }
    return result


def article_picture_view(where: SiteUrls, one: ShownPicture) -> Json:
    """Give a picture of an article as its page shows it."""
    post = one.picture.post
    by = " ".join(filter(None, (post.name, f"@{post.handle}" if post.handle else None)))
    return {
        "link": render.safe_address(one.picture.url),
        "captured": format_time(one.picture.captured_at),
        "captured_at": one.picture.captured_at,
        "text": post.text,
        "author": by,
        "day": format_day(post.posted_at) if post.posted_at else None,
        "judged": pictured_view(where, one.judged) if one.judged else None,
        "verify": where.own(
            "/-/verify",
            quote=post.text,
            speaker=f"@{post.handle}" if post.handle else post.name,
        ),
    }


def article_picture_json(one: ShownPicture) -> Json:
    """Give a picture of an article as published JSON; without a verdict where time ran out."""
    return {
        "url": one.picture.url,
        "captured_at": one.picture.captured_at,
        "description": one.picture.description,
        "shows": pictured_post_json(one.picture.post),
        "verdict": picture_json(one.judged) if one.judged else None,
    }
