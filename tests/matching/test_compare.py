"""Sections 3 and 4 of VERDICTS: wordings, their order, differences and flags."""

import pytest

from archiver.matching.compare import compare_text
from archiver.models.records import Flag, Wording

POST = "The ferry will not run on 3 May. Nobody asked the harbour master, did they?"


def judged(quote: str, post: str, *, near: bool = False, truncated: bool = False) -> str | None:
    found = compare_text(quote, post, near=near, truncated=truncated)
    return found.wording if found else None


def flags(quote: str, post: str, *, near: bool = False) -> set[Flag]:
    found = compare_text(quote, post, near=near)
    assert found is not None
    return set(found.flags)


@pytest.mark.parametrize(
    ("quote", "post", "wording"),
    [
        ("The ferry will not run", POST, "verbatim"),
        ("the ferry will not run", POST, "verbatim"),
        ("will not run on 3 May,", POST, "verbatim"),
        ("will not run on 3 May", POST, "verbatim"),
        ("ferry will — not run", "ferry will - not run", "verbatim"),
        ("he said ‘no way’ twice", 'he said "no way" twice', "verbatim"),
        ("ferry  will\nnot run", POST, "verbatim"),
        ("AT&T runs the ferry", "AT&amp;T runs the ferry", "verbatim"),
        ("guys—who will sell out", "guys-who will sell out", "verbatim"),
        ("The Ferry will not run", POST, "typographic"),
        ("ferry will not run!", POST, "typographic"),
        ("ferry will, not run", POST, "typographic"),
        ("on X at last", "on 𝕏 at last", "typographic"),
        ("so happy today", "so happy 🎉 today", "typographic"),
        ("see it now", "see https://ferry.example/1 it now", "typographic"),
        ("ferries are late", "#Ferries are late", "typographic"),
        ("The ferry will not run … harbour master", POST, "abridged"),
        ("The ferry [...] on 3 May. Nobody asked", POST, "abridged"),
        ("[It] will not run on 3 May", POST, "abridged"),
        ("[T]he ferry will not run on", POST, "abridged"),
        ("The ferry will run on 3 May", POST, "altered"),
        ("The boat will not run on 3 May", POST, "altered"),
        ("The ferry will not run on 4 May", POST, "altered"),
    ],
)
def test_wording(quote: str, post: str, wording: Wording) -> None:
    assert judged(quote, post) == wording


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("A seal sat down on the car deck", POST),
        ("ferry … master", POST),
        ("The boat will run now", POST),
        ("the of and to in a", "the dog of cats and birds to rest in a house"),
        ("errands will not run", POST),
        ("Anything at all", "Thanks."),
    ],
)
def test_nothing_comes_close(quote: str, post: str) -> None:
    assert judged(quote, post) is None


def test_near_posts_take_shorter_quotations() -> None:
    assert judged("ferry … master", POST, near=True) == "abridged"
    assert judged("The ferry will run", POST, near=True) == "altered"
    assert judged("The ferry will run", POST) is None


def test_a_match_ends_at_word_boundaries() -> None:
    assert judged("The ferry will not ru", POST) is None
    assert judged("ferry is great", "@ferry is great") is None


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The ferry will run on 3 May", {"negation", "undisclosed_cut"}),
        ("The ferry will not run on 4 May", {"number"}),
        ("The ferry will not run on 3 June", {"number"}),
        ("The ferry not will run on 3 May", {"reordered"}),
        ("The ferry will not run on May", {"number", "undisclosed_cut"}),
        ("The ferry will … run on 3 May", {"negation"}),
        ("Nobody asked the harbour master, did they", {"question"}),
        ("the ferry will not run?", {"question"}),
        ("The ferry always will not run on 3 May", set()),
    ],
)
def test_flags(quote: str, expected: set[Flag]) -> None:
    assert flags(quote, POST) == expected


