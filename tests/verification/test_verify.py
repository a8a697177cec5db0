"""One claim against an archive: candidates, order, near posts, threads, what was searched."""

import itertools
import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from archiver.archive.connection import connect
from archiver.archive.index import writer
from archiver.archive.migrations import steps
from archiver.archive.migrations.tables import WITHOUT_ID
from archiver.archive.store import aliases, posts, runs
from archiver.errors import UnusableClaim
from archiver.matching.people.names import name_words
from archiver.models.records import Author, Post, PostVersion, Sighting
from archiver.models.verdict_records import Claim, Verdict
from archiver.platforms.post_keys import nameless_words
from archiver.verification.evidence import MAX_QUOTATION_CHARACTERS
from archiver.verification.verify import verify_claim

INDEXED = "select sql from sqlite_master where name = 'post_index'"
Said = tuple[str, str, str]
"""A name, a moment and a text."""

ANA, IDA, UGO = "Ana Brook", "Ida Tamm", "Ugo Fenn"
LATE = "The night ferry to Pelliwick will not leave before the seal does."
SAIDS: list[Said] = [
    (ANA, "2031-05-04T10:00:00Z", LATE),
    (IDA, "2031-05-05T10:00:00Z", LATE),
    (IDA, "2031-05-06T10:00:00Z", "We counted 94 herring on the car deck this morning"),
    (UGO, "2031-05-07T10:00:00Z", "I have been asked about the harbour wall for years and 1/2"),
    (UGO, "2031-05-07T10:01:00Z", "2/2 I will tell you now that it is falling into the sea"),
    (UGO, "2031-05-08T10:00:00Z", "RT @ana_brook: The opera house has no roof and I like it so"),
]


def fill(connection: sqlite3.Connection, saids: list[Said], *, truncated: bool = False) -> None:
    run = runs.begin_run(connection, at="2031-06-01T00:00:00Z", command="import", offline=True)
    capture = connection.execute(
        "insert into captures(run_id, url, source, fetched_at, sha256, size) "
        "values (?, 'file:///p', 'p', '2031-06-01T00:00:00Z', hex(randomblob(8)), 1) returning id",
        (run,),
    ).fetchone()[0]
    for name, moment, text in saids:
        handle = name.casefold().replace(" ", "_")
        # So few digits hold no moment, which would count more than the one given.
        number = f"{abs(hash((moment, name))) % 10**9}"
        post = Post(
            key=f"x:{number}",
            platform="x",
            id=number,
            author=Author(handle=handle, name=name),
            posted_at=moment,
        )
        version = PostVersion(text=text, truncated=truncated)
        sighting = Sighting(
            post=post, outcome="ok", evidence="import", seen_at=moment, version=version
        )
        seen = posts.add_sighting(connection, run, capture, sighting)
        assert seen.version_id is not None
        writer.index_versions(connection, [(seen.version_id, text)])
    connection.commit()


@pytest.fixture
def held(archive: sqlite3.Connection) -> sqlite3.Connection:
    fill(archive, SAIDS)
    return archive


def ask(
    held: sqlite3.Connection, quote: str, speaker: str | None = None, at: str | None = None
) -> Verdict:
    return verify_claim(held, Claim(quote=quote, speaker=speaker, published_at=at))


def names(verdict: Verdict) -> list[str | None]:
    return [finding.post.author.name for finding in verdict.findings]


def test_an_archive_that_was_indexed_as_before_is_searched_all_the_same(tmp_path: Path) -> None:
    """Its index stays as it is: to write it anew would take as long as an import."""
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        database = Database(connection, execute_plugins=False)
        older = Migrations("archiver")
        for step in itertools.takewhile(lambda one: one is not steps.m012_index, steps.STEPS):
            older()(step)
        older()(steps.m015_posts_without_id)  # storing names its index
        older()(steps.m017_claims)  # and these columns
        older()(steps.m018_parents)
        older.apply(database)
        # What keeps posts asks for this index by its name.
        connection.execute(*WITHOUT_ID)
        fill(connection, SAIDS)
        before = connection.execute(INDEXED).fetchone()[0]
    with closing(connect(path, write=True)) as connection:
        fill(connection, [(IDA, "2031-06-05T10:00:00Z", "A walrus is on the town council now")])
        assert connection.execute(INDEXED).fetchone()[0] == before
        assert ask(connection, "94 herring on the car deck").wording == "verbatim"
        assert ask(connection, "A walrus is on the town council").wording == "verbatim"
        writer.remove_versions(connection, [(1, LATE, nameless_words(LATE))])
        connection.execute("insert into post_index(post_index) values ('integrity-check')")


