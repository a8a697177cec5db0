"""Fold the column descriptions on Datasette's table pages into an element that opens on demand.

Takes Datasette's template as it is and wraps what it writes; where somebody's own template or
another plugin stands in for it, nothing is done.
"""

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, FileSystemLoader
from markupsafe import Markup

_PAGE = "table.html"
_OURS = "columns.html"
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
    """Datasette's loader of templates, but for its own page of a table."""

    def __init__(self, theirs: BaseLoader, ours: FileSystemLoader) -> None:
        self.theirs = theirs
        self.ours = ours

    def get_source(self, environment: Environment, template: str) -> Source:
        """Return the template of that name; ours where it is the one that comes with Datasette."""
        found = self.theirs.get_source(environment, template)
        if template == _PAGE:
            stock = self.theirs.get_source(environment, f"default:{_PAGE}")
            if found[1] == stock[1]:
                return self.ours.get_source(environment, _OURS)
        return found

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self.theirs.list_templates()
