"""The import formats: those of this program, and those that installed plug-ins add.

They are asked in order. A format of a plug-in is asked after those that know their files by a
mark of their own, and before those that take any table, any JSON or any text with speakers.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial, wraps
from typing import Any, TypeVar

from archiver.errors import UnusableLine
from archiver.importers.formats import (
    bluesky_records,
    csv_table,
    facebook_export,
    fxembed,
    gallery_dl,
    json_rows,
    json_text,
    mastodon_outbox,
    mastodon_statuses,
    posts_json,
    reddit_things,
    snscrape,
    telegram_desktop,
    twarc_v2,
    twint,
    twitter_to_sqlite,
    twitter_v1,
    web_exporter,
    x_archive,
    x_graphql,
    zeeschuimer,
)
from archiver.importers.import_format import ImportFormat, JsonFormat, PostFile
from archiver.importers.lines import ImportLine
from archiver.importers.transcripts.formats import (
    akoma_ntoso,
    cues,
    parlamint,
    published_page,
    speaker_text,
    speech_json,
    substation,
    timed_text,
    transcript_lines,
    turn_table,
    youtube_captions,
)
from archiver.importers.transcripts.parsed import (
    ParsedTranscript,
    TranscriptFile,
    TranscriptFormat,
)
from archiver.plugins import collect_registered, warn_of_plugin

_BY_A_MARK = (
    x_archive.ZIP,
    mastodon_outbox.ZIP,
    mastodon_outbox.TAR,
    twitter_to_sqlite.DATABASE,
    x_archive.SCRIPT,
    mastodon_outbox.OUTBOX,
    telegram_desktop.EXPORT,
)
_OF_ANY_TEXT = (csv_table.TABLE, json_text.VALUES, json_text.LINES)
_JSON = (
    posts_json.POSTS,
    twarc_v2.RESPONSES,
    twarc_v2.FLATTENED,
    twitter_v1.STATUSES,
    mastodon_statuses.STATUSES,
    mastodon_outbox.ACTIVITIES,
    bluesky_records.RECORDS,
    x_graphql.TWEETS,
    snscrape.TWEETS,
    twint.TWEETS,
    gallery_dl.METADATA,
    web_exporter.TWEETS,
    fxembed.ANSWERS,
    zeeschuimer.META,
    zeeschuimer.TIKTOK,
    reddit_things.LISTINGS,
    reddit_things.THINGS,
    facebook_export.POSTS,
)
_SPEECH_BY_A_MARK = (
    youtube_captions.JSON3,
    youtube_captions.TIMED_TEXT,
    timed_text.TIMED_TEXT,
    substation.SUBSTATION,
    parlamint.SITTING,
    akoma_ntoso.DEBATE,
    transcript_lines.LINES,
    speech_json.SEGMENTS,
    cues.CUES,
)
_SPEECH_OF_ANY_TEXT = (turn_table.TABLE, published_page.PAGE, speaker_text.TURNS)
_Given = TypeVar("_Given")
_Added = ImportFormat | JsonFormat | TranscriptFormat


def import_formats() -> tuple[ImportFormat, ...]:
    """Give the formats of whole files, in the order in which they are asked."""
    added = tuple(one for one in _added() if isinstance(one, ImportFormat))
    return (*_BY_A_MARK, *added, *_OF_ANY_TEXT)


def json_formats() -> tuple[JsonFormat, ...]:
    """Give the formats of JSON objects, in the order in which they are asked."""
    added = (one for one in _added() if isinstance(one, JsonFormat))
    return (*_JSON, *added, json_rows.ROWS)


def transcript_formats() -> tuple[TranscriptFormat, ...]:
    """Give the formats of spoken words, in the order in which they are asked."""
    added = tuple(one for one in _added() if isinstance(one, TranscriptFormat))
    return (*_SPEECH_BY_A_MARK, *added, *_SPEECH_OF_ANY_TEXT)


@cache
def wanted_formats() -> str:
    """List what can be imported, for the end of a sentence."""
    labels = [one.label for one in json_formats()] + [
        import_format.label for import_format in import_formats()
    ]
    *first, last = dict.fromkeys(filter(None, labels))
    return f"{', '.join(first)}, or {last}"


def forget_formats() -> None:
    """Forget the formats of plug-ins; for tests of plug-ins."""
    _added.cache_clear()
    wanted_formats.cache_clear()


@cache
def _added() -> tuple[_Added, ...]:
    posts = (*_BY_A_MARK, *_OF_ANY_TEXT, *_JSON, json_rows.ROWS)
    taken = {post.name for post in (*posts, *_SPEECH_BY_A_MARK, *_SPEECH_OF_ANY_TEXT)}
    return tuple(collect_registered("register_importers", partial(_accepted, taken)))


def _accepted(taken: set[str], given: Any) -> _Added:
    if not isinstance(given, _Added):
        kinds = "an ImportFormat, a JsonFormat or a TranscriptFormat"
        raise TypeError(f"{type(given).__name__} is none of {kinds}")
    if not given.name:
        raise ValueError("it has no name")
    if given.name in taken:
        raise ValueError(f"the name {given.name!r} is taken")
    taken.add(given.name)
    if isinstance(given, JsonFormat):
        return replace(
            given,
            recognizes=_guarded(given.recognizes, given.name),
            payloads=_bounded_payloads(given),
        )
    if isinstance(given, TranscriptFormat):
        return replace(
            given,
            recognizes=_guarded(given.recognizes, given.name),
            read=_bounded_transcripts(given),
        )
    return replace(given, recognizes=_guarded(given.recognizes, given.name), read=_bounded(given))


def _guarded(recognizes: Callable[[_Given], bool], name: str) -> Callable[[_Given], bool]:
    """Others wrote it: where it fails, the next format is asked."""

    @wraps(recognizes)
    def ask(given: _Given) -> bool:
        try:
            return bool(recognizes(given))
        except UnusableLine:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is
            warn_of_plugin(name, f"it failed on a file ({type(error).__name__}: {error})")
            return False

    return ask


def _bounded(given: ImportFormat) -> Callable[[PostFile], Iterator[ImportLine]]:
    """Others wrote it: where it fails, the file ends with a line that says so."""

    @wraps(given.read)
    def read(file: PostFile) -> Iterator[ImportLine]:
        try:
            yield from given.read(file)
        except (UnusableLine, OSError):
            raise
        except Exception as error:
            raise UnusableLine(
                f"{_failure(given.name, error)}; what follows is not read"
            ) from error

    return read


def _bounded_transcripts(
    given: TranscriptFormat,
) -> Callable[[TranscriptFile], Iterator[ParsedTranscript]]:
    """Others wrote it: where it fails, or gives something else, the file ends with a line."""

    @wraps(given.read)
    def read(file: TranscriptFile) -> Iterator[ParsedTranscript]:
        try:
            for transcript in given.read(file):
                if not isinstance(transcript, ParsedTranscript):
                    raise TypeError(f"{type(transcript).__name__} is no ParsedTranscript")  # noqa: TRY301
                yield transcript
        except (UnusableLine, OSError, RecursionError):
            raise
        except Exception as error:
            raise UnusableLine(
                f"{_failure(given.name, error)}; what follows is not read"
            ) from error

    return read


def _bounded_payloads(given: JsonFormat) -> Callable[..., Iterator[Any]]:
    """Wrap a plug-in's `payloads`: an object on which it fails becomes a line that says so."""

    @wraps(given.payloads)
    def payloads(found: Any, platform: str | None) -> Iterator[Any]:
        try:
            yield from given.payloads(found, platform)
        except UnusableLine:
            raise
        except Exception as error:
            raise UnusableLine(_failure(given.name, error)) from error

    return payloads


def _failure(name: str, error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"the format {name} failed on it ({type(error).__name__}: {text})"