def test_the_earliest_of_equal_posts_comes_first(held: sqlite3.Connection) -> None:
    verdict = ask(held, "The night ferry to Pelliwick will not leave")
    assert (verdict.wording, names(verdict)) == ("verbatim", [ANA, IDA])


def test_the_named_speakers_copy_comes_before_an_earlier_one(held: sqlite3.Connection) -> None:
    verdict = ask(held, "The night ferry to Pelliwick will not leave", speaker="Tamm")
    assert (verdict.attribution, names(verdict)) == ("confirmed", [IDA, ANA])


def test_an_altered_quotation_is_found_and_flagged(held: sqlite3.Connection) -> None:
    verdict = ask(held, "The night ferry to Pelliwick will leave before the seal")
    assert (verdict.wording, verdict.flags) == ("altered", ("negation", "undisclosed_cut"))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Tarn has one of the best kept gardens on the marsh", "one of the best-kept gardens"),
        ("Tarn has one of the best-kept gardens on the marsh", "one of the best kept gardens"),
    ],
)
def test_a_compound_is_found_written_apart_among_posts_that_share_more(
    archive: sqlite3.Connection, text: str, quote: str
) -> None:
    others = [
        (UGO, f"2031-05-0{n % 9 + 1}T10:{n % 60:02}:00Z", f"Gardens {n}: one of the paths is wet")
        for n in range(320)
    ]
    fill(archive, [*others, (UGO, "2031-05-04T10:00:00Z", text)])
    verdict = ask(archive, quote, speaker=UGO)
    assert (verdict.wording, verdict.findings[0].version.text) == ("typographic", text)


def test_marks_around_the_whole_are_not_part_of_it(held: sqlite3.Connection) -> None:
    assert ask(held, "“94 herring on the car deck,”").wording == "verbatim"


def test_short_quotations_need_the_speaker(held: sqlite3.Connection) -> None:
    assert ask(held, "car deck").wording == "too_short"
    assert ask(held, "car deck", speaker="Ida Tamm").wording == "too_short"
    assert ask(held, "on the car deck").wording == "not_found"
    verdict = ask(held, "on the car deck", speaker="Ida Tamm")
    assert (verdict.wording, verdict.tie, verdict.attribution) == (
        "verbatim",
        "possible",
        "unresolved",
    )


def with_handles(connection: sqlite3.Connection, accounts: list[tuple[str, str]]) -> None:
    """One post of each account, of a handle and a name, all on one platform."""
    for handle, name in accounts:
        fill(connection, [(handle, "2031-05-04", LATE)])
        connection.execute("update authors set name = ? where handle = ?", (name, handle))
        connection.execute(
            "update author_names set name = ?, words = ?, last_word = ? where author_id = "
            "(select id from authors where handle = ?)",
            (name, " ".join(name_words(name)), name_words(name)[-1], handle),
        )


def attributions(connection: sqlite3.Connection, speaker: str) -> dict[str | None, str]:
    found = ask(connection, LATE, speaker=speaker).findings
    return {finding.post.author.handle: finding.attribution for finding in found}


def test_two_accounts_of_one_whole_name_are_told_apart_by_nothing(
    archive: sqlite3.Connection,
) -> None:
    with_handles(archive, [("harbour1", ANA), ("harbour2", ANA)])
    for speaker in ("Brook", ANA):
        assert set(attributions(archive, speaker).values()) == {"unresolved"}
    assert attributions(archive, "@harbour2")["harbour2"] == "confirmed"


def test_father_and_son_are_two_bearers_of_a_name(archive: sqlite3.Connection) -> None:
    with_handles(archive, [("father", "Ugo Brook"), ("son", "Ugo Brook Jr.")])
    assert set(attributions(archive, "Brook").values()) == {"unresolved"}
    assert attributions(archive, "Ugo Brook Jr.") == {"father": "unresolved", "son": "confirmed"}


