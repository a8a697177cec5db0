"""Collect the names of an article and their forms: what `Finch` is short for.

Where two people fit, a short form stays as it is. Never says who is meant by a pronoun or a noun.
"""

from operator import itemgetter

from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.name_forms import possessive, without_ending
from archiver.extraction.quotations.newcomers import MentionedText, Newcomers
from archiver.languages.base import wordset
from archiver.languages.given_names import is_given_name
from archiver.languages.registry import join_words

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MALE = join_words(lambda language: language.grammar.male_titles)
_FEMALE = join_words(lambda language: language.grammar.female_titles)
_MALE_ARTICLES = join_words(lambda language: language.grammar.male_articles)
_FEMALE_ARTICLES = join_words(lambda language: language.grammar.female_articles)
_NAME_MARKS = '„“”‟‚‘’»«›‹" '
_TWO_NAMES = 4  # words of which those around an "and" are two people's
_MOST_PARTS = 4  # words with a capital in a person's name
_FULL = 2  # words of a name that is more than a last name
_SIDES = wordset("team camp squad équipe equipo equipe squadra fans")
"""Words before a name for those around who bears it: `Team Ada`."""
_MOST_FORMS = 40  # of one last name; beyond them it stands for nobody in particular


class KnownNames(Newcomers):
    """The names of an article and what they are short for."""

    def __init__(self, found: MentionedText) -> None:
        """Collect the full forms of every name of a text."""
        super().__init__(found)
        self.by_last: dict[str, dict[str, int]] = {}
        self.by_first: dict[str, set[str]] = {}
        self.titled: dict[str, set[str]] = {}
        self.sex: dict[str, str] = {}
        self.people: set[str] = set()  # last words of names that are surely people's
        self.small = {text for text in set(map(itemgetter(0), self.tokens)) if text.islower()}
        for number, mention in enumerate(self.mentions):
            if mention.name:
                self.learn(mention)
                if number in self.uttering or self.explained(mention):
                    self.people.add(self.parts(self.name(mention))[-1].casefold())
            self.learn_owner(mention)

    def learn(self, mention: Mention) -> None:
        """Take in one mention of a name, with the title before it."""
        name = self.name(mention)
        parts = self.parts(name)
        if not parts or (len(parts) > _TWO_NAMES and not self.words.conjunctions.isdisjoint(parts)):
            return
        if sum(part[0].isupper() for part in parts) > _MOST_PARTS or "/" in name:
            return  # a headline
        self._count_form(name, parts)
        first = self.by_first.setdefault(parts[0].casefold(), set())
        if len(parts) > 1 and len(first) < _MOST_FORMS:
            first.add(name)
        for k in range(mention.first, mention.name[0] if mention.name else mention.first):
            low = self.tokens[k].low.rstrip(".")
            titled = k + 1 < len(self.tokens) and self.tokens[k + 1].low in self.words.titles
            male = low in _MALE or (titled and low in _MALE_ARTICLES)
            sex = (
                "m"
                if male
                else "f"
                if low in _FEMALE or (titled and low in _FEMALE_ARTICLES)
                else ""
            )
            if sex:
                self.sex.setdefault(parts[-1].casefold() if len(parts) == 1 else name, sex)
            if low in self.words.roles or low in self.words.titles:
                self.people.add(parts[-1].casefold())
                called = self.titled.setdefault(low, set())
                if len(called) < _MOST_FORMS:
                    called.add(name)

    def learn_owner(self, mention: Mention) -> None:
        """Take in the full name of whose something is: `Ada Finch` of `Ada Finch's campaign`."""
        tokens = self.tokens
        for end in range(mention.first + _FULL, mention.last):
            if not possessive(tokens[end - 1]):
                continue
            start = end
            while start > mention.first and tokens[start - 1].text[0].isupper():
                start -= 1
            name = without_owning(self.text[tokens[start].start : tokens[end - 1].end])
            parts = self.parts(name)
            if _FULL <= len(parts) <= _MOST_PARTS and is_given_name(parts[0].casefold()):
                self._count_form(name, parts)

    def _count_form(self, name: str, parts: list[str]) -> None:
        """Count a name among the forms of its last word."""
        forms = self.by_last.setdefault(parts[-1].casefold(), {})
        if name in forms or len(forms) < _MOST_FORMS:
            forms[name] = forms.get(name, 0) + 1

    def explained(self, mention: Mention) -> bool:
        """Tell whether a comma parts a longer name from what its bearer is: `Ada Finch, a baker`.

        Or `One baker, Ada Finch, left`.
        """
        tokens, first, last = self.tokens, mention.first, mention.last
        if mention.name is None or mention.name[1] - mention.name[0] < _FULL:
            return False
        if last + 1 >= len(tokens) or tokens[last].text != ",":
            return False
        low, roles = tokens[last + 1].low, self.words.roles
        before = tokens[first - 2].low if first > 1 and tokens[first - 1].text == "," else ""
        return low in self.words.determiners or low in roles or low.isdigit() or before in roles

    def name(self, mention: Mention) -> str:
        """Give the name in a mention, without its possessive ending."""
        first, last = mention.name or (mention.first, mention.last)
        raw = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        raw = " ".join(raw.split())
        if self.tokens[first].kind == "quote":
            return raw.strip(_NAME_MARKS)
        return self.without_noun(without_ending(without_owning(raw)))

    def without_noun(self, name: str) -> str:
        """Give a name without the noun that a sentence begins with: `Rival Ada Finch`."""
        noun, _, rest = name.partition(" ")
        given = rest.partition(" ")[0].casefold()
        low = noun.casefold()
        if " " in rest and low in self.small and is_given_name(given) and not is_given_name(low):
            return rest
        return name

    @staticmethod
    def parts(name: str) -> list[str]:
        """Give the words of a name without a `Jr.` at its end."""
        found = name.split()
        while len(found) > 1 and found[-1].rstrip(".").casefold() in _SUFFIXES:
            found.pop()
        return found

    def fullest(self, name: str) -> str:
        """Give the fullest form of a name that the article gives, where only one fits."""
        parts = self.parts(name)
        if not parts or name.startswith("@"):
            return name
        last = parts[-1].casefold()
        longer = [
            form
            for form in self.by_last.get(last, ())
            if len(form.split()) > len(parts) and self.names_more(parts, self.parts(form))
        ]
        if len(parts) == 1 and not longer:  # not `Apple AirPods` for `Apple`
            longer = sorted(filter(self.begins_with_given, self.by_first.get(last, ())))
        people = {self.parts(form)[0].casefold() for form in longer}
        if len(people) != 1:
            return name
        return max(
            longer,
            key=lambda form: (
                self.by_last[self.parts(form)[-1].casefold()].get(form, 0) > 0,
                len(form),
            ),
        )

    def begins_with_given(self, form: str) -> bool:
        """Tell whether a form's first word is somebody's given name: not `Kelpco Verified`."""
        parts = self.parts(form)
        if is_given_name(parts[0].casefold()):
            return True
        last = parts[-1]
        plain = len(parts) == _FULL and last[1:].islower() and parts[0][1:].islower()
        return plain and last.casefold() not in self.small and self.is_surely_person(form)

    def names_more(self, short: list[str], long: list[str]) -> bool:
        """Tell whether a long form is one person's or body's with the short one.

        Not `Finch's Pier`, nor `Ode to Ada Finch`, nor `Team Ada` of a given name.
        """
        if not self.fits(short, long) or any(word.endswith(("'s", "’s")) for word in long):
            return False
        ahead = long[: -len(short)]
        if len(short) > 1 and ahead and ahead[-1].islower() and long[-len(short) :] == short:
            return False
        if ahead and ahead[0].casefold() in _SIDES and is_given_name(short[0].casefold()):
            return False
        return long[0].casefold() not in self.words.capitals.starters

    @staticmethod
    def fits(short: list[str], long: list[str]) -> bool:
        """Tell whether every word of the short form stands in the long one, in order."""
        rest = iter(word.casefold() for word in long)
        return all(word.casefold() in rest for word in short)

    def is_surely_person(self, name: str) -> bool:
        """Tell whether a given name, an office or a verb of uttering shows a name as a person's."""
        parts = self.parts(name)
        return is_given_name(parts[0].casefold()) or parts[-1].casefold() in self.people


def without_owning(name: str) -> str:
    """Give a name without its possessive ending."""
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    return name
