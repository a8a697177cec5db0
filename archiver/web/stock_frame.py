"""Put the site's own header on Datasette's pages, and mark what is where on them.

Takes Datasette's templates as they are and changes some of their tags; where somebody's own
template stands in for one, or a tag is not there, nothing is done to it. The style sheet has the
colours.
"""

import re

# Matches "<html>"; not "<html lang="en">".
_HTML = re.compile(r"<html>")
# Matches `<body class="`, of which there is one.
_BODY = re.compile(r'<body class="')
# Matches "<header><nav>" and `<header class="hd"><nav>`.
_HEADER = re.compile(r"<header([^>]*)><nav>")
# Matches `<section class="content">`.
_CONTENT = re.compile(r'<section class="content">')
# Matches `<select name="_filter_op_2"`, `<select name="_sort"` and
# `<textarea id="sql-editor" name="sql"`.
_FIELD = re.compile(
    r'<(?:select|input type="text"|textarea id="sql-editor") '
    r'name="_?(filter_(?:column|op|value)|sort|sql)(?:_\d+|_\{\{[^"]*)?"'
)
_LABELS = {
    "filter_column": "Column",
    "filter_op": "Condition",
    "filter_value": "Value",
    "sort": "Sort by",
    "sql": "SQL",
}
# The editors that stand in for a form's field, and take no label from it: of Datasette 0.65, and
# of 1.0 with all that it is given.
_EDITOR = "CodeMirror.fromTextArea(sqlInput, {"
_NEWER_EDITOR = re.compile(r"cm\.editorFromTextArea\(sqlInput, \{[^}]*\}\)\);")
# Matches "<h3>" and `<h3 class="table-summary">`; not "<h2>".
_HEADING = re.compile(r"<h3(?=[ >])")

_HEAD = """{% if archiver_frame %}<div class="archiver-page archiver-frame">
{%- with home=archiver_frame.home, logo=archiver_frame.logo, action=archiver_frame.action,
  search_action=archiver_frame.search_action, overviews=archiver_frame.overviews,
  database=archiver_frame.database, nav="tables" -%}
{% include "archiver:head.html" %}{% endwith %}</div>{% endif %}
"""


def frame_stock_page(source: str) -> str:
    """Return Datasette's template of all its pages with the site's header above its own.

    >>> frame_stock_page('<html><section class="content">')
    '<html lang="en"><section class="content" id="main" role="main">'
    """
    framed = _HTML.sub('<html lang="en">', source, count=1)
    framed = _BODY.sub('<body class="archiver-stock ', framed, count=1)
    framed = _HEADER.sub(_under_ours, framed, count=1)
    return _CONTENT.sub('<section class="content" id="main" role="main">', framed, count=1)


def name_stock_fields(source: str) -> str:
    """Return Datasette's template of a table or query with a label for each field.

    Its headings are the third below the first, so that those before a second become second ones.

    >>> name_stock_fields('<select name="_filter_op">')
    '<select name="_filter_op" aria-label="Condition">'
    """
    named = _FIELD.sub(lambda found: f'{found[0]} aria-label="{_LABELS[found[1]]}"', source)
    label = _LABELS["sql"]
    named = named.replace(_EDITOR, f'{_EDITOR} screenReaderLabel: "{label}",')
    labelled = f'editor.contentDOM.setAttribute("aria-label", "{label}");'
    named = _NEWER_EDITOR.sub(lambda found: f"{found[0]} {labelled}", named)
    skipped, second, rest = named.partition("<h2")
    return _HEADING.sub('<h3 aria-level="2"', skipped) + second + rest


def _under_ours(found: re.Match[str]) -> str:
    """Datasette's header is no page's banner any more, only a way back."""
    return f'{_HEAD}<header{found[1]} role="presentation"><nav aria-label="Tables">'