def test_a_parody_bears_nobodys_name(archive: sqlite3.Connection) -> None:
    with_handles(archive, [("harbour1", ANA), ("notana", "Not Ana Brook")])
    assert attributions(archive, "Brook") == {"harbour1": "confirmed", "notana": "unresolved"}


def test_a_parody_takes_no_account_its_name(archive: sqlite3.Connection) -> None:
    """By its handle it says that it is none of the two that the name may mean."""
    with_handles(archive, [("harbour1", ANA), ("harbour1_parody", ANA)])
    told = {"harbour1": "confirmed", "harbour1_parody": "unresolved"}
    assert attributions(archive, ANA) == told


def test_beside_a_parody_two_of_one_name_are_two_still(archive: sqlite3.Connection) -> None:
    with_handles(archive, [("harbour1", ANA), ("harbour1_parody", ANA), ("harbour7", ANA)])
    assert set(attributions(archive, ANA).values()) == {"unresolved"}


def test_short_quotations_may_be_in_a_post_of_the_same_article(held: sqlite3.Connection) -> None:
    key = held.execute("select key from posts where posted_at like '2031-05-06%'").fetchone()[0]
    near = Claim(quote="car deck", near=frozenset({key}))
    assert verify_claim(held, near).wording == "too_short"
    assert verify_claim(held, replace(near, cue="post")).wording == "verbatim"
    verdict = verify_claim(held, replace(near, speaker="Ida Tamm"))
    assert (verdict.wording, verdict.tie) == ("verbatim", "cited")


def test_what_is_not_found_says_what_was_searched(held: sqlite3.Connection) -> None:
    verdict = ask(held, "A walrus has been elected to the town council")
    assert verdict.wording == "not_found"
    assert verdict.searched is not None
    assert (verdict.searched.posts, verdict.searched.authors) == (len(SAIDS), 3)
    assert verdict.searched.first == "2031-05-04T10:00:00Z"


def test_an_article_before_the_post_cannot_have_quoted_it(held: sqlite3.Connection) -> None:
    verdict = ask(held, "94 herring on the car deck", at="2031-05-01")
    assert (verdict.wording, verdict.timing) == ("verbatim", "impossible")


def test_segments_from_two_posts_are_spliced(held: sqlite3.Connection) -> None:
    verdict = ask(held, "I have been asked about the harbour wall … it is falling into the sea")
    assert (verdict.wording, verdict.flags) == ("abridged", ("spliced",))
    assert len(verdict.findings) == 2


def test_words_that_run_over_a_thread_are_spliced(held: sqlite3.Connection) -> None:
    verdict = ask(held, "asked about the harbour wall for years and I will tell you now that it is")
    assert (verdict.wording, verdict.flags) == ("altered", ("spliced",))
    assert set(names(verdict)) == {UGO}


@pytest.mark.parametrize(
    "quote",
    [
        "I have been asked about the harbour wall for years and I will tell",
        "for years and I will tell you now that it is falling into the sea",
    ],
)
def test_a_few_words_of_a_thread_s_other_post_are_found(
    held: sqlite3.Connection, quote: str
) -> None:
    """Of three words on one side no run but one tells, and others have it too."""
    fill(held, [(ANA, f"2031-05-09T10:00:{n:02}Z", f"{n} I will tell of years") for n in range(40)])
    verdict = ask(held, quote)
    assert (verdict.wording, verdict.flags) == ("altered", ("spliced",))
    assert names(verdict) == [UGO, UGO]


def test_a_thread_is_followed_from_its_first_post_to_its_last(archive: sqlite3.Connection) -> None:
    """However few of the words each post has, and however many posts are like one of them."""
    thread = [
        "1/3 The harbour wall has been crumbling since the storm of 2019 and",
        "2/3 the council knew about it all along. We asked for money in March",
        "3/3 and never got a single answer from anybody in Pelliwick.",
    ]
    fill(archive, [(UGO, f"2031-05-0{n}T10:00:00Z", text) for n, text in enumerate(thread, 1)])
    whole = (
        "The harbour wall has been crumbling since the storm of 2019 and the council knew about "
        "it all along. We asked for money in March and never got a single answer"
    )
    verdict = ask(archive, whole)
    assert (verdict.wording, verdict.flags, len(verdict.findings)) == ("altered", ("spliced",), 3)
    few = ask(archive, "has been crumbling since the storm of 2019 and the council knew")
    assert (few.wording, few.flags, len(few.findings)) == ("altered", ("spliced",), 2)


