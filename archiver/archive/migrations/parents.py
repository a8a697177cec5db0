"""Statements that keep which post another answers, and note what that changes of verdicts."""

PARENTS = (
    "alter table posts add column in_reply_to text",
    "alter table posts add column in_thread integer check (in_thread in (0, 1))",
    "create index posts_in_reply_to on posts(in_reply_to) where in_reply_to is not null",
    "drop trigger unjudged_post",
    """create trigger unjudged_post
    after update of author_id, posted_at, key, in_reply_to, in_thread on posts
    when (old.author_id is not new.author_id or old.posted_at is not new.posted_at
      or old.key is not new.key or old.in_reply_to is not new.in_reply_to
      or old.in_thread is not new.in_thread) and exists (select 1 from quotes)
    begin
      insert into unjudged(what, number) values ('post', new.id);
    end""",
    # What a thread's neighbour says of older verdicts is looked up anew.
    "update tallies set value = 0 where name = 'judged_rules'",
)
