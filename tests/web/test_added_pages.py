"""Pages that plug-ins add to the site."""

from types import SimpleNamespace
from typing import Any

import pytest

from archiver import plugins
from archiver.web import plugin, routes


async def hello(datasette: Any) -> None:
    """Answer nothing."""


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ((r"^/-/hello$", hello), None),
        ((r"^/archive$", hello), "does not begin with ^/-/"),
        ((r"^/-/(hello$", hello), "gave something unusable"),
        ((r"^/-/hello$", "hello"), "cannot be called"),
        (r"^/-/hello$", "too many values to unpack"),
        ((7, hello), "does not begin with"),
    ],
)
def test_a_page_is_a_path_below_ours_and_a_view(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    given: Any,
    reason: str | None,
) -> None:
    manager = plugins.load_plugins([])
    hook = plugins.hookimpl(lambda: [given])
    manager.register(SimpleNamespace(register_pages=hook), name="sample")
    monkeypatch.setattr(plugins, "_built", [manager])
    added = plugin.register_routes()[len(routes.ROUTES) :]
    assert added == ([] if reason else [given])
    assert (reason or "") in caplog.text
    ours = plugin.register_routes()[: len(routes.ROUTES)]
    assert [path for path, _ in ours] == [path for path, _ in routes.ROUTES]
