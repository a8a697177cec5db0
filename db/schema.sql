CREATE TABLE runs (
  id integer primary key,
  started_at text not null,
  finished_at text,
  command text not null,
  offline integer not null default 0,
  status text not null default 'running'
    check (status in ('running', 'done', 'failed', 'stopped')),
  articles integer not null default 0,
  quotes integer not null default 0,
  posts integer not null default 0,
  failures integer not null default 0,
  report text
) strict;

CREATE TABLE captures (
  id integer primary key,
  run_id integer not null references runs(id),
  url text not null,
  source text not null,
  fetched_at text not null,
  status integer,
  content_type text not null default '',
  sha256 text not null,
  size integer not null,
  warc_file text,
  warc_offset integer, leaf text,
  unique (url, sha256)
) strict;

CREATE TABLE articles (
  id integer primary key,
  key text not null unique,
  url text not null unique,
  title text,
  site text,
  published_at text,
  language text,
  first_run_id integer not null references runs(id)
) strict;

CREATE TABLE article_versions (
  id integer primary key,
  article_id integer not null references articles(id),
  capture_id integer not null references captures(id),
  digest text not null,
  title text,
  site text,
  byline text,
  published_at text,
  modified_at text,
  language text,
  text text not null, access text check (access in ('paywalled', 'stub')), reading text, dated_by text
check (dated_by in ('structured', 'printed', 'address', 'guessed')),
  unique (article_id, digest)
) strict;

CREATE TABLE readings (
  id integer primary key,
  run_id integer not null references runs(id),
  source text not null,
  outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'failed')),
  reason text,
  capture_id integer references captures(id),
  article_version_id integer references article_versions(id)
) strict;

CREATE TABLE authors (
  id integer primary key,
  key text not null unique,
  platform text not null,
  handle text,
  name text
, account_id text, seen_at text, claimed integer not null default 0
check (claimed in (0, 1))) strict;

CREATE TABLE author_names (
  id integer primary key,
  author_id integer not null references authors(id),
  name text not null,
  words text not null,
  last_word text not null, by_handle text, claimed integer not null default 0
check (claimed in (0, 1)), verified_by text, verified_at text, unverified_at text,
  unique (author_id, name)
) strict;

CREATE TABLE posts (
  id integer primary key,
  key text not null unique,
  platform text not null,
  platform_id text,
  url text,
  author_id integer references authors(id),
  posted_at text,
  first_run_id integer not null references runs(id), author_from text
check (author_from in ('api', 'oembed', 'archive', 'import', 'embed')), posted_from text
check (posted_from in ('id', 'api', 'oembed', 'archive', 'import', 'embed')), in_reply_to text, in_thread integer check (in_thread in (0, 1)),
  unique (platform, platform_id)
) strict;

CREATE TABLE post_keys (
  key text primary key,
  post_id integer not null references posts(id)
) strict, without rowid;

CREATE TABLE post_versions (
  id integer primary key autoincrement,
  post_id integer not null references posts(id),
  digest text not null,
  words text not null,
  text text not null,
  truncated integer not null default 0,
  quoted text,
  media text,
  first_capture_id integer not null references captures(id), claimed integer not null default 0
check (claimed in (0, 1)),
  unique (post_id, digest)
) strict;

CREATE TABLE embeds (
  id integer primary key,
  article_version_id integer not null references article_versions(id),
  post_id integer not null references posts(id),
  kind text not null,
  url text,
  handle text,
  name text,
  text text,
  posted_at text,
  truncated integer not null default 0,
  start integer,
  end integer, rendered integer not null default 0, place integer,
  unique (article_version_id, post_id)
) strict;

CREATE TABLE quotes (
  id integer primary key,
  key text not null unique,
  article_version_id integer not null references article_versions(id),
  start integer not null,
  end integer not null,
  text text not null,
  speaker text,
  speaker_start integer,
  speaker_end integer,
  cue text not null,
  continues integer not null default 0,
  verdict_id integer references verdicts(id)
, kind text not null default 'quotation'
check (kind in ('quotation', 'term'))) strict;

CREATE TABLE verdicts (
  id integer primary key,
  quote_id integer not null references quotes(id),
  run_id integer not null references runs(id),
  judged_at text not null,
  rules text not null,
  wording text not null,
  flags text not null default '[]',
  attribution text not null,
  timing text not null,
  post_version_id integer references post_versions(id),
  sighting_id integer references sightings(id),
  standing text,
  evidence text,
  coverage real,
  span_start integer,
  span_end integer,
  diff text,
  matches integer not null default 0,
  searched text
, tie text check (tie in ('cited', 'likely', 'possible')), problem text check (problem in ('misattributed', 'altered', 'misleading_cut', 'impossible')), reason text check (reason in ('truncated', 'no_text', 'other_language', 'thread', 'machine_text')), corroborated integer check (corroborated in (0, 1)), speaker_posts text, claim_id integer references claims(id), transcript_version_id integer references transcript_versions(id), spoken_at real) strict;

CREATE TABLE tallies (
  name text primary key,
  value integer not null
) strict, without rowid;

