"""Quotations made from posts by known edits, each with the verdict that VERDICTS gives it.

The generator of the verifier's gate: posts in, cases out, drawn by a seed. Where an edit
by chance makes words that some post has all the same, no case is made of it.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from archiver.languages.registry import find_language
from archiver.languages.stop_words import STOP_WORDS
from archiver.text.words import split_words

_ENGLISH = find_language("en")
NOT = _ENGLISH.negations.words
NUMBER_WORDS = _ENGLISH.numbers.words | _ENGLISH.dates.weekdays | _ENGLISH.dates.months
FULLWIDTH = {
    ord(c): ord(c) + 0xFEE0 for c in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
}
BOLD = {ord(c): 0x1D41A + i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
CYRILLIC = str.maketrans("aeopcxy", "аеорсху")
AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|must)\b")
FILLERS = ("always", "probably", "quickly", "certainly", "harbour", "wonderful", "tomorrow")


@dataclass(frozen=True, slots=True)
class Told:
    """A post as the generator knows it."""

    id: str
    author: str
    text: str
    day: str


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation and what must be said of it; None for what does not matter here."""

    made_by: str
    quote: str
    wording: str
    post: Told | None
    speaker: str | None = None
    published_at: str | None = None
    flags: frozenset[str] = frozenset()
    attribution: str | None = None
    timing: str | None = None


