"""Every page of ours is drawn without Datasette, and what strangers wrote stays text."""

import pytest

from archiver.web.page_templates import TEMPLATE_FOLDER, draw_page, own_templates


def test_every_template_is_found_by_its_name() -> None:
    names = {path.name for path in TEMPLATE_FOLDER.glob("*.html")}
    assert {name.removeprefix("archiver:") for name in own_templates().list_templates()} >= names


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x>'])
def test_what_is_said_is_escaped(text: str) -> None:
    drawn = draw_page("refused.html", {"error": text, "status": 400, "site_name": text})
    assert text not in drawn
    assert "&lt;" in drawn
