"""A title is the article's, whole, without the site's name, whatever else the page calls itself."""

import pytest

from archiver.extraction.articles.headlines import choose_title
from archiver.html.page import parse_markup

FERRY = "The night ferry leaves without its seal"


def chosen(
    markup: str, stated: tuple[str, ...] = (), site: str | None = "Harbour Courier"
) -> str | None:
    return choose_title(parse_markup(markup)[0], stated, [site, "harbour-courier.example"])


@pytest.mark.parametrize(
    "title",
    [
        f"{FERRY} | Harbour Courier",
        f"{FERRY} – Harbour-Courier",
        f"{FERRY} - News - Harbour Courier",
        f"{FERRY} ｜ Harbour Courier",
        f"{FERRY} (Harbour Courier)",
        f"{FERRY} / Harbour Courier",
        f"{FERRY} ◦ Harbour Courier",
        FERRY,
    ],
)
def test_the_name_of_the_site_is_taken_off_what_is_stated(title: str) -> None:
    assert chosen(f"<h1>{FERRY}</h1>", (title,)) == FERRY
    assert chosen(f"<title>{title}</title><h1>{FERRY}</h1>") == FERRY


def test_a_long_heading_behind_a_short_name_is_the_title() -> None:
    page = f"<title>Harbour Post | {FERRY}</title><h1>{FERRY}</h1>"
    assert chosen(page, site=None) == FERRY


def test_a_chinese_title_ends_before_its_section_and_site() -> None:
    title = "渡轮没有海豹就离开了港口"
    page = f"<title>{title}_港口新闻_港口网</title><h1>{title}</h1>"
    assert chosen(page, site=None) == title


def test_a_heading_ends_a_stated_title_that_goes_on() -> None:
    title = f"{FERRY} – 57 : 33 – live - 28.09.2031 - Sport"
    assert chosen(f"<h1>{FERRY}</h1>", (title,)) == FERRY


def test_a_stated_title_stays_where_the_heading_is_another() -> None:
    assert (
        chosen("<title>Ferry</title><h1>Ferry</h1>", ("The ferry - at last",))
        == "The ferry - at last"
    )


def test_a_title_that_was_cut_at_its_own_marks_is_made_whole() -> None:
    page = '<title>Minister calls the ferry "late"</title>'
    assert chosen(page, ("Minister calls the ferry",)) == 'Minister calls the ferry "late"'


def test_of_several_headings_the_one_is_taken_that_the_title_repeats() -> None:
    page = (
        f"<title>{FERRY} - POLITICO</title><h1>Harbour Courier logo</h1><h1>{FERRY}</h1>"
        "<h1>Follow us for more news</h1>"
    )
    assert chosen(page) == FERRY


def test_a_kicker_in_the_heading_is_no_part_of_the_title() -> None:
    assert chosen(f"<title>{FERRY} | News | Courier</title><h1>News {FERRY}</h1>") == FERRY


def test_a_page_without_headings_has_its_title_element() -> None:
    assert chosen(f"<title>{FERRY} | Harbour Courier</title><h1>Harbour Courier</h1>") == FERRY
    page = f"<title>{FERRY} | Blog</title><h1>Blog</h1>"
    assert chosen(page, site=None) != "Blog"


def test_headings_of_other_boxes_are_none() -> None:
    aside = "<aside><h1>Get our letter in your inbox</h1></aside>"
    assert chosen(f"<title>Ferries</title>{aside}<h1>{FERRY}</h1>") == FERRY


def test_a_heading_behind_the_sites_own_is_not_taken_without_a_sign() -> None:
    page = f"<title>{FERRY}</title><h1>Harbour Courier</h1><h1>All shirts that we have for you</h1>"
    assert chosen(page) == FERRY


def test_a_heading_that_the_title_repeats_goes_before_what_networks_are_told() -> None:
    markup = f"<title>{FERRY} - Harbour Courier</title><h1>{FERRY}</h1>"
    assert chosen(markup, ("Seal row seems to be over at last",)) == FERRY
    assert chosen(f"<h1>{FERRY}</h1>", ("Seal row is over",)) == "Seal row is over"


def test_a_title_behind_the_sites_own_heading_is_the_lesser_heading() -> None:
    markup = f"<title>Bo's diary - {FERRY}</title><h1>Bo's diary</h1><h3>{FERRY}</h3>"
    assert chosen(markup, site=None) == FERRY


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Harbour Courier: {}", "Harbour Courier"),
        ("{}：湖畔新聞デジタル", "湖畔新聞デジタル"),
        ("{}【湖畔新聞】", "湖畔新聞"),
        ("{} - «Озёрный вестник»", "Озёрный вестник"),
        ("{} | www.courier.example", "courier.example"),
        ("{} - The Courier", "Courier"),
        ("{} | Courier News", "Courier"),
        ("{} - Harbour Courier", "courier.example"),
    ],
)
def test_a_site_is_named_in_many_ways_at_either_end(title: str, site: str) -> None:
    assert chosen("", (title.format(FERRY),), site=site) == FERRY


def test_words_that_only_end_as_the_name_does_stay() -> None:
    for title in (f"{FERRY} and the Courier", f"{FERRY} - a prize for the courier"):
        assert chosen("", (title,), site="Courier") == title


def test_a_title_that_nobody_gave_is_none() -> None:
    assert chosen(f"<title>Untitled Document</title><h1>{FERRY}</h1>", ("Untitled",)) == FERRY


@pytest.mark.parametrize("mark", ["::", "⋆", "★", "∙", "―", "•", "»"])
def test_any_mark_stands_between_a_title_and_its_site(mark: str) -> None:
    for title in (f"{FERRY} {mark} Harbour Courier", f"Harbour Courier {mark} {FERRY}"):
        assert chosen("", (title,), site="Harbour Courier") == FERRY
    assert chosen(f"<title>{FERRY} {mark} Courier</title><h1>{FERRY}</h1>", site=None) == FERRY


def test_a_paper_in_wide_brackets_is_taken_off_where_the_heading_does_without() -> None:
    assert chosen("<h1>連絡船は冬も運航へ</h1>", ("連絡船は冬も運航へ（湖畔新聞）",)) == (
        "連絡船は冬も運航へ"
    )
    assert chosen("<h1>x</h1>", ("連絡船は冬も（再）",)) == "連絡船は冬も（再）"


def test_a_colon_stands_between_a_journal_s_own_heading_and_its_story() -> None:
    markup = f"<title>Bo's diary: {FERRY}</title><h1>Bo's diary</h1><h3>{FERRY}</h3>"
    assert chosen(markup, site=None) == FERRY


def test_a_long_name_ends_as_its_host_is_spelt() -> None:
    def titled(end: str) -> str | None:
        tree, _ = parse_markup(f"<title>{FERRY} - {end}</title>")
        return choose_title(tree, (), ["ostermoor2031.example"])

    assert titled("Isle Rowing Championships Ostermoor 2031") == FERRY
    assert titled("Isle Rowing and Sailing Championships in Ostermoor 2031") != FERRY
