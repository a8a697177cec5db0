"""Who said it, and how the article says so."""

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.models.records import Quote


def only(text: str, language: str = "en") -> Quote:
    """The last quotation of a text."""
    return find_quotations(text, language=language)[-1]


INTRODUCED = "Mayor Clara Whitmore met Senator Daniel Ortega in Springfield on Monday.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker", "mention"),
    [
        ("“We will rebuild the bridge,” Whitmore said.", "Clara Whitmore", "Whitmore"),
        ("“We will rebuild the bridge,” said Whitmore.", "Clara Whitmore", "Whitmore"),
        ("“We will rebuild,” said Ada Finch, a local baker.", "Ada Finch", "Ada Finch"),
        ("“We will rebuild,” Ada Finch, 34, a local baker, said.", "Ada Finch", "Ada Finch"),
        ("Whitmore said: “We will rebuild the bridge.”", "Clara Whitmore", "Whitmore"),
        ("Whitmore told Ortega that “the bridge is safe.”", "Clara Whitmore", "Whitmore"),
        ("Ortega called the plan “a disgrace.”", "Daniel Ortega", "Ortega"),
        ("According to Whitmore, the bridge is “perfectly safe.”", "Clara Whitmore", "Whitmore"),
        ("Ortega praised the plan, calling it “a good start.”", "Daniel Ortega", "Ortega"),
        ("“It is safe,” said a spokesman for Whitmore.", "a spokesman", "a spokesman"),
        ("“It is safe,” Whitmore's team said.", "Whitmore's team", "Whitmore's team"),
        ("Ortega said “no” and Whitmore replied “yes.”", "Clara Whitmore", "Whitmore"),
        ("Hal de Groot stayed. “It is safe,” de Groot said.", "Hal de Groot", "de Groot"),
        ("“It is safe.” — Ada Finch, baker", "Ada Finch", "Ada Finch"),
        ("WHITMORE: “It is safe.”", "Clara Whitmore", "WHITMORE"),
        ("The agency @rivertown tweeted: “It is safe.”", "@rivertown", "The agency @rivertown"),
        ("“Is it safe?” Whitmore asked. “Why not?”", "Clara Whitmore", "Whitmore"),
        ("“Is it safe?” asked Whitmore. “Really?”", "Clara Whitmore", "Whitmore"),
        ("“Bridge is safe”: Whitmore on the works", "Clara Whitmore", "Whitmore"),
        ("“It will,” said the head of the works, Hal Fenn, on Monday.", "Hal Fenn", "the head"),
        ("In Concord, N.H., Whitmore called it “a good start.”", "Clara Whitmore", "Whitmore"),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb(text: str, speaker: str, mention: str) -> None:
    whole = INTRODUCED + text
    quote = only(whole)
    assert quote.speaker == speaker
    assert quote.speaker_span is not None
    assert whole[slice(*quote.speaker_span)] == mention


def test_a_relative_pronoun_is_shown_with_the_name_that_it_stands_for() -> None:
    text = INTRODUCED + "It was built by Ortega, who called it “the finest of all bridges.”"
    quote = only(text)
    assert quote.speaker == "Daniel Ortega"
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == "Ortega, who"


def test_a_noun_phrase_that_begins_a_sentence_can_speak() -> None:
    text = INTRODUCED + "The angry farmer said that Whitmore was “not to be trusted.”"
    quote = only(text)
    assert quote.speaker is None
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == "The angry farmer"


def test_a_pronoun_is_the_span_and_the_person_meant_is_the_speaker() -> None:
    text = INTRODUCED + "Whitmore spoke first. “We will rebuild the bridge,” she said."
    quote = only(text)
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == "she"
    assert quote.speaker == "Clara Whitmore"


def test_a_role_that_one_person_bears_is_that_person() -> None:
    text = INTRODUCED + "“It will cost too much,” the senator said."
    assert only(text).speaker == "Daniel Ortega"


def test_a_last_name_that_two_people_bear_stays_as_it_is() -> None:
    text = "Ann Reed and Tom Reed own the mill. “It burned down at night,” Reed said."
    assert only(text).speaker == "Reed"


def test_a_quotation_with_nobody_near_has_no_speaker() -> None:
    assert only("“It burned down at night.”").speaker is None


def test_a_paragraph_of_speech_alone_goes_on_the_one_before() -> None:
    text = INTRODUCED + "“We will rebuild,” Whitmore said.\n\n“We have the stones for it.”"
    assert only(text).speaker == "Clara Whitmore"


def test_a_quotation_cut_by_its_attribution_is_two_and_the_second_continues() -> None:
    found = find_quotations("“We will,” Ada Finch said, “rebuild the bridge.”", language="en")
    assert [(q.text, q.speaker, q.continues) for q in found] == [
        ("We will,", "Ada Finch", False),
        ("rebuild the bridge.", "Ada Finch", True),
    ]


def test_quotations_by_two_people_do_not_continue_each_other() -> None:
    found = find_quotations(
        "“We will,” Ada Finch said. “We will not,” Bo Lindt said.", language="en"
    )
    assert [(q.speaker, q.continues) for q in found] == [("Ada Finch", False), ("Bo Lindt", False)]


def test_a_participle_of_its_own_is_no_speech_of_the_sentences_subject() -> None:
    text = INTRODUCED + "Ortega closed the bridge, with the ministry citing “a risk of collapse.”"
    assert only(text).speaker != "Daniel Ortega"


def test_of_a_french_verb_and_pronoun_only_the_pronoun_is_the_span() -> None:
    text = "« Non », a dit Jean Morel. « Jamais », a-t-il ajouté."
    quote = only(text, "fr")
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == "il"


def test_no_speaker_is_taken_from_a_flattened_post() -> None:
    post = "Good night — Bo Lindt (@bo) May 2, 2024"
    text = f"{post}\n“It burned down,” somebody wrote."
    quote = find_quotations(text, language="en", skip=[(0, len(post))])[-1]
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“We will rebuild,” Ada Finch tweeted.", "post"),
        ("“We will rebuild,” Ada Finch wrote on Facebook.", "post"),
        ("“We will rebuild,” Ada Finch said on Truth Social.", "post"),
        ("In a post on X, Ada Finch said “we will rebuild.”", "post"),
        ("“We will rebuild,” Ada Finch said at a rally.", "speech"),
        ("Ada Finch told reporters: “We will rebuild.”", "speech"),
        ("“We will rebuild,” Ada Finch said in a statement.", "statement"),
        ("“We will rebuild,” Ada Finch wrote in an op-ed.", "statement"),
        ("Ada Finch called the bridge “a wreck.”", "unknown"),
    ],
)
def test_the_cue_is_how_the_words_were_uttered(text: str, cue: str) -> None:
    assert only(text).cue == cue


