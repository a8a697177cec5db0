"""The record of one language: every word list and pattern that the program has for it.

A language is one module of this package, named by its code, whose ``LANGUAGE`` is a `Language`.
Everything but the code and the name may be left out: what is missing is unknown.

Word lists hold whole words as newspapers write them, most of them in lower case; whatever
compares them with a text folds both in the same way. Patterns are regular expressions of the
``regex`` package and have to match a whole word in lower case, unless their field says otherwise.
Lists marked "joined" are used as one set over all languages, because a text in one language
names people of another. `Examples` say what must and must not match; a test walks them.
"""

from dataclasses import dataclass, field

from archiver.languages.capital_words import CapitalWords
from archiver.languages.house_style import HouseStyle
from archiver.languages.occasion_words import OccasionWords
from archiver.languages.reported_words import ReportedSpeech
from archiver.languages.sentence_bracket import SentenceBracket
from archiver.languages.unnamed_people import UnnamedPeople


def wordset(text: str) -> frozenset[str]:
    """Split a string at white space into a set of words.

    >>> sorted(wordset("he she"))
    ['he', 'she']
    """
    return frozenset(text.split())


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NegationWords:
    """How the language negates."""

    words: frozenset[str] = _NONE
    """Negating words: "never"."""
    distinct: frozenset[str] = _NONE
    """Those among them that no other language has: they negate whatever stands around them."""
    forms: str = ""
    """Pattern of words that negate by a part of them: "kein\\w*", ".*n't"."""
    contractions: str = ""
    """Pattern of forms that negate in a text of any language: "didn't"."""
    following: str = ""
    """Pattern of the beginning of words that negate the word before them: Korean "못"."""
    unspaced: str = ""
    """For a script without spaces: pattern sought in running characters. What its group ``found``
    matches negates; what matches without the group is passed over ("非常" is no "非")."""
    homographs: frozenset[str] = _NONE
    """Ordinary words here that negate in another language: German "Not" is distress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """How the language writes numbers."""

    words: frozenset[str] = _NONE
    """Number words that no pattern is needed for: "dozen"."""
    distinct: frozenset[str] = _NONE
    """Those among them that no other language has as another word."""
    ones: frozenset[str] = _NONE
    """Forms of the word for 1; most are articles as well: "eine"."""
    forms: str = ""
    """Pattern of compounds, cases and ordinals: "dreiundzwanzig", "пятнадцати"."""
    ordinals: frozenset[str] = _NONE
    """Words that count only beside another of them: "the first" made "the second". Joined."""
    vague: frozenset[str] = _NONE
    """Parts of compounds that count nothing: "one-sided". Joined."""
    percent: frozenset[str] = _NONE
    """Words for the percent sign; two of them for two words, as in "per_cent". Joined."""
    counted: frozenset[str] = _NONE
    """Nouns behind a number with a full stop, beside months: "im 19. Jahrhundert". Joined."""
    point_groups: bool = False
    """Whether a point parts thousands: "1.500" is one thousand five hundred."""
    unspaced: str = ""
    """For a script without spaces: pattern of a run of numerals. Joined."""
    unspaced_other: str = ""
    """Pattern of words with a numeral in them that count nothing: "一起". Joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Names of days and months, also in the cases in which dates use them."""

    weekdays: frozenset[str] = _NONE
    months: frozenset[str] = _NONE
    distinct: frozenset[str] = _NONE
    """Those among them that no other language has as another word."""
    capitalised: frozenset[str] = _NONE
    """Those that are ordinary words unless written with a capital: "may". Joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteringWords:
    """How newspapers say that somebody said, wrote, posted or stated something."""

    speech: frozenset[str] = _NONE
    """Verbs of saying, in every form that stands beside a quotation, but for those below."""
    post: frozenset[str] = _NONE
    """Verbs of writing and posting."""
    statement: frozenset[str] = _NONE
    """Verbs of what a text says: "the sign read"."""
    assessing: frozenset[str] = _NONE
    """Verbs that say what somebody thinks of something, not how it was uttered: "praised"."""
    plain: frozenset[str] = _NONE
    """Verbs that leave open whether somebody spoke, wrote or posted: "said". Joined."""
    post_prepositions: frozenset[str] = _NONE
    """Words before the name of a platform or a post: "on". Joined."""
    post_fillers: frozenset[str] = _NONE
    """Patterns of words between those and the name, case as printed: "his", "platform". Joined."""
    post_nouns: frozenset[str] = _NONE
    """Patterns of words for a post, case as printed: "[Tt]weets?". Joined."""
    occasions: OccasionWords = field(default_factory=OccasionWords)
    """What says that words stood elsewhere than in a post that is shown."""
    threads: frozenset[str] = _NONE
    """Patterns that say that words run over several posts: "thread", "series_of_posts". Joined."""
    set_apart: frozenset[str] = _NONE
    """Patterns for words that nobody posted as quoted: "in the play", "a banner read". Joined."""
    unshown: frozenset[str] = _NONE
    """Patterns of posts that no page shows: in a private chat, deleted, by a user without a name.
    Joined."""
    other_writing: frozenset[str] = _NONE
    """Patterns of writing that is no post, any case: "newsletters?". Joined."""
    handed_down: frozenset[str] = _NONE
    """Patterns that hand words on in a sentence before them: "as my aunt used to say". Joined."""
    disowned: frozenset[str] = _NONE
    """Patterns that say of words in their paragraph that nobody posted them: "misquoted"."""
    disowning: frozenset[str] = _NONE
    """The same in a sentence that leads to the words: "never wrote". Joined, as those are."""
    disowned_behind: frozenset[str] = _NONE
    """The same in the sentence behind them: "is not what she wrote". Joined."""
    passed_on: frozenset[str] = _NONE
    """Patterns of handing on a post that may be somebody else's: "reposted", "from the mayor's
    account". Joined."""
    statement_nouns: frozenset[str] = _NONE
    """Patterns of words for a statement in writing, case as printed: "communiqué". Joined."""
    writing_nouns: frozenset[str] = _NONE
    """Patterns of words for other writing: "letter". Joined."""
    speaking_words: frozenset[str] = _NONE
    """Patterns of words for an occasion of speech: "interview". Joined."""
    speaker_before: str = ""
    """For a script without capitals: pattern that ends at an opening quotation mark, the speaker
    in its group ``who`` and the verb in ``how``."""
    speaker_behind: str = ""
    """The same from a closing mark on, where the speaker may be left out."""
    posting_marks: frozenset[str] = _NONE
    """Patterns in the ``how`` of those two that say that something was posted. Joined."""
    speaker_pronouns: frozenset[str] = _NONE
    """Patterns of a ``who`` that stands for the speaker before. Joined."""
    honorifics: frozenset[str] = _NONE
    """Ends of a ``who`` that are no part of the name. Joined."""
    posted_in: str = ""
    """Pattern that names a post and nothing else: "in a tweet", not "posts on X". Joined."""
    screenshots: frozenset[str] = _NONE
    """Patterns of nouns for a picture of a screen, any case: "screen_?shots?"; "_" is a space.
    Joined."""
    pictured_posts: frozenset[str] = _NONE
    """Patterns of a noun for a post and the word before its author, as the descriptions of pictures
    have them, any case: "tweets?_(?:by|from)"; "_" is a space. Joined."""
    pictured_doubts: frozenset[str] = _NONE
    """Beginnings of words by which a description doubts that somebody posted it, or that bring a
    second author in, as patterns, any case: "fake", "repl(?:y|ied)". Joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The small words by which mentions of people are found in prose, lower case."""

    he: frozenset[str] = _NONE
    she: frozenset[str] = _NONE
    they: frozenset[str] = _NONE
    other: frozenset[str] = _NONE
    """Other pronouns that can be a subject: "one"."""
    relatives: frozenset[str] = _NONE
    """Relative pronouns: "who"."""
    determiners: frozenset[str] = _NONE
    prepositions: frozenset[str] = _NONE
    small: frozenset[str] = _NONE
    """Words that are no part of a name even with a capital: "meanwhile"."""
    roles: frozenset[str] = _NONE
    """Nouns for people who speak: "spokesman"."""
    titles: frozenset[str] = _NONE
    """Words before a name in prose. Joined."""
    bodies: frozenset[str] = _NONE
    """Nouns for bodies and texts that are quoted: "ministry", "report". Joined."""
    according: frozenset[str] = _NONE
    """Words before or behind whom something is according to: "laut"."""
    oblique: frozenset[str] = _NONE
    """Articles of what cannot be a subject: "Dem Boten sagte Eva Ort"."""
    between: frozenset[str] = _NONE
    """Words that may stand between a subject and its verb: "later". Joined."""
    conjunctions: frozenset[str] = _NONE
    """Words for "and" and "or". Joined."""
    of_words: frozenset[str] = _NONE
    """Words between a role and whose it is: "of". Joined."""
    view_prepositions: frozenset[str] = _NONE
    """Words before whose view something is: "Pour Marie Dubois, ...". Joined."""
    place_prepositions: frozenset[str] = _NONE
    """Words right before the name of a place, which does not speak: "aus Kiel"."""
    particles: frozenset[str] = _NONE
    """Words in lower case inside names: "de la Cruz". Joined."""
    male_titles: frozenset[str] = _NONE
    """Titles and roles of men. Joined."""
    female_titles: frozenset[str] = _NONE
    """Titles and roles of women. Joined."""
    male_articles: frozenset[str] = _NONE
    """Articles of masculine nouns. Joined."""
    female_articles: frozenset[str] = _NONE
    """Articles of feminine nouns. Joined."""
    abbreviations: frozenset[str] = _NONE
    """Words whose full stop ends no sentence, without it. Joined."""
    genitive_names: str = ""
    """Pattern of endings of names that only the genitive has: "y" of "żona Ewy Lis"."""
    genitive_articles: frozenset[str] = _NONE
    """Articles of whose somebody is, right behind a noun: "die Frau des Wirts"."""
    open_case: str = ""
    """Pattern of those that a woman's name has in the nominative: "a" of "Jana Lisa"."""
    views: frozenset[str] = _NONE
    """Nouns between a preposition and who is quoted: "nach Angaben der Polizei"."""
    opinions: frozenset[str] = _NONE
    """Nouns for what somebody says, whose name follows: "so das Fazit der Prüfer"."""
    capitals: CapitalWords = field(default_factory=CapitalWords)
    bracket: SentenceBracket = field(default_factory=SentenceBracket)
    reported: ReportedSpeech = field(default_factory=ReportedSpeech)
    unnamed: UnnamedPeople = field(default_factory=UnnamedPeople)

    @property
    def pronouns(self) -> frozenset[str]:
        """Pronouns that can be a subject."""
        return self.he | self.she | self.they | self.other

    def has_pronoun(self, low: str) -> bool:
        """Tell whether a word in lower case is one of the `pronouns`, without a set of them all."""
        return low in self.he or low in self.she or low in self.they or low in self.other


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Words beside names, and in the place of one. All are joined."""

    titles: frozenset[str] = _NONE
    """Words before a name that are no part of it: "senator"."""
    roles: frozenset[str] = _NONE
    """Words that make a speaker a role or a body around a person: "spokesman"."""
    modifiers: frozenset[str] = _NONE
    """Further words around a title: "acting", "shadow"."""
    title_nouns: frozenset[str] = _NONE
    """Nouns that stand like a title before a name: "golf legend Ana Brook". Folded."""
    title_endings: frozenset[str] = _NONE
    """Patterns of the end of words that are like titles: "minister\\w*". Folded: no diacritics."""
    office_prefixes: frozenset[str] = _NONE
    """First parts of compound offices: "vice". Folded."""
    offices: frozenset[str] = _NONE
    """Patterns of offices, also with a capital: "Governor"; not "King", a name. Folded."""
    office_marks: frozenset[str] = _NONE
    """Offices and honorifics of scripts without spaces, before or behind a name: "氏"."""
    bodies: frozenset[str] = _NONE
    """Words in the names of bodies: "ministry"."""
    groups: frozenset[str] = _NONE
    """Words for many people or nobody in particular: "voters", "somebody"."""
    generations: frozenset[str] = _NONE
    """What tells two bearers of one name apart: "jr"."""
    suffixes: frozenset[str] = _NONE
    """Other words behind a name: "phd"."""
    rulers: frozenset[str] = _NONE
    """Titles of people whose first name counts as their name: "pope"."""
    particles: frozenset[str] = _NONE
    """Small words inside names: "van". Folded."""
    office_links: frozenset[str] = _NONE
    """Words before the person whom an office is not: "adviser to President Brook". """
    pronouns: frozenset[str] = _NONE
    """Pronouns given as a speaker."""
    relations: frozenset[str] = _NONE
    """Who somebody is to the person named: "wife", "lawyer"."""
    articles: frozenset[str] = _NONE
    """Articles and possessives before a description: "a spokesman"."""
    impostors: frozenset[str] = _NONE
    """Patterns in a display name that say that it is not the person: "parody", "fans"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """What is the same said aloud; "_" is a space. No word in it may negate or name anybody."""

    hesitations: frozenset[str] = _NONE
    """Sounds that are no words: "uh"."""
    fillers: frozenset[str] = _NONE
    """Phrases that say nothing where they are set off or nothing completes them: "you_know"."""
    asides: frozenset[str] = _NONE
    """Phrases that say nothing where marks set them off on both sides: "like"."""
    completions: frozenset[str] = _NONE
    """Words behind a filler that make it more than one: "what" in "you know what I mean"."""
    openers: frozenset[str] = _NONE
    """Words that tie a sentence to the one before: "so", "well"."""
    contractions: frozenset[str] = _NONE
    """Forms, or endings such as "'re=are", with what each is short for: "'d=would/had"."""
    elisions: frozenset[str] = _NONE
    """Beginnings of words with the word that each is short for: "j'=je"."""
    dropped_negation: str = ""
    """A word that speech leaves out before one of `negation_partners`: "ne" before "pas"."""
    negation_partners: frozenset[str] = _NONE
    spellings: frozenset[str] = _NONE
    """Patterns of whole words with one way to write them: "gr[ae]y=gray"."""
    values: frozenset[str] = _NONE
    """Number words with their values: "seven=7"."""
    scales: frozenset[str] = _NONE
    """Words that multiply the number before them: "million=1000000"."""
    number_links: frozenset[str] = _NONE
    """Words inside a number: "two hundred and five"."""
    halves: frozenset[str] = _NONE  # "and_a_half": a half of the number or scale before it
    currencies: frozenset[str] = _NONE
    """Words for a currency with its sign: "dollars=$"."""
    ordinals: frozenset[str] = _NONE
    """Ordinal words and endings in figures with their values: "third=3", "th"."""
    occasions: frozenset[str] = _NONE
    """Nouns for events at which people speak: "debate". Joined."""
    own_voice: frozenset[str] = _NONE
    """Pronouns of who speaks: words behind "he said" are another's, behind "I said" not. Joined."""
    sounds: frozenset[str] = _NONE
    """Words in brackets that say what was heard, and are nobody's: "[Applause]". Joined."""
    speakers: frozenset[str] = _NONE
    """Words in the place of a speaker's name in transcripts: "MODERATOR:", "A voice:". Joined."""
    turn_letters: frozenset[str] = _NONE
    """Letters and words before what is "asked" and "answered" in interviews: "q=asked". Joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Invented words or passages that must, or must not, match, kind by kind."""

    negations_match: tuple[str, ...] = ()
    negations_differ: tuple[str, ...] = ()
    numbers_match: tuple[str, ...] = ()
    numbers_differ: tuple[str, ...] = ()
    verbs_match: tuple[str, ...] = ()
    verbs_differ: tuple[str, ...] = ()
    titles_match: tuple[str, ...] = ()
    """Names with words before them that the comparison of names leaves out."""
    titles_differ: tuple[str, ...] = ()
    posts_match: tuple[str, ...] = ()
    """Phrases that say that something was posted."""
    posts_differ: tuple[str, ...] = ()
    pictures_match: tuple[str, ...] = ()
    """Descriptions of pictures that say whose post is shown, with its words."""
    pictures_differ: tuple[str, ...] = ()
    quotations_match: tuple[str, ...] = ()
    """Sentences with one quotation in the marks of the language."""
    quotations_differ: tuple[str, ...] = ()
    spoken_match: tuple[str, ...] = ()
    """Words as they were spoken and as they may be quoted, with " = " between: cleaned."""
    spoken_differ: tuple[str, ...] = ()
    """The same where the quotation says something else."""
    written_match: tuple[str, ...] = ()
    """Words as they were posted and as a newspaper may print them, with " = " between."""
    written_differ: tuple[str, ...] = ()
    """The same where the newspaper says something else."""
    sentences: tuple[str, ...] = ()
    """Sentences whose language has to be detected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All that the program knows of one language."""

    code: str
    """ISO 639 code, two letters where there are two."""
    name: str
    """English name."""
    script: str = "Latin"
    """Unicode names of the scripts that tell it, between spaces: "Hiragana Katakana"."""
    own_letters: str = ""
    """Letters that others of its script lack: "іїєґ" for Ukrainian among the Cyrillic ones."""
    nouns_capitalised: bool = False
    """Whether every noun is written with a capital, which therefore tells no name."""
    drops_pronouns: bool = False
    """Whether a verb often stands without its subject: "añadió"."""
    quotation_marks: tuple[str, ...] = ()
    """Pairs of an opening and a closing mark: "„“"; the usual pair first. Joined."""
    dialogue_dashes: str = ""
    """Dashes that begin a paragraph of speech: "– Bron är stängd, säger Ana"."""
    dialogue_goes_on: bool = False
    """Whether what follows the sentence that says who spoke is spoken as well."""
    function_words: frozenset[str] = _NONE
    """The commonest words; nothing is sought by them, and they tell the language. Joined."""
    common_words: frozenset[str] = _NONE
    """Words so frequent that two texts sharing them share nothing. Joined."""
    negations: NegationWords = field(default_factory=NegationWords)
    numbers: NumberWords = field(default_factory=NumberWords)
    dates: DateWords = field(default_factory=DateWords)
    uttering: UtteringWords = field(default_factory=UtteringWords)
    spoken: SpokenWords = field(default_factory=SpokenWords)
    house_style: HouseStyle = field(default_factory=HouseStyle)
    grammar: Grammar = field(default_factory=Grammar)
    names: NameWords = field(default_factory=NameWords)
    examples: Examples = field(default_factory=Examples)
