"""Statements of the view that says which version of an article is its current one.

One meaning for everybody: the version read last among those that are no stubs, and a stub only
where nothing fuller was ever read. A shorter text that a wall leaves is a stub once a version
with half as much text again is known, whichever of the two was read first.
"""

_OUTDONE = """
  {version}.access = 'paywalled' and exists (
    select 1 from article_versions as fuller where fuller.article_id = {version}.article_id
    and fuller.access is not 'stub' and length(fuller.text) > 1.5 * length({version}.text))
"""

MARK_STUBS = (
    # Quotations of the fuller version were not judged again while the shorter one hid it.
    f"""insert or ignore into due_quotes(quote_id) select quotes.id from quotes
    join article_versions as held on held.id = quotes.article_version_id
    where exists (select 1 from article_versions as short
      where short.article_id = held.article_id and {_OUTDONE.format(version="short")})""",
    f"""update article_versions set access = 'stub'
    where {_OUTDONE.format(version="article_versions")}""",
)

FETCHED_FIRST = """
  select v.article_id, v.id as version_id from article_versions as v
  where v.id = (
    select other.id from article_versions as other
    left join readings on readings.article_version_id = other.id
    left join captures on captures.id = coalesce(readings.capture_id, other.capture_id)
    where other.article_id = v.article_id
    order by other.access is 'stub', captures.status is null, readings.id desc, other.id desc
    limit 1)
"""
"""As `current_article_versions`, but that no file, which says itself what it was saved from, comes
before what was fetched from that address; a fuller one still comes before a stub."""

OF_FILE = """{0}.status is null
      or not ({0}.source glob 'http://*' or {0}.source glob 'https://*')
      or coalesce(instr({0}.warc_file, '://'), 0) > 0"""
"""Whether a capture was read from a file, which may be a WARC file of the web."""
FILES_LAST = f"""
  select v.article_id, v.id as version_id from article_versions as v
  where v.id = (
    select other.id from article_versions as other
    left join readings on readings.article_version_id = other.id
    left join captures on captures.id = coalesce(readings.capture_id, other.capture_id)
    where other.article_id = v.article_id
    order by other.access is 'stub', {OF_FILE.format("captures")}, readings.id desc, other.id desc
    limit 1)
"""
"""As `FETCHED_FIRST`, and neither does a record of somebody's WARC file, whose addresses are what
whoever wrote it says: anybody can write one. Such a file stands as the source of its captures, and
one that is read from the web as their file."""
CURRENT_VIEWS = {
    "current_article_versions": """
      select v.article_id, v.id as version_id from article_versions as v
      where v.id = (
        select other.id from article_versions as other
        left join readings on readings.article_version_id = other.id
        where other.article_id = v.article_id
        order by other.access is 'stub', readings.id desc, other.id desc limit 1)
    """,
    "articles_overview": """
      select articles.id, articles.key, articles.title, articles.site, articles.published_at,
        articles.language, articles.url,
        (select count(*) from embeds where embeds.article_version_id = latest.version_id) as embeds,
        (select count(*) from quotes where quotes.article_version_id = latest.version_id) as quotes,
        (select count(*) from quotes join verdicts on verdicts.id = quotes.verdict_id
          where quotes.article_version_id = latest.version_id
          and verdicts.wording = 'altered') as altered,
        (select count(*) from article_versions as v where v.article_id = articles.id) as versions
      from articles
      join current_article_versions as latest on latest.article_id = articles.id
    """,
}
