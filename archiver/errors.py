"""Every error that a user, a file or a web page can cause, in one tree.

::

    ArchiverError
    ├── UnusableInput            wrong usage, or something given that cannot be used
    │   ├── UnusableClaim        a quotation, or its date, that cannot be judged
    │   ├── UnusableFile         a file to import that holds no posts
    │   ├── UnusableAlias        names that cannot be joined
    │   ├── UnknownPlatform      a platform that is neither built in nor a plug-in's
    │   ├── InvalidSourceAddress a source to crawl nightly that is none
    │   ├── UnreadableSource     a path or address to crawl that cannot be read
    │   ├── UnusableSettings     an entry of the settings
    │   ├── UnusableTokens       an entry of the tokens
    │   ├── NoBrowser            pages are to be drawn, and nothing can draw them
    │   ├── UnusablePicture      a file that is no picture that can be read
    │   ├── NoPictureReader      pictures are to be read, and nothing can read them
    │   ├── ProcessLost          what is given ends the bounded process that reads it
    │   └── CannotServe          the site cannot be started
    ├── UnusableArchive          a database file that is no archive, or cannot be used
    │   ├── DiskFailed           its disk has no room, or fails: try again when that is mended
    │   └── BusyArchive          another program is at work on it: try again later
    │       └── ArchiveLocked    another run of this program is
    ├── UnreadableData           bytes that are not what they should be
    │   ├── UnreadablePage       a web page
    │   ├── UnreadableListing    a feed or sitemap
    │   ├── UnreadableWarc       a WARC file
    │   ├── UnreadableRecord     one record of a WARC file
    │   ├── UnusableLine         a line or item of JSON or of a table
    │   ├── BrokenPacking        packed data that is not what it says
    │   └── UnusableStamp        a time stamp of somebody else's authority
    ├── FetchError               a request without an answer that can be kept
    │   ├── FetchRefused         we would not ask, or would not take what came
    │   └── FetchFailed          the network or the server did not do its part
    ├── RenderingFailed          a page that the browser could not draw
    ├── ClusterLost              no scheduler of a cluster answers, or none any more
    ├── TaskLost                 the process of a task on a cluster ended before its result
    ├── StillHeld                a post that is forgotten but for a file that cannot be written
    ├── ViewRefused              a request to the site that gets no answer
    └── ResolveError             a way of asking for a post that does not show it
                                 (`archiver.platforms.resolving`, for it carries records)

The message of each is a sentence for a person that says what is wrong and what to do. What
ends with which exit code is decided in `archiver.cli.main` alone.
"""

from archiver.models.vocabulary import Outcome


class ArchiverError(Exception):
    """Something that somebody gave or asked for cannot be used; the message says what to do."""


class UnusableInput(ArchiverError):
    """Wrong usage or unusable input; the message says what is wanted."""


class UnusableClaim(UnusableInput, ValueError):
    """A claim that cannot be judged; the message tells its author why."""


class UnusableFile(UnusableInput, ValueError):
    """A file that holds no posts in any format; the message says what is wanted."""


class ProcessLost(UnusableInput):
    """What reads took too long or too much memory, or was ended; the message says which."""


class UnusableAlias(UnusableInput, ValueError):
    """A name or an account that cannot be joined; the message says what is wanted."""


class UnknownPlatform(UnusableInput, LookupError):
    """A platform that nobody registered; the message says which there are."""


class InvalidSourceAddress(UnusableInput, ValueError):
    """An address or a file that names no source; the message says what is wanted."""


class UnreadableSource(UnusableInput, ValueError):
    """A source that cannot be crawled at all; the message says what to name instead."""


class UnusableSettings(UnusableInput, ValueError):
    """Settings that cannot be used; the message says which, and what is wanted."""


class UnusableTokens(UnusableInput, ValueError):
    """Tokens that cannot be used; the message says what to do, and never shows one."""


class NoBrowser(UnusableInput):
    """There is no browser to draw pages with; the message says how to get one."""


class UnusablePicture(UnusableInput, ValueError):
    """A picture that cannot be read; the message says why, and what to give instead."""


class NoPictureReader(UnusableInput):
    """There is nothing to read pictures with; the message says how to get it."""


class CannotServe(UnusableInput):
    """Something that keeps the site from starting, which its reader can put right."""


class UnusableArchive(ArchiverError):
    """A database file that is no archive, or one that cannot be used; the message says why."""


class DiskFailed(UnusableArchive):
    """The disk of an archive is full or fails; the message says what to do."""


class BusyArchive(UnusableArchive):
    """An archive that another program kept locked for longer than we wait."""


class ArchiveLocked(BusyArchive):
    """Another run works on the archive; the message says which, and what to do."""


class UnreadableData(ArchiverError, ValueError):
    """Bytes that are not what they should be; the message says what is wrong in them."""


class UnreadablePage(UnreadableData):
    """The bytes are no page; the message says in one line what they are or what is too much."""


class UnreadableListing(UnreadableData):
    """A document that lists nothing we can read; the message says in one line why."""


class UnreadableWarc(UnreadableData):
    """A file that is no WARC; the message says what it is not."""


class UnreadableRecord(UnreadableData):
    """There is no whole record at an offset; the message says what may have become of it."""


class UnusableLine(UnreadableData):
    """A line or item that cannot be used; the message says what is missing or wrong in it."""


class BrokenPacking(UnreadableData, ValueError):
    """Data that is not packed as it says."""


class UnusableStamp(UnreadableData):
    """No time stamp, or one that proves nothing; the message says why."""


class FetchError(ArchiverError):
    """A request without an answer that can be kept; its text becomes `Unfetched.reason`."""

    def __init__(self, reason: str, outcome: Outcome = "unreachable") -> None:
        super().__init__(reason)
        self.reason = reason
        self.outcome: Outcome = outcome


class FetchRefused(FetchError):
    """What we would not ask for, or would not take; asking again would change nothing.

    `strains` says that it is a failure of the host as a whole, which counts towards leaving
    it alone: a certificate, not one page that is too large.
    """

    def __init__(
        self, reason: str, outcome: Outcome = "unreachable", *, strains: bool = False
    ) -> None:
        super().__init__(reason, outcome)
        self.strains = strains


class FetchFailed(FetchError):
    """What the network or the server did not do; another try may go better."""


class RenderingFailed(ArchiverError):
    """A page that could not be drawn; the message says why in a line."""


class ClusterLost(ArchiverError):
    """The scheduler of a cluster does not answer; the message says what to do."""


class TaskLost(ArchiverError):
    """The process of a task ended before it had a result; the message says how."""


class StillHeld(ArchiverError):
    """The bytes are gone from the rows, but not yet from the files; the message says why."""


class ViewRefused(ArchiverError):
    """A request to the site that gets no answer: the HTTP status, and a sentence for a person."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
