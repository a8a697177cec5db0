"""Resolve a mention to the person or body meant, in the fullest form the article gives.

Who “he” is, what “Musk” is short for and whom “the former president” means is decided
within the article alone; where two people fit, the answer is what the text says, or None.
"""

import regex as re

from archiver.extraction.quotations.appositions import apposed_name
from archiver.extraction.quotations.known_names import KnownNames, without_owning
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.name_forms import without_ending
from archiver.extraction.quotations.noun_phrases import OF_WORDS
from archiver.extraction.quotations.offices import office_holder
from archiver.extraction.quotations.predicates import SPEECH_NOUNS
from archiver.extraction.quotations.served_people import KIN, SERVING_ENDS
from archiver.languages.base import wordset
from archiver.languages.given_name_sexes import sex_of_name
from archiver.languages.given_names import is_given_name
from archiver.models.records import Quote
from archiver.platforms.prose_names import platform_words

_WORKS = SPEECH_NOUNS | wordset("book column email essay letter memo newsletter post posts review")
"""English nouns for what somebody uttered, whose owner speaks: `Finch's letter said`."""
_SIGNED = frozenset({"issued", "penned", "posted", "published", "signed", "written"})
_PAGEANTS = wordset("america earth galaxy germany international universe universo usa world")
"""What a beauty queen is called by, with `Miss`: `a former Miss Universe` is nobody's name."""
_MEDIA = wordset("internet web")
_PLACING = wordset("across at from in inside into near outside through throughout toward towards")
"""English prepositions before the name of a place, unless it is surely a person's."""
_SERVING = OF_WORDS | {"for", "at"}
"""Words behind an office: `a lawyer for the port`."""
_FULL = 2  # words of a name that is more than a last name
_BACK = 3  # paragraphs
_OWNER = 3
"""Sentences by which the owner of a thing is farther than a subject."""
_UNSURE = 2
"""Sentences by which a name that may be a thing's is farther than one that is surely a person's."""
_OTHER_SEX = {"m": "f", "f": "m"}
_ASKED = [["asked", word] for word in ("about", "again", "if", "on", "what", "whether", "why")]
_DONE_TO = 2  # what `standing` gives for a mention that does nothing
_LONG = 60  # words of a sentence
# Matches `OpenAI` and `YouTube`; not `McFinch`, `DeVries`, `LeBron` or `O'Neill`.
_BRAND = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Du|Van|Fitz|St|Jo|Ma)\p{Lu}\p{Ll}+\p{Lu}")
_OPENING = wordset("after although as asked before if once since though until when while")
"""What leads in a clause of whoever speaks: `When Finch came, he sang.`"""
_LAST = 1
"""Sentences by which whoever spoke last may be farther than one whose sex is not known."""
_BESIDE = 20  # mentions around one that are looked at
_LEVEL = wordset("and but")
"""English words between clauses of two who say something."""
_KNOWN = 2
"""Sentences by which a person whose sex is known may be farther than one whose sex is not."""


