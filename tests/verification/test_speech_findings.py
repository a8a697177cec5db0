"""Spoken words are judged by the speaker and the event, and accuse nobody lightly."""

from dataclasses import replace

import pytest

from archiver.models.transcript_records import PlacedTurn, SpeechPassage, Transcript
from archiver.models.verdict_records import Claim, Verdict
from archiver.models.vocabulary import TranscriptKind
from archiver.verification.evidence import ClaimEvidence, SpeakerEvidence, prepare_claim
from archiver.verification.judge import judge
from archiver.verification.speech_findings import SpokenResult, judge_speech

WORDS = (
    "We will paint the whole harbour pier in bright red before the summer regatta begins, and "
    "the ferry from Pelliwick will never carry a seal again. Ida Tamm said that the seals "
    "should have their own boat across the bay. Do we really need another lighthouse keeper "
    "on the island of Shiomi this year? I do not think so."
)


def passage(
    *,
    speaker: str | None = "Ana Brook",
    kind: TranscriptKind = "official",
    day: str = "2031-05-04",
    title: str = "Harbour council",
    text: str = WORDS,
    version: int = 1,
    offset: int = 0,
    number: int = 0,
) -> SpeechPassage:
    turn = PlacedTurn(
        number=number, offset=offset, text=text, speaker=speaker, name=speaker, start=61.5
    )
    event = Transcript(
        id=f"{title}-{day}", kind=kind, title=title, event_at=day, language="en", place="Pelliwick"
    )
    return SpeechPassage(
        transcript=event,
        version_id=version,
        speaker=speaker,
        offset=offset,
        text=text,
        turns=(turn,),
    )


def verdict(
    quote: str,
    *held: SpeechPassage,
    speaker: str | None = "Ana Brook",
    day: str | None = "2031-05-05",
    paragraph: str = "",
    cited: tuple[int, ...] = (),
) -> Verdict:
    claim = Claim(quote=quote, speaker=speaker, published_at=day, paragraph=paragraph)
    evidence = ClaimEvidence(
        speaker=SpeakerEvidence(), versions={}, speech=held or (passage(),), cited_speech=cited
    )
    return judge(claim, evidence)


RED = "We will paint the whole harbour pier in bright red before the summer regatta"
BLUE = "We will paint the whole harbour pier in bright blue before the summer regatta begins"


def test_the_speakers_words_of_the_day_before_are_likely_meant() -> None:
    found = verdict(RED)
    assert (found.wording, found.tie, found.attribution) == ("verbatim", "likely", "confirmed")
    assert found.problem is None
    place = found.findings[0].speech
    assert place is not None
    assert (place.speaker, place.at, place.transcript.title) == (
        "Ana Brook",
        61.5,
        "Harbour council",
    )
    text, span = found.findings[0].version.text, found.findings[0].match.span
    assert text[slice(*span)] == RED


@pytest.mark.parametrize(
    ("day", "paragraph", "tie"),
    [
        ("2031-05-08", "", "likely"),
        ("2031-05-20", "", "possible"),
        ("2031-05-20", "Brook told the meeting in Pelliwick", "likely"),
        ("2031-04-01", "", "possible"),
        (None, "", "possible"),
    ],
)
def test_the_event_is_of_the_last_days_or_named(day: str | None, paragraph: str, tie: str) -> None:
    found = verdict(RED, day=day, paragraph=paragraph)
    assert (found.wording, found.tie, found.problem) == ("verbatim", tie, None)


def test_applause_between_the_words_is_none_of_them() -> None:
    heard = WORDS.replace("bright red before", "bright red [applause] before")
    found = verdict(RED, passage(text=heard))
    assert (found.wording, found.tie, found.problem) == ("cleaned", "likely", None)


def test_what_is_read_out_as_a_quotation_is_somebody_elses() -> None:
    read = "The harbour master told me, quote, we will paint the whole harbour pier in bright red."
    found = verdict("we will paint the whole harbour pier in bright red", passage(text=read))
    assert found.findings[0].match.flags == ("quoting",)
    assert found.attribution == "unresolved"


