"""The same words in another form: numbers, compounds and masked words."""

import time

import pytest

from archiver.matching.compare import compare_text
from archiver.matching.equal_forms import rewrite_forms
from archiver.matching.quotation import mask_parts, prepare_post, prepare_quotation
from archiver.models.records import PostVersion


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("it took 3 weeks to mend", "And it took three weeks to mend the boat."),
        ("ends in Regatta Quarrel Three", "This ends in Regatta Quarrel III, mark me"),
        ("a two-faced weathervane", "He is a two faced weathervane that creaks"),
        ("one of the best-kept gardens", "one of the best kept gardens on the marsh"),
        ("the weather-vane creaks at night", "the weathervane creaks at night again"),
        ("afraid of the harbour & its emails", "afraid of the harbour & its e-mails again"),
        ("the weathervane creaks at night", "the weather-vane creaks at night again"),
        ("the loudest gull on tv", "She is the loudest gull on T.V. and knows it"),
        ("all of the U.K. is under water", "All of the UK is under water!"),
    ],
)
def test_the_same_in_another_form_is_typographic(quote: str, post: str) -> None:
    match = compare_text(quote, post)
    assert match is not None
    assert (match.wording, match.diff) == ("typographic", ())


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("it took 4 weeks to mend that boat", "And it took three weeks to mend that boat."),
        ("it cost 5 and we all paid for it", "it cost 5 % and we all paid for it"),
        ("he said that I should mend the boat", "he said that 1 should mend the boat"),
        ("yesterday evening she met the mayor", "yesterday evening she met the mayor-elect"),
        ("we think it is the ferry again", "we think I.T. is the ferry again"),
        ("they left us on the quay", "they left U.S. on the quay"),
        ("the gulls shout at the Harbour all day", "the gulls shout at the @Harbour all day"),
    ],
)
def test_what_only_looks_like_it_is_not_the_same(quote: str, post: str) -> None:
    match = compare_text(quote, post)
    assert match is None or match.wording == "altered"


def test_a_handle_is_a_name_in_a_post_by_the_speaker() -> None:
    match = compare_text("pushing the Ferry about", "They are pushing the @Ferry about.", near=True)
    assert match is not None
    assert (match.wording, match.diff) == ("typographic", ())


def test_no_quotation_begins_or_ends_within_a_handle() -> None:
    for quote, post in (
        ("Ferry pushes all the gulls", "@Ferry pushes all the gulls"),
        ("the gulls are pushing Ferry", "the gulls are pushing @Ferry"),
    ):
        match = compare_text(quote, post, near=True)
        assert match is None or match.wording == "altered"


def test_a_masked_word_declares_its_change() -> None:
    post = "so the barge hit the bandstand. holy shit, who let the walrus steer"
    for masked in ("s---", "s**t", "s***", "sh*t"):
        match = compare_text(f"holy {masked}, who let the walrus steer,", post)
        assert match is not None
        assert (match.wording, match.flags) == ("abridged", ()), masked
        assert [one.op for one in match.diff] == ["equal", "replace", "equal"]


@pytest.mark.parametrize(
    ("masked", "word"),
    [
        ("f@#k!ng", "fucking"),
        ("m…", "mierda"),
        ("Sch...", "Scheiße"),
        ("Sch***-Leiter", "Scheiß-Leiter"),
        ("■■■■", "shit"),
        ("****", "hell"),
        ("(expletive deleted)", "bloody"),
        ("f**k", "f*ck"),
        ("k...a", "kurwa"),
        ("f…k", "fuck"),
        ("sh..t", "shit"),
        ("f_ck", "fuck"),
        ("f.ck", "fuck"),
        ("k(...)a", "kurwa"),
        ("k[…]a", "kurwa"),
    ],
)
def test_a_word_is_masked_in_many_ways(masked: str, word: str) -> None:
    match = compare_text(
        f"who left the {masked} beside the walrus last night",
        f"who left the {word} beside the walrus last night",
    )
    assert match is not None
    assert match.wording == "abridged"


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        ("f**k the tide, said the walrus to me", "h*ck the tide, said the walrus to me"),
        ("s*** floats, said the walrus to me", "fool floats, said the walrus to me"),
        ("f.ck the tide, said the walrus to me", "heck the tide, said the walrus to me"),
        ("k(...)a mine floats, said the walrus to me", "kelp mine floats, said the walrus to me"),
        ("k...a mine floats, said the walrus to me", "kelp mine floats, said the walrus to me"),
    ],
)
def test_a_mask_with_other_letters_is_another_word(quote: str, post: str) -> None:
    match = compare_text(quote, post)
    assert match is None or match.wording == "altered"


def test_stops_of_abbreviations_mask_nothing() -> None:
    for word in ("p.m", "Ph.D", "U.S", "www.bbc.example", "vs.no"):
        assert mask_parts(word) is None, word


def test_dots_behind_capitals_are_an_ellipsis_as_well() -> None:
    post = "We told the BBC again and again that nobody saw the long eel today"
    match = compare_text("We told the BBC… that nobody saw the long eel today", post)
    assert match is not None
    assert match.wording == "abridged"


def test_a_masked_word_fits_only_what_has_its_letters() -> None:
    match = compare_text(
        "holy s---, who let the walrus steer", "holy cow, who let the walrus steer"
    )
    assert match is not None
    assert match.wording == "altered"


@pytest.mark.parametrize("text", ["I— I do not know what this is", "he stopped--then went on"])
def test_a_dash_in_speech_masks_nothing(text: str) -> None:
    match = compare_text(text, f"{text}, and that was all")
    assert match is not None
    assert match.wording == "verbatim"


def test_what_has_no_other_form_is_not_rewritten() -> None:
    post = prepare_post(PostVersion(text="the ferry is late again"))
    assert rewrite_forms(prepare_quotation("the ferry is late"), post) is None
    assert rewrite_forms(prepare_quotation("two ferries"), post) is not None


@pytest.mark.slow
def test_time_does_not_grow_with_the_square_of_what_editors_add() -> None:
    post = "the walrus steers"
    for added in ("(sic) ", "[sic] ", "m… ", "f@#k!ng ", "■■ "):
        begun = time.process_time()
        compare_text(added * 8_000, post)
        assert time.process_time() - begun < 2, added
