"""What is a verb of uttering in English, and what only looks like one."""

import pytest

from archiver.extraction.quotations import predicates
from archiver.languages.grammar import grammar
from archiver.languages.verbs import verbs_of_language
from tests.extraction.quotations.parsed import parse

WORDS = grammar("en")


def is_noun(text: str, word: str) -> bool:
    found = parse(text)
    return predicates.noun_form(found.tokens, found.token(word), WORDS)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("His recent remarks upset the pier.", "remarks"),
        ("A call for calm went out.", "call"),
        ("The racial attacks were denied.", "attacks"),
        ("He spoke after terrorist attacks in Kessel.", "attacks"),
        ("She serves as secretary of state there.", "state"),
        ("Money went to states in need.", "states"),
        ("Finch's claim was odd.", "claim"),
    ],
)
def test_a_form_behind_an_article_an_owner_or_an_adjective_is_a_noun(text: str, word: str) -> None:
    assert is_noun(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The group claims that it rang.", "claims"),
        ("They claim that it rang.", "claim"),
        ("Finch tweets about geese.", "tweets"),
        ("The farmers demand that it ring.", "demand"),
        ("He would state that it rang.", "state"),
        ("A man who claims to know left.", "claims"),
    ],
)
def test_a_form_behind_its_subject_or_an_auxiliary_is_a_verb(text: str, word: str) -> None:
    assert not is_noun(text, word)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("“It rang!” beamed Ada Finch.", "beamed"),
        ("“It rang!” warbled Ada Finch.", "warbled"),
        ("Ada Finch thundered: “It rang.”", "thundered"),
        ("Ada Finch hooted, “It rang.”", "hooted"),
        ("Ada Finch fired back, “It rang.”", "fired"),
        ("As Ada Finch put it, “it rang.”", "put"),
    ],
)
def test_what_ties_a_subject_to_a_quotation_is_a_verb_of_uttering(text: str, verb: str) -> None:
    found = parse(text)
    assert found.clauses.subjects[found.token(verb)] == found.number("Ada Finch")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ada Finch sold the film titled “It rang.”", "titled"),
        ("Ada Finch fired the cook over “it rang.”", "fired"),
        ("Ada Finch put on a hat with “it rang.”", "put"),
    ],
)
def test_other_verbs_beside_a_quotation_are_none(text: str, verb: str) -> None:
    found = parse(text)
    assert found.token(verb) not in found.clauses.subjects


def test_who_is_told_is_no_subject_behind_the_verb() -> None:
    text = "“It rang,” Ada Finch, who keeps the bell and its rope, told Kessel Radio."
    found = parse(text)
    assert found.clauses.subjects[found.token("told")] == found.number("Ada Finch")
    assert predicates.addresses(found.tokens[found.token("told")])


def test_a_participle_has_no_subject_behind_it() -> None:
    found = parse("Ada Finch praised it, saying the bell “rang at noon.”")
    assert predicates.participle(found.tokens[found.token("saying")])
    assert found.clauses.subjects[found.token("saying")] == found.number("Ada Finch")


def test_a_past_form_behind_a_noun_is_a_verb_and_an_adjective_before_one_is_not() -> None:
    found = parse("Both men issued a statement. The newly elected mayor left.")
    assert predicates.finite_form(found.tokens, found.token("issued"), WORDS)
    assert not predicates.finite_form(found.tokens, found.token("elected"), WORDS)


def test_what_is_counted_is_governed_by_no_preposition() -> None:
    found = parse("Most of the mayors said it rang. The pier of the mayors fell.")
    ofs = [i for i, token in enumerate(found.tokens) if token.low == "of"]
    assert [predicates.partitive(found.tokens, i + 1) for i in ofs] == [True, False]


@pytest.mark.parametrize(
    ("text", "owner", "owns"),
    [
        ("It was, in Finch's words, “a goose.”", "Finch's words", True),
        ("It was, in her view, “a goose.”", "her view", True),
        ("It was, in Finch's garden, “a goose.”", "Finch's garden", False),
    ],
)
def test_words_and_views_have_an_owner(text: str, owner: str, owns: bool) -> None:
    found = parse(text)
    mention = found.mentions[found.number(owner)]
    assert predicates.in_words_of(found.tokens, mention.first, mention.last) is owns


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Corporate lobbyists describe it as “a cup of tea.”", "lobbyists"),
        ("Of the others 14 percent said it was “not likely.”", "14 percent"),
        ("Aides have suggested that it was “late.”", "Aides"),
    ],
)
def test_plurals_and_shares_without_an_article_speak(text: str, subject: str) -> None:
    found = parse(text)
    assert subject in {found.words(one) for one in found.mentions}
    verbs = frozenset(verbs_of_language("en"))
    first = found.token(subject.partition(" ")[0])
    assert predicates.bare_subject(found.tokens, first, WORDS, verbs) == len(subject.split())


def test_a_plural_with_an_article_or_without_a_verb_is_not_bare() -> None:
    found = parse("The friends said it rang. It rang for years in Kessel.")
    verbs = frozenset(verbs_of_language("en"))
    for word in ("friends", "years"):
        assert not predicates.bare_subject(found.tokens, found.token(word), WORDS, verbs)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ada Finch has not said it is “open.”", True),
        ("Ada Finch didn't call it “open.”", True),
        ("Ada Finch refused to say it is “open.”", True),
        ("Ada Finch has said it is “open.”", False),
    ],
)
def test_a_negated_verb_says_what_was_not_said(text: str, denied: bool) -> None:
    found = parse(text)
    verb = max(found.clauses.subjects)
    end = found.mentions[found.number("Ada Finch")].last
    assert predicates.negated(found.tokens, verb, end) is denied