def test_a_plain_said_goes_on_a_statement_in_the_same_paragraph() -> None:
    text = "In a statement, Ada Finch said “we are closed.” She said the mill was “a ruin.”"
    assert [q.cue for q in find_quotations(text, language="en")] == ["statement", "statement"]


def test_a_quotation_over_several_paragraphs_is_one_persons() -> None:
    """Each paragraph opens with a mark, and only the last one closes."""
    text = (
        f"{INTRODUCED}Ada Finch said: “The bridge is old.\n\n“It was built for carts.\n\n"
        "“It must go.”\n\nThe council listened."
    )
    assert [quote.speaker for quote in find_quotations(text, language="en")] == ["Ada Finch"] * 3


def test_the_end_of_a_long_quotation_may_name_its_own_speaker() -> None:
    text = f"{INTRODUCED}“The bridge is old.\n\n“It must go,” Ada Finch said."
    assert only(text).speaker == "Ada Finch"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Novelist Ida Tamm wondered whether “the tide kept its word.”", "Ida Tamm"),
        ("“It never rang,” said Pier and Plank co-founder Hal Fenn.", "Hal Fenn"),
        ("“It rang,” said Whitmore and Senator Lee.", "Clara Whitmore"),
        ("“It rang,” says Fenn. Says Fenn: “And it rang again.”", "Fenn"),
        ("Secretary of State Hal Fenn came. Fenn said: “I came.”", "Hal Fenn"),
        ("“Calm,” Ortega said Sunday, only for Fenn to tweet that day that “no sea is.”", "Fenn"),
        (
            "After a fire at a mill (Ortega called it “cruel”), Fenn raged on by saying, “Who?”",
            "Fenn",
        ),
        (
            "“In the mill,” replied Hal Fenn, adding that the choir must “ring the bells.”",
            "Hal Fenn",
        ),
        ("A note has Fenn saying, “Keep the key under the pew.”", "Fenn"),
        ("Holm asked again, with the minister of works calling it “a gift.”", "the minister"),
        ("Buying North Quay, Mr. Fenn said, would “let us braid.”", "Fenn"),
        ("Calling Ortega “the only one who can,” Mrs. Fenn left.", "Fenn"),
        ("When Hal Fenn Said He Had Walked, Hal Fenn Joked “You Have Boots.”", "Hal Fenn"),
    ],
)
def test_constructions_of_news_prose_name_the_speaker(text: str, speaker: str) -> None:
    assert only(INTRODUCED + text).speaker == speaker