CREATE TABLE word_counts (
  word text primary key,
  wordings integer not null
) strict, without rowid;

CREATE TABLE aliases (
  id integer primary key,
  name text not null,
  words text not null,
  account text not null,
  unique (words, account)
) strict;

CREATE TABLE sources (
  id integer primary key,
  url text not null unique,
  kind text check (kind in ('feed', 'sitemap', 'index', 'opml', 'list', 'section',
    'article', 'files')),
  title text,
  parent_id integer references sources(id) on delete cascade,
  enabled integer not null default 1,
  every_hours real,
  added_at text not null,
  etag text,
  last_modified text,
  last_looked_at text,
  next_due_at text not null,
  failures integer not null default 0,
  reason text
) strict;

CREATE TABLE article_queue (
  id integer primary key,
  url text not null unique,
  host text not null,
  source_id integer references sources(id) on delete set null,
  found_at text not null,
  state text not null default 'waiting' check (state in ('waiting', 'kept', 'given_up')),
  attempts integer not null default 0,
  next_try_at text,
  last_asked_at text,
  etag text,
  last_modified text,
  reason text
) strict;

CREATE TABLE post_queue (
  id integer primary key,
  key text not null unique,
  platform text not null,
  url text,
  why text not null,
  depth integer not null default 0,
  found_at text not null,
  state text not null default 'waiting' check (state in ('waiting', 'kept', 'given_up')),
  attempts integer not null default 0,
  next_due_at text,
  last_asked_at text,
  reason text
) strict;

CREATE TABLE rewordings (
  version_id integer primary key
, post_id integer) strict;

