"""Bytes of a picture in, its pixels as they are shown out; refuses what is no picture or too large.

To be used only in a process bounded in time and memory, for the bytes are anybody's.
"""

import io
import warnings
from typing import TYPE_CHECKING

from archiver.errors import UnusablePicture

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PICTURE_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 40_000_000
"""A screenshot of a desk of three screens has 25 million."""
MOST_ALONG = 40_000
"""Pixels along either side; a page that is scrolled through has 30,000. A strip of a million by 24
kept both readers busy for as long as they may."""
FEWEST_PIXELS = 24
"""Along either side; text of less height cannot be read."""
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_KNOWN = ((b"<svg", "an SVG drawing"), (b"%PDF", "a PDF"), (b"ftypheic", "a HEIC picture"))
_NOTHING_SEEN = 128
_MODES_OF_16_BITS = ("I", "I;16", "I;16B", "I;16L", "F")


def check_picture_size(data: bytes) -> None:
    """Refuse what is empty or has too many bytes, before anything is done with it."""
    if not data:
        raise UnusablePicture("the picture is empty")
    if len(data) > MOST_PICTURE_BYTES:
        most = MOST_PICTURE_BYTES >> 20
        raise UnusablePicture(f"the picture has more than {most} MB: give a smaller one")


def decode_picture(data: bytes) -> "tuple[Image, tuple[str, ...]]":
    """Decode a picture as its viewer sees it, in RGB, with notes for a person.

    Turned as its camera says, the first of animated ones, on the ground that lets its text show.
    Raises UnusablePicture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - an extra

    check_picture_size(data)
    try:
        with warnings.catch_warnings():
            # The size is ours to judge, and what the decoder warns of is for no person.
            warnings.simplefilter("ignore")
            found: Image.Image = Image.open(io.BytesIO(data), formats=_FORMATS)
            _check_pixels(found.width, found.height)
            frames = getattr(found, "n_frames", 1)
            found.load()
            found = ImageOps.exif_transpose(found)
            shown = _as_rgb(found)
    except UnidentifiedImageError as error:
        raise UnusablePicture(_not_a_picture(data)) from error
    except (MemoryError, UnusablePicture):
        raise
    except Exception as error:
        raise UnusablePicture(
            "the picture is damaged or breaks off: save it again, as PNG or JPEG"
        ) from error
    note = f"the first of {frames} pictures of an animation was read"
    return shown, ((note,) if frames > 1 else ())


def _check_pixels(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise UnusablePicture(
            f"the picture has {width:,} × {height:,} pixels: at most "
            f"{MOST_PIXELS // 10**6} million are read; cut the post out of it"
        )
    if max(width, height) > MOST_ALONG:
        raise UnusablePicture(
            f"the picture has {width:,} × {height:,} pixels: at most {MOST_ALONG:,} along a side "
            "are read; cut the post out of it"
        )
    if min(width, height) < FEWEST_PIXELS:
        raise UnusablePicture(
            f"the picture has {width:,} × {height:,} pixels: no text can be read in it"
        )


def _not_a_picture(data: bytes) -> str:
    head = data[:2_048].lower()
    for mark, name in _KNOWN:
        if mark.lower() in head:
            return f"this is {name}, which is not read: make a screenshot as PNG or JPEG"
    return "this is no picture that can be read: give a PNG, JPEG, WebP, GIF, BMP or TIFF"


def _as_rgb(found: "Image") -> "Image":
    from PIL import Image  # noqa: PLC0415 - an extra

    if found.mode in _MODES_OF_16_BITS:
        low, high = found.getextrema()
        least, most = float(low), float(high)
        scale = 255.0 / (most - least) if most > least else 0.0
        grey = found.convert("F").point(lambda value: value * scale - least * scale)
        return grey.convert("L").convert("RGB")
    if found.mode in {"P", "PA", "LA", "La", "RGBA", "RGBa"} or "transparency" in found.info:
        clear = found.convert("RGBA")
        alpha = clear.getchannel("A")
        # Its text shows on a ground of the other brightness than what is painted.
        box = alpha.point(lambda value: 255 if value > _NOTHING_SEEN else 0)
        grey = clear.convert("L")
        total = sum(box.histogram()[_NOTHING_SEEN + 1 :])
        histogram = grey.histogram(box)
        mean = sum(value * count for value, count in enumerate(histogram)) / max(1, total)
        whole = total == clear.width * clear.height
        ground = (255, 255, 255) if whole or mean < _NOTHING_SEEN else (0, 0, 0)
        under = Image.new("RGBA", clear.size, (*ground, 255))
        return Image.alpha_composite(under, clear).convert("RGB")
    return found.convert("RGB")