def test_few_words_are_only_possible() -> None:
    assert verdict("paint the whole harbour pier").tie == "possible"


def test_other_peoples_words_are_never_likely() -> None:
    found = verdict(RED, speaker="Lorcan Quillby")
    assert (found.tie, found.attribution, found.problem) == ("possible", "unresolved", None)
    assert verdict("before the summer regatta", speaker="Lorcan Quillby").tie is None


def test_another_word_in_an_official_record_is_a_problem() -> None:
    found = verdict(BLUE)
    assert (found.wording, found.tie, found.problem) == ("altered", "likely", "altered")


@pytest.mark.parametrize("kind", ["captions", "machine"])
def test_what_a_machine_heard_accuses_nobody(kind: TranscriptKind) -> None:
    found = verdict(BLUE, passage(kind=kind))
    assert (found.wording, found.reason) == ("unconfirmed", "machine_text")
    assert found.problem is None
    assert verdict(RED, passage(kind=kind)).wording == "verbatim"


def test_words_said_again_and_again_are_no_change_of_one_of_them() -> None:
    again = passage(title="Rally", version=2, text=WORDS.replace("red", "green"), day="2031-05-03")
    found = verdict(BLUE, passage(), again)
    assert found.problem is None


def test_the_nearest_event_before_the_article_is_meant_and_the_others_are_listed() -> None:
    earlier = passage(title="Rally", day="2031-05-02", version=2)
    later = passage(title="Fair", day="2031-05-05", version=3)
    found = verdict(RED, earlier, passage(), later, day="2031-05-04")
    titles = [(one.speech.transcript.title, one.tie) for one in found.findings if one.speech]
    assert titles == [("Harbour council", "likely"), ("Rally", "possible"), ("Fair", "possible")]


def test_a_small_difference_is_no_problem() -> None:
    found = verdict(RED.replace("the whole harbour pier", "the whole harbor piers"))
    assert found.problem is None


@pytest.mark.parametrize(
    ("quote", "attribution"),
    [
        ("the seals should have their own boat across the bay", "unresolved"),
        ("we really need another lighthouse keeper on the island of Shiomi", "confirmed"),
    ],
)
def test_words_of_others_and_questions_are_marked(quote: str, attribution: str) -> None:
    found = verdict(quote)
    assert "quoting" in found.flags
    assert (found.attribution, found.problem) == (attribution, None)


def test_a_cited_transcript_is_meant_whatever_the_day() -> None:
    found = verdict(RED, day="2032-01-01", cited=(1,))
    assert (found.tie, found.attribution) == ("cited", "confirmed")


def test_who_is_credited_with_words_of_a_cited_record_is_told_from_who_said_them() -> None:
    found = verdict(RED, speaker="Lorcan Quillby", cited=(1,))
    assert (found.tie, found.attribution, found.problem) == ("cited", "mismatch", "misattributed")


@pytest.mark.parametrize(
    ("held", "paragraph"),
    [
        ((passage(kind="captions"),), ""),
        ((passage(),), "said Quillby, whom Ana Brook had asked"),
        ((passage(), passage(speaker="Ida Tamm", offset=900, number=1)), ""),
        ((passage(text=f"Lorcan Quillby: {WORDS}"),), ""),
    ],
)
def test_a_credit_is_wrong_only_where_all_is_sure(
    held: tuple[SpeechPassage, ...], paragraph: str
) -> None:
    found = verdict(RED, *held, speaker="Lorcan Quillby", cited=(1,), paragraph=paragraph)
    assert found.problem is None
    assert found.attribution != "mismatch"


