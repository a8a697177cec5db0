"""Statements for verdicts of rules 4: how a post is tied to a quotation, and what is wrong.

Verdicts of older rules have neither; their quotations are judged again, for the rules changed.
"""

_COLUMNS = (
    "tie text check (tie in ('cited', 'likely', 'possible'))",
    "problem text check (problem in ('misattributed', 'altered', 'misleading_cut', 'impossible'))",
    "reason text check (reason in ('truncated', 'no_text', 'other_language', 'thread'))",
    "corroborated integer check (corroborated in (0, 1))",
    "speaker_posts text",
)

TIES = (
    *(f"alter table verdicts add column {column}" for column in _COLUMNS),
    """alter table quotes add column kind text not null default 'quotation'
    check (kind in ('quotation', 'term'))""",
    # The lists of what is wrong read the latest verdicts that say so, and those are few.
    "create index verdicts_problem on verdicts(problem) where problem is not null",
    # What quotes a post is cited with it.
    "create index post_versions_quoted on post_versions(quoted) where quoted is not null",
    # A post that is only linked to is held without its words.
    """insert into tallies select 'worded_posts', count(*) from posts
    where exists (select 1 from post_versions where post_versions.post_id = posts.id)""",
    """create trigger worded_added after insert on post_versions
    when not exists (select 1 from post_versions as o
      where o.post_id = new.post_id and o.id <> new.id)
    begin
      update tallies set value = value + 1 where name = 'worded_posts';
    end""",
    """create trigger worded_removed after delete on post_versions
    when not exists (select 1 from post_versions as o where o.post_id = old.post_id)
    begin
      update tallies set value = value - 1 where name = 'worded_posts';
    end""",
    """create trigger worded_joined after update of post_id on post_versions
    when old.post_id <> new.post_id
    begin
      update tallies set value = value
        + (not exists (select 1 from post_versions as o
          where o.post_id = new.post_id and o.id <> new.id))
        - (not exists (select 1 from post_versions as o where o.post_id = old.post_id))
        where name = 'worded_posts';
    end""",
)


def with_ties(query: str) -> str:
    """Return the view of quotations with what rules 4 say of them."""
    before = "verdicts.wording, "
    return query.replace(
        before,
        f"quotes.kind, {before}verdicts.tie, verdicts.problem, verdicts.reason, "
        "verdicts.corroborated, ",
        1,
    )
