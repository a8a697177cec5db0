"""The names of authors are told from all that stands around them in a byline."""

import pytest

from archiver.extraction.articles import author_names


@pytest.mark.parametrize(
    ("byline_text", "name"),
    [
        ("By Ida Tamm, Political Editor", "Ida Tamm"),
        ("Ida Tamm Senior Political Correspondent", "Ida Tamm"),
        ("Von Ida Tamm, Bo Lind", "Ida Tamm, Bo Lind"),
        ("Pilot Staff", "Pilot Staff"),
    ],
)
def test_what_somebody_is_does_not_belong_to_a_byline(byline_text: str, name: str) -> None:
    assert author_names.without_labels(byline_text) == name


def test_a_name_that_is_written_as_in_an_address_is_written_out() -> None:
    assert author_names.without_labels("ida-tamm") == "Ida Tamm"
    assert author_names.without_labels("Ida al-Amin") == "Ida al-Amin"


@pytest.mark.parametrize(
    ("name", "desk"),
    [
        ("Sky Harbour Newsroom", True),
        ("Die Redaktion", True),
        ("Ida Staffel", False),
        ("Teamo Lind", False),
    ],
)
def test_a_desk_is_told_from_a_person(name: str, desk: bool) -> None:
    assert author_names.is_desk(name) is desk


@pytest.mark.parametrize("place", [", Ostermoor", ", à Ostermoor", " , in Ostermoor", ", Reuters"])
def test_a_place_behind_a_name_is_no_author(place: str) -> None:
    assert author_names.without_labels(f"Ida Tamm{place}") == "Ida Tamm"


def test_a_second_author_stays() -> None:
    assert author_names.without_labels("Ida Tamm, Bo Lind") == "Ida Tamm, Bo Lind"
    assert author_names.without_labels("Ida, Bo") == "Ida, Bo"


@pytest.mark.parametrize(
    "said",
    [
        "Ida Tamm avec AFP",
        "Ida Tamm, with Reuters",
        "Ida Tamm/dpa",
        "Ida Tamm (Reuters)",
        "Ida Tamm | The Associated Press",
        "Ida Tamm - Senior Reporter",
        "Ida Tamm, The Associated Press",
        "Ida Tamm, service politique",
        "Ida Tamm, Professor of Seals",
        "Ida Tamm aus Brüssel",
        "Ida Tamm itamm@pilot.example",
        "itamm@pilot.example (Ida Tamm)",
        "Von unserer Redakteurin Ida Tamm",
        "Das Interview führte Ida Tamm",
        "Van onze verslaggever Ida Tamm",
        "dalla nostra corrispondente Ida Tamm",
        "Γράφει η Ida Tamm",
    ],
)
def test_agencies_places_and_offices_are_no_authors(said: str) -> None:
    assert author_names.without_labels(said) == "Ida Tamm"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("IDA TAMM and BO LIND - Associated Press", "IDA TAMM and BO LIND"),
        ("Ida Tamm et Bo Lind (Ostermoor, correspondants)", "Ida Tamm et Bo Lind"),
        ("Ida Tamm, Bo Lind (earlier)", "Ida Tamm, Bo Lind"),
        ("Ida Tamm en Bo Lind", "Ida Tamm en Bo Lind"),
        ("Ida Tamm and Bo Lind, Staff Writers", "Ida Tamm and Bo Lind"),
        ("Ida Tamm with Bo Lind", "Ida Tamm with Bo Lind"),
        ("AFP", "AFP"),
        ("Pilot with AFP", "Pilot with AFP"),
    ],
)
def test_what_stands_behind_several_names_leaves_them_all(said: str, names: str) -> None:
    assert author_names.without_labels(said) == names


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("本报记者 王小羽", "王小羽"),
        ("Redactat per Núria Tamm", "Núria Tamm"),
        ("Scris de Ioana Tamm", "Ioana Tamm"),
        ("Bài và ảnh: Ý Lan Tamm", "Ý Lan Tamm"),
        ("PV Ý Lan Tamm", "Ý Lan Tamm"),
        ("Ditulis oleh Siti Tamm", "Siti Tamm"),
        ("Penulis Siti Tamm Editor Rina Lind", "Siti Tamm"),
        ("Kirjoittaja Aino Tamm", "Aino Tamm"),
        ("Piše Maja Tamm", "Maja Tamm"),
        ("記者王小羽／台北報導", "王小羽"),
        ("记者：王小羽 编辑：李小禾", "王小羽"),
        ("取材・文／羽根いなほ", "羽根いなほ"),
    ],
)
def test_reporters_are_named_behind_what_other_languages_write(said: str, name: str) -> None:
    assert author_names.named_in(said) == name


@pytest.mark.parametrize("said", ["Posted on", "Publiziert am", "Publié le", "Posted by:"])
def test_what_leads_to_a_name_or_day_is_no_author(said: str) -> None:
    assert not author_names.can_be_author(said, None)
    assert author_names.can_be_author(f"{said} Ida Tamm", None)


def test_an_office_of_a_few_words_is_told_from_a_name() -> None:
    assert author_names.is_role("Transport reporter")
    assert not author_names.is_role("Ida Tamm")
    assert author_names.is_desk("Guest Contributor")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("김하나 기자 hana@pilot.example", "김하나"),
        ("Ida Tamm (Text) und Bo Lind (Foto)", "Ida Tamm"),
        ("Haber: İda Tamm / Fotoğraf: Bo Lind", "İda Tamm"),
        ("Ida Tamm, aus dem Englischen von Bo Lind", "Ida Tamm"),
        ("Exclusive by Ida Tamm", "Ida Tamm"),
        ("dpa", "dpa"),
    ],
)
def test_pictures_translators_and_titles_behind_a_name_are_no_part_of_it(
    said: str, name: str
) -> None:
    assert author_names.named_in(said) == name


def test_special_envoys_are_an_office_of_several() -> None:
    line = "Ida Tamm, Bo Lind, envoyés spéciaux"
    assert author_names.without_labels(line) == "Ida Tamm, Bo Lind"


def test_agencies_are_told_and_taken_off() -> None:
    assert author_names.is_agency("The Associated Press")
    assert not author_names.is_agency("Ida Tamm")
    assert author_names.without_agency("Ida Tamm, avec AFP") == "Ida Tamm"
    assert author_names.cut_label("Text: Ida Tamm") == "Ida Tamm"
