"""The dates that readers see: whose they are, and what they say of the article."""

import pytest

from archiver.extraction.articles.publication import published_moment
from archiver.extraction.articles.visible_dates import date_line, marked_moments
from archiver.html.page import parse_markup

PLAIN = "https://news.example/ferry"
OTHER = '<time datetime="2028-02-01">1 February 2028</time>'


def dated(body: str, language: str = "en") -> tuple[str, str] | None:
    tree, _ = parse_markup(f"<html><head><title>The seal</title></head><body>{body}</body></html>")
    return published_moment(tree, (), PLAIN, None, language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ('<div class="fecha">4 de mayo de 2031</div>', "es"),
        ('<div class="data">4 maggio 2031</div>', "it"),
        ('<span class="post-date">2031年5月4日</span>', "ja"),
        ("<p>Veröffentlicht am 4. Mai 2031, zuletzt aktualisiert am 9. Juni 2031</p>", "de"),
        ("<p>Mis à jour le 9 juin 2031, publié le 4 mai 2031</p>", "fr"),
        ("<p>Updated 9 June 2031. First published 4 May 2031</p>", "en"),
    ],
)
def test_a_line_beside_the_headline_dates_the_article(line: str, language: str) -> None:
    body = f"<article><h1>The seal</h1>{line}<p>It sleeps.</p></article>"
    assert dated(body, language) == ("2031-05-04", "printed")


def test_a_line_that_only_tells_of_a_change_dates_nothing() -> None:
    tree, _ = parse_markup("<body><h1>The seal</h1><p>Last updated: 9 June 2031</p></body>")
    assert date_line(tree, "en") is None


def test_a_named_line_far_from_the_headline_is_only_a_guess() -> None:
    body = '<h1>The seal</h1><div><div><div><div class="date">4 May 2031</div></div></div></div>'
    assert dated(f"<main><div><div><div>{body[17:]}</div></div></div></main>") == (
        "2031-05-04",
        "guessed",
    )


def test_a_label_before_a_time_says_that_it_is_of_a_change() -> None:
    body = (
        '<article><p>Updated <time datetime="2031-06-09">9 June</time></p>'
        '<p>Published <time datetime="2031-05-04">4 May</time></p></article>'
    )
    assert dated(body) == ("2031-05-04", "printed")


@pytest.mark.parametrize(
    "box",
    [
        '<ul class="more-stories"><li>{}</li></ul>',
        '<div class="lees-ook">{}</div>',
        "<section><h2>More stories</h2><article><a href=/a>Moss</a>{}</article></section>",
        '<div class="card"><a href="/a"><h3>Moss in the well</h3></a>{}</div>',
        "<p>The pier sank on {} and nobody was hurt.</p>",
    ],
)
def test_times_of_other_stories_and_of_what_is_told_are_passed_over(box: str) -> None:
    tree, _ = parse_markup(f"<body><article><h1>Seal</h1>{box.format(OTHER)}</article></body>")
    assert list(marked_moments(tree, "en")) == []


def test_the_linked_headline_of_the_page_itself_is_no_teaser() -> None:
    own = f'<div><h2><a href="/seal">The seal</a></h2>{OTHER}</div><p>It sleeps.</p>'
    assert dated(f"<article>{own}</article>") == ("2028-02-01", "printed")


def test_the_day_above_all_pages_of_a_site_is_not_the_article_s() -> None:
    today = '<header><span class="date">9 June 2031</span></header>'
    assert dated(f"{today}<article><h1>The seal</h1><p>It sleeps.</p></article>") is None
    foot = '<div class="footer"><p>Copyright 9 June 2031 News</p></div>'
    assert dated(f"<article><h1>The seal</h1><p>It sleeps.</p></article>{foot}") is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("<p>نشر في: 4 مايو 2031 | آخر تحديث: 9 يونيو 2031</p>", "ar"),
        ("<p>פורסם: 04.05.31 09:12 עודכן: 09.06.31</p>", "he"),
        ("<p>अपडेटेड: 9 जून 2031 | प्रकाशित: 4 मई 2031</p>", "hi"),
        ("<p>發布時間：2031/05/04 最後更新：2031/06/09</p>", "zh"),
        ("<p>입력 2031.05.04 09:12 | 수정 2031.06.09</p>", "ko"),
        ("<p>Data aktualizacji: 9.06.2031. Data dodania: 4.05.2031</p>", "pl"),
        ("<p>Zuletzt aktualisiert: 9.6.2031 | Erstveröffentlichung: 4.5.2031</p>", "de"),
        ("<p>Julkaistu 4.5.2031 9:12, päivitetty 9.6.2031</p>", "fi"),
        ("<p>เผยแพร่ 4 พ.ค. 2574 ปรับปรุง 9 มิ.ย. 2574</p>", "th"),
        ("<p>تاریخ انتشار: ۱۴۱۰/۰۲/۱۴</p><p>Published 4 May 2031</p>", "fa"),
    ],
)
def test_many_languages_say_which_day_is_that_of_publication(line: str, language: str) -> None:
    assert dated(f"<article><h1>The seal</h1>{line}<p>x</p></article>", language) == (
        "2031-05-04",
        "printed",
    )