@pytest.mark.parametrize(
    ("quote", "problem"),
    [
        ("the ferry from Pelliwick will … carry a seal again", "misleading_cut"),
        ("We will paint the whole harbour pier … I do not think so", None),
    ],
)
def test_a_cut_misleads_only_within_a_sentence(quote: str, problem: str | None) -> None:
    found = verdict(quote)
    assert (found.wording, found.tie, found.problem) == ("abridged", "likely", problem)


def test_an_ellipsis_runs_from_one_answer_to_the_next() -> None:
    first = passage(text="We will paint the whole harbour pier in bright red.")
    second = passage(text="The ferry will never carry a seal again.", offset=900, number=6)
    found = verdict("We will paint the whole harbour pier … never carry a seal", first, second)
    assert (found.wording, found.problem) == ("abridged", None)


def test_what_others_throw_in_does_not_part_a_quotation() -> None:
    half = WORDS.index("pier")
    first = passage(text=WORDS[:half].strip())
    second = passage(text=WORDS[half:], offset=half + 12, number=2)
    found = verdict(RED, first, second)
    assert (found.wording, found.tie) == ("verbatim", "likely")


def test_a_passage_that_ends_within_a_turn_is_no_end_of_it() -> None:
    whole = passage()
    cut = replace(whole, text=WORDS[:40])
    assert verdict(RED, cut).wording == "verbatim"


def test_nothing_held_gives_no_finding() -> None:
    evidence = ClaimEvidence(speaker=SpeakerEvidence(), versions={})
    assert judge_speech(prepare_claim(Claim(quote=RED)), evidence) == SpokenResult()


def test_what_is_only_alike_is_told_where_nothing_is_tied_and_where_it_is_asked_for() -> None:
    stranger = passage(speaker="Odo Marsh", title="Rally", version=2)
    alone = ClaimEvidence(speaker=SpeakerEvidence(), versions={}, speech=(stranger,))
    both = replace(alone, speech=(stranger, passage()))
    claim = prepare_claim(Claim(quote=BLUE, speaker="Ana Brook", published_at="2031-05-05"))
    told = judge_speech(claim, alone)
    assert ([lead.post.author.name for lead in told.leads], told.findings) == (["Odo Marsh"], ())
    assert judge_speech(claim, alone, with_leads=False) == SpokenResult()
    tied = judge_speech(claim, both)
    assert ([one.post.author.name for one in tied.findings], tied.leads) == (["Ana Brook"], ())


def test_a_speaker_whom_nobody_names_is_only_possible() -> None:
    found = verdict(RED, passage(speaker=None))
    assert (found.tie, found.attribution) == ("possible", "unresolved")


def test_the_verdict_does_not_depend_on_the_order_of_what_is_held() -> None:
    held = (passage(title="Rally", day="2031-05-02", version=2), passage())
    assert verdict(RED, *held) == verdict(RED, *reversed(held))


@pytest.mark.parametrize(
    ("quote", "day", "share", "words"),
    [
        # Months later, and changed: whoever looks it up sees what is held, and nobody is accused.
        (BLUE, "2031-11-05", "most", "We will paint the whole harbour pier in bright"),
        ("need another lighthouse keeper", "2031-04-05", "quoted", None),
        ("The lamps on the quay burn all night", "2031-05-05", None, None),
        ("paint the whole harbour pier", "2031-04-05", "later", None),
    ],
)
def test_what_is_only_alike_is_a_lead_of_which_nothing_else_is_said(
    quote: str, day: str, share: str | None, words: str | None
) -> None:
    found = verdict(quote, day=day)
    assert (found.wording, found.problem, found.findings) == ("not_found", None, ())
    assert [lead.share for lead in found.leads] == ([share] if share else [])
    for lead in found.leads:
        assert lead.words[0] == (words or quote)
        assert lead.speech is not None
        assert (lead.speech.speaker, lead.speech.at) == ("Ana Brook", 61.5)


def test_an_event_that_answers_is_no_lead_beside_itself() -> None:
    found = verdict(RED, passage(), passage(title="Rally", day="2031-05-02", version=2))
    assert found.findings
    assert found.leads == ()