def test_a_changed_name_is_flagged() -> None:
    post = "We saw him in Marrowby with Ana yesterday evening"
    assert flags("We saw him in Harwick with Ana yesterday evening", post) == {"name"}
    assert flags("We saw him in Marrowby with Ida yesterday evening", post) == {"name"}


def test_german_nouns_are_no_names() -> None:
    post = "Ich habe schlechtere Abende vor besserem Publikum erlebt"
    assert flags("Ich habe schlechtere Abende […] erlebt", post, near=True) == set()


def test_another_form_of_a_number_is_the_same_number() -> None:
    post = "We counted 1,000 seals on the deck this week"
    assert "number" not in flags("We counted 1000 seals on the deck this week", post)


def test_an_ellipsis_over_half_of_the_post_is_spliced() -> None:
    post = "The ferry will run every day of the week except when the seal is on the car deck again"
    assert flags("The ferry will run … again", post) == {"spliced"}


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("No se puede nadar aquí hoy", "Se puede nadar aquí hoy"),
        ("On ne peut plus partir ce soir", "On peut partir ce soir"),
        ("Die Fähre fährt heute Abend nicht mehr", "Die Fähre fährt heute Abend noch mehr"),
        ("Паром сегодня вечером не пойдёт домой", "Паром сегодня вечером пойдёт домой"),
        ("Prom dziś wieczorem nie popłynie do domu", "Prom dziś wieczorem popłynie do domu"),
        ("De boot vaart vanavond niet naar huis", "De boot vaart vanavond wel naar huis"),
        ("O barco não volta hoje para casa", "O barco volta hoje para casa"),
        ("Il traghetto non parte questa sera presto", "Il traghetto parte questa sera presto"),
        ("Пором сьогодні ввечері не піде додому", "Пором сьогодні ввечері піде додому"),
        ("Bu akşam vapur eve dönecek değil arkadaşlar", "Bu akşam vapur eve dönecek arkadaşlar"),
        ("نحن لا نقبل التذاكر المبللة هنا", "نحن نقبل التذاكر المبللة هنا"),
        ("データは取れましたが、残念です", "データは取れませんでしたが、残念です"),
        ("我们今天晚上不开船回家", "我们今天晚上开船回家"),
    ],
)
def test_negation_in_many_languages(quote: str, post: str) -> None:
    assert "negation" in flags(quote, post, near=True)


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("Пором відкриють знову у липні цього року", "Пором відкриють знову у червні цього року"),
        ("Prom wróci do nas w lipcu tego lata", "Prom wróci do nas w czerwcu tego lata"),
        ("Die Fähre fährt erst im Juni wieder los", "Die Fähre fährt erst im Juli wieder los"),
    ],
)
def test_another_month_is_another_date(quote: str, post: str) -> None:
    assert "number" in flags(quote, post, near=True)


def test_sin_negates_in_spanish_alone() -> None:
    assert "negation" not in flags(
        "It would be a shame to leave the old ferry", "It would be a sin to leave the old ferry"
    )


class TestTruncated:
    CUT = "I told them all that the committee will decide on the new harbour pl…"

    def test_confirms_what_lies_inside(self) -> None:
        assert judged("the committee will decide", self.CUT, truncated=True) == "verbatim"

    def test_never_proves_an_alteration(self) -> None:
        assert judged("I told them that the board will decide on", self.CUT, truncated=True) is None

    def test_is_near_where_four_words_run_up_to_the_cut(self) -> None:
        quote = "decide on the new harbour plan next week"
        assert judged(quote, self.CUT, truncated=True) == "unconfirmed"

    def test_is_not_near_otherwise(self) -> None:
        assert judged("their harbour plans fell through", self.CUT, truncated=True) is None


def test_coverage_counts_own_words() -> None:
    found = compare_text("see you on deck", "@ana @ida see you on deck")
    assert found is not None
    assert found.coverage == 1.0


def test_the_verbatim_place_is_preferred() -> None:
    found = compare_text("The ferry", "THE FERRY! The ferry.", near=True)
    assert found is not None
    assert (found.wording, found.span) == ("verbatim", (11, 20))