def test_where_a_text_was_published_first_is_another_page() -> None:
    line = "<p>This article was originally published by Isle Wire on {}.</p>"
    own = "<p>Published 4 May 2031</p>"
    page = f"<article><h1>The seal</h1>{line.format('1 May 2031')}{own}</article>"
    assert dated(page) == ("2031-05-04", "printed")
    first = "<article><h1>The seal</h1><p>Originally published 4 May 2031</p></article>"
    assert dated(first) == ("2031-05-04", "printed")


@pytest.mark.parametrize(
    "change",
    [
        '<div class="last-updated">{}</div>',
        "<div><time>Updated 1 February 2028</time></div>",
        "<p>Aktualisiert: {}</p>",
    ],
)
def test_a_change_may_be_named_by_the_box_or_by_the_time_itself(change: str) -> None:
    tree, _ = parse_markup(f"<article><h1>Seal</h1>{change.format(OTHER)}</article>")
    assert list(marked_moments(tree, "de")) == []


@pytest.mark.parametrize(
    "box",
    [
        '<div id="disqus_thread">{}</div>',
        '<div class="responses"><article>{}<p>Nice</p></article></div>',
        '<div class="nav-links">{}</div>',
        '<div class="author-bio">Ida has sailed since {}</div>',
        "<figure><img><figcaption>Taken {}</figcaption></figure>",
        '<div><h3>Latest news</h3><ul><li><a href="/a">Moss</a> {}</li></ul></div>',
        '<i itemscope itemtype="/Comment"><b itemprop="datePublished">2028-02-01</b></i>',
    ],
)
def test_times_of_readers_authors_pictures_and_lists_are_not_the_article_s(box: str) -> None:
    tree, _ = parse_markup(f"<body><article><h1>Seal</h1>{box.format(OTHER)}</article></body>")
    assert list(marked_moments(tree, "en")) == []


def test_a_time_below_the_text_counts_only_where_something_says_so() -> None:
    text = f"<p>{'The seal sleeps on the pier. ' * 6}</p>" * 2
    page = "<body><article><h1>Seal</h1>{}</article></body>"
    moments = [
        list(marked_moments(parse_markup(page.format(body))[0], "en"))
        for body in (
            OTHER + text,
            text + OTHER,
            f"{text}<footer>Published {OTHER}</footer>",
            text + OTHER.replace("<time", '<time class="entry-date"'),
        )
    ]
    assert moments == [["2028-02-01"], [], ["2028-02-01"], ["2028-02-01"]]


def test_an_author_s_name_in_a_heading_makes_no_teaser_of_a_line() -> None:
    line = '<section><h4 class="author-name"><a href="/ida">Ida Tamm</a></h4>{}</section>'
    assert dated(f"<article><h1>The seal</h1>{line.format(OTHER)}</article>") == (
        "2028-02-01",
        "printed",
    )


@pytest.mark.parametrize(
    "box",
    [
        '<article class="breaking"><a href="/a">Fog</a>{}</article>',
        "<article><h2>Gulls win a prize</h2>{}</article>",
        '<div class="slide"><a href="/a"><img></a>{}</div>',
        '<div class="swiper-slide">{}</div>',
    ],
)
def test_an_article_of_its_own_beside_that_of_the_headline_is_another(box: str) -> None:
    page = f"<body>{box.format(OTHER)}<article><h1>Seal</h1><p>It sleeps.</p></article></body>"
    assert list(marked_moments(parse_markup(page)[0], "en")) == []


@pytest.mark.parametrize(
    "line",
    [
        "<p>Deadline: {}</p>",
        "<div>Poll closes {}</div>",
        '<div class="caption">The pier on {}</div>',
        '<div class="twitter-card">{}</div>',
        '<p class="when">{}</p>',
        '<table class="infobox"><tr><td>{}</td></tr></table>',
    ],
)
def test_days_of_other_things_near_the_headline_date_nothing_surely(line: str) -> None:
    page = f"<article><h1>The seal</h1>{line.format(OTHER)}<p>It sleeps.</p></article>"
    found = dated(page)
    assert found is None or found[1] == "guessed"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ('<div class="date">Обновлено: 09.06.2031 10:00</div>', "ru"),
        ('<div class="date">Son güncelleme: 9 Haziran 2031</div>', "tr"),
        ('<div class="date">Τελευταία ενημέρωση: 9 Ιουνίου 2031</div>', "el"),
        ('<p class="date">Atualizado em 09/06/2031</p>', "pt"),
        ('<p class="date">Cập nhật: 09/06/2031</p>', "vi"),
        ('<p class="date">最后更新：2031-06-09</p>', "zh"),
    ],
)
def test_a_day_of_change_is_not_even_guessed(line: str, language: str) -> None:
    assert dated(f"<article><h1>The seal</h1>{line}<p>It sleeps.</p></article>", language) is None


def test_a_line_that_surely_dates_goes_before_one_above_it_that_may() -> None:
    today = '<div class="top"><span class="date">9 June 2031</span></div>'
    own = "<article><h1>The seal</h1><p>Published 4 May 2031</p></article>"
    assert dated(today + own) == ("2031-05-04", "printed")
    assert dated(f"{today}<article><h1>The seal</h1></article>") == ("2031-06-09", "guessed")


def test_a_month_of_may_is_no_change() -> None:
    line = (
        '<p>Uppdaterad <time datetime="2031-06-09">9 juni</time> '
        'Publicerad <time datetime="2031-05-04">4 maj</time></p>'
    )
    assert dated(f"<article><h1>The seal</h1>{line}</article>", "sv") == ("2031-05-04", "printed")
