"""Only where an article says that words were posted are they a changed form of its post."""

import pytest

from archiver.models.quote_context import HERE
from archiver.models.records import Cue, Post
from archiver.models.verdict_records import Claim
from archiver.verification.presented_posts import (
    is_presented_as_post,
    is_quoted_by_speaker,
    names_somebody_else,
)

POST = Post(key="x:1", platform="x", id="1", posted_at="2031-05-08T10:00:00Z")


def presented(paragraph: str, cue: Cue = "speech") -> bool:
    around = paragraph.replace("_", HERE)
    claim = Claim(quote="The owls are paid", cue=cue, paragraph=around)
    return is_presented_as_post(claim, POST, "confirmed")


@pytest.mark.parametrize(
    ("paragraph", "cue"),
    [
        ("_” Nell Orme wrote.", "post"),
        ("_” Nell Orme said on X.", "speech"),
        ("Nell Orme took to X. _” she said.", "speech"),
        ("Nell Orme’s tweet in full: _”", "unknown"),
        ("Nell Orme, X'te _” dedi.", "speech"),
        ("Nell Orme, X hesabında _” dedi.", "speech"),
        ("オーム氏はXで_」と述べた。", "speech"),
        ("_” wrote Nell Orme, the warden since 2029.", "post"),
        ("In May 2031, Nell Orme wrote: _”", "post"),
        ("Före mötet skrev Nell Orme på X: ”_”", "post"),
        ("После заседания Нелл Орм написала в X: «_»", "post"),
        ("_” Nell Orme wrote about the owls on X.", "post"),
        ("After a long meeting, Nell Orme wrote on X: _”", "post"),
        ("_” Nell Orme wrote on X after the match.", "post"),
        ("Nell Orme, who wrote of owls in her book, wrote on X: _”", "post"),
        ("_” wrote Nell Orme, who left nine years ago, on X.", "post"),
        ("In court she was silent. _” Nell Orme wrote on X.", "post"),
        ("", "speech"),
        ("_”", "unknown"),
    ],
)
def test_what_is_said_to_be_posted_is_the_posts(paragraph: str, cue: Cue) -> None:
    assert presented(paragraph, cue)


@pytest.mark.parametrize(
    ("paragraph", "cue"),
    [
        ("_” Nell Orme told the court.", "speech"),
        ("_”", "speech"),
        ("Nell Orme, who promised that _” wrote on X on Monday that ” again.", "unknown"),
        ("Asked whether _” Nell Orme answered on X:", "unknown"),
        ("_” Nell Orme posted in March 2029.", "post"),
        ("In March 2029, Nell Orme wrote: _”", "post"),
        ("On Instagram Nell Orme had written: _”", "post"),
        ("_” Nell Orme wrote in an email.", "post"),
        ("In a group chat Nell Orme wrote on X's phone: _”", "post"),
        ("In a post that she deleted, Nell Orme wrote: _”", "post"),
        ("A reader replied on X: _” Nell Orme laughed.", "post"),
        ("After she wrote on X, Nell Orme told the synod: _”", "post"),
        ("_” Nell Orme told the synod after she had written on X.", "post"),
        ("Efter inlägget på X sade Nell Orme i kammaren: ”_”", "post"),
        ("Nell Orme X'te yazdıktan sonra mecliste _” dedi.", "post"),
        ("In her letter, which she put on X, Nell Orme wrote: _”", "post"),
        ("_” Nell Orme wrote on X nine years ago.", "post"),
        ("Nell Orme's post at first read _”", "unknown"),
        ("_” Nell Orme wrote on X. She deleted it at noon.", "post"),
        ("_” Nell Orme wrote in a comment on X.", "post"),
        ("The post was hers, Nell Orme said. _” he went on.", "speech"),
        ("_” Nell Orme said on the radio, contrary to what she wrote on X.", "post"),
        ("_” zei Nell Orme aan de telefoon over haar bericht op X.", "post"),
        ("A draft of the post, leaked to us, said: _”", "speech"),
        ("På valsedeln stod: ”_” Nell Orme svarade på X.", "unknown"),
    ],
)
def test_what_stood_elsewhere_is_not(paragraph: str, cue: Cue) -> None:
    assert not presented(paragraph, cue)


def test_who_answers_is_excused_unless_the_post_is_theirs() -> None:
    around = f"In a reply on X, Nell Orme wrote: {HERE}”"
    claim = Claim(quote="The owls", cue="post", paragraph=around)
    assert is_presented_as_post(claim, POST, "confirmed")
    assert not is_presented_as_post(claim, POST, "unstated")


def test_of_what_nobody_is_said_to_have_written_a_post_is_named() -> None:
    claim = Claim(quote="The owls", cue="post", paragraph=f"On a sheet they had written: {HERE}”")
    assert is_presented_as_post(claim, POST, "confirmed")
    assert not is_presented_as_post(claim, POST, "unstated")


def test_a_speaker_who_quotes_is_told() -> None:
    def quotes(paragraph: str) -> bool:
        return is_quoted_by_speaker(Claim(quote="The owls", paragraph=paragraph.replace("_", HERE)))

    assert quotes("_” said his widow, quoting him.")
    assert not quotes("She was always quoting poets. _” Nell Orme wrote.")
    assert not quotes("")


def test_somebody_else_in_the_sentence_is_told() -> None:
    claim = Claim(quote="The owls", paragraph=f"{HERE}” wrote Desmond Lund in a post.")
    assert names_somebody_else(claim, ["Nell Orme"])
    assert not names_somebody_else(claim, ["Desmond Lund"])
    assert not names_somebody_else(claim, ["Nell Orme"], before=True)
    beside = Claim(quote="The owls", paragraph=f"Asked of Desmond Lund, Nell Orme wrote: {HERE}”")
    assert not names_somebody_else(beside, ["Nell Orme"], before=True)
    assert not names_somebody_else(Claim(quote="The owls"), ["Nell Orme"])