CREATE VIRTUAL TABLE quote_search using fts5(text, speaker,
  content="quotes", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE article_search using fts5(title, text,
  content="article_versions", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);

CREATE TABLE "sightings" (
  id integer primary key,
  run_id integer not null references runs(id),
  post_id integer not null references posts(id),
  version_id integer references post_versions(id),
  capture_id integer references captures(id),
  seen_at text not null,
  outcome text not null,
  evidence text not null,
  resolver text,
  reason text,
  archived text,
  unique (post_id, run_id, capture_id, version_id)
) strict;

CREATE TABLE seals (
  id integer primary key,
  run_id integer not null unique references runs(id),
  sealed_at text not null,
  captures integer not null,
  root text not null,
  previous text,
  head text not null,
  authority text,
  stamped_at text,
  stamp blob
) strict;

CREATE TABLE forgotten (
  id integer primary key,
  forgotten_at text not null,
  reason text,
  finished_at text
) strict;

CREATE TABLE tombstones (
  digest text primary key,
  forgotten_id integer not null references forgotten(id)
) strict, without rowid;

CREATE TABLE due_quotes (
  quote_id integer primary key references quotes(id)
) strict, without rowid;

CREATE TABLE erasures (
  warc_file text not null,
  warc_offset integer not null,
  warc_length integer not null,
  primary key (warc_file, warc_offset)
) strict, without rowid;

CREATE TABLE author_handles (
  id integer primary key,
  author_id integer not null references authors(id),
  handle text not null collate nocase,
  first_seen_at text,
  last_seen_at text,
  unique (author_id, handle)
) strict;

CREATE TABLE handle_posts (
  post_id integer primary key references posts(id) on delete cascade,
  handle text not null collate nocase
) strict, without rowid;

CREATE VIRTUAL TABLE quote_index using fts5(
  terms, content='', detail=none,
  tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co Cn'"
);

CREATE TABLE unjudged (
  id integer primary key,
  what text not null check (what in ('post', 'author', 'name', 'handle')),
  number integer,
  words text
) strict;

CREATE VIRTUAL TABLE unspaced_quote_search using fts5(
  text, speaker, content='',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* P* S* Co Cn'"
);

CREATE VIRTUAL TABLE unspaced_article_search using fts5(
  title, text, content='',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* P* S* Co Cn'"
);

CREATE VIRTUAL TABLE post_index using fts5(
  terms, content='', detail=none,
  tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE TABLE claims (
  id integer primary key,
  post_id integer not null references posts(id),
  digest text not null,
  kind text not null check (kind in ('page', 'server', 'file')),
  claimant text not null,
  text text,
  truncated integer not null default 0,
  quoted text,
  handle text,
  name text,
  posted_at text,
  capture_id integer references captures(id),
  first_seen_at text not null,
  last_seen_at text not null,
  contradicts text,
  contradicted_at text,
  was_version integer,
  unique (post_id, claimant, digest)
) strict;

CREATE TABLE archive_secrets (
  name text primary key,
  secret text not null
) strict, without rowid;

CREATE TABLE publisher_names (
  name text not null collate nocase,
  site text not null,
  primary key (name, site)
) strict, without rowid;

CREATE TABLE people (
  id integer primary key,
  name text not null,
  words text not null,
  body text,
  added_at text not null
) strict;

CREATE TABLE followed_accounts (
  id integer primary key,
  platform text not null,
  account_id text,
  handle text collate nocase,
  host text,
  number text,
  name text,
  person_id integer references people(id) on delete set null,
  added_at text not null,
  state text not null default 'new' check (state in ('new', 'followed', 'unlisted', 'ended')),
  newest_at text,
  last_read_at text,
  next_due_at text,
  failures integer not null default 0,
  reason text
) strict;

CREATE TABLE reading_gaps (
  id integer primary key,
  followed_id integer not null references followed_accounts(id) on delete cascade,
  cursor text not null,
  until text,
  opened_at text not null
) strict;

CREATE TABLE streams (
  name text primary key,
  cursor integer not null,
  read_at text not null
) strict, without rowid;

CREATE TABLE transcripts (
  id integer primary key,
  key text not null unique,
  title text,
  url text,
  event_at text,
  place text,
  post_id integer references posts(id),
  first_run_id integer not null references runs(id)
) strict;

CREATE TABLE transcript_versions (
  id integer primary key autoincrement,
  transcript_id integer not null references transcripts(id),
  digest text not null,
  kind text not null check (kind in ('official', 'press', 'captions', 'machine')),
  language text,
  words integer not null,
  first_capture_id integer not null references captures(id),
  unique (transcript_id, digest)
) strict;

CREATE TABLE transcript_speakers (
  id integer primary key,
  version_id integer not null references transcript_versions(id),
  label text not null,
  name text not null,
  words text not null,
  last_word text not null,
  unique (version_id, label)
) strict;

CREATE TABLE turns (
  id integer primary key,
  version_id integer not null references transcript_versions(id),
  number integer not null,
  speaker_id integer references transcript_speakers(id),
  start real,
  end real,
  offset integer not null,
  text text not null,
  unique (version_id, number)
) strict;

CREATE TABLE passages (
  id integer primary key autoincrement,
  version_id integer not null references transcript_versions(id),
  speaker_id integer references transcript_speakers(id),
  first_turn integer not null,
  last_turn integer not null,
  start integer not null,
  end integer not null
) strict;

CREATE TABLE speech_word_counts (
  word text primary key,
  passages integer not null
) strict, without rowid;

CREATE VIRTUAL TABLE speech_index using fts5(
  terms, content='', detail=none,
  tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

CREATE TABLE post_searches (
  id integer primary key,
  subject text not null,
  quote_id integer references quotes(id),
  account text not null,
  platform text not null,
  since text not null,
  until text not null,
  state text not null default 'open'
    check (state in ('open', 'found', 'lead', 'not_among', 'refused')),
  listed_by text check (listed_by in ('account', 'archive')),
  posts integer not null default 0,
  unread integer not null default 0,
  requests integer not null default 0,
  post_id integer references posts(id),
  reason text,
  reached text,
  first_run_id integer not null references runs(id),
  started_at text not null,
  searched_at text not null,
  attempts integer not null default 0,
  next_due_at text,
  unique (subject, account)
) strict;

CREATE TABLE host_turns (
  name text primary key,
  asked text not null default '[]',
  closed_until real not null default 0,
  reason text not null default ''
) strict, without rowid;

CREATE TABLE notices (
  id integer primary key,
  kind text not null check (kind in ('problem', 'edited', 'gone')),
  quote_id integer references quotes(id) on delete cascade,
  problem text,
  post_id integer references posts(id) on delete cascade,
  version_id integer references post_versions(id) on delete cascade,
  standing text,
  run_id integer not null references runs(id),
  found_at text not null
) strict;

CREATE TABLE deliveries (
  notice_id integer not null references notices(id) on delete cascade,
  receiver text not null,
  attempts integer not null default 0,
  next_try_at text,
  sent_at text,
  reason text,
  primary key (notice_id, receiver)
) strict, without rowid;

CREATE TABLE listed_quotes (
  quote_id integer primary key,
  verdict_id integer,
  published_at text,
  site text,
  speaker text,
  cue text not null,
  wording text,
  problem text,
  tie text,
  platform text,
  author_id integer,
  post_id integer
, byline text) strict;

CREATE TABLE article_links (
  address integer not null,
  article_version_id integer not null references article_versions(id),
  primary key (address, article_version_id)
) strict, without rowid;

CREATE TABLE transcript_addresses (
  address integer not null,
  transcript_id integer not null references transcripts(id),
  primary key (address, transcript_id)
) strict, without rowid;

CREATE TABLE pictures (
  id integer primary key,
  sha256 text not null unique,
  outcome text check (outcome in ('post', 'none', 'unreadable', 'forgotten')),
  reason text,
  read_at text,
  platform text,
  handle text,
  name text,
  posted_at text,
  text text,
  reading text
) strict;

CREATE TABLE article_pictures (
  id integer primary key,
  article_version_id integer not null references article_versions(id),
  url text not null,
  description text,
  state text not null default 'waiting' check (state in ('waiting', 'kept', 'given_up')),
  attempts integer not null default 0,
  next_try_at text,
  last_asked_at text,
  reason text,
  capture_id integer references captures(id),
  picture_id integer references pictures(id),
  unique (article_version_id, url)
) strict;

CREATE INDEX captures_run on captures(run_id);

CREATE INDEX captures_sha256 on captures(sha256);

CREATE INDEX article_versions_capture on article_versions(capture_id);

CREATE INDEX readings_capture on readings(capture_id);

CREATE INDEX readings_article_version on readings(article_version_id);

CREATE INDEX articles_published on articles(published_at);

CREATE INDEX author_names_words on author_names(words);

CREATE INDEX author_names_last on author_names(last_word);

CREATE INDEX authors_handle on authors(handle collate nocase);

CREATE INDEX posts_posted on posts(posted_at);

CREATE INDEX post_keys_post on post_keys(post_id);

CREATE INDEX post_versions_words on post_versions(words);

CREATE INDEX post_versions_capture on post_versions(first_capture_id);

CREATE INDEX embeds_post on embeds(post_id);

CREATE INDEX quotes_verdict on quotes(verdict_id);

CREATE INDEX verdicts_quote on verdicts(quote_id);

CREATE INDEX verdicts_post_version on verdicts(post_version_id);

CREATE INDEX verdicts_sighting on verdicts(sighting_id);

CREATE INDEX verdicts_wording on verdicts(wording);

CREATE INDEX sources_due on sources(next_due_at);

CREATE INDEX sources_parent on sources(parent_id);

CREATE INDEX article_queue_due on article_queue(host, next_try_at);

CREATE INDEX article_queue_source on article_queue(source_id);

CREATE INDEX post_queue_due on post_queue(platform, next_due_at);

CREATE INDEX verdicts_attribution on verdicts(attribution);

CREATE INDEX quotes_speaker on quotes(speaker);

CREATE INDEX articles_site_published on articles(site, published_at);

CREATE INDEX posts_author_posted on posts(author_id, posted_at);

CREATE INDEX quotes_article_version on quotes(article_version_id, verdict_id);

CREATE INDEX verdicts_run_wording on verdicts(run_id, wording);

CREATE INDEX readings_run_outcome on readings(run_id, outcome);

CREATE INDEX sightings_version on sightings(version_id);

CREATE INDEX sightings_capture on sightings(capture_id);

CREATE INDEX sightings_run on sightings(run_id);

CREATE INDEX captures_place on captures(warc_file, warc_offset);

CREATE INDEX tombstones_forgotten on tombstones(forgotten_id);

CREATE UNIQUE INDEX authors_account on authors(account_id, platform)
where account_id is not null;

CREATE INDEX author_handles_handle on author_handles(handle);

CREATE INDEX handle_posts_handle on handle_posts(handle);

CREATE INDEX verdicts_problem on verdicts(problem) where problem is not null;

CREATE INDEX post_versions_quoted on post_versions(quoted) where quoted is not null;

CREATE INDEX posts_without_id on posts(author_id, platform) where platform_id is null;

CREATE INDEX claims_capture on claims(capture_id);

CREATE INDEX claims_contradicting on claims(contradicted_at)
where contradicts is not null;

CREATE INDEX post_versions_claimed on post_versions(post_id) where claimed = 1;

CREATE INDEX verdicts_claim on verdicts(claim_id) where claim_id is not null;

CREATE INDEX sightings_gone on sightings(id)
where outcome in ('deleted', 'unknown', 'suspended', 'protected');

CREATE INDEX sightings_unknown on sightings(post_id)
where outcome in ('unknown', 'denied');

CREATE INDEX posts_in_reply_to on posts(in_reply_to) where in_reply_to is not null;

CREATE INDEX articles_called on articles(site collate nocase);

CREATE UNIQUE INDEX people_named on people(words, coalesce(body, ''));

CREATE UNIQUE INDEX followed_ids on followed_accounts(platform, account_id)
where account_id is not null;

CREATE UNIQUE INDEX followed_handles on followed_accounts(platform, handle)
where account_id is null;

CREATE INDEX followed_due on followed_accounts(next_due_at);

CREATE INDEX followed_person on followed_accounts(person_id);

CREATE INDEX reading_gaps_of on reading_gaps(followed_id);

CREATE INDEX transcripts_event on transcripts(event_at);

CREATE INDEX transcripts_url on transcripts(url);

CREATE INDEX transcripts_post on transcripts(post_id);

CREATE INDEX transcript_versions_capture on transcript_versions(first_capture_id);

CREATE INDEX transcript_speakers_words on transcript_speakers(words);

CREATE INDEX transcript_speakers_last on transcript_speakers(last_word);

CREATE INDEX turns_speaker on turns(speaker_id) where speaker_id is not null;

CREATE INDEX passages_version on passages(version_id);

CREATE INDEX passages_speaker on passages(speaker_id) where speaker_id is not null;

CREATE INDEX verdicts_transcript_version on verdicts(transcript_version_id)
where transcript_version_id is not null;

CREATE INDEX post_searches_quote on post_searches(quote_id) where quote_id is not null;

CREATE INDEX post_searches_post on post_searches(post_id) where post_id is not null;

CREATE INDEX post_searches_account on post_searches(account);

CREATE INDEX quotes_posted on quotes(article_version_id) where cue = 'post';

CREATE UNIQUE INDEX notices_once on notices(
  kind, coalesce(quote_id, 0), coalesce(problem, ''), coalesce(post_id, 0),
  coalesce(version_id, 0), coalesce(standing, '')
);

CREATE INDEX notices_quote on notices(quote_id) where quote_id is not null;

CREATE INDEX notices_post on notices(post_id) where post_id is not null;

CREATE INDEX notices_version on notices(version_id) where version_id is not null;

CREATE INDEX deliveries_waiting on deliveries(receiver, notice_id) where sent_at is null;

CREATE INDEX posts_platform_posted on posts(platform, posted_at);

CREATE INDEX listed_quotes_published on listed_quotes(published_at);

CREATE INDEX listed_quotes_verdict on listed_quotes(verdict_id);

CREATE INDEX listed_quotes_cue on listed_quotes(cue, published_at);

CREATE INDEX listed_quotes_wording on listed_quotes(wording, published_at);

CREATE INDEX listed_quotes_problem on listed_quotes(problem, published_at)
where problem is not null;

CREATE INDEX listed_quotes_tie on listed_quotes(tie, published_at) where tie is not null;

CREATE INDEX listed_quotes_platform on listed_quotes(platform, published_at)
where platform is not null;

CREATE INDEX listed_quotes_post on listed_quotes(post_id, published_at)
where post_id is not null;

CREATE INDEX article_links_version on article_links(article_version_id);

CREATE INDEX transcript_addresses_transcript on transcript_addresses(transcript_id);

CREATE INDEX article_pictures_due on article_pictures(next_try_at)
where next_try_at is not null;

CREATE INDEX article_pictures_url on article_pictures(url);

CREATE INDEX article_pictures_capture on article_pictures(capture_id)
where capture_id is not null;

CREATE INDEX article_pictures_picture on article_pictures(picture_id)
where picture_id is not null;

CREATE INDEX pictures_unread on pictures(id) where outcome is null;

CREATE INDEX listed_quotes_site on listed_quotes(site, published_at, quote_id, wording,
problem, tie, platform, speaker, byline);

CREATE INDEX listed_quotes_author on listed_quotes(author_id, published_at, quote_id,
wording, problem, tie, platform, site, speaker) where author_id is not null;

CREATE INDEX sightings_gone_post on sightings(post_id, id, seen_at)
where outcome in ('deleted', 'unknown', 'suspended', 'protected');

CREATE INDEX rewordings_post on rewordings(post_id);

CREATE INDEX listed_quotes_speaker on listed_quotes(speaker, published_at, quote_id,
author_id);

CREATE TRIGGER posts_removed after delete on posts begin
  update tallies set value = value - 1 where name = 'posts';
end;

CREATE TRIGGER authors_added after insert on authors begin
  update tallies set value = value + 1 where name = 'authors';
end;

CREATE TRIGGER authors_removed after delete on authors begin
  update tallies set value = value - 1 where name = 'authors';
end;

CREATE TRIGGER reworded_no_more after delete on post_versions begin
  delete from rewordings where version_id = old.id;
end;

CREATE TRIGGER articles_added after insert on articles begin
  update tallies set value = value + 1 where name = 'articles';
end;

CREATE TRIGGER articles_removed after delete on articles begin
  update tallies set value = value - 1 where name = 'articles';
end;

CREATE TRIGGER quotes_added after insert on quotes begin
  update tallies set value = value + 1 where name = 'quotes';
end;

CREATE TRIGGER quotes_removed after delete on quotes begin
  update tallies set value = value - 1 where name = 'quotes'
    or name = (select wording from verdicts where id = old.verdict_id);
end;

CREATE TRIGGER quotes_judged after update of verdict_id on quotes
when old.verdict_id is not new.verdict_id
begin
  update tallies set value = value - 1
    where name = (select wording from verdicts where id = old.verdict_id);
  update tallies set value = value + 1
    where name = (select wording from verdicts where id = new.verdict_id);
end;

CREATE TRIGGER quote_search_added after insert on quotes begin
  insert into quote_search(rowid, text, speaker) values (new.id, new.text, new.speaker);
end;

CREATE TRIGGER quote_search_removed after delete on quotes begin
  insert into quote_search(quote_search, rowid, text, speaker) values ('delete', old.id, old.text, old.speaker);
end;

CREATE TRIGGER quote_search_changed after update of text, speaker on quotes begin
  insert into quote_search(quote_search, rowid, text, speaker) values ('delete', old.id, old.text, old.speaker);
  insert into quote_search(rowid, text, speaker) values (new.id, new.text, new.speaker);
end;

CREATE TRIGGER article_search_added after insert on article_versions begin
  insert into article_search(rowid, title, text) values (new.id, new.title, new.text);
end;

CREATE TRIGGER article_search_removed after delete on article_versions begin
  insert into article_search(article_search, rowid, title, text) values ('delete', old.id, old.title, old.text);
end;

CREATE TRIGGER article_search_changed after update of title, text on article_versions begin
  insert into article_search(article_search, rowid, title, text) values ('delete', old.id, old.title, old.text);
  insert into article_search(rowid, title, text) values (new.id, new.title, new.text);
end;

CREATE TRIGGER judged_sightings_lowered after delete on sightings begin
  update tallies set value = min(value, (select coalesce(max(id), 0) from sightings))
    where name = 'judged_sightings';
end;

CREATE TRIGGER indexed_quotes_lowered after delete on quotes begin
  update tallies set value = min(value, (select coalesce(max(id), 0) from quotes))
    where name = 'indexed_quotes';
end;

CREATE TRIGGER unjudged_joined after update of post_id on post_keys
when exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('post', new.post_id);
end;

CREATE TRIGGER unjudged_author_added after insert on authors
when new.handle is not null and exists (select 1 from quotes)
begin
  insert into unjudged(what, words) values ('handle', new.handle);
end;

CREATE TRIGGER unjudged_author_removed after delete on authors
when old.handle is not null and exists (select 1 from quotes)
begin
  insert into unjudged(what, words) values ('handle', old.handle);
end;

CREATE TRIGGER unjudged_author_changed after update of handle, name, key on authors
when (old.handle is not new.handle or old.key is not new.key or (old.name is not new.name and 2 > (select count(*) from author_names where author_id = new.id and name in (old.name, new.name)))) and exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('author', new.id);
  insert into unjudged(what, words) select 'handle', one.handle from (select old.handle union select new.handle) as one where one.handle is not null and old.handle is not new.handle;
end;

CREATE TRIGGER unjudged_name_added after insert on author_names
when exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('author', new.author_id);
end;

CREATE TRIGGER unjudged_name_removed after delete on author_names
when exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('author', old.author_id);
  insert into unjudged(what, words) values ('name', old.words);
end;

CREATE TRIGGER unjudged_handle_added after insert on author_handles
when exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('author', new.author_id);
  insert into unjudged(what, words) values ('handle', new.handle);
end;

CREATE TRIGGER unjudged_handle_removed after delete on author_handles
when exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('author', old.author_id);
  insert into unjudged(what, words) values ('handle', old.handle);
end;

CREATE TRIGGER worded_added after insert on post_versions
when not exists (select 1 from post_versions as o
  where o.post_id = new.post_id and o.id <> new.id)
begin
  update tallies set value = value + 1 where name = 'worded_posts';
end;

CREATE TRIGGER worded_removed after delete on post_versions
when not exists (select 1 from post_versions as o where o.post_id = old.post_id)
begin
  update tallies set value = value - 1 where name = 'worded_posts';
end;

CREATE TRIGGER worded_joined after update of post_id on post_versions
when old.post_id <> new.post_id
begin
  update tallies set value = value
    + (not exists (select 1 from post_versions as o
      where o.post_id = new.post_id and o.id <> new.id))
    - (not exists (select 1 from post_versions as o where o.post_id = old.post_id))
    where name = 'worded_posts';
end;

CREATE TRIGGER problems_removed after delete on quotes begin
  update tallies set value = value - 1 where name in (
    select wording || ' ' || problem from verdicts where id = old.verdict_id and problem is not null
    union all select 'uncorroborated' from verdicts
    where id = old.verdict_id and corroborated = 0);
end;

CREATE TRIGGER problems_judged after update of verdict_id on quotes
when old.verdict_id is not new.verdict_id
begin
  update tallies set value = value - 1 where name in (
    select wording || ' ' || problem from verdicts where id = old.verdict_id and problem is not null
    union all select 'uncorroborated' from verdicts
    where id = old.verdict_id and corroborated = 0);
  insert into tallies select wording || ' ' || problem, 1 from verdicts
    where id = new.verdict_id and problem is not null
    on conflict(name) do update set value = value + 1;
  update tallies set value = value + 1 where name = 'uncorroborated' and exists (
    select 1 from verdicts where id = new.verdict_id and corroborated = 0);
end;

CREATE TRIGGER unjudged_post
after update of author_id, posted_at, key, in_reply_to, in_thread on posts
when (old.author_id is not new.author_id or old.posted_at is not new.posted_at
  or old.key is not new.key or old.in_reply_to is not new.in_reply_to
  or old.in_thread is not new.in_thread) and exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('post', new.id);
end;

CREATE TRIGGER listed_quote_removed after delete on quotes begin
  delete from listed_quotes where quote_id = old.id;
end;

CREATE TRIGGER listed_quote_judged after update of verdict_id on quotes
    when old.verdict_id is not new.verdict_id
    begin
  update listed_quotes set (verdict_id, wording, problem, tie, platform, author_id, post_id) = (
    select d.id, d.wording, d.problem, d.tie, p.platform, p.author_id, p.id
    from (select 1) left join verdicts as d on d.id = new.verdict_id
    left join post_versions as v on v.id = d.post_version_id
    left join posts as p on p.id = v.post_id)
 where quote_id = new.id;
    end;

CREATE TRIGGER listed_quote_settled
    after update of wording, problem, tie, post_version_id on verdicts
    begin
  update listed_quotes set (verdict_id, wording, problem, tie, platform, author_id, post_id) = (
    select d.id, d.wording, d.problem, d.tie, p.platform, p.author_id, p.id
    from (select 1) left join verdicts as d on d.id = new.id
    left join post_versions as v on v.id = d.post_version_id
    left join posts as p on p.id = v.post_id)
 where verdict_id = new.id;
    end;

CREATE TRIGGER listed_quote_attributed after update of speaker, cue on quotes begin
  update listed_quotes set speaker = new.speaker, cue = new.cue where quote_id = new.id;
end;

CREATE TRIGGER listed_quotes_dated after update of published_at, site on articles
when old.published_at is not new.published_at or old.site is not new.site
begin
  update listed_quotes set published_at = new.published_at, site = new.site
    where quote_id in (select q.id from article_versions as av
      join quotes as q on q.article_version_id = av.id where av.article_id = new.id);
end;

CREATE TRIGGER listed_quotes_authored after update of author_id, platform on posts
when old.author_id is not new.author_id or old.platform is not new.platform
begin
  update listed_quotes set author_id = new.author_id, platform = new.platform
    where post_id = new.id;
end;

CREATE TRIGGER listed_quotes_joined after update of post_id on post_versions
    when old.post_id <> new.post_id
    begin
  update listed_quotes set (verdict_id, wording, problem, tie, platform, author_id, post_id) = (
    select d.id, d.wording, d.problem, d.tie, p.platform, p.author_id, p.id
    from (select 1) left join verdicts as d on d.id = listed_quotes.verdict_id
    left join post_versions as v on v.id = d.post_version_id
    left join posts as p on p.id = v.post_id)
        where verdict_id in (select id from verdicts where post_version_id = new.id);
    end;

CREATE TRIGGER unjudged_name_verified
after update of verified_at, unverified_at on author_names
when (old.verified_at is not null and (old.unverified_at is null or old.unverified_at < old.verified_at)) <> (new.verified_at is not null and (new.unverified_at is null or new.unverified_at < new.verified_at)) and exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('author', new.author_id);
end;

CREATE TRIGGER listed_quote_added after insert on quotes begin
      insert or ignore into listed_quotes
  select q.id, q.verdict_id, a.published_at, a.site, q.speaker, q.cue,
    d.wording, d.problem, d.tie, p.platform, p.author_id, p.id, av.byline
  from quotes as q
  join article_versions as av on av.id = q.article_version_id
  join articles as a on a.id = av.article_id
  left join verdicts as d on d.id = q.verdict_id
  left join post_versions as v on v.id = d.post_version_id
  left join posts as p on p.id = v.post_id
  where q.kind = 'quotation' and q.article_version_id = (
    select version_id from current_article_versions where article_id = a.id)
 and q.id = new.id;
    end;

CREATE TRIGGER listed_quotes_read after insert on readings
    when new.article_version_id is not null and exists (select 1 from article_versions as one
  join article_versions as other on other.article_id = one.article_id and other.id <> one.id
  where one.id = new.article_version_id)
    begin
  delete from listed_quotes where quote_id in (
    select q.id from article_versions as one
    join article_versions as av on av.article_id = one.article_id
    join quotes as q on q.article_version_id = av.id
    where one.id = new.article_version_id and av.id <> (select version_id
      from current_article_versions where article_id = one.article_id));
  insert or ignore into listed_quotes
  select q.id, q.verdict_id, a.published_at, a.site, q.speaker, q.cue,
    d.wording, d.problem, d.tie, p.platform, p.author_id, p.id, av.byline
  from quotes as q
  join article_versions as av on av.id = q.article_version_id
  join articles as a on a.id = av.article_id
  left join verdicts as d on d.id = q.verdict_id
  left join post_versions as v on v.id = d.post_version_id
  left join posts as p on p.id = v.post_id
  where q.kind = 'quotation' and q.article_version_id = (
    select version_id from current_article_versions where article_id = a.id)
    and q.article_version_id = (select current.version_id from article_versions as one
      join current_article_versions as current on current.article_id = one.article_id
      where one.id = new.article_version_id);
 end;

CREATE TRIGGER listed_quotes_closed after update of access on article_versions
    when old.access is not new.access and exists (select 1 from article_versions as one
  join article_versions as other on other.article_id = one.article_id and other.id <> one.id
  where one.id = new.id)
    begin
  delete from listed_quotes where quote_id in (
    select q.id from article_versions as one
    join article_versions as av on av.article_id = one.article_id
    join quotes as q on q.article_version_id = av.id
    where one.id = new.id and av.id <> (select version_id
      from current_article_versions where article_id = one.article_id));
  insert or ignore into listed_quotes
  select q.id, q.verdict_id, a.published_at, a.site, q.speaker, q.cue,
    d.wording, d.problem, d.tie, p.platform, p.author_id, p.id, av.byline
  from quotes as q
  join article_versions as av on av.id = q.article_version_id
  join articles as a on a.id = av.article_id
  left join verdicts as d on d.id = q.verdict_id
  left join post_versions as v on v.id = d.post_version_id
  left join posts as p on p.id = v.post_id
  where q.kind = 'quotation' and q.article_version_id = (
    select version_id from current_article_versions where article_id = a.id)
    and q.article_version_id = (select current.version_id from article_versions as one
      join current_article_versions as current on current.article_id = one.article_id
      where one.id = new.id);
 end;

CREATE TRIGGER reworded after insert on post_versions
when new.truncated = 0 and new.claimed = 0 and exists (select 1 from post_versions as o
  where o.post_id = new.post_id and o.id < new.id and o.truncated = 0 and o.claimed = 0)
begin
  insert or ignore into rewordings values (new.id, new.post_id);
end;

CREATE TRIGGER reworded_by_joining after update of post_id, claimed on post_versions
begin
  update rewordings set post_id = new.post_id where version_id = new.id;
  insert or ignore into rewordings select v.id, v.post_id from post_versions as v
    where v.post_id = new.post_id and v.truncated = 0 and v.claimed = 0 and exists (
      select 1 from post_versions as o
      where o.post_id = v.post_id and o.id < v.id and o.truncated = 0 and o.claimed = 0);
end;

CREATE VIEW "runs_overview" AS
select runs.id, runs.started_at, runs.finished_at, runs.command, runs.offline, runs.status,
  runs.articles, runs.posts, runs.quotes, runs.failures,
  (select count(*) from captures where captures.run_id = runs.id) as captures,
  (select count(*) from sightings where sightings.run_id = runs.id) as sightings,
  (select count(*) from verdicts where verdicts.run_id = runs.id) as verdicts
from runs;

CREATE VIEW "articles_overview" AS
select articles.id, articles.key, articles.title, articles.site, articles.published_at,
  articles.language, articles.url,
  (select count(*) from embeds where embeds.article_version_id = latest.version_id) as embeds,
  (select count(*) from quotes where quotes.article_version_id = latest.version_id) as quotes,
  (select count(*) from quotes join verdicts on verdicts.id = quotes.verdict_id
    where quotes.article_version_id = latest.version_id
    and verdicts.problem = 'altered') as altered,
  (select count(*) from article_versions as v where v.article_id = articles.id) as versions,
  (select count(*) from quotes join verdicts on verdicts.id = quotes.verdict_id
    where quotes.article_version_id = latest.version_id
    and verdicts.problem is not null) as problems
from articles
join current_article_versions as latest on latest.article_id = articles.id;

CREATE VIEW "posts_overview" AS
select posts.id, posts.key, posts.platform, authors.name as author, authors.handle,
  latest.text, posts.posted_at, posts.url,
  (select count(*) from post_versions as v where v.post_id = posts.id) as versions,
  (select count(*) from embeds where embeds.post_id = posts.id) as embedded,
  (select count(*) from verdicts join quotes on quotes.verdict_id = verdicts.id
    join post_versions as v on v.id = verdicts.post_version_id
    where v.post_id = posts.id) as quoted,
  (select min(seen_at) from sightings where sightings.post_id = posts.id) as first_seen,
  (select max(seen_at) from sightings where sightings.post_id = posts.id) as last_seen, authors.key as account,
  latest.claimed, (select count(*) from claims where claims.post_id = posts.id
    and claims.contradicts is not null) as contradictions
from posts
left join authors on authors.id = posts.author_id
left join post_versions as latest on latest.id = (
  select v.id from post_versions as v where v.post_id = posts.id
  order by v.claimed, v.truncated, v.id desc limit 1);

CREATE VIEW "quotes_overview" AS
select quotes.id, quotes.key, quotes.text as quote, quotes.speaker, quotes.cue,
  quotes.kind, verdicts.wording, verdicts.tie, verdicts.problem, verdicts.reason, verdicts.corroborated, verdicts.flags, verdicts.attribution, verdicts.timing,
  verdicts.standing, verdicts.evidence, verdicts.coverage,
  authors.name as author, authors.handle, post_versions.text as post,
  posts.posted_at, posts.url as post_url, posts.key as post_key,
  articles.title as article, articles.site, articles.published_at, articles.url,
  articles.id as article_id, posts.id as post_id, authors.key as account, transcripts.key as transcript, verdicts.spoken_at
from quotes
join article_versions on article_versions.id = quotes.article_version_id
join articles on articles.id = article_versions.article_id
left join verdicts on verdicts.id = quotes.verdict_id
left join post_versions on post_versions.id = verdicts.post_version_id
left join posts on posts.id = post_versions.post_id
left join authors on authors.id = posts.author_id
left join transcript_versions on transcript_versions.id = verdicts.transcript_version_id
left join transcripts on transcripts.id = transcript_versions.transcript_id;

CREATE VIEW "current_article_versions" AS
  select v.article_id, v.id as version_id from article_versions as v
  where v.id = (
    select other.id from article_versions as other
    left join readings on readings.article_version_id = other.id
    left join captures on captures.id = coalesce(readings.capture_id, other.capture_id)
    where other.article_id = v.article_id
    order by other.access is 'stub', captures.status is null
      or not (captures.source glob 'http://*' or captures.source glob 'https://*')
      or coalesce(instr(captures.warc_file, '://'), 0) > 0, readings.id desc, other.id desc
    limit 1);
