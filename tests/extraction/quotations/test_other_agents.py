"""Who utters in a sentence about somebody else, in other languages than English."""

import pytest

from archiver.extraction.quotations.other_agents import find_other_agent
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse


def speaker(language: str, text: str) -> str | None:
    """Who is named for the last quotation of a text."""
    return find_quotations(text, language=language)[-1].speaker


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Zeitung zitierte Eva Brandt mit den Worten: „Die Möwe bleibt.“", "Eva Brandt"),
        ("de", "Eva Brandt wird mit den Worten zitiert: „Die Möwe bleibt.“", "Eva Brandt"),
        ("de", "„Die Möwe bleibt“, wird Eva Brandt in der Zeitung zitiert.", "Eva Brandt"),
        ("fr", "Le journal cite Jeanne Morel : « La mouette reste. »", "Jeanne Morel"),
        ("es", "El diario citó a Clara Ortega diciendo: «Se queda».", "Clara Ortega"),
        ("it", "Il giornale cita Carla Bruni: «Il gabbiano resta qui».", "Carla Bruni"),
        ("nl", "De krant citeert Jan de Boer: “De meeuw blijft.”", "Jan de Boer"),
    ],
)
def test_who_is_cited_speaks_and_not_who_cites(language: str, text: str, expected: str) -> None:
    assert speaker(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Luc Petit a été qualifié de « tyran » par Jeanne Morel.", "Jeanne Morel"),
        ("fr", "Luc Petit, accusé par Jeanne Morel d'être « sourd », part.", "Jeanne Morel"),
        ("fr", "Le quai, jugé « trop court » par Jeanne Morel, ferme.", "Jeanne Morel"),
        ("es", "Juan Sosa fue tildado de «sordo» por Clara Ortega.", "Clara Ortega"),
        ("it", "Il molo è stato definito «un rudere» da Carla Bruni.", "Carla Bruni"),
        ("pt", "Rui Costa foi chamado de “surdo” por Clara Prado.", "Clara Prado"),
        ("nl", "Piet Bakker werd door Jan de Boer “een zeurpiet” genoemd.", "Jan de Boer"),
        ("sv", "Bo Ek kallades ”en gnällspik” av Eva Berg.", "Eva Berg"),
        ("pl", "Jan Kos został nazwany „marudą” przez Annę Bąk.", "Annę Bąk"),
    ],
)
def test_the_agent_of_a_passive_speaks(language: str, text: str, expected: str) -> None:
    assert speaker(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Luc Petit a été qualifié de « tyran »."),
        ("es", "Juan Sosa fue tildado de «sordo»."),
        ("de", "Eva Brandt wird vorgeworfen, „taub“ zu sein."),
    ],
)
def test_whoever_is_called_something_did_not_say_it(language: str, text: str) -> None:
    assert speaker(language, text) is None


def test_a_verb_behind_a_passive_has_its_subject() -> None:
    text = "Clara Ortega fue criticada y contestó: «La gaviota se queda»."
    assert speaker("es", text) == "Clara Ortega"


def test_who_was_asked_by_somebody_answers() -> None:
    text = "Interrogée par Luc Petit, Jeanne Morel a dit : « La mouette reste. »"
    assert speaker("fr", text) == "Jeanne Morel"


