"""JSON text is lines, or values over lines: its beginning tells which."""

import pytest

from archiver.importers.formats import json_text
from archiver.importers.registry import import_formats
from tests.importers.made import post_file


def known_as(text: str) -> str:
    return next(one.name for one in import_formats() if one.recognizes(post_file(text.encode())))


@pytest.mark.parametrize(
    "text",
    [
        '{"app": "box",\n "entries": []}',
        '{"entries": [{"id": 1},\n  {"id": 2}]}\n',
        '\ufeff{"app":\r\n\r\n "box"}',
        '{\n"id": 1}',
        '{"app": "box", "entries": [\n' + '{"id": "1"},\n' * 40_000 + "]}",
    ],
    ids=lambda text: text[:20],
)
def test_an_object_may_begin_on_the_first_line_and_go_on(text: str) -> None:
    assert known_as(text) == json_text.VALUES.name


@pytest.mark.parametrize(
    "text",
    [
        '{"id": 1}\n{"id": 2}\n',
        '{"id": 1},\n{"id": 2}\n',
        '{"id": 1,\n{"id": 2}\n',
        '{"id": 1, "text": "cut\n{"id": 2}\n',
        '{"id":\n',
        '{"id": 1',
        '{"a":' * 100_000 + "\n{}",
        '{"id": nonsense\n{"id": 2}\n',
    ],
    ids=lambda text: text[:20],
)
def test_a_broken_line_does_not_make_the_lines_one_object(text: str) -> None:
    assert known_as(text) == json_text.LINES.name
