"""An invented file of posts: a first line ``HARBOUR LOG``, then ``number|handle|text``."""

from collections.abc import Iterator

from archiver.importers.import_format import ImportFormat, PostFile
from archiver.importers.lines import ImportLine, split_lines

_MARK = b"HARBOUR LOG"


def _recognizes(file: PostFile) -> bool:
    return file.head.startswith(_MARK)


def _read(file: PostFile) -> Iterator[ImportLine]:
    with file.open() as stream:
        for number, line in enumerate(split_lines(stream), start=1):
            if number == 1 or not line.strip():
                continue
            parts = line.decode("utf-8", "replace").strip().split("|", 2)
            if len(parts) < 3:
                yield ImportLine(number, error="number|handle|text is wanted")
                continue
            post, handle, text = parts
            yield file.post_line(
                number,
                {"platform": "harbour", "id": post, "author": {"handle": handle}, "text": text},
            )


LOG = ImportFormat(
    name="harbour_log", label="the log of a harbour", recognizes=_recognizes, read=_read
)
