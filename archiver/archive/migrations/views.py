"""Statements of the views that people query by name; their columns are promised to stay."""

VIEW_STATEMENTS = {
    "articles_overview": """
      select articles.id, articles.key, articles.title, articles.site, articles.published_at,
        articles.language, articles.url,
        count(distinct embeds.post_id) as embeds,
        (select count(*) from quotes where quotes.article_version_id = latest.id) as quotes,
        (select count(*) from quotes join verdicts on verdicts.id = quotes.verdict_id
          where quotes.article_version_id = latest.id and verdicts.wording = 'altered') as altered,
        (select count(*) from article_versions as v where v.article_id = articles.id) as versions
      from articles
      join article_versions as latest on latest.id = (
        select v.id from article_versions as v
        left join readings on readings.article_version_id = v.id
        where v.article_id = articles.id
        order by v.access is 'stub', readings.id desc, v.id desc limit 1)
      left join embeds on embeds.article_version_id = latest.id
      group by articles.id
    """,
    "quotes_overview": """
      select quotes.id, quotes.key, quotes.text as quote, quotes.speaker, quotes.cue,
        verdicts.wording, verdicts.flags, verdicts.attribution, verdicts.timing,
        verdicts.standing, verdicts.evidence, verdicts.coverage,
        authors.name as author, authors.handle, post_versions.text as post,
        posts.posted_at, posts.url as post_url, posts.key as post_key,
        articles.title as article, articles.site, articles.published_at, articles.url,
        articles.id as article_id, posts.id as post_id
      from quotes
      join article_versions on article_versions.id = quotes.article_version_id
      join articles on articles.id = article_versions.article_id
      left join verdicts on verdicts.id = quotes.verdict_id
      left join post_versions on post_versions.id = verdicts.post_version_id
      left join posts on posts.id = post_versions.post_id
      left join authors on authors.id = posts.author_id
    """,
    "posts_overview": """
      select posts.id, posts.key, posts.platform, authors.name as author, authors.handle,
        latest.text, posts.posted_at, posts.url,
        (select count(*) from post_versions as v where v.post_id = posts.id) as versions,
        (select count(*) from embeds where embeds.post_id = posts.id) as embedded,
        (select count(*) from verdicts join quotes on quotes.verdict_id = verdicts.id
          join post_versions as v on v.id = verdicts.post_version_id
          where v.post_id = posts.id) as quoted,
        (select min(seen_at) from sightings where sightings.post_id = posts.id) as first_seen,
        (select max(seen_at) from sightings where sightings.post_id = posts.id) as last_seen
      from posts
      left join authors on authors.id = posts.author_id
      left join post_versions as latest on latest.id = (
        select v.id from post_versions as v where v.post_id = posts.id
        order by v.truncated, v.id desc limit 1)
    """,
    "runs_overview": """
      select runs.id, runs.started_at, runs.finished_at, runs.command, runs.offline, runs.status,
        runs.articles, runs.posts, runs.quotes, runs.failures,
        (select count(*) from captures where captures.run_id = runs.id) as captures,
        (select count(*) from sightings where sightings.run_id = runs.id) as sightings,
        (select count(*) from verdicts where verdicts.run_id = runs.id) as verdicts
      from runs
    """,
}

WITHOUT_GROUPS = {
    # A page of articles reads the rows it shows; grouped, it read every article first.
    "articles_overview": """
      select articles.id, articles.key, articles.title, articles.site, articles.published_at,
        articles.language, articles.url,
        (select count(*) from embeds where embeds.article_version_id = latest.id) as embeds,
        (select count(*) from quotes where quotes.article_version_id = latest.id) as quotes,
        (select count(*) from quotes join verdicts on verdicts.id = quotes.verdict_id
          where quotes.article_version_id = latest.id and verdicts.wording = 'altered') as altered,
        (select count(*) from article_versions as v where v.article_id = articles.id) as versions
      from articles
      join article_versions as latest on latest.id = (
        select v.id from article_versions as v
        left join readings on readings.article_version_id = v.id
        where v.article_id = articles.id
        order by v.access is 'stub', readings.id desc, v.id desc limit 1)
    """,
}
"""Views that a later migration made anew, with the same columns."""

WITH_ACCOUNTS = {
    name: VIEW_STATEMENTS[name].replace(before, f"{before}, authors.key as account", 1)
    for name, before in (
        ("quotes_overview", "posts.id as post_id"),
        ("posts_overview", "as last_seen"),
    )
}
"""Views that name the author's account too: one handle may have been that of two accounts."""
