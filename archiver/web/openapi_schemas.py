"""Describe the published JSON as JSON Schema: by what the code gives, not by what was meant.

Records with everything and with nothing go through the same functions as answers of the site, and
what comes out says which fields there are, of which types, and which may be null.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, get_args

from archiver.models import json_schema, vocabulary
from archiver.models.json_schema import Json
from archiver.models.picture_records import (
    PictureDifference,
    PicturedPost,
    PictureText,
    PictureVerdict,
)
from archiver.models.records import Author, Media, Post, PostVersion
from archiver.models.verdict_records import (
    Claim,
    Difference,
    Finding,
    Match,
    Rewording,
    Searched,
    SimilarPost,
    Verdict,
)
from archiver.platforms.registry import platform_names

_WORDS: dict[str, Any] = {
    "wording": vocabulary.Wording,
    "flags": vocabulary.Flag,
    "attribution": vocabulary.Attribution,
    "timing": vocabulary.Timing,
    "tie": vocabulary.Tie,
    "problem": vocabulary.Problem,
    "reason": vocabulary.Reason,
    "standing": vocabulary.Standing,
    "evidence": vocabulary.Evidence,
    "op": vocabulary.Op,
}
"""Fields that have a closed list of words."""
_TYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "number", str: "string"}


@cache
def published_schemas() -> Json:
    """Return the schemas by their names; Verdict has all others in it."""
    verdicts = [json_schema.verdict_json(specimen) for specimen in _specimens()]
    schemas: Json = {
        "Verdict": infer_schema(verdicts),
        "PictureVerdict": infer_schema(
            [json_schema.picture_json(verdict) for verdict in _pictured()]
        ),
        "Claim": {
            "type": "object",
            "required": ["quote"],
            "properties": {
                "quote": {"type": "string"},
                "speaker": {"type": ["string", "null"]},
                "published_at": {"type": ["string", "null"]},
                "id": {},
            },
        },
        "Refused": {
            "type": "object",
            "required": ["id", "error"],
            "properties": {"id": {}, "error": {"type": "string"}},
        },
        "Error": {
            "type": "object",
            "required": ["ok", "error", "status"],
            "properties": {
                "ok": {"const": False},
                "error": {"type": "string"},
                "status": {"type": "integer"},
            },
        },
    }
    # Where something was spoken there is a speech in the place of the post.
    match = schemas["Verdict"]["properties"]["matches"]["items"]
    match["properties"]["speech"] = {"type": "object"}
    match["required"].remove("post")
    return schemas


def infer_schema(values: Sequence[Any], name: str = "") -> Json:
    """Return a schema that all of some values fit; `name` is that of the field they stand in.

    >>> infer_schema([1, None])
    {'type': ['integer', 'null']}
    """
    there = [value for value in values if value is not None]
    if not there:
        return {}
    if all(isinstance(value, dict) for value in there):
        names = list(dict.fromkeys(key for value in there for key in value))
        found: Json = {
            "type": "object",
            "properties": {
                key: infer_schema([value[key] for value in there if key in value], key)
                for key in names
            },
            "required": [key for key in names if all(key in value for value in there)],
        }
    elif all(isinstance(value, list) for value in there):
        found = {"type": "array", "items": infer_schema([i for v in there for i in v], name)}
    elif name in _WORDS:
        found = {"enum": [*get_args(_WORDS[name])]}
    else:
        types = list(dict.fromkeys(_TYPES[type(value)] for value in there))
        found = {"type": types[0] if len(types) == 1 else types}
    return _nullable(found) if len(there) < len(values) else found


def _nullable(found: Json) -> Json:
    if "enum" in found:
        return {"enum": [*found["enum"], None]}
    types = found["type"] if isinstance(found["type"], list) else [found["type"]]
    return found | {"type": [*types, "null"]}


def _pictured() -> list[PictureVerdict]:
    """Give verdicts on pictures in which everything was seen, and nothing."""
    seen = PicturedPost(
        bodies={"rapidocr": PictureText()},
        platform=platform_names()[0],
        handle="ana",
        name="Ana Brook",
        posted_at="2031-05-04",
        counters=("12",),
    )
    other = (PictureDifference(picture="a", post="b", sure=True),)
    return [
        PictureVerdict(post=shown, verdict=verdict, differences=other, notes=("a note",))
        for verdict in _specimens()
        for shown in (seen, PicturedPost(bodies={}))
    ]


def _specimens() -> list[Verdict]:
    """Give verdicts with everything that one may have, and with nothing."""
    platform = platform_names()[0]
    whole = Post(
        key="x:7",
        platform=platform,
        id="7",
        url="https://x.example/7",
        author=Author(handle="ana", name="Ana Brook", account_id="9"),
        posted_at="2031-05-04T10:00:00Z",
        in_reply_to="x:6",
    )
    bare = Post(
        key="x:8", platform=platform, id=None, url=None, author=Author(handle=None, name=None)
    )
    text = PostVersion(text="…", quoted="x:5", media=(Media(type="photo", alt="a seal"),))
    plain = PostVersion(text="…", media=(Media(type="photo", alt=None),))
    some = (Difference(op="equal", quote="a", post="a"),)
    match = Match(wording="altered", span=(0, 1), coverage=0.5, flags=("number",), diff=some)
    full: dict[str, Any] = {"attribution": "confirmed", "timing": "consistent"}
    findings = (
        Finding(
            match=match,
            post=whole,
            version=text,
            standing="live",
            evidence="api",
            tie="likely",
            reason="truncated",
            problem="altered",
            captured_at="2031-05-04T10:00:00Z",
            archived=("https://a.example",),
            rewording=Rewording(first_seen="2031-05-05", before="…", before_seen="2031-05-04"),
            **full,
        ),
        Finding(
            match=match,
            post=bare,
            version=plain,
            standing="live",
            evidence="api",
            **full,
        ),
    )
    everywhere = Searched(posts=1, authors=1, first="2031-01-01", last="2031-05-01")
    claim = Claim(quote="a b c", speaker="Ana", published_at="2031-05-04", id="1")
    return [
        Verdict(
            claim=claim,
            wording="altered",
            flags=("number",),
            tie="likely",
            problem="altered",
            reason="truncated",
            corroborated=True,
            findings=findings,
            leads=(SimilarPost(post=whole, version=text, words=("a b",)),),
            searched=everywhere,
            speaker_posts=Searched(posts=1, authors=None, first="2031-01-01", last="2031-05-01"),
            rules="1",
            **full,
        ),
        Verdict(
            claim=Claim(quote="a b c"),
            wording="not_found",
            leads=(SimilarPost(post=bare, version=plain),),
            searched=Searched(),
            speaker_posts=Searched(authors=None),
            rules="1",
            **full,
        ),
        Verdict(claim=Claim(quote="a b c"), wording="too_short", rules="1", **full),
    ]
