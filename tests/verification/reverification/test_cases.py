"""What is judged again for one change, and what is not."""

import sqlite3

import pytest

from archiver.archive.index import candidates
from archiver.models.records import Author
from archiver.verification.reverification import changes, find, index
from tests.verification.reverification.desk import Desk, Killed

ANA = Author(handle="anabrook", name="Ana Brook")
SAID = "The ferry will never leave before the seal does"
OTHER = "Lanterns are lit on the quay from Tuesday"


@pytest.fixture
def desk(archive: sqlite3.Connection) -> Desk:
    found = Desk(archive)
    found.begin()
    return found


def wording(desk: Desk, quote: str) -> str | None:
    row = desk.connection.execute(
        "select wording from quotes left join verdicts on verdicts.id = verdict_id where text = ?",
        (quote,),
    ).fetchone()
    return str(row[0]) if row[0] else None


def attribution(desk: Desk, quote: str) -> str:
    row = desk.connection.execute(
        "select attribution from quotes join verdicts on verdicts.id = verdict_id where text = ?",
        (quote,),
    ).fetchone()
    return str(row[0])


def judged(desk: Desk) -> int:
    """How many quotations are judged now; after it all are as if all had been."""
    report = desk.judge()
    assert desk.stored() == desk.judged_now()
    return report.quotes_judged


def test_only_what_a_new_post_may_answer_is_judged(desk: Desk) -> None:
    desk.article([(SAID, None), (OTHER, None), ("A gull is heard by nobody in Marrowby", None)])
    assert judged(desk) == 3
    desk.look("An umbrella was found on the pier, and nobody knows whose it is", author=ANA)
    assert judged(desk) == 0
    desk.look(SAID, author=ANA)
    assert judged(desk) == 1
    assert wording(desk, SAID) == "verbatim"
    assert judged(desk) == 0


def test_an_earlier_post_of_the_same_words_takes_a_settled_quotation(desk: Desk) -> None:
    desk.article([(SAID, None)])
    desk.look(SAID, number=2, author=ANA, posted_at="2031-05-03T08:00:00Z")
    assert judged(desk) == 1
    desk.look(SAID, number=1, author=Author(handle="cato"), posted_at="2031-05-01T08:00:00Z")
    assert judged(desk) == 1


def timing(desk: Desk, quote: str) -> str:
    row = desk.connection.execute(
        "select timing from quotes join verdicts on verdicts.id = verdict_id where text = ?",
        (quote,),
    ).fetchone()
    return str(row[0])


def test_an_older_copy_of_a_later_wording_settles_that_it_was_there(desk: Desk) -> None:
    desk.article([(SAID, "Ana Brook")])
    desk.look("The ferry will leave at noon, seal or no seal", number=7, author=ANA)
    judged(desk)
    desk.begin()
    desk.look(f"{SAID}, we are told", number=7, author=ANA)
    assert judged(desk) == 1
    assert (wording(desk, SAID), timing(desk, SAID)) == ("verbatim", "unknown")
    desk.begin()
    older = {"evidence": "archive", "seen_at": "2031-05-04T09:00:00Z"}
    desk.look(f"{SAID}, we are told", number=7, author=ANA, **older)  # type: ignore[arg-type]
    assert judged(desk) == 1
    assert (wording(desk, SAID), timing(desk, SAID)) == ("verbatim", "consistent")


def test_a_second_bearer_of_a_last_name_leaves_it_open_who_is_meant(desk: Desk) -> None:
    desk.article([(SAID, "Brook"), (OTHER, "Brook-Tamm")])
    desk.look(SAID, author=ANA, evidence="import")
    judged(desk)
    assert attribution(desk, SAID) == "confirmed"
    key = desk.look("Nobody asked the gulls", author=Author(handle="cato", name="Cato Brook"))
    assert judged(desk) == 1
    assert attribution(desk, SAID) == "unresolved"
    desk.remove(key)
    judged(desk)
    assert attribution(desk, SAID) == "confirmed"


def test_a_name_by_which_an_author_was_never_seen_is_asked_for(desk: Desk) -> None:
    desk.article([(SAID, "Ana M. Brook")])
    desk.look(SAID, number=1, author=Author(handle="seal7"))
    judged(desk)
    assert attribution(desk, SAID) == "unresolved"
    ana = Author(handle="seal7", name="Ana Maria Brook")
    desk.look("Late", number=2, author=ana, evidence="import")
    assert judged(desk) == 1
    assert attribution(desk, SAID) == "confirmed"


