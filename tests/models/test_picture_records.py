"""What was read in a picture: lines with their boxes, and the fuller of two readings."""

from archiver.models.picture_records import PicturedPost, PictureText, PictureWord
from tests.pictured import make_line


def text_of(words: str) -> PictureText:
    return PictureText(words=tuple(PictureWord(text=one, score=1.0) for one in words.split()))


def test_a_line_has_its_words_and_its_height() -> None:
    line = make_line("The ferry is late", 40.0)
    assert (line.text, line.height) == ("The ferry is late", 20.0)


def test_the_text_is_that_of_the_reader_that_saw_letters() -> None:
    both = PicturedPost(
        bodies={"rapidocr": text_of(", . 7"), "tesseract": text_of("Паром опоздал")}
    )
    assert both.text == "Паром опоздал"
    alike = {"rapidocr": text_of("The ferry is late"), "tesseract": text_of("The ferrv is iate")}
    assert PicturedPost(bodies=alike).text == "The ferry is late"  # type: ignore[arg-type]