def test_the_subject_behind_a_semicolon_speaks() -> None:
    text = "A lawyer accused Hal Fenn of theft; he denied the tale as “moonshine.”"
    assert only(text).speaker == "Hal Fenn"


def test_whose_sex_the_text_tells_is_meant_before_others() -> None:
    text = (
        "Hal Fenn wrote that a hall “should smell of wax.” Fenn won it, Ms Brown, a lecturer, "
        "said.\n\n“It was the last of the waltzes,” she said."
    )
    assert only(text).speaker == "Brown"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Puis, les marins ont ri. Or, au port, personne n'y croit : « Il pleut des sardines. »",
            "fr",
        ),
        ("Souvent, on compte. « Le phare a fermé ses volets hier soir. »", "fr"),
        ("Es entstand eine Art von Freude.\n\n„Der Wind sang wie ein Ofen“, hieß es.", "de"),
        ("Die Statistik lag vor. Statistik für alle. „Der Wind sang wie ein Ofen heute.“", "de"),
        ("「港は困っています。」というのが、誰の話なのか分からない。", "ja"),
        ("He'd seen it all. “The lamp went out over the whole of the old pier.”", "en"),
    ],
)
def test_a_word_that_is_no_name_speaks_for_nobody(text: str, language: str) -> None:
    assert only(text, language).speaker is None


def test_a_german_office_behind_an_article_is_not_the_name_beside_it() -> None:
    text = (
        "Der Erste Parlamentarische Geschäftsführer der Hafen-Fraktion Dr. Jorin Tamm sprach von "
        "Regen. „Die Regel hat den Möwen drei Winter gekostet“, kritisierte er."
    )
    assert only(text, "de").speaker == "Jorin Tamm"


def test_a_dateline_and_a_picture_credit_are_nobody() -> None:
    dateline = "RIVERTON (QX) — Mayor Hal Fenn faulted the tower as “unheard of.”"
    assert only(dateline).speaker == "Hal Fenn"
    credit = (
        "Editor Ida Tamm says the evening was dull. “Plain it was,” she writes.\n\n"
        "Credit: HAL FENN/Harbour Pictures\n\nShe adds: “The artist came in kelp.”"
    )
    assert only(credit).speaker in {"Ida Tamm", None}