class People(KnownNames):
    """The people of an article, and who is meant by a mention."""

    def resolve(self, number: int, before: Quote | None) -> str | None:
        """Tell who is meant by a mention, `before` being the quotation before."""
        mention = self.mentions[number]
        tokens = self.tokens
        if mention.kind == "name":
            return self.fullest(self.name(mention))
        if mention.kind == "relative":
            return None
        low = tokens[mention.first].low
        if mention.kind == "pronoun":
            if self.male(low) or low.rpartition("-")[2].partition("'")[0] in self.words.she:
                return self.antecedent(number, "m" if self.male(low) else "f", before)
            return self.apposed(number)  # `One of them, Ada Finch, said`
        return self.beside(number) or self.nominal(mention)

    def beside(self, number: int) -> str | None:
        """Give the name between commas behind a phrase.

        `the mayor of Springfield, Ada Finch, said`. `le ministre de l'Eau Jean Morel` has it
        without a comma.
        """
        tokens, mention = self.tokens, self.mentions[number]
        whose, number, end = number, number + 1, mention.last
        while end < len(tokens) and tokens[end].low in _SERVING:
            # `der Chef der Partei, Bo Ort`: the article is the `of`
            if not self.begins(number, end + 1) and not self.begins(number, end):
                break
            other = self.mentions[number]
            if other.name and other.last - other.first > 2 and tokens[other.first].low[:2] == "l'":
                return self.fullest(self.name(other._replace(name=(other.first + 1, other.last))))
            number, end = number + 1, other.last
        return office_holder(tokens, mention, self.words) or self.apposed(whose)

    def apposed(self, number: int) -> str | None:
        """Give the name between commas behind a mention and what belongs to it."""
        other = apposed_name(self.tokens, self.mentions, number, self.words)
        if other is None:
            return None
        name, mention = self.name(other), self.mentions[number]
        if self.tokens[mention.last - 1].low in KIN and " " in name:
            return name  # of `Ida Finch's mother, Ada Finch` who has more names is another
        return self.fullest(name)

    def begins(self, number: int, token: int) -> bool:
        """Tell whether a mention begins at a token."""
        return number < len(self.mentions) and self.mentions[number].first == token

    def nominal(self, mention: Mention) -> str | None:
        """Tell who `the former president`, `Trump's team` or `a spokesman` is."""
        tokens = self.tokens
        head = tokens[mention.last - 1].low.removeprefix("l'")
        phrase = " ".join(
            self.text[tokens[mention.first].start : tokens[mention.last - 1].end].split()
        )
        for k in range(mention.first, mention.last - 1):
            if tokens[k].low.endswith(("'s", "'")) and tokens[k].text[0].isupper():
                if any(token.low in _WORKS for token in tokens[k + 1 : mention.last]):
                    owner = " ".join(self.text[tokens[mention.first].start : tokens[k].end].split())
                    owner = owner.removeprefix("The ").removeprefix("the ")
                    return self.fullest(without_owning(owner))
                return phrase
        if tokens[mention.first].low in {"the", "el", "la", "le", "der", "die", "o", "il", "de"}:
            called = self.titled.get(head, set())
            full = {self.fullest(name) for name in called}
            if len(full) == 1:
                return full.pop()
        if mention.name:
            return phrase
        if (signed := self.signer(mention)) is not None:
            return signed
        return phrase if head in self.words.roles or head.endswith(SERVING_ENDS) else None

    def signer(self, mention: Mention) -> str | None:
        """Tell who signs an English text that speaks: Finch in `a letter signed by Ada Finch`."""
        tokens, behind = self.tokens, mention.last
        if tokens[behind - 1].low not in _WORKS or behind + 1 >= len(tokens):
            return None
        behind += tokens[behind].low in _SIGNED
        if tokens[behind].low not in {"by", "from"}:
            return None
        other = next((one for one in self.mentions if one.first == behind + 1), None)
        if other is None or other.kind != "name" or other.possessive:
            return None
        return self.fullest(self.name(other))

    def antecedent(self, number: int, sex: str, before: Quote | None) -> str | None:
        """Give the person a pronoun stands for: the nearest subject before it that can be meant.

        The speaker of the quotation before counts as a subject wherever it stands.
        """
        here = self.tokens[self.mentions[number].first]
        reports, whom = self.reports(number), self.object_of(number)
        asked = self.asked(number)
        best: tuple[int, int] | None = None
        chosen: str | None = None
        for n in range(number - 1, max(-1, number - 60), -1):
            other = self.mentions[n]
            token = self.tokens[other.first]
            if here.paragraph - token.paragraph > _BACK:
                break
            if token.sentence == here.sentence and (asked or reports or self.led(n, sex)):
                continue
            if self.newcomer(n, sex) and not (self.answered(n, number) or self.topped(n, number)):
                rank = here.sentence - token.sentence + self.standing(n) - _KNOWN
                if best is None or (rank, number - n) < best:
                    best, chosen = (rank, number - n), self.beside(n) or self.nominal(other)
                continue
            span = before.speaker_span if before else None  # `Eva Ort, die` begins with the name
            spoke = span is not None and span[0] == token.start
            owner = self.owner(other)
            spoke = spoke and (other.kind != "name" or self.person(other) is not None)
            name = (before.speaker if spoke and before else None) or self.person(other) or owner
            if name is None or name == whom or self.sexes(other, name, sex) != sex:
                continue
            if sex_of_name(self.parts(name)[0].casefold()) == _OTHER_SEX[sex]:
                continue
            last = self.speaks_last(n, number)
            rank = 0 if spoke or last else _OWNER if owner else self.standing(n)
            if self.sexes(other, name, "") == sex:
                rank -= _KNOWN
            elif last:
                rank -= _LAST
            elif not spoke and not self.is_surely_person(name):
                rank += _UNSURE
            key = (here.sentence - token.sentence + rank, number - n)
            if best is None or key < best:
                best, chosen = key, name
        return chosen

    def object_of(self, number: int) -> str | None:
        """Tell whom a pronoun does something to, who is somebody else.

        Finch in `he called Finch`.
        """
        if number + 1 >= len(self.mentions):
            return None
        mention, other = self.mentions[number], self.mentions[number + 1]
        verb = mention.last
        if other.first != verb + 1 or other.possessive or not self.tokens[verb].text.islower():
            return None
        if self.tokens[verb].low in self.words.prepositions | self.words.conjunctions:
            return None
        return self.person(other)

    def asked(self, number: int) -> bool:
        """Tell whether a pronoun answers a question that begins its sentence.

        Whom the question names is somebody else: `Asked whether Finch would go, he said`.
        """
        here = self.tokens[self.mentions[number].first]
        begins = self.mentions[number].first
        while begins and self.tokens[begins - 1].sentence == here.sentence:
            begins -= 1
        return [token.low for token in self.tokens[begins : begins + 2]] in _ASKED

    def led(self, n: int, sex: str) -> bool:
        """Tell whether a pronoun of that sex leads a name to which something is done.

        `Asked whether he would thank Finch, he said`: the second `he` is the first, not Finch.
        """
        if self.standing(n) < _DONE_TO or n in self.uttering:
            return False
        for other in self.mentions[max(0, n - _BESIDE) : n]:
            low = self.tokens[other.first].low
            same = self.tokens[other.first].sentence == self.sentence(n)
            if same and other.kind == "pronoun" and low in self.words.he | self.words.she:
                return ("m" if self.male(low) else "f") == sex
        return False

    def answered(self, n: int, number: int) -> bool:
        """Tell whether a pronoun answers in the sentence itself.

        `A lawyer accused Finch; he denied`.
        """
        here = self.tokens[self.mentions[number].first].sentence
        if self.tokens[self.mentions[n].first].sentence != here:
            return False
        return any(self.person(other) is not None for other in self.mentions[n + 1 : number])

    def speaks_last(self, n: int, number: int) -> bool:
        """Tell whether a name is that of who says something last before a pronoun's sentence.

        Ort in `Finch said it was late, but Bo Ort said it was not.`
        """
        tokens, mention, there = self.tokens, self.mentions[n], self.sentence(n)
        if self.sentence(number) - there != 1 or n not in self.uttering:
            return False
        name = self.person(mention)
        if name is None or not self.is_surely_person(name):
            return False
        parts = self.parts(name)
        if len(parts) != _FULL and not is_given_name(parts[0].casefold()):
            return False  # `Harbour Wing Watch first reported`, `Democrats said`
        ahead, behind = tokens[mention.first - 1], tokens[mention.last]
        leads = ahead.sentence != there or ahead.kind != "word"
        if not (leads or ahead.low in _LEVEL or behind.kind != "word"):
            return False  # `when Finch asked`, `Ort said Finch denied it`
        return not any(
            m in self.uttering for m in range(n + 1, number) if self.sentence(m) == there
        )

    def topped(self, n: int, number: int) -> bool:
        """Tell whether it is somebody with a name who speaks last in the sentence of another."""
        there = self.sentence(n)
        near = range(max(0, n - _BESIDE), min(number, n + _BESIDE))
        return any(self.speaks_last(m, number) for m in near if self.sentence(m) == there)

    def sentence(self, n: int) -> int:
        """Give the number of the sentence in which a mention begins."""
        return self.tokens[self.mentions[n].first].sentence

    def reports(self, number: int) -> bool:
        """Tell whether a pronoun reports what its own sentence says.

        Nobody whom the sentence names before it is meant: `Finch is a crook, he said.`
        """
        mention, tokens = self.mentions[number], self.tokens
        first, end = mention.first, mention.last + 1  # behind the verb
        if first < _FULL or tokens[first - 1].text != "," or end >= len(tokens):
            return False
        here = tokens[first].sentence
        begins = first
        while begins and tokens[begins - 1].sentence == here:
            begins -= 1
            if tokens[begins].kind == "quote" or first - begins > _LONG:
                return False
        opening = _OPENING | self.words.prepositions | self.words.conjunctions
        return tokens[end].text == "." and tokens[begins].low not in opening

    def sexes(self, mention: Mention, name: str, otherwise: str) -> str:
        """Give ``m`` or ``f`` by the pronoun or titles a person is named with, else `otherwise`."""
        low = self.tokens[mention.first].low
        if mention.kind == "pronoun":
            return "m" if self.male(low) else "f"
        return self.sex.get(name, self.sex.get(self.parts(name)[-1].casefold(), otherwise))

    def male(self, low: str) -> bool:
        """Tell whether a pronoun is masculine: `he`, `a-t-il`."""
        return low.rpartition("-")[2].partition("'")[0] in self.words.he

    def person(self, mention: Mention) -> str | None:
        """Give the fullest name of a mention that can be a person's, or None for `CNN`."""
        if mention.kind != "name" or mention.name is None:
            return None
        words = self.tokens[mention.name[0] : mention.name[1]]
        whole = "_".join(token.text for token in words)
        if whole in self.words.capitals.places or any(map(str.isdigit, whole)):
            return None
        lone = len(words) == 1
        brand = lone and _BRAND.match(words[0].text)
        if brand or words[0].text[0] == "@" or any(t.low in self.words.bodies for t in words):
            return None
        if lone and (words[0].text in platform_words() or words[0].low in _MEDIA):
            return None
        before = self.tokens[mention.name[0] - 1].low if mention.name[0] else ""
        if lone and ((words[0].text.isupper() and len(words[0].text) < 6) or before == "the"):
            return None
        behind = self.tokens[mention.name[1]] if mention.name[1] < len(self.tokens) else None
        named = behind is not None and behind.text.islower() and behind.low not in self.words.small
        if before == "the" and (named or not is_given_name(words[0].low)):
            return None  # `the Lamp Guild`, `the Kent County headquarters`
        name = self.fullest(self.name(mention))
        english = "the" in self.words.determiners
        placing = _PLACING if english else self.words.prepositions | self.words.determiners
        if before in placing and not self.is_surely_person(name):
            return None  # `in San Marino`, `l'université de Nantes`
        if lone and before == "miss" and without_ending(words[0].low) in _PAGEANTS:
            return None
        noun = " " not in name and name.casefold() in self.small
        return None if noun and not self.is_surely_person(name) else name

    def owner(self, mention: Mention) -> str | None:
        """Whose a thing is, of which a pronoun may speak: Finch in `Finch's taste`."""
        tokens, first = self.tokens, mention.first
        if mention.kind != "nominal" or mention.name is not None or mention.last - first < _FULL:
            return None
        token, head = tokens[first], tokens[mention.last - 1].low
        owned = token.text[0].isupper() and token.low.endswith("'s") and token.text[1:2].islower()
        if not owned or head in self.words.roles | self.words.titles | self.words.bodies:
            return None
        name = self.fullest(without_owning(self.text[token.start : token.end]))
        inside = first > 0 and tokens[first - 1].sentence == token.sentence
        named = inside and name not in self.words.capitals.places
        return name if named or self.is_surely_person(name) else None
