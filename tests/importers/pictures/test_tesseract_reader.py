"""The table that Tesseract prints, and by what languages it reads."""

from archiver.importers.pictures.tesseract_reader import (
    choose_languages,
    find_tesseract,
    installed_languages,
    lines_of_table,
)
from tests.pictured import make_line

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def test_words_of_one_line_are_put_together_in_pixels_of_the_picture() -> None:
    rows = [
        HEAD,
        "5\t1\t1\t1\t2\t1\t20\t90\t30\t10\t91.5\tbelow",
        "4\t1\t1\t1\t1\t0\t20\t40\t200\t20\t-1\t",
        "5\t1\t1\t1\t1\t1\t20\t40\t60\t20\t96\tThe",
        '5\t1\t1\t1\t1\t2\t90\t38\t60\t22\t-3\t"seal',
        "5\t1\t1\t1\t1\t3\tx\t38\t60\t22\t90\tbroken",
        "5\t1\t1",
    ]
    first, second = lines_of_table("\n".join(rows), 2.0)
    assert (first.text, second.text) == ('The "seal', "below")
    assert [word.score for word in first.words] == [0.96, 0.0]
    assert (first.left, first.top, first.right, first.bottom) == (10, 19, 75, 30)


def test_nonsense_is_no_line() -> None:
    assert lines_of_table("") == lines_of_table("\x00\t\t\n" * 50) == ()


def test_the_languages_are_those_of_the_text_as_far_as_they_are_installed() -> None:
    french = [make_line("Le phoque n'a jamais demandé de l'argent pour la mairie du port", 10)]
    assert choose_languages(french, ["eng", "fra"]) == ("fra", "eng")
    assert choose_languages(french, ["eng"]) == ("eng",)
    assert choose_languages(french, []) == ()
    assert choose_languages([], ["eng", "osd", "rus"]) == ("rus", "eng")


def test_the_program_lists_its_languages_where_it_is() -> None:
    program = find_tesseract()
    assert program is None or "eng" in installed_languages(program)
    assert installed_languages("/nowhere/tesseract") == ()