def test_a_turkish_platform_with_its_ending_is_no_name() -> None:
    text = "Ana Brook Twitter’dan “Köprü bugün kapalı” dedi. “Bize sormadı” diyen Ida Tamm gitti."
    speakers = [quote.speaker for quote in find_quotations(text, language="tr")]
    assert speakers == ["Ana Brook", "Ida Tamm"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Ana Brook wrote: ‘The bridge is shut today.’", "The bridge is shut today."),
        ("Ana wrote: ‘It was “quite safe” and then shut.’", "It was “quite safe” and then shut."),
        ("‘De brug blijft vandaag dicht’, schreef Ana Brook op X.", "De brug blijft vandaag dicht"),
    ],
)
def test_lone_single_marks_behind_a_colon_hold_a_quotation(text: str, inner: str) -> None:
    assert [quote.text for quote in find_quotations(text, language=None)] == [inner]


@pytest.mark.parametrize(
    ("language", "text", "writer"),
    [
        ("fr", "Dans une lettre au préfet Marc Eau, la mairesse Ida Ort écrit : «{}»", "Ida Ort"),
        ("es", "En una carta al prefecto Marc Eau, la alcaldesa Ida Ort escribió: “{}”", "Ida Ort"),
        ("pt", "Numa carta ao prefeito Marc Eau, a vereadora Ida Ort escreveu: “{}”", "Ida Ort"),
        (
            "it",
            "In una lettera al prefetto Marc Eau, la sindaca Ida Ort scrive: «{}»",
            "Ida Ort",
        ),
    ],
)
def test_whom_a_letter_is_to_did_not_write_it(language: str, text: str, writer: str) -> None:
    words = {"fr": "Rendez-nous la cloche.", "it": "Ridateci la campana."}
    letter = text.format(words.get(language, "Devuélvanos la campana."))
    assert find_quotations(letter, language=language)[0].speaker == writer


@pytest.mark.parametrize(
    ("language", "text", "writer"),
    [
        ("pl", "„Latarnia zostaje” – napisał na platformie X radny Jan Tamm.", "Jan Tamm"),
        ("pl", "„Latarnia zostaje” – napisał w serwisie X Jan Tamm.", "Jan Tamm"),
        ("it", "«Il faro resterà qui», ha scritto sulla piattaforma X il consigliere Jan Tamm.",
         "Jan Tamm"),
        ("pt", "“O farol fica aqui”, escreveu na rede social X o vereador Jan Tamm.", "Jan Tamm"),
        ("nl", "“De toren blijft hier”, schreef op het platform X wethouder Jan Tamm.", "Jan Tamm"),
        ("tr", "Ana Tamm, X hesabından “Fener burada kalacak” ifadelerini kullandı.", "Ana Tamm"),
    ],
)  # fmt: skip
def test_the_platform_on_which_somebody_posts_is_nobody(
    language: str, text: str, writer: str
) -> None:
    assert find_quotations(text, language=language)[0].speaker == writer


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("„Ich kaufe ihn“, sagte Leopold von der Au am Montag.", "Leopold von der Au"),
        ("Ursula von der Au sagte am Montag: „Ich kaufe ihn.“", "Ursula von der Au"),
    ],
)
def test_a_german_name_goes_on_behind_its_article(text: str, person: str) -> None:
    assert only(text, "de").speaker == person


def test_a_nickname_between_marks_is_part_of_a_name() -> None:
    speakers = [quote.speaker for quote in find_quotations(
        "Edward “Ned” Fenn left on Sunday. “The clock was always wrong,” he used to say.",
        language="en",
    )]  # fmt: skip
    assert speakers[-1] == "Edward “Ned” Fenn"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ida Tamm said Hal Fenn shouted “hands off the anchor” at the crew.", "Hal Fenn"),
        ("Ida Tamm claimed that Hal Fenn muttered, “hands off the anchor.”", "Hal Fenn"),
        ("Ida Tamm said that in Fenn it was whispered “hands off the anchor.”", "Ida Tamm"),
    ],
)
def test_whom_somebody_heard_utter_words_spoke_them(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


def test_japanese_speakers_behind_verbs_of_the_present_are_read() -> None:
    text = "「灯台はカモメしか照らさない」と技師の佐藤健さんは語る。"
    assert only(text, "ja").speaker == "佐藤健"