def test_whose_shared_words_are_hangs_on_who_has_the_handle(desk: Desk) -> None:
    desk.article([(SAID, "Ida M. Tamm")])
    desk.look(f"RT @idat: {SAID}", number=1, author=ANA)
    judged(desk)
    assert attribution(desk, SAID) == "unresolved"
    desk.look("Nobody asked the gulls", author=Author(handle="idat", name="Ida Tamm"))
    judged(desk)
    assert attribution(desk, SAID) == "confirmed"


def test_a_handle_that_somebody_else_takes_confirms_nobody(desk: Desk) -> None:
    desk.article([(SAID, "Ana B. (@seal7)")])
    desk.look(SAID, number=1, author=Author(handle="seal7", account_id="11"))
    judged(desk)
    assert attribution(desk, SAID) == "confirmed"
    other = Author(handle="seal7", name="Late Gulls", account_id="12")
    desk.look("Nobody asked the gulls", number=2, author=other)
    judged(desk)
    assert attribution(desk, SAID) == "unresolved"


def test_a_few_words_are_found_in_a_post_of_an_alias(desk: Desk) -> None:
    desk.article([("seen late gulls", "the harbour office")])
    desk.alias("the harbour office", "x:marrowbyharbour")
    judged(desk)
    assert wording(desk, "seen late gulls") == "not_found"
    author = Author(handle="marrowbyharbour", name="Marrowby Quay")
    desk.look("Nothing was seen of any gulls", number=1, author=author)
    judged(desk)
    desk.look("We have seen late gulls and no ferry", number=2, author=author)
    assert judged(desk) == 1
    assert wording(desk, "seen late gulls") == "verbatim"
    desk.look("Nobody knows whose umbrella it is", number=3, author=author)
    assert judged(desk) == 0


