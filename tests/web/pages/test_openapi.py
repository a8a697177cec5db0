"""The description of the site's data is true: each address in it answers, and as it says."""

import json
import re
from typing import Any, get_args

import pytest

from archiver.models import vocabulary
from archiver.web import routes
from archiver.web.openapi_schemas import infer_schema, published_schemas
from archiver.web.pages.openapi import address_templates, openapi_document
from tests.web.conftest import Ask

pytestmark = pytest.mark.asyncio
_TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}


def faults(value: Any, schema: dict[str, Any], all_of: dict[str, Any], at: str = "$") -> list[str]:
    """What of a value does not fit a schema: as much of JSON Schema as is used."""
    if "$ref" in schema:
        return faults(value, all_of[schema["$ref"].rpartition("/")[2]], all_of, at)
    found = [one for part in schema.get("allOf", ()) for one in faults(value, part, all_of, at)]
    if "anyOf" in schema and all(faults(value, one, all_of, at) for one in schema["anyOf"]):
        found.append(f"{at} is none of several")
    if "const" in schema and value != schema["const"]:
        found.append(f"{at} is {value!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at} is {value!r}")
    types = schema.get("type", [])
    types = types if isinstance(types, list) else [types]
    is_one = any(isinstance(value, _TYPES[one]) for one in types)
    if types and (not is_one or (isinstance(value, bool) and "boolean" not in types)):
        found.append(f"{at} is {type(value).__name__}, not {types}")
    if isinstance(value, dict):
        found += [f"{at} lacks {name}" for name in schema.get("required", ()) if name not in value]
        for name, one in schema.get("properties", {}).items():
            if name in value:
                found += faults(value[name], one, all_of, f"{at}.{name}")
    if isinstance(value, list) and "items" in schema:
        for number, one in enumerate(value):
            found += faults(one, schema["items"], all_of, f"{at}[{number}]")
    return found


@pytest.fixture
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(openapi_document(routes.ROUTES, "https://a.b")))
    return found


async def test_it_is_on_the_site_as_data_and_as_a_page(ask: Ask, document: dict[str, Any]) -> None:
    answer = (await ask("/-/openapi.json")).json()
    assert answer["openapi"] == "3.1.0"
    assert answer["servers"] == [{"url": "http://localhost"}]
    assert answer["paths"] == document["paths"]
    page = await ask("/-/api")
    assert page.status_code == 200
    for path in document["paths"]:
        assert f"<code>{path}</code>" in page.text


async def test_every_address_with_data_is_in_it_and_none_else(document: dict[str, Any]) -> None:
    patterns = [re.compile(pattern) for pattern, _ in routes.ROUTES]
    for path in document["paths"]:
        asked = re.sub(r"{\w+}", "12", path.replace("{platform}", "x"))
        assert any(pattern.match(asked) for pattern in patterns), path
    for pattern, _ in routes.ROUTES:
        assert set(address_templates(pattern)) - {"/-/openapi.json"} <= set(document["paths"])
    assert {"/-/night.json", "/-/night/{key}.json"} <= set(document["paths"])
    assert set(document["paths"]["/-/verify.json"]) == {"get", "post"}
    site = {given["name"] for given in document["paths"]["/-/quotations.json"]["get"]["parameters"]}
    assert {"site", "speaker", "problem", "q", "page"} <= site


@pytest.mark.slow
async def test_every_address_answers_as_it_says(see: Ask, document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    listed = (await see("/-/quotations.json?problem=any")).json()
    text = json.dumps(listed)
    pages = {
        kind: re.findall(rf'"(/-/{kind}/[^"?]+)"', text)[:1]
        for kind in ("article", "post", "person", "publisher", "quote")
    }
    tried = 0
    for path, methods in document["paths"].items():
        if "get" not in methods:
            continue
        kind = path.split("/")[2]
        address = path
        if "{" in path:
            known = pages.get(kind) or []
            if not known and kind == "night":
                known = ["/-/night/1"]
            if not known:
                continue
            rest = re.sub(r"^.*}", "", path)
            address = known[0] + rest
        if kind in {"verify.json", "search.json"}:
            address += "?quote=the+harbour+will+be+closed&q=harbour"
        answer = await see(address)
        if path.endswith((".wacz", "claimreview.json")) and answer.status_code == 404:
            continue
        assert answer.status_code == 200, (path, address, answer.text[:200])
        ((media, content),) = methods["get"]["responses"]["200"]["content"].items()
        assert answer.headers["content-type"].startswith(media), path
        if "json" in media:
            assert faults(answer.json(), content["schema"], schemas) == [], path
        tried += 1
    assert tried > 20


async def test_verdicts_and_errors_are_as_the_schemas_say(ask: Ask) -> None:
    schemas = published_schemas()
    body = "\n".join(
        json.dumps(one)
        for one in (
            {"quote": "The harbour will be closed on Sunday, whatever the Ledger says"},
            {"quote": "Nobody ever posted these words about a ferry", "speaker": "Mara Quill"},
            {"quote": "Forty crates of herring left the quay this morning", "speaker": "Wren"},
            {"quote": "a"},
            {"quote": ""},
        )
    )
    answer = await ask("/-/verify.json", method="POST", request={"content": body})
    lines = [json.loads(line) for line in answer.text.splitlines()]
    for one in lines[:4]:
        assert faults(one, schemas["Verdict"], schemas) == []
        assert set(one) == set(schemas["Verdict"]["properties"])
    assert faults(lines[4], schemas["Refused"], schemas) == []
    refused = (await ask("/-/verify.json")).json()
    assert faults(refused, schemas["Error"], schemas) == []
    assert faults({**lines[0], "wording": "sad"}, schemas["Verdict"], schemas)


async def test_closed_lists_are_those_of_the_code() -> None:
    verdict = published_schemas()["Verdict"]["properties"]
    assert verdict["wording"]["enum"] == [*get_args(vocabulary.Wording)]
    assert verdict["problem"]["enum"] == [*get_args(vocabulary.Problem), None]
    assert verdict["flags"]["items"]["enum"] == [*get_args(vocabulary.Flag)]
    assert infer_schema([{"a": 1}, {"a": None, "b": True}]) == {
        "type": "object",
        "properties": {"a": {"type": ["integer", "null"]}, "b": {"type": "boolean"}},
        "required": ["a"],
    }
