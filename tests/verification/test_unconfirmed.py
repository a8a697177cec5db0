"""What an article cites and what cannot be settled by it: no text, half a thread, a language."""

from dataclasses import replace

from archiver.models.records import Author, Post, PostVersion
from archiver.models.stored_posts import CitedPost, StandingSighting, StoredVersion
from archiver.models.verdict_records import Claim, Verdict
from archiver.verification import findings
from archiver.verification.evidence import (
    AccountNames,
    ClaimEvidence,
    SpeakerEvidence,
    prepare_claim,
)
from archiver.verification.judge import judge
from archiver.verification.shown_wordings import contradicted_versions
from archiver.verification.unconfirmed import find_reason

ANA = Author(handle="anabrook", name="Ana Brook")
SEEN = StandingSighting("2031-05-09T10:00:00Z", 1, "ok", "api", 1)
LATE = "The harbour board has sold the night ferry to a circus from Pelliwick"


def post(number: int, author: Author = ANA) -> Post:
    return Post(key=f"x:{number}", platform="x", id=str(number), author=author)


def held(*texts: str, author: Author = ANA) -> ClaimEvidence:
    versions = {
        n: StoredVersion(n, n, 1, "x:anabrook", post(n, author), PostVersion(text=text))
        for n, text in enumerate(texts, 1)
    }
    return ClaimEvidence(
        speaker=SpeakerEvidence(),
        versions=versions,
        accounts={1: AccountNames([author.name or ""])},
        sightings={n: [(n, replace(SEEN, version=n))] for n in versions},
        cited=[CitedPost(n, 1, "x:anabrook", post(n, author), has_words=True) for n in versions],
    )


def ask(evidence: ClaimEvidence, quote: str, **given: object) -> Verdict:
    return judge(Claim(quote=quote, speaker="Ana Brook", **given), evidence)  # type: ignore[arg-type]


def test_a_cited_post_without_words_settles_nothing() -> None:
    wordless = CitedPost(1, 1, "x:anabrook", post(1), has_words=False)
    evidence = replace(held(), cited=[wordless])
    verdict = ask(evidence, "Nobody counted the lanterns on the pier")
    claim = prepare_claim(Claim(quote="Nobody counted the lanterns", speaker="Ana Brook"))
    assert find_reason(claim, evidence) == "no_text"
    assert (verdict.wording, verdict.reason, verdict.problem) == ("unconfirmed", "no_text", None)
    ida = Author(handle="idatamm", name="Ida Tamm")
    other = replace(wordless, author_id=2, account="x:idatamm", post=post(1, ida))
    assert ask(replace(held(), cited=[other]), "Nobody counted the lanterns").wording == "not_found"


def test_an_unknown_post_is_not_the_source_of_a_speech() -> None:
    unknown = CitedPost(1, None, "", post(1, Author()), has_words=False)
    evidence = replace(held(), cited=[unknown])
    assert ask(evidence, "Nobody counted the lanterns", cue="post").reason == "no_text"
    assert ask(evidence, "Nobody counted the lanterns", cue="speech").reason is None


def test_one_or_two_words_are_too_short_whatever_the_article_links() -> None:
    unknown = CitedPost(1, None, "", post(1, Author()), has_words=False)
    linked = replace(held(), cited=[unknown])
    assert ask(linked, "lantern tax").wording == "too_short"
    assert ask(linked, "lantern tax", cue="post").reason == "no_text"
    english = held("Me? Glad that the old pilot is on his feet again and at the wheel")
    assert ask(english, "Laternensteuer").wording == "too_short"


def test_a_post_without_words_by_a_handle_that_is_the_speakers_whole_name_settles_nothing() -> None:
    spelled = Author(handle="Ana_Brook")
    wordless = CitedPost(1, 2, "x:ana_brook", post(1, spelled), has_words=False)
    evidence = replace(held(), cited=[wordless])
    assert ask(evidence, "Nobody counted the lanterns on the pier").reason == "no_text"
    assert ask(evidence, "Nobody counted the lanterns on the pier", cue="speech").reason is None
    other = replace(wordless, post=post(1, Author(handle="brook_news")))
    assert ask(replace(held(), cited=[other]), "Nobody counted the lanterns").reason is None


def test_few_words_are_tied_by_another_part_of_the_utterance_in_the_same_post() -> None:
    evidence = replace(held("Is that it? Then we row the ferry to Pelliwick ourselves"), cited=[])
    alone = ask(evidence, "Is that it?")
    assert alone.tie == "possible"
    rest = "Then we row the ferry to Pelliwick ourselves"
    assert ask(evidence, "Is that it?", parts=(rest,)).tie == "likely"
    elsewhere = "Every lamp of the lighthouse burns for the ferry"
    assert ask(evidence, "Is that it?", parts=(elsewhere,)).tie == "possible"


def test_half_a_thread_settles_nothing() -> None:
    quote = f"{LATE}, and we will light every lantern that is left on the old pier tonight"
    verdict = ask(held(f"Mark this. {LATE}"), quote)
    assert (verdict.wording, verdict.reason, verdict.tie) == ("unconfirmed", "thread", "cited")


