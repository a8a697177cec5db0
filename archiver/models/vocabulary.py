"""The closed lists of words that records, the archive and the published JSON use.

Each says in one word what somebody may rely on; a word more is a new promise.
"""

from typing import Literal

PlatformName = str
"""The name of a platform in JSON and in the archive; which there are, the registry of
``platforms`` says, and every name that comes from outside is checked against it."""

EmbedKind = Literal[
    "blockquote",
    "card",
    "amp",
    "iframe",
    "attribute",
    "flattened",
    "link",
    "address",
    "script",
]
"""How a post appears in a page. A post shown in several ways has the first in this order."""
NAMING_KINDS: frozenset[EmbedKind] = frozenset({"link", "address"})
"""Those that name a post and do not show it."""

Access = Literal["paywalled", "stub"]
"""What a page says of a wall before its article, and whether it shows only a beginning."""

Cue = Literal["post", "speech", "statement", "unknown"]
"""How an article says that the quoted words were uttered."""

Evidence = Literal["api", "oembed", "archive", "import", "embed"]
"""Where an archived text comes from, best first."""

Outcome = Literal[
    "ok",
    "deleted",
    "unknown",
    "denied",
    "suspended",
    "protected",
    "login-gated",
    "sensitive",
    "region",
    "rate-limited",
    "blocked",
    "malformed",
    "unreachable",
    "unsupported",
]
"""What one look at a post ended with. `deleted` is one observation, not yet a standing, of a
platform's own record; `unknown` is the platform's answer that it knows no such post; `denied` is
the same, in two ways, of a platform that says so of posts, too, that it hides: nothing is proved
gone by it."""

Wording = Literal[
    "verbatim",
    "typographic",
    "cleaned",
    "abridged",
    "unconfirmed",
    "altered",
    "not_found",
    "too_short",
]
"""How a quotation's words relate to a post's; best first. `cleaned` is only said of speech."""

Flag = Literal[
    "negation",
    "number",
    "name",
    "reordered",
    "spliced",
    "question",
    "undisclosed_cut",
    "quoting",
]
"""What a reader of a verdict must not miss."""

GRAVE_FLAGS: frozenset[Flag] = frozenset({"negation", "number", "spliced"})
"""Flags with which even words that are all the post's do not stand as quoted."""

Attribution = Literal["confirmed", "unstated", "unresolved", "mismatch"]
"""Whether the speaker named with a quotation is the post's author; best first."""

Timing = Literal["consistent", "unknown", "impossible"]
"""Whether the article can have quoted that version of the post."""

Standing = Literal[
    "live", "edited", "deleted", "unknown", "suspended", "protected", "unavailable", "unchecked"
]
"""What a post is today. `unknown` is one that the platform does not know, and that nobody who may
speak for it ever saw: a page that shows it may have invented it."""

Tie = Literal["cited", "likely", "possible"]
"""How a post is tied to a quotation; best first. A post without a tie is no match."""

Reason = Literal["truncated", "no_text", "other_language", "thread", "machine_text", "picture"]
"""Why a quotation is `unconfirmed`: what its article cites cannot settle it, or what was spoken is
known from captions or a machine's text alone, by which nobody is accused. `picture` is only said of
words read in a picture, of which it is not sure what they are, and never kept."""

DateBasis = Literal["structured", "printed", "address", "guessed"]
"""What an article's date rests on: data for machines, a date line that readers see, the page's
address, or a guess from its markup, by which no article is called older than a post."""
SURE_DATES = frozenset({"structured", "printed", "address"})
"""Only an article so dated can be older than what it quotes."""
Problem = Literal["misattributed", "altered", "misleading_cut", "impossible"]
"""What is wrong with a quotation; only ever said where the post is surely tied to it."""

QuoteKind = Literal["quotation", "term"]
"""Words that somebody is said to have uttered, or a title, a name, a scare quote, code."""

LeadReason = Literal["quoted", "parent", "thread", "edit", "copy"]
"""Why one post leads to another: it quotes or answers it, is of its thread, is another wording of
it, or is a copy of it on another server."""

LeadShare = Literal["some", "most", "quoted", "later", "all"]
"""What is no match has of a quotation's words: some; most, in speech; all, but as somebody else's;
all, but it is younger; all, and they are too few or too common to tell."""
NOT_ALL: frozenset[LeadShare] = frozenset({"some", "most"})

TranscriptKind = Literal["official", "press", "captions", "machine"]
"""Who wrote spoken words down, surest first: the body that met, a newspaper or agency, whoever
captioned the recording, or a machine that nobody corrected."""

SURE_KINDS: frozenset[TranscriptKind] = frozenset({"official", "press"})
"""Only what these say may be held against a quotation; the others place its words in time."""

Op = Literal["equal", "insert", "delete", "replace"]

SearchState = Literal["open", "found", "lead", "not_among", "refused"]
"""What came of looking for a quotation's post among those of an account: not yet all seen; a post
that is tied to it; one that is only similar; none among those of these days; nobody shows them."""

ListedBy = Literal["account", "archive"]
"""Who listed an account's posts: its platform all of them, or web archives those that they hold."""

SourceKind = Literal["feed", "sitemap", "index", "opml", "list", "section", "article"]
"""What a source is. `index` is a sitemap of sitemaps, `list` addresses one a line."""
