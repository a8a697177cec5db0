"""Pictures of anybody: decoded as they are shown, or refused with a sentence."""

import io
from typing import Any

import pytest

from archiver.errors import UnusablePicture
from archiver.importers.pictures import decoding

Image: Any = pytest.importorskip("PIL.Image", reason="pictures need archiver[pictures]")


def packed(picture: Any, kind: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def drawn(mode: str = "RGB", color: Any = (200, 10, 10), size: tuple[int, int] = (60, 40)) -> Any:
    return Image.new(mode, size, color)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the picture is empty"),
        (b"\x00" * (decoding.MOST_PICTURE_BYTES + 1), "more than 10 MB"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x00\x00\x00\x18ftypheic", "a HEIC picture"),
        (b"quote,speaker\n", "no picture that can be read"),
        (packed(drawn(size=(300, 200)))[:120], "damaged or breaks off"),
        (packed(drawn(size=(900, 20))), "900 × 20 pixels: no text"),
        (packed(drawn(size=(60_000, 30))), "60,000 × 30 pixels: at most 40,000 along a side"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnusablePicture, match=message):
        decoding.decode_picture(data)


def test_a_bomb_is_refused_by_its_heading_before_it_is_unpacked() -> None:
    data = packed(drawn("1", 0, (12_000, 9_000)))
    assert len(data) < 100_000
    with pytest.raises(UnusablePicture, match="12,000 × 9,000 pixels: at most 40 million"):
        decoding.decode_picture(data)


def test_a_picture_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[274] = 6
    shown, notes = decoding.decode_picture(packed(drawn(), "JPEG", exif=exif))
    assert (shown.size, shown.mode, notes) == ((40, 60), "RGB", ())


def test_the_first_of_an_animation_is_read_and_said_so() -> None:
    more = [drawn(color=(0, number * 9, 0)) for number in range(3)]
    shown, notes = decoding.decode_picture(
        packed(drawn(), "GIF", save_all=True, append_images=more)
    )
    assert shown.getpixel((5, 5)) != (0, 0, 0)
    assert notes == ("the first of 4 pictures of an animation was read",)


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        (drawn("CMYK", (0, 255, 255, 0)), "JPEG"),
        (drawn("L", 90), "PNG"),
        (drawn("1", 1), "PNG"),
        (drawn("I;16", 40_000), "PNG"),
        (drawn("P", 3), "PNG"),
        (drawn("RGBA", (9, 9, 9, 100)), "WEBP"),
        (drawn("LA", (9, 100)), "PNG"),
        (drawn(), "BMP"),
        (drawn(), "TIFF"),
    ],
)
def test_every_kind_of_colour_becomes_red_green_and_blue(picture: Any, kind: str) -> None:
    assert decoding.decode_picture(packed(picture, kind))[0].mode == "RGB"


@pytest.mark.parametrize(("ink", "ground"), [((0, 0, 0), 255), ((255, 255, 255), 0)])
def test_text_on_nothing_is_put_on_a_ground_on_which_it_shows(
    ink: tuple[int, int, int], ground: int
) -> None:
    clear = drawn("RGBA", (0, 0, 0, 0))
    clear.paste((*ink, 255), (10, 10, 20, 20))
    shown, _ = decoding.decode_picture(packed(clear))
    assert shown.getpixel((0, 0)) == (ground,) * 3
    assert shown.getpixel((15, 15)) == ink


def test_sixteen_bits_are_spread_over_what_there_is() -> None:
    grey = drawn("I;16", 1_000)
    grey.putpixel((0, 0), 3_000)
    shown, _ = decoding.decode_picture(packed(grey))
    assert (shown.getpixel((0, 0)), shown.getpixel((1, 1))) == ((255,) * 3, (0,) * 3)