@dataclass
class Maker:
    """Draws cases from posts by a seed."""

    posts: Sequence[Told]
    absent: Sequence[Told]
    truncated: Sequence[Told]
    random: random.Random
    standing: str = field(repr=False, default="")

    @cached_property
    def by_author(self) -> dict[str, list[Told]]:
        """The posts of each author."""
        found: dict[str, list[Told]] = {}
        for post in self.posts:
            found.setdefault(post.author, []).append(post)
        return found

    def cases(self, each: int) -> Iterator[Case]:
        """So many cases of every edit."""
        for name, make in self.edits().items():
            made, tries = 0, 0
            while made < each and tries < each * 400:
                tries += 1
                case = make()
                if case is not None:
                    made += 1
                    yield case
            assert made == each, f"{name}: the posts give only {made} cases"

    def edits(self) -> dict[str, Callable[[], Case | None]]:
        return {
            "verbatim": self.verbatim,
            "style": self.style,
            "case": self.case,
            "punctuation": self.punctuation,
            "compatibility": self.compatibility,
            "ellipsis": self.ellipsis,
            "brackets": self.brackets,
            "cut": self.cut,
            "swapped": self.swapped,
            "replaced": self.replaced,
            "inserted": self.inserted,
            "negated": self.negated,
            "unnegated": self.unnegated,
            "renumbered": self.renumbered,
            "look-alike": self.look_alike,
            "wrong speaker": self.wrong_speaker,
            "impossible date": self.impossible_date,
            "inside a cut post": self.inside_cut,
            "over a cut": self.over_cut,
            "absent": self.not_there,
            "short": self.short,
            "thread": self.thread,
        }

    def stretch(self, least: int = 6, most: int = 25) -> tuple[Told, list[str]] | None:
        """A post and some of its words in a row, as they stand there."""
        post = self.random.choice(self.posts)
        tokens = plain(post.text).split()
        if len(tokens) < least:
            return None
        size = self.random.randint(least, min(most, len(tokens)))
        at = self.random.randint(0, len(tokens) - size)
        part = tokens[at : at + size]
        if " ".join(part) not in " ".join(post.text.replace("&amp;", "&").split()):
            return None  # a link stood inside
        if len(split_words(" ".join(part))) < least or any(bad(token) for token in part):
            return None
        return post, part

    def stands(self, quote: str) -> bool:
        """Whether some post has these words in a row anyway."""
        return "\0" + "\0".join(split_words(quote).norms) + "\0" in self.standing

    def altered(
        self, name: str, post: Told, before: str, quote: str, flags: frozenset[str] = frozenset()
    ) -> Case | None:
        ours, theirs = split_words(quote).norms, split_words(before).norms
        telling = {word for word in ours if word not in STOP_WORDS} & set(theirs)
        if ours == theirs or len(telling) < 3 or self.stands(quote):
            return None
        return Case(name, quote, "altered", post, flags=flags | changed(ours, theirs))

    def verbatim(self) -> Case | None:
        found = self.stretch(4)
        return found and Case("verbatim", " ".join(found[1]), "verbatim", found[0])

    def style(self) -> Case | None:
        found = self.stretch(4)
        if found is None:
            return None
        post, part = found
        quote = " ".join(part).replace("'", "’").replace(" - ", " — ")
        quote = quote[0].swapcase() + quote[1:]
        if quote[-1].isalnum():
            quote += self.random.choice([",", ".", ""])
        return Case("style", quote, "verbatim", post)

    def case(self) -> Case | None:
        found = self.stretch(4)
        if found is None:
            return None
        text = " ".join(found[1])
        quote = self.random.choice([text.upper(), text.lower(), text.title()])
        if (
            quote[1:] == text[1:]
            or split_words(quote).norms != split_words(text).norms
            or self.exact(quote)
        ):
            return None
        return Case("case", quote, "typographic", found[0])

    def exact(self, quote: str) -> bool:
        """Whether another post has the quotation character for character."""
        return self.standing.count("\0" + "\0".join(split_words(quote).norms) + "\0") > 1

    def punctuation(self) -> Case | None:
        found = self.stretch(5)
        if found is None:
            return None
        text = " ".join(found[1])
        inner = [m.start() for m in re.finditer(r"(?<=\w)[,!;:](?= \w)", text)]
        if not inner:
            return None
        at = self.random.choice(inner)
        quote = (
            text[:at] + self.random.choice(["", "!", ";"]).replace(text[at], "") + text[at + 1 :]
        )
        return None if self.exact(quote) else Case("punctuation", quote, "typographic", found[0])

    def compatibility(self) -> Case | None:
        found = self.stretch(5)
        if found is None:
            return None
        text = " ".join(found[1])
        at = self.random.randrange(1, len(found[1]))
        part = [*found[1]]
        part[at] = part[at].translate(self.random.choice([FULLWIDTH, BOLD]))
        quote = " ".join(part)
        if quote == text or split_words(quote).norms != split_words(text).norms:
            return None
        return Case("compatibility", quote, "typographic", found[0])

    def ellipsis(self) -> Case | None:
        found = self.stretch(10)
        if found is None:
            return None
        post, part = found
        first = self.random.randint(4, len(part) - 5)
        gone = self.random.randint(1, len(part) - first - 2)
        mark = self.random.choice([" … ", " ... ", " [...] ", " (…) ", "… "])
        quote = mark.join([" ".join(part[:first]), " ".join(part[first + gone :])])
        dropped = split_words(" ".join(part[first : first + gone])).norms
        if not dropped or len(split_words(" ".join(part[:first]))) < 4 or self.stands(quote):
            return None
        return Case("ellipsis", quote, "abridged", post, flags=changed((), dropped))

    def brackets(self) -> Case | None:
        found = self.stretch(7)
        if found is None:
            return None
        post, part = found
        at = self.random.randint(4, len(part) - 2)
        quote = " ".join([*part[:at], f"[{self.random.choice(FILLERS)}]", *part[at + 1 :]])
        if (
            len(split_words(part[at])) != 1
            or len(split_words(" ".join(part[:at]))) < 4
            or self.stands(quote)
        ):
            return None
        flags = changed((), split_words(part[at]).norms)
        return Case("brackets", quote, "abridged", post, flags=flags)

    def cut(self) -> Case | None:
        found = self.stretch(9)
        if found is None:
            return None
        post, part = found
        at = self.random.randint(3, len(part) - 5)
        gone = self.random.randint(1, 2)
        quote = " ".join(part[:at] + part[at + gone :])
        return self.altered("cut", post, " ".join(part), quote, frozenset({"undisclosed_cut"}))

    def swapped(self) -> Case | None:
        found = self.stretch(8)
        if found is None:
            return None
        post, part = found
        at = self.random.randint(1, len(part) - 3)
        other = [*part[:at], part[at + 1], part[at], *part[at + 2 :]]
        if any(len(split_words(token)) != 1 for token in part[at : at + 2]):
            return None
        return self.altered(
            "swapped", post, " ".join(part), " ".join(other), frozenset({"reordered"})
        )

    def replaced(self) -> Case | None:
        found = self.stretch(8)
        if found is None:
            return None
        post, part = found
        at = self.random.randint(1, len(part) - 2)
        if len(split_words(part[at])) != 1:
            return None
        other = [*part[:at], self.random.choice(FILLERS), *part[at + 1 :]]
        return self.altered("replaced", post, " ".join(part), " ".join(other))

    def inserted(self) -> Case | None:
        found = self.stretch(8)
        if found is None:
            return None
        post, part = found
        at = self.random.randint(1, len(part) - 2)
        other = [*part[:at], self.random.choice(FILLERS), *part[at:]]
        return self.altered("inserted", post, " ".join(part), " ".join(other))

    def negated(self) -> Case | None:
        found = self.stretch(8)
        text = " ".join(found[1]) if found else ""
        place = AUXILIARY.search(text)
        if found is None or place is None or not place.start() or place.end() > len(text) - 3:
            return None
        quote = f"{text[: place.end()]} not{text[place.end() :]}"
        return self.altered("negated", found[0], text, quote, frozenset({"negation"}))

    def unnegated(self) -> Case | None:
        found = self.stretch(8)
        if found is None:
            return None
        post, part = found
        places = [i for i in range(1, len(part) - 1) if part[i].lower() in {"not", "never", "no"}]
        if not places:
            return None
        at = self.random.choice(places)
        quote = " ".join(part[:at] + part[at + 1 :])
        return self.altered("unnegated", post, " ".join(part), quote, frozenset({"negation"}))

    def renumbered(self) -> Case | None:
        found = self.stretch(8)
        if found is None:
            return None
        post, part = found
        places = [i for i in range(1, len(part) - 1) if re.fullmatch(r"[$]?\d[\d.,]*[%]?", part[i])]
        if not places:
            return None
        at = self.random.choice(places)
        digit = re.search(r"\d", part[at])
        assert digit is not None
        other = str((int(digit[0]) + self.random.randint(1, 8)) % 9 + 1)
        if other == digit[0]:
            return None
        new = part[at][: digit.start()] + other + part[at][digit.end() :]
        quote = " ".join([*part[:at], new, *part[at + 1 :]])
        return self.altered("renumbered", post, " ".join(part), quote, frozenset({"number"}))

    def look_alike(self) -> Case | None:
        """A Cyrillic letter in a Latin word makes another word: near, but not the same."""
        found = self.stretch(8)
        if found is None:
            return None
        post, part = found
        at = self.random.randint(1, len(part) - 2)
        other = [*part[:at], part[at].translate(CYRILLIC), *part[at + 1 :]]
        if part[at][:1] in "@#" or part[at].lower() in NOT | NUMBER_WORDS:
            return None
        return self.altered("look-alike", post, " ".join(part), " ".join(other))

    def wrong_speaker(self) -> Case | None:
        found = self.stretch(5)
        if found is None:
            return None
        other = self.random.choice(self.posts).author
        if other == found[0].author or self.exact(" ".join(found[1])):
            return None
        return Case(
            "wrong speaker",
            " ".join(found[1]),
            "verbatim",
            found[0],
            speaker="@" + other,
            attribution="mismatch",
        )

    def impossible_date(self) -> Case | None:
        found = self.stretch(6)
        if found is None or self.exact(" ".join(found[1])):
            return None
        post, part = found
        before = date.fromisoformat(post.day) - timedelta(days=self.random.randint(3, 900))
        return Case(
            "impossible date",
            " ".join(part),
            "verbatim",
            post,
            published_at=before.isoformat(),
            timing="impossible",
        )

    def inside_cut(self) -> Case | None:
        post = self.random.choice(self.truncated)
        tokens = shown_of(post.text).split()
        if len(tokens) < 9:
            return None
        at = self.random.randint(0, len(tokens) - 8)
        quote = " ".join(tokens[at : at + 6])
        if bad(quote) or len(split_words(quote)) < 5 or self.stands(quote):
            return None
        return Case("inside a cut post", quote, "verbatim", post)

    def over_cut(self) -> Case | None:
        post = self.random.choice(self.truncated)
        tokens, seen = plain(post.text).split(), shown_of(post.text).split()
        after = tokens[len(seen) : len(seen) + 5]
        quote = " ".join([*seen[-7:], *after])
        if len(after) < 3 or any(map(bad, [*seen[-7:], *after])) or self.stands(quote):
            return None
        if len(split_words(" ".join(seen[-6:]))) < 5 or not split_words(" ".join(after)).norms:
            return None
        return Case("over a cut", quote, "unconfirmed", post)

    def not_there(self) -> Case | None:
        post = self.random.choice(self.absent)
        tokens = plain(post.text).split()
        if len(tokens) < 7:
            return None
        size = self.random.randint(6, min(20, len(tokens)))
        quote = " ".join(tokens[:size])
        norms = split_words(quote).norms
        # Words that some post shares five in a row are not absent: people quote one another.
        if (
            len(norms) < 6
            or stock(quote)
            or any(
                "\0" + "\0".join(norms[i : i + 5]) + "\0" in self.standing
                for i in range(len(norms) - 4)
            )
        ):
            return None
        return Case("absent", quote, "not_found", None)

    def short(self) -> Case | None:
        found = self.stretch(2, 2)
        if found is None or len(split_words(" ".join(found[1]))) != 2:
            return None
        return Case("short", " ".join(found[1]), "too_short", None)

    def thread(self) -> Case | None:
        """The end of one post and the beginning of a later one by the same author, as one."""
        one = self.random.choice(self.posts)
        other = self.random.choice(self.by_author[one.author])
        before, after = one.text.split(), other.text.split()
        sizes = self.random.randint(3, 20), self.random.randint(3, 20)
        if one.day >= other.day or len(before) < sizes[0] or len(after) < sizes[1]:
            return None
        parts = before[-sizes[0] :], after[: sizes[1]]
        quote = " ".join([*parts[0], *parts[1]])
        plainly = all(text == plain(text) and "&" not in text for text in (one.text, other.text))
        if sum(sizes) < 8 or not plainly or bad(quote) or after[0].startswith("@"):
            return None
        if any(len(split_words(" ".join(part))) != len(part) for part in parts) or stock(quote):
            return None
        if self.stands(quote):
            return None
        return Case("thread", quote, "altered", None, flags=frozenset({"spliced"}))