def test_who_neither_shared_nor_said_the_words_did_not_say_them(
    archive: sqlite3.Connection,
) -> None:
    """But nobody is accused of a misattribution by a post that only shares the words."""
    fill(archive, [(IDA, "2031-05-03", "Good morning, harbour.")])
    fill(archive, [(UGO, "2031-05-08", f"RT @ida_tamm: {LATE}")])
    assert ask(archive, LATE, speaker=ANA).attribution == "unresolved"
    fill(archive, [(UGO, "2031-05-09", f"please RT @nobody_known {LATE} now")])
    assert ask(archive, f"{LATE} now", speaker=ANA).attribution == "unresolved"


def test_a_changed_quotation_is_of_the_post_that_is_nearest(archive: sqlite3.Connection) -> None:
    """Not of a shorter one, of which fewer of the same words are a greater share."""
    long = (
        "LIVE: the mayor is speaking at the Hope Street bridge on the 50th anniversary of its fall"
    )
    fill(archive, [(UGO, "2031-05-08", "LIVE: the mayor is speaking at the fish market")])
    fill(archive, [(UGO, "2031-05-09", long)])
    verdict = ask(archive, "the mayor is speaking at the Street bridge on the 50th")
    assert verdict.findings[0].version.text == long
    assert verdict.flags == ("name", "undisclosed_cut")


def test_shared_words_are_not_the_sharers(held: sqlite3.Connection) -> None:
    quote = "The opera house has no roof and I like it"
    assert ask(held, quote, speaker="Ugo Fenn").attribution == "unresolved"
    assert ask(held, quote, speaker="@ana_brook").attribution == "confirmed"
    assert ask(held, quote).attribution == "unstated"


@pytest.mark.parametrize(
    "text",
    [
        f"So true! RT @ana_brook: {LATE}",
        f"RT @someone: RT @ana_brook: {LATE}",
        f'"@ana_brook: {LATE}" I could not agree more',
        f"This. “@ana_brook: {LATE}”",
        f"“{LATE}” — @ana_brook",
    ],
)
def test_words_shared_by_hand_are_anas_wherever_they_stand(
    archive: sqlite3.Connection, text: str
) -> None:
    fill(archive, [(UGO, "2031-05-08", text)])
    assert ask(archive, LATE, speaker=UGO).attribution == "unresolved"
    assert ask(archive, LATE, speaker="@ana_brook").attribution == "confirmed"
    assert ask(archive, LATE, speaker="Norrline Ferries").attribution == "unresolved"


def test_the_sharers_own_words_stay_the_sharers(archive: sqlite3.Connection) -> None:
    fill(
        archive, [(UGO, "2031-05-08", f"The barnacles told me so for years. RT @ana_brook: {LATE}")]
    )
    assert (
        ask(archive, "The barnacles told me so for years", speaker=UGO).attribution == "confirmed"
    )


def test_an_alias_counts_for_whom_the_archive_has_no_post_of(archive: sqlite3.Connection) -> None:
    fill(archive, [(UGO, "2031-05-08", f"RT @ana_brook: {LATE}")])
    aliases.add_alias(archive, "Ana Brook", "@ana_brook")
    assert ask(archive, LATE, speaker=ANA).attribution == "confirmed"


def test_a_handle_that_may_only_be_spoken_to_proves_nothing(archive: sqlite3.Connection) -> None:
    fill(archive, [(UGO, "2031-05-08", f"Please RT @ana_brook {LATE}")])
    assert ask(archive, LATE, speaker=UGO).attribution == "unresolved"


def test_the_shared_person_is_known_by_name_and_alias(archive: sqlite3.Connection) -> None:
    fill(archive, [(ANA, "2031-05-03", "Good morning, harbour.")])
    fill(archive, [(UGO, "2031-05-08", f"RT @ana_brook: {LATE}")])
    assert ask(archive, LATE, speaker=ANA).attribution == "confirmed"
    aliases.add_alias(archive, "the harbour mistress", "x:ana_brook")
    assert ask(archive, LATE, speaker="the harbour mistress").attribution == "confirmed"


