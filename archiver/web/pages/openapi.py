"""Describe what programs may ask the site, as OpenAPI: generated from the addresses that there are.

https://spec.openapis.org/oas/v3.1.0; the same as a page for people.
"""

import re
from collections.abc import Callable, Iterable
from importlib.metadata import version
from typing import Any

from archiver.archive.pages.citing import READ_FOR_VERDICTS
from archiver.errors import ViewRefused
from archiver.messages.word_list import COVERAGE
from archiver.models.json_schema import Json
from archiver.web import datasette_compat
from archiver.web.headers import DATA_HEADERS, PAGE_HEADERS
from archiver.web.openapi_schemas import published_schemas
from archiver.web.page_view import draw_view, find_request_archive, refuse_view
from archiver.web.pages.bulk import MOST_CLAIMS
from archiver.web.pages.site_lists import LISTS

OPENAPI_ADDRESS = "/-/openapi.json"
API_ADDRESS = "/-/api"
PICTURE_DATA = "/-/verify/picture.json"
Routes = Iterable[tuple[str, Callable[..., Any]]]

_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
    "wacz": "application/wacz+zip",
}
_LINKED = "application/ld+json"
_SUMMARIES = {
    "/-/verify.json": "The verdict on one quotation",
    "/-/front.json": "What is new",
    "/-/search.json": "Posts, articles and quotations with some words",
    "/-/article/{key}.json": "An article, its posts and its quotations",
    "/-/article/{key}/annotations.json": "The quotations of an article as W3C annotations",
    "/-/post/{platform}/{key}.json": "A post, its wordings and who quotes it",
    "/-/person/{platform}/{key}.json": "An account and how its posts are quoted",
    "/-/publisher/{key}.json": "A publisher and how it quotes",
    "/-/quote/{key}.json": "A quotation and every verdict on it",
    "/-/quote/{key}/annotation.json": "A quotation as a W3C annotation",
    "/-/quote/{key}/claimreview.json": "A quotation as schema.org's ClaimReview",
    "/-/quote/{key}/evidence.wacz": "The evidence for a verdict as one file",
    "/-/night.json": "The last run",
    "/-/night/{key}.json": "One run",
}
_QUERIES = {
    "/-/verify.json": {"quote": True, "speaker": False, "published_at": False, "id": False},
    "/-/search.json": {"q": True},
}
"""Parameters of addresses that are no list, and whether each is needed."""
# Matches "(?:\.(?P<format>json))?" and the like at the end of a pattern.
_FORMAT = re.compile(r"\(\?:\\\.\(\?P<format>(\w+)\)\)\?$")
_OPTIONAL = re.compile(r"\(\?:(/\(\?P<\w+>[^)]*\))\)\?")
_NAMED = re.compile(r"\(\?P<(\w+)>[^)]*\)")


def address_templates(pattern: str) -> list[str]:
    r"""Write the pattern of an address as OpenAPI writes paths; none where it gives no data.

    >>> address_templates(r"^/-/quote/(?P<key>[^/.]+)(?:\.(?P<format>json))?$")
    ['/-/quote/{key}.json']
    """
    plain = _FORMAT.sub(r"\\.\1", pattern.removeprefix("^").removesuffix("$"))
    several = [_OPTIONAL.sub("", plain), _OPTIONAL.sub(r"\1", plain)]
    found = [_NAMED.sub(r"{\1}", one).replace("\\", "") for one in dict.fromkeys(several)]
    return [one for one in found if one.rpartition(".")[2] in _TYPES]


def openapi_document(routes: Routes, base: str) -> Json:
    """Return the description of all addresses that give data; `base` is where the site is."""
    paths: Json = {}
    for pattern, _ in routes:
        for path in sorted({*address_templates(pattern)} - {OPENAPI_ADDRESS}):
            paths.setdefault(path, {"get": _question(path)})
    paths["/-/verify.json"]["post"] = _bulk()
    paths[PICTURE_DATA] = {"post": _picture()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "An archive of posts and of quotations of them",
            "version": version("archiver"),
            "description": COVERAGE,
        },
        "servers": [{"url": base}],
        "paths": paths,
        "components": {"schemas": published_schemas()},
    }