def plain(text: str) -> str:
    """A post's text without links and with its entities as people read them."""
    text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    return re.sub(r"https?://\S+|pic\.twitter\.com/\S+", "", text)


def shown_of(text: str) -> str:
    """The part of a post that a truncated copy shows: three fifths of it, at a word."""
    tokens = plain(text).split()
    return " ".join(tokens[: len(tokens) * 3 // 5])


def bad(token: str) -> bool:
    """Tokens in which an edit's outcome is a matter of taste: marks, dashes, ellipses, emoji."""
    return bool(re.search(r"[^\w\s,.!?;:'’#@$%&-]|\.\.|…|--|\w-|-\w|[?!]\w|&", token))


def stock(quote: str) -> bool:
    """Whether a text is made of little but function words, as stock phrases are."""
    return sum(word not in STOP_WORDS for word in split_words(quote).norms) < 3


def changed(ours: Sequence[str], theirs: Sequence[str]) -> frozenset[str]:
    """The flags `negation` and `number` by what came and went between two runs of words."""
    gone = [w for w in theirs if theirs.count(w) > ours.count(w)]
    came = [w for w in ours if ours.count(w) > theirs.count(w)]
    flags = set()
    if any(w in NOT or "n't" in w for w in gone + came):
        flags.add("negation")
    if any(w in NUMBER_WORDS or any(c.isdigit() for c in w) for w in gone + came):
        flags.add("number")
    return frozenset(flags)
