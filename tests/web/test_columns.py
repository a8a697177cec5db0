"""Folding the descriptions of columns, on Datasette's own page alone."""

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from markupsafe import Markup

from archiver.web.columns import ColumnFolding, fold_columns
from archiver.web.stock_frame import frame_stock_page, name_stock_fields

LIST = Markup('<dl class="column-descriptions"><dt>id</dt><dd>a</dd></dl>')


def test_the_list_is_wrapped_where_it_stands() -> None:
    folded = fold_columns(Markup("<h1>a</h1>{}<p>b</p>").format(LIST))
    assert folded.startswith("<h1>a</h1><details")
    assert folded.endswith(f"{LIST}</details><p>b</p>")


@pytest.mark.parametrize(
    "page", ["", "<p>no list</p>", '<dl class="column-descriptions">', "</dl>", "<dl></dl>"]
)
def test_a_page_without_a_whole_list_stays_as_it_is(page: str) -> None:
    assert fold_columns(Markup(page)) == page  # noqa: S704 - our own


def test_somebody_elses_template_is_left_alone(tmp_path: object) -> None:
    ours = FileSystemLoader(str(tmp_path))
    stock = {"table.html": "theirs", "default:table.html": "stock", "row.html": "row"}

    class Named(DictLoader):
        def get_source(self, environment: Environment, template: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
            source, _, fresh = super().get_source(environment, template)
            return source, f"/{template}", fresh

    loader = ColumnFolding(Named(stock), ours)
    environment = Environment(loader=loader, autoescape=True)
    assert environment.get_template("table.html").render() == "theirs"
    assert environment.get_template("row.html").render() == "row"
    assert loader.list_templates() == sorted(stock)


def test_a_frame_without_the_tags_that_are_known_stays_as_it_is() -> None:
    for page in ("", "<p>mine</p>", '<html lang="fr"><header class="own"><div>'):
        assert frame_stock_page(page) == page
    framed = frame_stock_page('<html><body class="x"><header class="hd"><nav>a</nav></header>')
    assert framed.startswith('<html lang="en"><body class="archiver-stock x">')
    assert framed.endswith(
        '<header class="hd" role="presentation"><nav aria-label="Tables">a</nav></header>'
    )


def test_the_fields_of_a_table_and_of_a_query_have_labels() -> None:
    for field, label in (
        ('<select name="_filter_column">', "Column"),
        ('<select name="_filter_op_{{ loop.index }}">', "Condition"),
        ('<input type="text" name="_filter_value_2" class="filter-value">', "Value"),
        ('<select name="_sort" id="sort_by">', "Sort by"),
        ('<textarea id="sql-editor" name="sql">', "SQL"),
    ):
        named = name_stock_fields(f"<p>{field}</p>")
        assert named.replace(f' aria-label="{label}"', "", 1) == f"<p>{field}</p>"
    for other in ('<input type="checkbox" name="_sort_by_desc">', '<input type="text" name="q">'):
        assert name_stock_fields(other) == other


def test_headings_before_the_second_level_are_no_level_below_it() -> None:
    page = "<h1>a</h1><h3>b</h3>{}<h3>d</h3>"
    assert name_stock_fields(page.format("")).count('<h3 aria-level="2">') == 2
    named = name_stock_fields(page.format("<h2>c</h2>"))
    assert named == '<h1>a</h1><h3 aria-level="2">b</h3><h2>c</h2><h3>d</h3>'
