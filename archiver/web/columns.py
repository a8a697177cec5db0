"""Fold the column descriptions on Datasette's table pages into an element that opens on demand.

Takes Datasette's templates as they are, frames them (`stock_frame`) and wraps what they write;
where somebody's own template or another plugin stands in for one, nothing is done.
"""

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, FileSystemLoader
from markupsafe import Markup

from archiver.web.stock_frame import frame_stock_page, name_stock_fields

_PAGE = "table.html"
_OURS = "columns.html"
_BASE = "base.html"
_STOCK = "default:"
_WITH_FIELDS = {_PAGE, "query.html", "database.html", "_codemirror_foot.html"}
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
    """Datasette's loader of templates, but for its pages of tables and what stands around all."""

    def __init__(self, theirs: BaseLoader, ours: FileSystemLoader) -> None:
        self.theirs = theirs
        self.ours = ours

    def get_source(self, environment: Environment, template: str) -> Source:
        """Return the template of that name; ours where it is the one that comes with Datasette."""
        found = self.theirs.get_source(environment, template)
        name = template.removeprefix(_STOCK)
        if name not in {_BASE, *_WITH_FIELDS}:
            return found
        if name == template:
            stock = self.theirs.get_source(environment, f"{_STOCK}{name}")
            if found[1] != stock[1]:
                return found
            if name == _PAGE:
                return self.ours.get_source(environment, _OURS)
        change = frame_stock_page if name == _BASE else name_stock_fields
        return change(found[0]), found[1], found[2]

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self.theirs.list_templates()
