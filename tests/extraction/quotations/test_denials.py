"""Nobody is given words that he is said not to have said."""

import pytest

from archiver.extraction.quotations.denials import is_denied
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse

DENIED = [
    ("en", "Ana Brook denied having said that the gull was “a thief.”"),
    ("en", "Ana Brook denies ever calling the gull “a thief.”"),
    ("en", "Nobody said “let us feed a thief” in the council."),
    ("de", "Eva Brandt bestreitet, die Möwe eine „Diebin“ genannt zu haben."),
    ("de", "Eva Brandt bestreitet, dass sie die Möwe eine „Diebin“ genannt hat."),
    ("fr", "Jeanne Morel dément avoir dit que la mouette était « une voleuse »."),
    ("fr", "Jeanne Morel n'a jamais dit « la mouette est une voleuse »."),
    ("es", "Clara Ortega negó haber dicho que la gaviota era «una ladrona»."),
    ("it", "Carla Bruni nega di aver chiamato il gabbiano «un ladro»."),
    ("pt", "Clara Prado negou ter chamado a gaivota de “uma ladra”."),
    ("nl", "Jan de Boer ontkent dat hij de meeuw “een dief” heeft genoemd."),
    ("pl", "Jan Bąk zaprzeczył, że nazwał mewę „złodziejką”."),
    ("ru", "Павел Рак отрицает, что называл чайку «воровкой»."),
    ("sv", "Bo Ek förnekar att han kallat måsen ”en tjuv”."),
]
UTTERED = [
    ("en", "Ana Brook denied it, calling the gull “a thief.”", "Ana Brook"),
    ("en", "Ana Brook denied the claim and said the gull was “a thief.”", "Ana Brook"),
    ("de", "Eva Brandt bestreitet alles: „Die Möwe war nie eine Diebin.“", "Eva Brandt"),
    ("de", "Eva Brandt bestreitet das und nannte die Möwe „eine Diebin“.", "Eva Brandt"),
    ("fr", "Jeanne Morel n'a pas hésité : « La mouette est une voleuse. »", "Jeanne Morel"),
]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_what_somebody_denies_to_have_said_is_nobodys(language: str, text: str) -> None:
    (quote,) = find_quotations(text, language=language)
    assert quote.speaker is None
    stage = parse(text, language).stage
    assert is_denied(stage, stage.scenes[-1], language)


@pytest.mark.parametrize(("language", "text", "expected"), UTTERED)
def test_a_denial_of_something_else_is_no_denial_of_words(
    language: str, text: str, expected: str
) -> None:
    assert find_quotations(text, language=language)[-1].speaker == expected


def test_not_only_to_say_is_to_say() -> None:
    parsed = parse("Clara Ortega no solo dijo que era «una ladrona».", "es")
    assert not is_denied(parsed.stage, parsed.stage.scenes[-1], "es")
