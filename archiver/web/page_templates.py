"""Draw the pages of ours from their templates.

They rest on nothing that Datasette adds to its own pages, so they are drawn without its hooks and
coroutines, which took longer than the page.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PrefixLoader

from archiver.models.json_schema import Json

TEMPLATE_FOLDER = Path(__file__).parent / "templates"


def own_templates() -> PrefixLoader:
    """Return the loader of our templates, each called ``archiver:`` and its file's name."""
    return PrefixLoader({"archiver": FileSystemLoader(TEMPLATE_FOLDER)}, delimiter=":")


@cache
def _environment() -> Environment:
    return Environment(loader=own_templates(), autoescape=True, auto_reload=False)


def draw_page(template: str, context: Json) -> str:
    """Return the HTML of a page; `template` is the name of its file."""
    return _environment().get_template(f"archiver:{template}").render(context)
