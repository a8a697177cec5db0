"""What a verdict says of itself: never more than was looked up."""

from dataclasses import replace

import pytest

from archiver.matching.rules import needs_second_look
from archiver.messages import sentences, verdict_labels, verdicts
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, Finding, Match, Searched, SimilarPost, Verdict

ANA = Author(handle="anabrook", name="Ana Brook")
LATE = "the old ferry is late again and nobody rings the bell"


def finding(text: str = LATE, words: str = LATE, **changes: object) -> Finding:
    """A post of Ana's that holds some words."""
    at = text.index(words)
    found = Finding(
        match=Match(wording="verbatim", span=(at, at + len(words)), coverage=1),
        post=Post(key="x:1", platform="x", author=ANA, posted_at="2031-05-04T10:00:00Z"),
        version=PostVersion(text=text),
        attribution="confirmed",
        timing="consistent",
        standing="unchecked",
        evidence="import",
        tie="likely",
        corroborated=True,
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def verdict(*found: Finding, claim: Claim | None = None, **changes: object) -> Verdict:
    """The verdict of a first finding."""
    best = found[0] if found else None
    given = Verdict(
        claim=claim or Claim(quote=LATE, speaker="Ana Brook"),
        wording=best.match.wording if best else "not_found",
        attribution=best.attribution if best else "unresolved",
        timing=best.timing if best else "unknown",
        tie=best.tie if best else None,
        corroborated=best.corroborated if best else None,
        findings=found,
        rules="4",
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def test_too_few_words_are_not_said_to_be_missing() -> None:
    """Short words were not searched, so that nobody knows whether a post has them."""
    said = verdicts.verdict_sentence(verdict(wording="too_short"))
    assert said == "Fewer than three words: too few to look up."


@pytest.mark.parametrize(
    ("posted", "published", "same_day"),
    [
        ("2031-05-04T10:00:00Z", "2031-05-04", True),
        ("2031-05-05T10:00:00Z", "2031-05-04", True),
        ("2031-05-04", "2031-05-04T23:00:00Z", True),
        ("2031-05-03T10:00:00Z", "2031-05-04", False),
        ("2031-05-04T10:00:00Z", "2031-05-04T11:00:00Z", False),
    ],
)
def test_no_order_is_claimed_that_the_dates_do_not_show(
    posted: str, published: str, *, same_day: bool
) -> None:
    found = finding()
    found = replace(found, post=replace(found.post, posted_at=posted))
    said = verdicts.timing_sentence(found, published)
    assert said.startswith("Dated about the same day" if same_day else "The post is older")


def test_the_sharer_of_words_is_not_said_to_have_posted_them_as_their_own() -> None:
    for text, whom in (
        (f'"@owenfjord @maralow {LATE}" Thanks!', "that seems to quote @owenfjord"),
        (f"RT @owenfjord: {LATE}", "that quotes @owenfjord"),
        (f'"@anabrook {LATE}" So kind!', "that seems to quote somebody else"),
    ):
        found = finding(text, attribution="unstated")
        shared = verdict(found, claim=Claim(quote=LATE))
        assert verdicts.verdict_sentence(shared) == (
            f"Exactly these words are in a post by Ana Brook (@anabrook) on 4 May 2031 {whom}."
        )
        sign, label = verdicts.verdict_headline(shared)
        assert sign == "?"
        assert label == "Word for word, in a post that quotes somebody else"
        assert verdicts.verdict_tone(shared) == "fair"
    own = verdict(finding(f"RT @anabrook: {LATE}"))
    assert verdicts.verdict_headline(own) == ("✓", "Word for word")


def test_a_stranger_is_not_said_never_to_have_posted_words() -> None:
    claim = Claim(quote=LATE, speaker="Ida Tamm")
    found = finding(attribution="mismatch")
    said = verdicts.verdict_sentence(verdict(found, claim=claim))
    assert said.endswith("on 4 May 2031; no archived post by Ida Tamm has them.")
    alone = verdicts.verdict_sentence(verdict(found, claim=claim, corroborated=False))
    assert alone.endswith(
        " (as the news page copied it; not checked at the platform); no archived post by Ida Tamm "
        "has them."
    )
    own = finding(tie="possible", attribution="unresolved")
    assert "Ida" not in verdicts.verdict_sentence(verdict(found, own, claim=claim))


def test_a_letter_in_brackets_shortens_nothing() -> None:
    found = finding(match=Match(wording="abridged", span=(0, 9), coverage=1))
    fitted = verdict(found, claim=Claim(quote="[T]he old ferry", speaker="Ana Brook"))
    said = verdicts.verdict_sentence(fitted) + verdicts.verdict_headline(fitted)[1]
    assert "letter in brackets" in said
    assert "leaves out" not in said
    assert "Shortened" not in said
    cut = verdict(found, claim=Claim(quote="[T]he old … late", speaker="Ana Brook"))
    assert verdicts.verdict_headline(cut)[1] == "Shortened"


def test_nobody_is_named_as_speaker_where_none_is() -> None:
    assert "beside" in verdicts.attribution_sentence("confirmed", None)
    assert "speaker named" in verdicts.attribution_sentence("confirmed", "Ana Brook")
    assert "by the speaker" in verdicts.attribution_sentence("unresolved", "Ana", "possible")


def test_a_cited_post_that_settles_nothing_is_not_called_the_source() -> None:
    other = finding(reason="other_language", attribution="unresolved")
    said = verdicts.verdict_sentence(verdict(other, wording="unconfirmed"))
    assert said == (
        "The article cites a post by Ana Brook (@anabrook) on 4 May 2031 in another language; "
        "whether the words come from it cannot be told."
    )
    wordless = verdicts.verdict_sentence(verdict(wording="unconfirmed", reason="no_text"))
    assert wordless.endswith("whether the words come from it cannot be told.")


def test_common_words_of_the_speakers_are_theirs() -> None:
    found = finding(tie="possible", attribution="unresolved")
    said = verdicts.verdict_sentence(verdict(found))
    assert said == (
        "Ana Brook (@anabrook) used these common words in a post of 4 May 2031; too common to tell "
        "whether this occasion is meant."
    )


def test_what_is_not_archived_proves_nothing() -> None:
    none = verdicts.verdict_sentence(verdict(speaker_posts=Searched(posts=0)))
    assert none == (
        "Not found, but the words of no post by Ana Brook are archived, so this proves nothing."
    )
    some = verdicts.verdict_sentence(verdict(speaker_posts=Searched(posts=4287, authors=None)))
    assert some.startswith("Not among the 4,287 archived posts by Ana Brook, ")


def test_a_post_with_all_the_words_is_not_introduced_as_one_with_some() -> None:
    assert "all" in sentences.LEADS["all"]
    assert "some" not in sentences.LEADS["quoted"].split()
    assert "article" not in verdict_labels.TIES["likely"]
    found = finding()
    lead = SimilarPost(post=found.post, version=found.version, share="all")
    assert "comes close" not in verdicts.verdict_sentence(verdict(leads=(lead,)))
    some = verdict(leads=(replace(lead, share="some"),))
    assert "comes close" in verdicts.verdict_sentence(some)


def test_problems_come_first_and_what_was_not_found_last() -> None:
    possible = verdict(finding(tie="possible", attribution="unresolved"))
    wrong = verdict(finding(attribution="mismatch"), problem="misattributed")
    ordered = [wrong, verdict(finding()), possible, verdict()]
    mixed = [ordered[2], ordered[0], ordered[3], ordered[1]]
    assert sorted(mixed, key=verdicts.verdict_urgency) == ordered


def test_only_what_is_wrong_has_the_sign_of_something_wrong() -> None:
    changed = finding(match=Match(wording="altered", span=(0, 9), coverage=1))
    assert verdicts.verdict_headline(verdict(changed))[0] == "?"
    assert verdicts.verdict_headline(verdict(changed, problem="altered"))[0] == "≠"
    assert all(sign != "≠" for sign, _ in verdict_labels.LABELS.values())


def test_a_quiet_page_does_not_hide_what_differs_on_one_page_alone() -> None:
    assert "1 wording differs, but rests on one page alone" in sentences.quiet_sentence(1)
    assert "1,200 wordings differ" in sentences.quiet_sentence(1200)
    assert "No quotation is altered" in sentences.quiet_sentence(0)
    assert "gone" in sentences.quiet_sentence(0)
    assert "gone" not in sentences.quiet_sentence(0, changed=True)


def test_a_post_that_its_platform_does_not_show_is_nobody_s_words() -> None:
    """Pages show it, so that it may be invented: nobody is said to have posted it."""
    for wording in ("verbatim", "typographic", "abridged", "unconfirmed", "altered"):
        found = finding(
            match=Match(wording=wording, span=(0, 8), coverage=0.2),
            attribution="unresolved",
            standing="unknown",
            evidence="embed",
            corroborated=False,
        )
        judged = verdict(found)
        said = verdicts.verdict_sentence(judged)
        assert "as a post by Ana Brook (@anabrook)" in said
        assert "the platform shows no such post" in said
        assert "posted exactly" not in said
        assert verdicts.verdict_tone(judged) == "open"
        assert "✓" not in verdicts.verdict_headline(judged)
        assert needs_second_look(judged)
