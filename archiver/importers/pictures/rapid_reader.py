"""Read the lines of a picture by RapidOCR, whose models lie inside its wheel.

Nothing is ever fetched: where a model is not there, that is said instead.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from archiver.errors import NoPictureReader
from archiver.models.picture_records import PictureLine, PictureWord

if TYPE_CHECKING:
    from PIL.Image import Image

_MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}
"""As RapidOCR 3.10 brings them."""
_WIDEST = 1_280
"""Pixels to which wide pictures are brought down: four times as fast as RapidOCR's own way, which
brings small ones up, and of 24 screenshots none was read less well."""
_LONGEST = 4_000
MISSING_EXTRA = "reading pictures needs more: pip install 'archiver[pictures]'"


def load_rapid_reader() -> Any:
    """Load the reader; raises NoPictureReader where it or a model of it is not installed."""
    try:
        import rapidocr  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NoPictureReader(MISSING_EXTRA) from error
    folder = Path(rapidocr.__file__).parent / "models"
    missing = [name for name in _MODELS.values() if not (folder / name).is_file()]
    if missing:
        # It would fetch them from the network by itself, which we never do.
        raise NoPictureReader(
            f"this RapidOCR brings no {missing[0]}: pip install 'rapidocr>=3.10,<4', which does"
        )
    return rapidocr.RapidOCR(
        params={
            **{name: str(folder / file) for name, file in _MODELS.items()},
            "Global.log_level": "critical",
            "Global.use_cls": False,  # screenshots stand upright
            "Global.max_side_len": _LONGEST,
            "Det.limit_type": "max",
            "Det.limit_side_len": _LONGEST,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def read_lines_rapidly(reader: Any, picture: "Image") -> tuple[PictureLine, ...]:
    """Give the lines that the reader sees, from above, in pixels of the picture."""
    import numpy as np  # noqa: PLC0415 - comes with the reader

    scale = min(1.0, _WIDEST / picture.width, _LONGEST / picture.height)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    pixels = np.asarray(picture.resize(size) if scale < 1 else picture)[:, :, ::-1]
    found = reader(np.ascontiguousarray(pixels), return_word_box=True)
    if found.txts is None or found.boxes is None:
        return ()
    lines = [
        PictureLine(
            words=_words(text, float(score), parts),
            left=float(box[:, 0].min()) / scale,
            top=float(box[:, 1].min()) / scale,
            right=float(box[:, 0].max()) / scale,
            bottom=float(box[:, 1].max()) / scale,
        )
        for text, score, box, parts in zip(
            found.txts,
            found.scores,
            found.boxes,
            found.word_results or [()] * len(found.txts),
            strict=False,
        )
        if text.strip()
    ]
    return tuple(sorted(lines, key=lambda line: (line.top, line.left)))


def _words(text: str, score: float, parts: Any) -> tuple[PictureWord, ...]:
    """Part a line at its spaces, each word as sure as its least sure part."""
    words = text.split()
    scores = [(str(part[0]).strip(), float(part[1])) for part in parts or ()]
    joined = "".join(one for one, _ in scores)
    if "".join(words) != "".join(joined.split()):
        return tuple(PictureWord(text=word, score=score) for word in words)
    by_character = [number for one, number in scores for _ in "".join(one.split())]
    found, at = [], 0
    for word in words:
        found.append(PictureWord(text=word, score=min(by_character[at : at + len(word)])))
        at += len(word)
    return tuple(found)
