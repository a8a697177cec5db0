"""One reader of meta elements, for articles, posts and sections."""

from archiver.html.meta_elements import meta_names, meta_values
from tests.html.trees import tree_of


def test_names_are_in_lower_case_and_the_first_of_a_name_counts() -> None:
    head = """
      <meta property="OG:Title" content=" The seal ">
      <meta name="og:title" content="Another">
      <meta name="author" content="">
      <meta itemprop="author" content="Ana Brook">
      <meta http-equiv="Content-Language" content="en">
      <meta charset="utf-8">
    """
    assert meta_values(tree_of("", head)) == {
        "og:title": "The seal",
        "author": "Ana Brook",
        "content-language": "en",
    }


def test_meta_elements_in_the_body_count_as_well() -> None:
    assert meta_values(tree_of('<div><meta name="date" content="2031-05-04"></div>')) == {
        "date": "2031-05-04"
    }


def test_one_element_may_have_several_names() -> None:
    tree = tree_of("", '<meta name="Title" property="og:title" content="x">')
    (element,) = tree.iter("meta")
    assert meta_names(element) == ["og:title", "title"]


def test_what_is_said_of_a_comment_or_a_person_is_not_the_page_s() -> None:
    scope = '<div itemscope itemtype="http://schema.org/{}">{}<meta itemprop="datePublished"'
    meta = scope + ' content="2031-05-04"></div>'
    for kind in ("Comment", "UserComments", "ImageObject", "NewsMediaOrganization", "Review"):
        assert meta_values(tree_of(meta.format(kind, ""))) == {}
    dated = {"datepublished": "2031-05-04"}
    assert meta_values(tree_of(meta.format("NewsArticle", ""))) == dated
    assert meta_values(tree_of(meta.format("Review", "<h1>The seal, a film</h1>"))) == dated
    comment = '<div itemprop="comment" itemscope><meta itemprop="datePublished" content="x"></div>'
    assert meta_values(tree_of(comment)) == {}


def test_what_is_no_page_says_nothing() -> None:
    assert meta_values(None) == {}


def test_a_value_counts_where_there_is_no_content() -> None:
    tree = tree_of("", '<meta name="author" value=" Ida Tamm "><meta name=a content=b value=c>')
    assert meta_values(tree) == {"author": "Ida Tamm", "a": "b"}
