"""Statements of what is kept of a platform's marks beside names. Nothing is run here."""

_SHOWN = (
    "({row}.verified_at is not null and "
    "({row}.unverified_at is null or {row}.unverified_at < {row}.verified_at))"
)

NAME_MARKS = (
    "alter table author_names add column verified_by text",
    "alter table author_names add column verified_at text",
    "alter table author_names add column unverified_at text",
    f"""create trigger unjudged_name_verified
    after update of verified_at, unverified_at on author_names
    when {_SHOWN.format(row="old")} <> {_SHOWN.format(row="new")} and exists (select 1 from quotes)
    begin
      insert into unjudged(what, number) values ('author', new.author_id);
    end""",
)
