"""Records of the Python API in, the published JSON out; the fields are in archiver/models."""

from functools import singledispatch
from typing import Any

from archiver.archive.pages.quotations import JudgedQuotation
from archiver.cli.api.archive import RefusedClaim, kind_of_value
from archiver.cli.api.pages import InspectedPage
from archiver.importers.pipeline import ImportResult
from archiver.models import json_schema
from archiver.models.json_schema import Json
from archiver.models.records import Embed, Quote
from archiver.models.stored_posts import StoredVersion
from archiver.models.verdict_records import Match, Verdict


@singledispatch
def to_json(record: Any) -> Json:
    """Turn a record into the object of the published JSON that `json.dumps` takes.

    Raises TypeError for what is no record of this API.
    """
    raise TypeError(f"{kind_of_value(record)} is no record of archiver that has a JSON form")


@to_json.register
def _(record: Verdict) -> Json:
    return json_schema.verdict_json(record)


@to_json.register
def _(record: RefusedClaim) -> Json:
    return {"id": record.id, "error": record.error}


@to_json.register
def _(record: Match) -> Json:
    return json_schema.match_json(record)


@to_json.register
def _(record: StoredVersion) -> Json:
    return json_schema.post_json(record.post, record.version)


@to_json.register
def _(record: Embed) -> Json:
    return json_schema.embed_json(record)


@to_json.register
def _(record: Quote) -> Json:
    return json_schema.quote_json(record)


@to_json.register
def _(record: ImportResult) -> Json:
    return record.as_json()


@to_json.register
def _(record: InspectedPage) -> Json:
    return json_schema.article_json(
        record.article, record.embeds, record.quotes, source=record.source, notes=record.notes
    )


@to_json.register
def _(record: JudgedQuotation) -> Json:
    return {
        "key": record.key,
        "text": record.text,
        "start": record.start,
        "end": record.end,
        "speaker": record.speaker,
        "cue": record.cue,
        "article": {
            "key": record.article_key,
            "url": record.url,
            "title": record.title,
            "site": record.site,
            "published_at": record.published_at,
        },
        "judged_at": record.judged_at,
        "verdict": json_schema.verdict_json(record.verdict) if record.verdict else None,
    }