@pytest.fixture
def unled(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive so large that what shares a few words keeps no other from being compared."""
    monkeypatch.setattr(candidates, "is_clear_leader", lambda *_: False)


@pytest.mark.usefixtures("unled")
def test_a_quotation_over_two_posts_waits_for_the_second(desk: Desk) -> None:
    quote = "before the seal does nobody lights a lantern here"
    desk.article([(quote, "Ana Brook")])
    desk.look("The ferry will never leave before the seal does", number=1, author=ANA)
    judged(desk)
    assert wording(desk, quote) == "not_found"
    day = "2031-05-04T08:05:00Z"
    desk.look("nobody lights a lantern here", number=2, author=ANA, posted_at=day)
    judged(desk)
    assert wording(desk, quote) == "altered"


@pytest.mark.usefixtures("unled")
def test_a_whole_wording_outdoes_the_cut_one_that_a_verdict_rests_on(desk: Desk) -> None:
    quote = "never leave before the seal has had breakfast with all of the gulls"
    desk.article([(quote, "Ana Brook")])
    cut = "The ferry will never leave before the seal"
    desk.look(cut, number=1, author=ANA, truncated=True, evidence="embed")
    judged(desk)
    assert wording(desk, quote) == "unconfirmed"
    whole = f"{cut} and so say we all, in Marrowby and elsewhere"
    desk.look(whole, number=1, author=ANA, evidence="embed")
    judged(desk)
    assert wording(desk, quote) == "not_found"


def test_a_post_that_is_gone_is_told_with_the_quotations_of_it(desk: Desk) -> None:
    desk.article([(SAID, None), (OTHER, None)])
    desk.look(SAID, number=1, author=ANA)
    judged(desk)
    desk.look(None, number=1, author=ANA, outcome="suspended")
    assert judged(desk) == 1
    desk.look(None, number=1, author=ANA, outcome="suspended")
    assert judged(desk) == 0


def test_what_was_noted_is_judged_whatever_was_killed(desk: Desk) -> None:
    desk.article([(SAID, None), (OTHER, None)])
    desk.judge(kill_after=0)
    assert wording(desk, SAID) is None
    desk.begin()
    assert judged(desk) == 2
    desk.look(SAID, author=ANA)
    desk.judge(kill_after=0)
    desk.begin()
    assert wording(desk, SAID) == "not_found"
    assert judged(desk) == 1


def test_a_kill_before_anything_is_noted_leaves_the_changes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.article([(SAID, "Brook")])
    desk.look(SAID, author=ANA)
    judged(desk)
    desk.look("Nobody asked the gulls", author=Author(handle="cato", name="Cato Brook"))

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(changes, "settle_changes", killed)
        desk.judge()
    assert desk.connection.execute("select count(*) from due_quotes").fetchone()[0] == 0
    assert judged(desk) == 1


def test_after_a_change_of_the_rules_all_is_judged_and_indexed_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.article([(SAID, None), (OTHER, None)])
    desk.look(SAID, author=ANA)
    assert judged(desk) == 2
    with monkeypatch.context() as patch:
        patch.setattr(changes, "BY_THESE", 7)
        patch.setattr(index, "BY_THESE", 7)
        assert judged(desk) == 2
        assert judged(desk) == 0
        desk.look(OTHER, author=ANA)
        assert judged(desk) == 1


def test_where_very_much_is_new_all_is_judged(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.article([(SAID, None), (OTHER, None)])
    assert judged(desk) == 2
    monkeypatch.setattr(find, "_MOST", 3)
    for number in range(4):
        desk.look(f"Gull number {number} was seen on the pier", number=number + 1, author=ANA)
    assert judged(desk) == 2


def test_an_archive_without_quotations_notes_nothing(desk: Desk) -> None:
    desk.look(SAID, author=ANA)
    desk.look(SAID, author=Author(handle="cato", name="Cato Brook"))
    assert desk.connection.execute("select count(*) from unjudged").fetchone()[0] == 0
    assert judged(desk) == 0


def test_a_quotation_of_no_words_is_no_work_for_the_next_run(desk: Desk) -> None:
    desk.article([("…", None)])
    assert judged(desk) == 0
    assert desk.connection.execute("select count(*) from due_quotes").fetchone()[0] == 0


def test_wordings_that_hold_one_another_leave_the_index_each_by_its_own_terms(desk: Desk) -> None:
    short = "gulls and forty quay my"
    for text in (short, f"RT @ana: not of Marrowby {short} lantern"):
        desk.look(text, number=2, author=ANA)
    desk.remove("x:2")
    desk.connection.execute("insert into post_index(post_index) values ('integrity-check')")
    desk.connection.execute(
        "create virtual table temp.terms using fts5vocab('main', 'post_index', 'instance')"
    )
    assert desk.connection.execute("select term from temp.terms").fetchall() == []


def test_a_cited_post_without_words_that_is_removed_settles_what_it_left_open(desk: Desk) -> None:
    desk.look(None, number=5, outcome="protected")
    desk.article([(SAID, None)], ["x:5"])
    judged(desk)
    assert wording(desk, SAID) == "unconfirmed"
    desk.begin()
    desk.remove("x:5")
    assert judged(desk) == 1
    assert wording(desk, SAID) == "not_found"


def test_a_display_name_alone_is_nobodys_until_a_file_says_whose_it_is(desk: Desk) -> None:
    desk.article([(SAID, "Ana Brook")])
    ana = Author(handle="seal7", name="Ana Brook")
    desk.look(SAID, number=1, author=ana, evidence="api")
    judged(desk)
    assert attribution(desk, SAID) == "unresolved"
    desk.look("Late", number=2, author=ana, evidence="api")
    judged(desk)
    assert attribution(desk, SAID) == "unresolved"
    desk.look("Late again", number=3, author=ana, evidence="import")
    assert judged(desk) == 1
    assert attribution(desk, SAID) == "confirmed"


def test_a_second_account_of_that_name_leaves_it_open_who_is_meant(desk: Desk) -> None:
    desk.article([(SAID, "Ana Brook")])
    ana = Author(handle="seal7", name="Ana Brook")
    desk.look(SAID, number=1, author=ana, evidence="import")
    judged(desk)
    assert attribution(desk, SAID) == "confirmed"
    desk.look("Kelp", number=2, author=Author(handle="ana_real", name="Ana Brook"))
    judged(desk)
    assert attribution(desk, SAID) == "unresolved"
