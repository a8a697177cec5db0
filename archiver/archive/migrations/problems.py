"""Statements for what is wrong with quotations: counters, counts of articles, and sure dates."""

_WRONG = "wording || ' ' || problem"
"""Name of a counter of quotations of one wording with which one thing is wrong."""
_UNCORROBORATED = "corroborated = 0"

_TAKE = f"""
      update tallies set value = value - 1 where name in (
        select {_WRONG} from verdicts where id = old.verdict_id and problem is not null
        union all select 'uncorroborated' from verdicts
        where id = old.verdict_id and {_UNCORROBORATED});"""

PROBLEMS = (
    """alter table article_versions add column dated_by text
    check (dated_by in ('structured', 'printed', 'address', 'guessed'))""",
    f"""insert into tallies select {_WRONG}, count(*) from quotes
    join verdicts on verdicts.id = quotes.verdict_id where problem is not null group by 1""",
    f"""insert into tallies select 'uncorroborated', count(*) from quotes
    join verdicts on verdicts.id = quotes.verdict_id where {_UNCORROBORATED}""",
    f"""create trigger problems_removed after delete on quotes begin{_TAKE}
    end""",
    f"""create trigger problems_judged after update of verdict_id on quotes
    when old.verdict_id is not new.verdict_id
    begin{_TAKE}
      insert into tallies select {_WRONG}, 1 from verdicts
        where id = new.verdict_id and problem is not null
        on conflict(name) do update set value = value + 1;
      update tallies set value = value + 1 where name = 'uncorroborated' and exists (
        select 1 from verdicts where id = new.verdict_id and {_UNCORROBORATED});
    end""",
)


def with_problems(query: str) -> str:
    """Return the view of articles with what is wrong by the one word for it, not by the wording."""
    first = "(select count(*) from quotes join verdicts on verdicts.id = quotes.verdict_id"
    counted = f"""{first}
          where quotes.article_version_id = latest.version_id
          and verdicts.problem is not null) as problems"""
    return query.replace("verdicts.wording = 'altered'", "verdicts.problem = 'altered'", 1).replace(
        "as versions", f"as versions,\n        {counted}", 1
    )
