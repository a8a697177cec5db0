"""The data that a page's scripts carry."""

from dataclasses import replace

from archiver.html.page_state import assigned_value, page_objects, walk_objects
from tests.html.trees import page_of

DATA = '<script type="application/json">{"post": {"id": "17"}}</script>'


def test_json_scripts_that_hold_a_marker_are_read_and_broken_ones_passed_over() -> None:
    broken = '<script type="application/json">{"id": "17"</script>'
    other = '<script type="application/json">{"id": "18"}</script>'
    assert list(page_objects(page_of(broken + other + DATA), "17")) == [{"post": {"id": "17"}}]


def test_the_value_that_a_script_gives_a_name_is_read_up_to_its_end() -> None:
    page = page_of('<script>var x = 1; window["state"] = {"a": [1, 2]}; go();</script>')
    assert assigned_value(page, "state") == {"a": [1, 2]}
    assert assigned_value(page, "x") is None


def test_objects_are_walked_outer_before_inner_and_some_are_passed_over() -> None:
    value = {"a": [{"b": 1}, {"c": {"d": 2}}], "skip": {"e": 3}}
    assert list(walk_objects(value))[1:] == [{"b": 1}, {"c": {"d": 2}}, {"d": 2}, {"e": 3}]
    assert {"e": 3} not in list(walk_objects(value, without="skip"))


def test_a_text_holds_no_data() -> None:
    page = replace(page_of(DATA), tree=None)
    assert list(page_objects(page)) == []
    assert assigned_value(page, "state") is None