def test_a_cut_post_leaves_it_open(archive: sqlite3.Connection) -> None:
    fill(
        archive, [(ANA, "2031-05-04", "I told the council that the harbour wall…")], truncated=True
    )
    said = ask(archive, "told the council that the", speaker=ANA)
    assert (said.wording, said.tie) == ("verbatim", "possible")
    cut = ask(archive, "told the council that the harbour is open", speaker=ANA)
    assert (cut.wording, cut.reason, cut.problem) == ("unconfirmed", "truncated", None)
    assert ask(archive, "told the council that the harbour is open").wording == "not_found"
    assert ask(archive, "I told a council that the wall").wording == "not_found"


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (Claim(quote=""), "no words"),
        (Claim(quote="🎉 — !"), "no words"),
        (Claim(quote="x " * MAX_QUOTATION_CHARACTERS), "characters"),
        (Claim(quote="a b c", published_at="last Tuesday"), "no date"),
    ],
)
def test_what_cannot_be_judged_says_why(
    held: sqlite3.Connection, claim: Claim, reason: str
) -> None:
    with pytest.raises(UnusableClaim, match=reason):
        verify_claim(held, claim)


QUOTES = [
    "The night ferry to Pelliwick will not leave",
    "The night ferry to Pelliwick will leave before the seal",
    "94 herring on the car deck … morning",
    "harbour wall for years and I will tell you now that it is falling",
    "nobody ever said anything like this before",
]


def test_the_order_of_the_archive_never_changes_a_verdict(
    empty_archive: sqlite3.Connection,
) -> None:
    """Post by post in five orders: the same wording, flags, posts and spans each time."""

    def shape(verdict: Verdict) -> object:
        found = [(f.post.key, f.match, f.attribution, f.timing) for f in verdict.findings]
        return verdict.wording, verdict.flags, found

    shapes = []
    for seed in range(5):
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        empty_archive.backup(connection)
        connection.row_factory = sqlite3.Row
        saids = list(SAIDS)
        random.Random(seed).shuffle(saids)
        fill(connection, saids)
        shapes.append([shape(ask(connection, quote, speaker="Brook")) for quote in QUOTES])
        connection.close()
    assert all(other == shapes[0] for other in shapes)


def test_a_copy_that_copied_less_never_outranks_the_original(archive: sqlite3.Connection) -> None:
    fill(archive, [(ANA, "2031-05-04", f"Good morning. {LATE} Bring your own herring, please.")])
    fill(archive, [(IDA, "2031-05-09", LATE)])
    assert names(ask(archive, LATE)) == [ANA, IDA]


def test_two_character_words_in_common_are_no_alteration(archive: sqlite3.Connection) -> None:
    fill(archive, [(ANA, "2031-05-04", "港の不正操作ではないと船長が今朝の会議で述べた")])
    assert ask(archive, "不正操作行為", speaker="Ana Brook").wording == "not_found"
    assert ask(archive, "不正操作ではあると船長が今朝の会議で述べた").wording == "altered"


def test_a_post_that_the_article_embeds_was_not_invented(held: sqlite3.Connection) -> None:
    key = held.execute("select key from posts where posted_at like '2031-05-06%'").fetchone()[0]
    claim = Claim(quote="94 herring on the car deck", published_at="2031-05-01")
    assert verify_claim(held, claim).timing == "impossible"
    assert verify_claim(held, replace(claim, surely_dated=False)).timing == "unknown"
    shown = Claim(
        quote=claim.quote, published_at="2031-05-01", near=frozenset({key}), shown=frozenset({key})
    )
    assert verify_claim(held, shown).timing == "unknown"


@pytest.mark.parametrize("order", [1, -1])
def test_a_cut_text_is_passed_over_where_the_whole_one_is_known(
    archive: sqlite3.Connection, order: int
) -> None:
    cut = (ANA, "2031-05-04", "I told the council that the harbour wall…")
    whole = (ANA, "2031-05-04", "I told the council that the harbour wall is painted green.")
    for one in (cut, whole)[::order]:
        fill(archive, [one], truncated=one == cut)
    quote = "told the council that the harbour wall is not painted green"
    assert ask(archive, quote).wording == "altered"