def _question(path: str) -> Json:
    name, _, ending = path.removeprefix("/-/").rpartition(".")
    parameters = [
        {"name": item, "in": "path", "required": True, "schema": {"type": "string"}}
        for item in re.findall(r"{(\w+)}", path)
    ]
    listed = next((site_list for site_list in LISTS if site_list.name == name), None)
    queries = dict(_QUERIES.get(path, {}))
    if listed is not None:
        names = sorted({one.partition("=")[0] for one in listed.kind.filters} | {"q", "order"})
        queries = dict.fromkeys([*names, "page"], False)
    parameters += [
        {"name": one, "in": "query", "required": needed, "schema": {"type": "string"}}
        for one, needed in {**queries, "database": False}.items()
    ]
    kind = _LINKED if "annotation" in path or "claimreview" in path else _TYPES[ending]
    summary = _SUMMARIES.get(path) or (f"The list of {name}" if listed else f"What is at {path}")
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": summary, "content": {kind: {"schema": _answer(path, ending)}}},
            "default": _refusal(),
        },
    }


def _answer(path: str, ending: str) -> Json:
    if path == "/-/verify.json":
        verdict = published_schemas()["Verdict"]
        return {"allOf": [_ok(), {"$ref": "#/components/schemas/Verdict"}]} if verdict else {}
    if "annotation" in path or "claimreview" in path:
        return {"type": "object"}
    return _ok() if ending == "json" else {"type": "string"}


def _ok() -> Json:
    return {"type": "object", "required": ["ok"], "properties": {"ok": {"const": True}}}


def _refusal() -> Json:
    schema = {"$ref": "#/components/schemas/Error"}
    return {
        "description": "Why there is no answer",
        "content": {"application/json": {"schema": schema}},
    }


def _bulk() -> Json:
    claim = {"$ref": "#/components/schemas/Claim"}
    either = {
        "anyOf": [
            {"$ref": "#/components/schemas/Verdict"},
            {"$ref": "#/components/schemas/Refused"},
        ]
    }
    summary = f"The verdicts on up to {MOST_CLAIMS:,} quotations, in their order"
    listed = {"type": "array", "items": claim, "maxItems": MOST_CLAIMS}
    answer = _ok() | {"required": ["ok", "verdicts"]}
    answer["properties"] = {"ok": {"const": True}, "verdicts": {"type": "array", "items": either}}
    return {
        "summary": summary,
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": listed},
                "application/jsonl": {"schema": {"type": "string"}},
            },
        },
        "responses": {
            "200": {
                "description": summary,
                "content": {
                    "application/json": {"schema": answer},
                    "application/jsonl": {"schema": {"type": "string"}},
                },
            },
            "default": _refusal(),
        },
    }


def _picture() -> Json:
    summary = "The verdict on the screenshot of a post, and what was read in it"
    answer = {"allOf": [_ok(), {"$ref": "#/components/schemas/PictureVerdict"}]}
    picture = {"type": "string", "format": "binary"}
    form = {"type": "object", "required": ["file"], "properties": {"file": picture}}
    return {
        "summary": summary,
        "requestBody": {
            "required": True,
            "content": {"image/*": {"schema": picture}, "multipart/form-data": {"schema": form}},
        },
        "responses": {
            "200": {
                "description": summary,
                "content": {"application/json": {"schema": answer}},
            },
            "default": _refusal(),
        },
    }


def openapi_views(routes: Routes) -> list[tuple[str, Callable[..., Any]]]:
    """Give the addresses of the description, which describes these routes."""
    described = list(routes)

    async def as_data(datasette: Any, request: Any) -> datasette_compat.Response:
        try:
            where = await find_request_archive(datasette, request, READ_FOR_VERDICTS)
        except ViewRefused as refused:
            return await refuse_view(datasette, refused, as_data=True)
        document = openapi_document(described, where.absolute(datasette.urls.path("/").rstrip("/")))
        return datasette_compat.json_response(datasette, document, headers=dict(DATA_HEADERS))

    async def as_page(datasette: Any, request: Any) -> datasette_compat.Response:
        try:
            where = await find_request_archive(datasette, request, READ_FOR_VERDICTS)
        except ViewRefused as refused:
            return await refuse_view(datasette, refused, as_data=False)
        document = openapi_document(described, where.absolute(datasette.urls.path("/").rstrip("/")))
        rows = [
            {
                "method": method.upper(),
                "path": path,
                "summary": item["summary"],
                "parameters": [given["name"] for given in item.get("parameters", ())],
            }
            for path, methods in document["paths"].items()
            for method, item in methods.items()
        ]
        shown = {"rows": rows, "coverage": COVERAGE, "document": where.own(OPENAPI_ADDRESS)}
        body = draw_view(where, "api.html", shown)
        return datasette_compat.html_response(body, headers=dict(PAGE_HEADERS))

    return [(rf"^{re.escape(OPENAPI_ADDRESS)}$", as_data), (rf"^{API_ADDRESS}$", as_page)]