def test_another_language_settles_nothing() -> None:
    quote = "froh, dass der alte Lotse wieder auf den Beinen ist"
    verdict = ask(held("Me? Glad that the old pilot is on his feet again and at the wheel"), quote)
    assert (verdict.wording, verdict.reason) == ("unconfirmed", "other_language")
    assert ask(held("Der Hafen ist heute für den Lotsen gesperrt"), quote).wording == "not_found"


def test_a_changed_cited_post_is_a_problem_only_where_it_is_corroborated() -> None:
    quote = LATE.replace("has sold", "has never sold")
    evidence = held(LATE)
    verdict = ask(evidence, quote)
    assert (verdict.wording, verdict.problem, verdict.corroborated) == ("altered", "altered", True)
    page = replace(SEEN, evidence="embed", site="a.example")
    alone = ask(replace(evidence, sightings={1: [(1, page)]}), quote)
    assert (alone.wording, alone.problem, alone.corroborated) == ("altered", None, False)


def test_a_part_that_stands_in_no_cited_post_keeps_another_from_being_altered() -> None:
    quote = LATE.replace("has sold", "has never sold")
    whole = ask(held(LATE), quote, parts=("a circus from Pelliwick",))
    assert whole.problem == "altered"
    apart = ask(held(LATE), quote, parts=("every lamp of the lighthouse burns for us",))
    assert (apart.wording, apart.problem) == ("not_found", None)
    assert [lead.post.key for lead in apart.leads] == ["x:1"]


def test_a_cited_post_decides_who_speaks_unless_it_hands_on_words() -> None:
    ida = held(LATE, author=Author(handle="idatamm", name="Ida Tamm"))
    said = ask(ida, LATE, paragraph="wrote Ida Tamm, to the anger of Ana Brook.")
    assert (said.attribution, said.problem) == ("confirmed", None)
    assert ask(ida, LATE).attribution == "mismatch"
    # Who wrote the article may have posted what was said to them.
    assert ask(ida, LATE, byline="Ida Tamm").attribution == "unresolved"
    passed_on = held(f"Ana Brook: “{LATE}”", author=Author(handle="idatamm", name="Ida Tamm"))
    assert ask(passed_on, LATE, paragraph="wrote Ida Tamm").attribution == "unresolved"
    assert findings.list_leads(()) == ()


def test_words_of_a_page_that_better_evidence_knows_otherwise_are_never_confirmed() -> None:
    evidence = held(LATE)
    page = replace(SEEN, evidence="embed", site="a.example")
    other = replace(SEEN, version=9)
    verdict = ask(replace(evidence, sightings={1: [(1, page), (2, other)]}), LATE)
    assert (verdict.findings[0].attribution, verdict.corroborated) == ("unresolved", False)


def test_words_that_one_page_shows_and_two_publishers_show_otherwise_are_never_confirmed() -> None:
    page = replace(SEEN, evidence="embed", site="a.example")
    others = [(n, replace(page, version=9, site=f"{n}.example")) for n in (2, 3)]
    evidence = replace(held(LATE), sightings={1: [(1, page), *others]})
    (found,) = ask(evidence, LATE).findings
    assert (found.match.wording, found.attribution, found.problem) == (
        "verbatim",
        "unresolved",
        None,
    )
    one_other = replace(evidence, sightings={1: [(1, page), others[0]]})
    assert ask(one_other, LATE).attribution == "confirmed"


def test_what_one_page_claims_of_a_post_is_told_from_what_better_evidence_shows() -> None:
    page = replace(SEEN, evidence="embed", site="a.example")
    other, api = replace(page, site="b.example"), replace(SEEN, version=9)
    assert contradicted_versions([(1, page), (2, api)]) == (frozenset({1}), frozenset({9}))
    assert contradicted_versions([(1, page), (2, other), (3, api)])[0] == frozenset()
    assert contradicted_versions([(1, page)]) == (frozenset(), frozenset())
    assert contradicted_versions([(1, page), (2, replace(api, cut=True))])[0] == frozenset()


def test_nobody_altered_a_post_that_may_have_been_edited_after_the_page_showed_it() -> None:
    changed = LATE.replace("sold", "lent")
    for seen_at, problem in (("2031-05-01T10:00:00Z", None), ("2031-05-19T10:00:00Z", "altered")):
        page = replace(SEEN, evidence="embed", site="a.example", version=9, seen_at=seen_at)
        sightings = {1: [(1, SEEN), (2, page)]}
        verdict = ask(replace(held(LATE), sightings=sightings), changed)
        assert (verdict.wording, verdict.problem) == ("altered", problem)


def test_words_that_an_author_hands_on_are_never_confirmed_as_theirs() -> None:
    for text in (f'"@owenfjord {LATE}" Thanks!', f"“@owenfjord @maralow {LATE}”"):
        verdict = ask(held(text), LATE)
        assert (verdict.attribution, verdict.problem) == ("unresolved", None)
        nobody = ask(held(text), LATE, paragraph="wrote Ana Brook.")
        assert nobody.attribution == "unresolved"


def test_a_lead_tells_whether_it_has_all_of_the_words_and_whose() -> None:
    apart = replace(held(f'"@owenfjord {LATE}" Thanks!'), cited=[])
    assert [lead.share for lead in ask(apart, LATE).leads] == ["quoted"]
    common = replace(held("We will see about that."), cited=[])
    stranger = judge(Claim(quote="we will see about that", speaker="Ida Tamm"), common)
    assert [lead.share for lead in stranger.leads] == ["all"]
