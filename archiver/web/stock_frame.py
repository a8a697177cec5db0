"""Put the site's own header on Datasette's pages, and mark what is where on them.

Takes Datasette's template as it is and changes four of its tags; where somebody's own template
stands in for it, or a tag is not there, nothing is done to it. The style sheet has the colours.
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


def _under_ours(found: re.Match[str]) -> str:
    """Datasette's header is no page's banner any more, only a way back."""
    return f'{_HEAD}<header{found[1]} role="presentation"><nav aria-label="Tables">'