def test_a_verb_behind_a_citation_has_its_own_speaker() -> None:
    text = "Die Zeitung zitierte Olaf Reuter, dann sagte Eva Brandt: „Die Möwe bleibt.“"
    assert speaker("de", text) == "Eva Brandt"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "El muelle es «una ruina», a juicio de Clara Ortega.", "Clara Ortega"),
        ("de", "Aus Sicht von Eva Brandt ist die Mole „ein Denkmal“.", "Eva Brandt"),
        ("it", "«Il gabbiano resta», le parole di Carla Bruni.", "Carla Bruni"),
    ],
)
def test_a_view_is_of_whom_the_noun_names(language: str, text: str, expected: str) -> None:
    assert speaker(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein Sprecher von Eva Brandt sagte: „Die Möwe bleibt.“"),
        ("de", "Der Anwalt von Eva Brandt erklärte: „Die Möwe bleibt.“"),
        ("it", "L'avvocato di Carla Bruni ha detto: «Il gabbiano resta»."),
        ("fr", "L'avocate de Jeanne Morel a dit : « La mouette reste. »"),
        ("es", "El hijo de Clara Ortega escribió: «La gaviota se queda»."),
        ("pt", "O advogado de Clara Prado disse: “A gaivota fica”."),
        ("nl", "De advocaat van Jan de Boer zei: “De meeuw blijft.”"),
        ("sv", "Eva Bergs advokat säger: ”Måsen stannar.”"),
        ("no", "Kari Bergs advokat sier: «Måken blir.»"),
        ("tr", "Ali Kaya'nın avukatı, “Martı kalıyor” dedi."),
    ],
)
def test_who_serves_somebody_is_not_that_person(language: str, text: str) -> None:
    named = ("Brandt", "Bruni", "Morel", "Ortega", "Prado", "Boer", "Berg", "Kaya")
    assert not (speaker(language, text) or "").endswith(named)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Die Möwe bleibt“, rief der Sänger Bo Reuter.", "Bo Reuter"),
        ("Die SPD-Abgeordnete Eva Brandt sagte: „Die Möwe bleibt.“", "Eva Brandt"),
        ("Der Chef der Hafengewerkschaft Bernd Reuter sagte: „Sie bleibt.“", "Bernd Reuter"),
        ("Die Vorsitzende des Rates, Eva Brandt, sagte: „Sie bleibt.“", "Eva Brandt"),
        ("Der Vorsitzende Brandt sagte: „Die Möwe bleibt.“", "Brandt"),
        ("Hafensprecher Olaf Reuter zu RTN: „Die Möwe bleibt.“", "Olaf Reuter"),
        ("„Die Möwe bleibt“, sagte Karla zu Hohenort.", "Karla zu Hohenort"),
        ("Die Präsidentin Eva von der Au sagte: „Die Möwe bleibt.“", "Eva von der Au"),
        ("Dem Hafenboten sagte Eva Brandt: „Die Möwe bleibt.“", "Eva Brandt"),
        ("Gegenüber dem Hafenboten sagte Eva Brandt: „Die Möwe bleibt.“", "Eva Brandt"),
    ],
)
def test_what_stands_before_a_german_name_is_no_part_of_it(text: str, expected: str) -> None:
    assert speaker("de", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La maire (PS) de Brest Marie Morel a dit : « Elle reste. »", "Marie Morel"),
        ("it", "Carla Bruni ha definito Marco Neri «un sordo».", "Carla Bruni"),
        ("it", "Così Carla Bruni: «Il gabbiano resta».", "Carla Bruni"),
        ("pl", "W liście do Ewy Kos Jan Bąk napisał: „Mewa zostaje”.", "Jan Bąk"),
        ("tr", "Ali Kaya'ya yanıt veren Ayşe Demir, “Martı kalıyor” dedi.", "Ayşe Demir"),
        ("fr", "Pour Jeanne Morel, « la mouette reste ».", "Jeanne Morel"),
    ],
)
def test_a_name_ends_where_another_persons_begins(language: str, text: str, expected: str) -> None:
    assert speaker(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Résultat : « La mouette du quai reste là tout l'hiver. »"),
        ("it", "Risultato: «Il gabbiano resta al molo tutto l'inverno»."),
        ("en", "Result: “The gull stays on the pier all winter.”"),
    ],
)
def test_a_label_before_a_colon_is_nobody(language: str, text: str) -> None:
    assert speaker(language, text) is None


def test_an_attribution_inside_the_marks_ends_at_its_full_stop() -> None:
    text = "« La mouette reste, s'étonne Jeanne Morel. Elle aime le quai, et les gens aussi. »"
    quotes = find_quotations(text, language="fr")
    assert [quote.text for quote in quotes] == [
        "La mouette reste,",
        "Elle aime le quai, et les gens aussi.",
    ]
    assert quotes[-1].speaker == "Jeanne Morel"


def test_an_initial_does_not_end_an_attribution() -> None:
    text = "« La mouette, a dit M. Morel, reste au quai. »"
    assert [quote.text for quote in find_quotations(text, language="fr")] == [
        "La mouette,",
        "reste au quai.",
    ]


def test_a_town_is_nobody_whom_she_stands_for() -> None:
    text = "Le club vient de Nantes. « La mouette reste », a-t-elle dit."
    assert speaker("fr", text) is None


def test_a_sentence_about_its_own_speaker_has_no_other_agent() -> None:
    parsed = parse("Jeanne Morel a dit : « La mouette reste. »", "fr")
    assert find_other_agent(parsed.stage, parsed.stage.scenes[0]) is None


def test_whose_wife_somebody_is_does_not_speak() -> None:
    text = "„Mein Mann hat heute den Turm gestrichen“, schrieb die Frau von Wärter Gerd Ort auf X."
    (quote,) = find_quotations(text, language="de")
    assert quote.speaker != "Gerd Ort"


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("da", "Ifølge advokat Søren Ort er klienten »et offer«.", "Søren Ort"),
        ("no", "Ifølge politiadvokat Liv Ort er saken «svært alvorlig».", "Liv Ort"),
        ("pl", "Zdaniem adwokata Jana Ort oskarżony jest „kozłem ofiarnym”.", "Jana Ort"),
        ("cs", "Podle advokáta Pavla Orta je jeho klient „obětí“.", "Pavla Orta"),
        ("ru", "По словам адвоката Игоря Орта, его подзащитный — «жертва ошибки».", "Игоря Орта"),
        ("uk", "За словами адвоката Івана Орта, його клієнт — «жертва помилки».", "Івана Орта"),
        ("el", "Σύμφωνα με τον δικηγόρο Πέτρο Λάσκαρη, ο πελάτης του είναι «θύμα».",
         "Πέτρο Λάσκαρη"),
    ],
)  # fmt: skip
def test_whom_a_sentence_is_according_to_speaks_behind_a_noun(
    language: str, text: str, named: str
) -> None:
    quote = find_quotations(text, language=language)[0]
    assert (quote.speaker, quote.kind) == (named, "quotation")
