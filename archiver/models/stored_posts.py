"""What an archive holds of a post, as plain records that need no database to be judged."""

from dataclasses import dataclass
from typing import Literal

from archiver.models.records import Evidence, Outcome, Post, PostVersion


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """One wording of one post as the archive holds it.

    `account` is the key of its author, ``platform:handle``, or '' where nobody is known.
    """

    version_id: int
    post_id: int
    author_id: int | None
    account: str
    post: Post
    version: PostVersion


@dataclass(frozen=True, slots=True)
class StandingSighting:
    """What one sighting says of a post's standing; `seen_at` is a full moment.

    `cut` says that it shows only the beginning of the post, `archived` is the address of the
    web archive's copy that it rests on, `site` the publisher's whose page shows it.
    """

    seen_at: str
    run: int
    outcome: Outcome
    evidence: Evidence
    version: int | None
    cut: bool = False
    archived: str | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class CitedPost:
    """A post that an article embeds or links, be its words held or not."""

    post_id: int
    author_id: int | None
    account: str
    post: Post
    has_words: bool


@dataclass(frozen=True, slots=True)
class ThreadNeighbour:
    """What stands beside a post in its author's thread.

    `of` is the row of that post, `side` tells whether the neighbour stands before or after it,
    `post_id` is its own row, None where only its key is known.
    """

    of: int
    side: Literal["before", "after"]
    key: str
    post_id: int | None
    has_words: bool
