"""Fold the column descriptions on Datasette's table pages into an element that opens on demand.

Takes Datasette's template as it is and wraps what it writes; where somebody's own template or
another plugin stands in for it, nothing is done.
"""

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, FileSystemLoader
from markupsafe import Markup

from archiver.web.stock_frame import frame_stock_page

_PAGE = "table.html"
_OURS = "columns.html"
_BASE = "base.html"
_BEGIN, _END = '<dl class="column-descriptions">', "</dl>"
_FOLD = Markup('<details class="archiver-columns"><summary>What the columns mean</summary>')

Source = tuple[str, str | None, Callable[[], bool] | None]


def fold_columns(page: Markup) -> Markup:
    """Return the same page with its list of columns inside an element that opens and closes.

    >>> str(fold_columns(Markup('<dl class="column-descriptions"><dt>id</dt></dl>rest')))[:9]
    '<details '
    """
    start = page.find(_BEGIN)
    end = page.find(_END, start)
    if start < 0 or end < 0:
        return page
    end += len(_END)
    return page[:start] + _FOLD + page[start:end] + Markup("</details>") + page[end:]


class ColumnFolding(BaseLoader):
    """Datasette's loader of templates, but for its page of a table and what stands around all."""

    def __init__(self, theirs: BaseLoader, ours: FileSystemLoader) -> None:
        self.theirs = theirs
        self.ours = ours

    def get_source(self, environment: Environment, template: str) -> Source:
        """Return the template of that name; ours where it is the one that comes with Datasette."""
        found = self.theirs.get_source(environment, template)
        if template not in {_PAGE, _BASE}:
            return found
        stock = self.theirs.get_source(environment, f"default:{template}")
        if found[1] != stock[1]:
            return found
        if template == _BASE:
            return frame_stock_page(found[0]), found[1], found[2]
        return self.ours.get_source(environment, _OURS)

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self.theirs.list_templates()
