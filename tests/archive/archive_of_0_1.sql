pragma foreign_keys = off;
begin;
pragma application_id = 1634886518;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (1, 'archiver', 'm001_tables', '2026-11-28 22:32:50.438867+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (2, 'archiver', 'm002_aliases', '2026-11-28 22:32:50.439453+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (3, 'archiver', 'm003_rendered', '2026-11-28 22:32:50.450416+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (4, 'archiver', 'm004_sources', '2026-11-28 22:32:50.451586+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (5, 'archiver', 'm005_site', '2026-11-28 22:32:50.469248+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (6, 'archiver', 'm006_counted', '2026-11-28 22:32:50.470116+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (7, 'archiver', 'm007_looks', '2026-11-28 22:32:50.494305+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (8, 'archiver', 'm008_evidence', '2026-11-28 22:32:50.506709+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (9, 'archiver', 'm009_accounts', '2026-11-28 22:32:50.529669+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (10, 'archiver', 'm010_judging', '2026-11-28 22:32:50.531821+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (11, 'archiver', 'm011_unspaced', '2026-11-28 22:32:50.541959+00:00');
insert into [_sqlite_migrations]([id], [migration_set], [name], [applied_at]) values (12, 'archiver', 'm012_index', '2026-11-28 22:32:50.543404+00:00');
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
insert into [runs]([id], [started_at], [finished_at], [command], [offline], [status], [articles], [quotes], [posts], [failures], [report]) values (1, '2026-11-28T22:32:50Z', '2026-11-28T22:32:51Z', 'crawl', 1, 'done', 3, 3, 1, 0, '{"run": 1, "started_at": "2026-11-28T22:32:50Z", "finished_at": "2026-11-28T22:32:51Z", "status": "done", "newly_altered": [], "listings": {}, "articles": {"new": 3, "changed": 0, "unchanged": 0, "failed": 0}, "posts": {"new": 1, "versions_new": 1, "looked_at": {}, "changed": [], "gone": []}, "quotes": {"new": 3, "judged": 3, "verdicts_changed": 3, "altered_new": 0, "wordings": {"not_found": 2, "verbatim": 1}}, "requests": {}, "failed": 0, "failed_hosts": [], "failures": []}');
insert into [runs]([id], [started_at], [finished_at], [command], [offline], [status], [articles], [quotes], [posts], [failures], [report]) values (2, '2026-11-28T22:32:51Z', '2026-11-28T22:32:51Z', 'crawl', 1, 'done', 1, 1, 0, 0, '{"run": 2, "started_at": "2026-11-28T22:32:51Z", "finished_at": "2026-11-28T22:32:51Z", "status": "done", "newly_altered": [{"quote": "The night ferry to Pelliwick will always leave before the seal does,", "speaker": "Ana Brook", "flags": ["negation"], "attribution": "confirmed", "was": null, "article_url": "https://ledger.example/ferry", "title": "The seal and the ferry", "post_url": "https://x.com/anabrook_test/status/2712809663493046272", "post_key": "x:2712809663493046272", "author": "anabrook_test", "words": "The night ferry to Pelliwick will never leave before the seal does."}], "listings": {}, "articles": {"new": 0, "changed": 1, "unchanged": 0, "failed": 0}, "posts": {"new": 0, "versions_new": 0, "looked_at": {}, "changed": [], "gone": []}, "quotes": {"new": 1, "judged": 1, "verdicts_changed": 1, "altered_new": 1, "wordings": {"altered": 1}}, "requests": {}, "failed": 0, "failed_hosts": [], "failures": []}');
insert into [runs]([id], [started_at], [finished_at], [command], [offline], [status], [articles], [quotes], [posts], [failures], [report]) values (3, '2026-11-28T22:32:52Z', '2026-11-28T22:32:52Z', 'crawl', 1, 'done', 0, 0, 0, 0, '{"run": 3, "started_at": "2026-11-28T22:32:52Z", "finished_at": "2026-11-28T22:32:52Z", "status": "done", "newly_altered": [], "listings": {}, "articles": {"new": 0, "changed": 0, "unchanged": 1, "failed": 0}, "posts": {"new": 0, "versions_new": 0, "looked_at": {}, "changed": [], "gone": []}, "quotes": {"new": 0, "judged": 0, "verdicts_changed": 0, "altered_new": 0, "wordings": {}}, "requests": {}, "failed": 0, "failed_hosts": [], "failures": []}');
insert into [runs]([id], [started_at], [finished_at], [command], [offline], [status], [articles], [quotes], [posts], [failures], [report]) values (4, '2026-11-28T22:32:52Z', '2026-11-28T22:32:52Z', 'import', 1, 'done', 0, 0, 3, 0, '{"run": 4, "lines": 3, "failed": 0, "posts": {"new": 3, "versions_new": 3}, "errors": []}');
insert into [runs]([id], [started_at], [finished_at], [command], [offline], [status], [articles], [quotes], [posts], [failures], [report]) values (5, '2026-11-28T22:32:52Z', '2026-11-28T22:32:52Z', 'forget', 1, 'done', 0, 0, 0, 0, '{"run": 5, "started_at": "2026-11-28T22:32:52Z", "finished_at": "2026-11-28T22:32:52Z", "status": "done", "newly_altered": [], "listings": {}, "articles": {"new": 0, "changed": 0, "unchanged": 0, "failed": 0}, "posts": {"new": 0, "versions_new": 0, "looked_at": {}, "changed": [], "gone": []}, "quotes": {"new": 0, "judged": 1, "verdicts_changed": 1, "altered_new": 0, "wordings": {"verbatim": 1}}, "requests": {}, "failed": 0, "failed_hosts": [], "failures": []}');
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
insert into [captures]([id], [run_id], [url], [source], [fetched_at], [status], [content_type], [sha256], [size], [warc_file], [warc_offset], [leaf]) values (1, 1, 'https://ledger.example/coast', 'in/coast.html', '2026-11-28T22:32:50Z', NULL, 'text/html; charset=utf-8', 'f647133688cfa1e21af04c14201724d52b421ff696eb73d9bd650831c9ec33ba', 584, 'run-000001.warc.gz', 285, NULL);
insert into [captures]([id], [run_id], [url], [source], [fetched_at], [status], [content_type], [sha256], [size], [warc_file], [warc_offset], [leaf]) values (2, 1, 'https://ledger.example/ferry', 'in/ferry.html', '2026-11-28T22:32:51Z', NULL, 'text/html; charset=utf-8', '21acfbcd2c3835dc80d661d11299755c22414a44192e017641ff0fe266ab83e3', 2211, 'run-000001.warc.gz', 976, NULL);
insert into [captures]([id], [run_id], [url], [source], [fetched_at], [status], [content_type], [sha256], [size], [warc_file], [warc_offset], [leaf]) values (3, 1, 'https://ledger.example/plain', 'in/plain.html', '2026-11-28T22:32:51Z', NULL, 'text/html; charset=utf-8', '9d2da51b424d76d3a6b2ee3eb1943445da3665dacce38a63f9fc09d2a34d217e', 950, 'run-000001.warc.gz', 1692, NULL);
insert into [captures]([id], [run_id], [url], [source], [fetched_at], [status], [content_type], [sha256], [size], [warc_file], [warc_offset], [leaf]) values (4, 2, 'https://ledger.example/ferry', 'in/ferry.html', '2026-11-28T22:32:51Z', NULL, 'text/html; charset=utf-8', '466261cca9761929c5d1165d2a75396668ab4e52268db6b7a6687d27b74477a7', 5856, 'run-000002.warc.gz', 284, NULL);
insert into [captures]([id], [run_id], [url], [source], [fetched_at], [status], [content_type], [sha256], [size], [warc_file], [warc_offset], [leaf]) values (5, 4, 'file:///srv/marrowby/posts.jsonl', 'posts.jsonl', '2026-11-28T22:32:52Z', NULL, '', '9fc16f3d25568de171c0090f0100019daf229eff5c084c14f5bdc9cc5f3139a5', 670, NULL, NULL, NULL);
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
insert into [articles]([id], [key], [url], [title], [site], [published_at], [language], [first_run_id]) values (1, 'a77d77500a7966225036f26af8cb9b63', 'https://ledger.example/coast', '港口的消息', 'Marrowby Ledger', NULL, 'zh', 1);
insert into [articles]([id], [key], [url], [title], [site], [published_at], [language], [first_run_id]) values (2, 'eccce2c2e6e5d17c3290fbb3c15c2322', 'https://ledger.example/ferry', 'The seal and the ferry', 'Marrowby Ledger', NULL, 'en', 1);
insert into [articles]([id], [key], [url], [title], [site], [published_at], [language], [first_run_id]) values (3, 'dc68132747eb24175f518985533ed10c', 'https://ledger.example/plain', 'What Ana Brook wrote', 'Marrowby Ledger', NULL, 'en', 1);
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
      text text not null, access text check (access in ('paywalled', 'stub')), reading text,
      unique (article_id, digest)
    ) strict;
insert into [article_versions]([id], [article_id], [capture_id], [digest], [title], [site], [byline], [published_at], [modified_at], [language], [text], [access], [reading]) values (1, 1, 1, '54b9da5dd0b88ad2ad8a18dd45f94561', '港口的消息', 'Marrowby Ledger', NULL, NULL, NULL, 'zh', '港口的消息
The harbour was quiet when the council met to hear about the timetable.
“渡轮在海豹离开以前永远不会开航，码头上没有人敢叫它走开。”安小溪说。
Nobody in Marrowby would say on Tuesday when the next boat is to leave, and the harbour master asked for patience.', NULL, NULL);
insert into [article_versions]([id], [article_id], [capture_id], [digest], [title], [site], [byline], [published_at], [modified_at], [language], [text], [access], [reading]) values (2, 2, 2, '815d47c7e5e21adb38b39425b5e152e4', 'The seal and the ferry', 'Marrowby Ledger', NULL, NULL, NULL, 'en', 'The seal and the ferry
The harbour was quiet when the council met to hear about the timetable.
Nobody in Marrowby would say on Tuesday when the next boat is to leave, and the harbour master asked for patience.
On pier 0 the porters of Marrowby went on loading their crates of herring.
On pier 1 the porters of Marrowby went on loading their crates of herring.
On pier 2 the porters of Marrowby went on loading their crates of herring.
On pier 3 the porters of Marrowby went on loading their crates of herring.
On pier 4 the porters of Marrowby went on loading their crates of herring.
On pier 5 the porters of Marrowby went on loading their crates of herring.
On pier 6 the porters of Marrowby went on loading their crates of herring.
On pier 7 the porters of Marrowby went on loading their crates of herring.
On pier 8 the porters of Marrowby went on loading their crates of herring.
On pier 9 the porters of Marrowby went on loading their crates of herring.
On pier 10 the porters of Marrowby went on loading their crates of herring.
On pier 11 the porters of Marrowby went on loading their crates of herring.
On pier 12 the porters of Marrowby went on loading their crates of herring.
On pier 13 the porters of Marrowby went on loading their crates of herring.
On pier 14 the porters of Marrowby went on loading their crates of herring.
On pier 15 the porters of Marrowby went on loading their crates of herring.
On pier 16 the porters of Marrowby went on loading their crates of herring.
On pier 17 the porters of Marrowby went on loading their crates of herring.
On pier 18 the porters of Marrowby went on loading their crates of herring.
On pier 19 the porters of Marrowby went on loading their crates of herring.', 'paywalled', NULL);
insert into [article_versions]([id], [article_id], [capture_id], [digest], [title], [site], [byline], [published_at], [modified_at], [language], [text], [access], [reading]) values (3, 3, 3, '64d5eb171f4b471d02829740149472f5', 'What Ana Brook wrote', 'Marrowby Ledger', NULL, NULL, NULL, 'en', 'What Ana Brook wrote
The harbour was quiet when the council met to hear about the timetable.
“The night ferry to Pelliwick will never leave before the seal does,” Ana Brook wrote on X.
“Whoever feeds the seal at the quay pays for its herring until Sunday,” Ana Brook wrote on X.
Nobody in Marrowby would say on Tuesday when the next boat is to leave, and the harbour master asked for patience.', NULL, NULL);
insert into [article_versions]([id], [article_id], [capture_id], [digest], [title], [site], [byline], [published_at], [modified_at], [language], [text], [access], [reading]) values (4, 2, 4, '6bd4ddbdbce9fa43266a476f0f71070e', 'The seal and the ferry', 'Marrowby Ledger', NULL, NULL, NULL, 'en', 'The seal and the ferry
The harbour was quiet when the council met to hear about the timetable.
“The night ferry to Pelliwick will always leave before the seal does,” Ana Brook wrote on X.
Nobody in Marrowby would say on Tuesday when the next boat is to leave, and the harbour master asked for patience.
On pier 0 the porters of Marrowby went on loading their crates of herring.
On pier 1 the porters of Marrowby went on loading their crates of herring.
On pier 2 the porters of Marrowby went on loading their crates of herring.
On pier 3 the porters of Marrowby went on loading their crates of herring.
On pier 4 the porters of Marrowby went on loading their crates of herring.
On pier 5 the porters of Marrowby went on loading their crates of herring.
On pier 6 the porters of Marrowby went on loading their crates of herring.
On pier 7 the porters of Marrowby went on loading their crates of herring.
On pier 8 the porters of Marrowby went on loading their crates of herring.
On pier 9 the porters of Marrowby went on loading their crates of herring.
On pier 10 the porters of Marrowby went on loading their crates of herring.
On pier 11 the porters of Marrowby went on loading their crates of herring.
On pier 12 the porters of Marrowby went on loading their crates of herring.
On pier 13 the porters of Marrowby went on loading their crates of herring.
On pier 14 the porters of Marrowby went on loading their crates of herring.
On pier 15 the porters of Marrowby went on loading their crates of herring.
On pier 16 the porters of Marrowby went on loading their crates of herring.
On pier 17 the porters of Marrowby went on loading their crates of herring.
On pier 18 the porters of Marrowby went on loading their crates of herring.
On pier 19 the porters of Marrowby went on loading their crates of herring.
On pier 20 the porters of Marrowby went on loading their crates of herring.
On pier 21 the porters of Marrowby went on loading their crates of herring.
On pier 22 the porters of Marrowby went on loading their crates of herring.
On pier 23 the porters of Marrowby went on loading their crates of herring.
On pier 24 the porters of Marrowby went on loading their crates of herring.
On pier 25 the porters of Marrowby went on loading their crates of herring.
On pier 26 the porters of Marrowby went on loading their crates of herring.
On pier 27 the porters of Marrowby went on loading their crates of herring.
On pier 28 the porters of Marrowby went on loading their crates of herring.
On pier 29 the porters of Marrowby went on loading their crates of herring.
On pier 30 the porters of Marrowby went on loading their crates of herring.
On pier 31 the porters of Marrowby went on loading their crates of herring.
On pier 32 the porters of Marrowby went on loading their crates of herring.
On pier 33 the porters of Marrowby went on loading their crates of herring.
On pier 34 the porters of Marrowby went on loading their crates of herring.
On pier 35 the porters of Marrowby went on loading their crates of herring.
On pier 36 the porters of Marrowby went on loading their crates of herring.
On pier 37 the porters of Marrowby went on loading their crates of herring.
On pier 38 the porters of Marrowby went on loading their crates of herring.
On pier 39 the porters of Marrowby went on loading their crates of herring.
On pier 40 the porters of Marrowby went on loading their crates of herring.
On pier 41 the porters of Marrowby went on loading their crates of herring.
On pier 42 the porters of Marrowby went on loading their crates of herring.
On pier 43 the porters of Marrowby went on loading their crates of herring.
On pier 44 the porters of Marrowby went on loading their crates of herring.
On pier 45 the porters of Marrowby went on loading their crates of herring.
On pier 46 the porters of Marrowby went on loading their crates of herring.
On pier 47 the porters of Marrowby went on loading their crates of herring.
On pier 48 the porters of Marrowby went on loading their crates of herring.
On pier 49 the porters of Marrowby went on loading their crates of herring.
On pier 50 the porters of Marrowby went on loading their crates of herring.
On pier 51 the porters of Marrowby went on loading their crates of herring.
On pier 52 the porters of Marrowby went on loading their crates of herring.
On pier 53 the porters of Marrowby went on loading their crates of herring.
On pier 54 the porters of Marrowby went on loading their crates of herring.
On pier 55 the porters of Marrowby went on loading their crates of herring.
On pier 56 the porters of Marrowby went on loading their crates of herring.
On pier 57 the porters of Marrowby went on loading their crates of herring.
On pier 58 the porters of Marrowby went on loading their crates of herring.
On pier 59 the porters of Marrowby went on loading their crates of herring.', 'paywalled', NULL);
CREATE TABLE readings (
      id integer primary key,
      run_id integer not null references runs(id),
      source text not null,
      outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'failed')),
      reason text,
      capture_id integer references captures(id),
      article_version_id integer references article_versions(id)
    ) strict;
insert into [readings]([id], [run_id], [source], [outcome], [reason], [capture_id], [article_version_id]) values (1, 1, 'in/coast.html', 'new', NULL, 1, 1);
insert into [readings]([id], [run_id], [source], [outcome], [reason], [capture_id], [article_version_id]) values (2, 1, 'in/ferry.html', 'new', NULL, 2, 2);
insert into [readings]([id], [run_id], [source], [outcome], [reason], [capture_id], [article_version_id]) values (3, 1, 'in/plain.html', 'new', NULL, 3, 3);
insert into [readings]([id], [run_id], [source], [outcome], [reason], [capture_id], [article_version_id]) values (4, 2, 'in/ferry.html', 'changed', NULL, 4, 4);
insert into [readings]([id], [run_id], [source], [outcome], [reason], [capture_id], [article_version_id]) values (5, 3, 'in/ferry.html', 'unchanged', NULL, 2, 2);
CREATE TABLE authors (
      id integer primary key,
      key text not null unique,
      platform text not null,
      handle text,
      name text
    , account_id text, seen_at text) strict;
insert into [authors]([id], [key], [platform], [handle], [name], [account_id], [seen_at]) values (1, 'x:anabrook_test', 'x', 'anabrook_test', 'Ana Brook', NULL, NULL);
insert into [authors]([id], [key], [platform], [handle], [name], [account_id], [seen_at]) values (2, 'x:corvin_test', 'x', 'corvin_test', 'Corvin Ash', NULL, NULL);
CREATE TABLE author_names (
      id integer primary key,
      author_id integer not null references authors(id),
      name text not null,
      words text not null,
      last_word text not null, by_handle text,
      unique (author_id, name)
    ) strict;
insert into [author_names]([id], [author_id], [name], [words], [last_word], [by_handle]) values (1, 1, 'Ana Brook', 'ana brook', 'brook', NULL);
insert into [author_names]([id], [author_id], [name], [words], [last_word], [by_handle]) values (2, 2, 'Corvin Ash', 'corvin ash', 'ash', NULL);
CREATE TABLE posts (
      id integer primary key,
      key text not null unique,
      platform text not null,
      platform_id text,
      url text,
      author_id integer references authors(id),
      posted_at text,
      first_run_id integer not null references runs(id),
      unique (platform, platform_id)
    ) strict;
insert into [posts]([id], [key], [platform], [platform_id], [url], [author_id], [posted_at], [first_run_id]) values (1, 'x:2712809663493046272', 'x', '2712809663493046272', 'https://x.com/anabrook_test/status/2712809663493046272', 1, '2031-05-04T00:00:00Z', 1);
insert into [posts]([id], [key], [platform], [platform_id], [url], [author_id], [posted_at], [first_run_id]) values (2, 'x:2713172051358646272', 'x', '2713172051358646272', NULL, 1, '2031-05-05T00:00:00Z', 4);
insert into [posts]([id], [key], [platform], [platform_id], [url], [author_id], [posted_at], [first_run_id]) values (3, 'x:2713534439224246272', 'x', '2713534439224246272', NULL, 2, '2031-05-06T00:00:00Z', 4);
CREATE TABLE post_keys (
      key text primary key,
      post_id integer not null references posts(id)
    ) strict, without rowid;
insert into [post_keys]([key], [post_id]) values ('x:2712809663493046272', 1);
insert into [post_keys]([key], [post_id]) values ('x:2713172051358646272', 2);
insert into [post_keys]([key], [post_id]) values ('x:2713534439224246272', 3);
CREATE TABLE post_versions (
      id integer primary key autoincrement,
      post_id integer not null references posts(id),
      digest text not null,
      words text not null,
      text text not null,
      truncated integer not null default 0,
      quoted text,
      media text,
      first_capture_id integer not null references captures(id),
      unique (post_id, digest)
    ) strict;
insert into [post_versions]([id], [post_id], [digest], [words], [text], [truncated], [quoted], [media], [first_capture_id]) values (1, 1, 'e5a0d42b2de4a5fe752090448cf08ba3', 'f2b3af93093358ea19d162b6b75ddf93', 'The night ferry to Pelliwick will never leave before the seal does.', 0, NULL, NULL, 3);
insert into [post_versions]([id], [post_id], [digest], [words], [text], [truncated], [quoted], [media], [first_capture_id]) values (2, 2, 'c1b926345d77ac66a6e36ba3913a1630', '9984f3dc778b1d9a98d40473d2221e9f', 'Whoever feeds the seal at the quay pays for its herring until Sunday.', 0, NULL, NULL, 5);
insert into [post_versions]([id], [post_id], [digest], [words], [text], [truncated], [quoted], [media], [first_capture_id]) values (3, 3, 'dd3ffaf0541d657d7446cd3270578501', '953da7dbaca44cd393a35746036652a2', 'Every lamp on the lighthouse was counted twice and none of them was mine.', 0, NULL, NULL, 5);
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
      end integer, rendered integer not null default 0,
      unique (article_version_id, post_id)
    ) strict;
insert into [embeds]([id], [article_version_id], [post_id], [kind], [url], [handle], [name], [text], [posted_at], [truncated], [start], [end], [rendered]) values (1, 3, 1, 'blockquote', 'https://x.com/anabrook_test/status/2712809663493046272', 'anabrook_test', 'Ana Brook', 'The night ferry to Pelliwick will never leave before the seal does.', '2031-05-04T00:00:00Z', 0, NULL, NULL, 0);
insert into [embeds]([id], [article_version_id], [post_id], [kind], [url], [handle], [name], [text], [posted_at], [truncated], [start], [end], [rendered]) values (2, 4, 1, 'blockquote', 'https://x.com/anabrook_test/status/2712809663493046272', 'anabrook_test', 'Ana Brook', 'The night ferry to Pelliwick will never leave before the seal does.', '2031-05-04T00:00:00Z', 0, NULL, NULL, 0);
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
    ) strict;
insert into [quotes]([id], [key], [article_version_id], [start], [end], [text], [speaker], [speaker_start], [speaker_end], [cue], [continues], [verdict_id]) values (1, '2cf0ea9a94c9a5dbf454110d3f470e2e', 1, 79, 107, '渡轮在海豹离开以前永远不会开航，码头上没有人敢叫它走开。', '安小溪', 108, 111, 'speech', 0, 1);
insert into [quotes]([id], [key], [article_version_id], [start], [end], [text], [speaker], [speaker_start], [speaker_end], [cue], [continues], [verdict_id]) values (2, '0f059686ef0f3d427f60acb06ecffdef', 3, 94, 161, 'The night ferry to Pelliwick will never leave before the seal does,', 'Ana Brook', 163, 172, 'post', 0, 2);
insert into [quotes]([id], [key], [article_version_id], [start], [end], [text], [speaker], [speaker_start], [speaker_end], [cue], [continues], [verdict_id]) values (3, '3c499d1d3f72f26c52b71a094d7c3bf4', 3, 186, 255, 'Whoever feeds the seal at the quay pays for its herring until Sunday,', 'Ana Brook', 257, 266, 'post', 0, 5);
insert into [quotes]([id], [key], [article_version_id], [start], [end], [text], [speaker], [speaker_start], [speaker_end], [cue], [continues], [verdict_id]) values (4, '3d6c876d36f617454d27f620e9699cd0', 4, 96, 164, 'The night ferry to Pelliwick will always leave before the seal does,', 'Ana Brook', 166, 175, 'post', 0, 4);
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
    ) strict;
insert into [verdicts]([id], [quote_id], [run_id], [judged_at], [rules], [wording], [flags], [attribution], [timing], [post_version_id], [sighting_id], [standing], [evidence], [coverage], [span_start], [span_end], [diff], [matches], [searched]) values (1, 1, 1, '2026-11-28T22:32:51Z', '3', 'not_found', '[]', 'unresolved', 'unknown', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '{"posts": 1, "authors": 1, "from": "2031-05-04T00:00:00Z", "to": "2031-05-04T00:00:00Z"}');
insert into [verdicts]([id], [quote_id], [run_id], [judged_at], [rules], [wording], [flags], [attribution], [timing], [post_version_id], [sighting_id], [standing], [evidence], [coverage], [span_start], [span_end], [diff], [matches], [searched]) values (2, 2, 1, '2026-11-28T22:32:51Z', '3', 'verbatim', '[]', 'confirmed', 'unknown', 1, 1, 'unchecked', 'embed', 1.0, 0, 66, NULL, 1, NULL);
insert into [verdicts]([id], [quote_id], [run_id], [judged_at], [rules], [wording], [flags], [attribution], [timing], [post_version_id], [sighting_id], [standing], [evidence], [coverage], [span_start], [span_end], [diff], [matches], [searched]) values (3, 3, 1, '2026-11-28T22:32:51Z', '3', 'not_found', '[]', 'unresolved', 'unknown', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, '{"posts": 1, "authors": 1, "from": "2031-05-04T00:00:00Z", "to": "2031-05-04T00:00:00Z"}');
insert into [verdicts]([id], [quote_id], [run_id], [judged_at], [rules], [wording], [flags], [attribution], [timing], [post_version_id], [sighting_id], [standing], [evidence], [coverage], [span_start], [span_end], [diff], [matches], [searched]) values (4, 4, 2, '2026-11-28T22:32:51Z', '3', 'altered', '["negation"]', 'confirmed', 'unknown', 1, 1, 'unchecked', 'embed', 0.9167, 0, 66, '[{"op": "equal", "quote": "The night ferry to Pelliwick will ", "post": "The night ferry to Pelliwick will "}, {"op": "replace", "quote": "always ", "post": "never "}, {"op": "equal", "quote": "leave before the seal does,", "post": "leave before the seal does"}]', 1, NULL);
insert into [verdicts]([id], [quote_id], [run_id], [judged_at], [rules], [wording], [flags], [attribution], [timing], [post_version_id], [sighting_id], [standing], [evidence], [coverage], [span_start], [span_end], [diff], [matches], [searched]) values (5, 3, 5, '2026-11-28T22:32:52Z', '3', 'verbatim', '[]', 'confirmed', 'unknown', 2, 3, 'unchecked', 'import', 1.0, 0, 68, NULL, 1, NULL);
CREATE TABLE tallies (
      name text primary key,
      value integer not null
    ) strict, without rowid;
insert into [tallies]([name], [value]) values ('abridged', 0);
insert into [tallies]([name], [value]) values ('altered', 1);
insert into [tallies]([name], [value]) values ('articles', 3);
insert into [tallies]([name], [value]) values ('authors', 2);
insert into [tallies]([name], [value]) values ('indexed_quotes', 4);
insert into [tallies]([name], [value]) values ('indexed_rules', 1842515611);
insert into [tallies]([name], [value]) values ('judged', 3);
insert into [tallies]([name], [value]) values ('judged_readings', 5);
insert into [tallies]([name], [value]) values ('judged_rules', 1842515611);
insert into [tallies]([name], [value]) values ('judged_sightings', 4);
insert into [tallies]([name], [value]) values ('merged', 4);
insert into [tallies]([name], [value]) values ('not_found', 1);
insert into [tallies]([name], [value]) values ('posts', 3);
insert into [tallies]([name], [value]) values ('quotes', 4);
insert into [tallies]([name], [value]) values ('too_short', 0);
insert into [tallies]([name], [value]) values ('typographic', 0);
insert into [tallies]([name], [value]) values ('unconfirmed', 0);
insert into [tallies]([name], [value]) values ('verbatim', 2);
CREATE TABLE word_counts (
      word text primary key,
      wordings integer not null
    ) strict, without rowid;
insert into [word_counts]([word], [wordings]) values ('before', 1);
insert into [word_counts]([word], [wordings]) values ('counted', 1);
insert into [word_counts]([word], [wordings]) values ('every', 1);
insert into [word_counts]([word], [wordings]) values ('feeds', 1);
insert into [word_counts]([word], [wordings]) values ('ferry', 1);
insert into [word_counts]([word], [wordings]) values ('herring', 1);
insert into [word_counts]([word], [wordings]) values ('lamp', 1);
insert into [word_counts]([word], [wordings]) values ('leave', 1);
insert into [word_counts]([word], [wordings]) values ('lighthouse', 1);
insert into [word_counts]([word], [wordings]) values ('mine', 1);
insert into [word_counts]([word], [wordings]) values ('never', 1);
insert into [word_counts]([word], [wordings]) values ('night', 1);
insert into [word_counts]([word], [wordings]) values ('none', 1);
insert into [word_counts]([word], [wordings]) values ('pays', 1);
insert into [word_counts]([word], [wordings]) values ('pelliwick', 1);
insert into [word_counts]([word], [wordings]) values ('quay', 1);
insert into [word_counts]([word], [wordings]) values ('seal', 2);
insert into [word_counts]([word], [wordings]) values ('sunday', 1);
insert into [word_counts]([word], [wordings]) values ('twice', 1);
insert into [word_counts]([word], [wordings]) values ('until', 1);
insert into [word_counts]([word], [wordings]) values ('whoever', 1);
CREATE TABLE aliases (
      id integer primary key,
      name text not null,
      words text not null,
      account text not null,
      unique (words, account)
    ) strict;
insert into [aliases]([id], [name], [words], [account]) values (1, 'Harbour Master', 'harbour master', '@corvin_test');
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
insert into [post_queue]([id], [key], [platform], [url], [why], [depth], [found_at], [state], [attempts], [next_due_at], [last_asked_at], [reason]) values (1, 'x:2712809663493046272', 'x', 'https://x.com/anabrook_test/status/2712809663493046272', 'cited', 0, '2026-11-28T22:32:50Z', 'waiting', 0, '2026-11-28T22:32:50Z', NULL, NULL);
CREATE TABLE rewordings (
      version_id integer primary key
    ) strict;
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
insert into [sightings]([id], [run_id], [post_id], [version_id], [capture_id], [seen_at], [outcome], [evidence], [resolver], [reason], [archived]) values (1, 1, 1, 1, 3, '2026-11-28T22:32:51Z', 'ok', 'embed', NULL, NULL, NULL);
insert into [sightings]([id], [run_id], [post_id], [version_id], [capture_id], [seen_at], [outcome], [evidence], [resolver], [reason], [archived]) values (2, 2, 1, 1, 4, '2026-11-28T22:32:51Z', 'ok', 'embed', NULL, NULL, NULL);
insert into [sightings]([id], [run_id], [post_id], [version_id], [capture_id], [seen_at], [outcome], [evidence], [resolver], [reason], [archived]) values (3, 4, 2, 2, 5, '2026-11-28T22:32:52Z', 'ok', 'import', NULL, NULL, NULL);
insert into [sightings]([id], [run_id], [post_id], [version_id], [capture_id], [seen_at], [outcome], [evidence], [resolver], [reason], [archived]) values (4, 4, 3, 3, 5, '2026-11-28T22:32:52Z', 'ok', 'import', NULL, NULL, NULL);
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
insert into [seals]([id], [run_id], [sealed_at], [captures], [root], [previous], [head], [authority], [stamped_at], [stamp]) values (1, 1, '2026-11-28T22:32:51Z', 3, '0e14807ceb20b4fba62247ab48d5875f862872ba378721735fb819e3b3276c7c', NULL, '7e1a864df892ae7e8057aa0807aa8fe63025a323a241979aeeacd845656dc362', NULL, NULL, NULL);
insert into [seals]([id], [run_id], [sealed_at], [captures], [root], [previous], [head], [authority], [stamped_at], [stamp]) values (2, 2, '2026-11-28T22:32:51Z', 1, 'a608709a0b11426bbdffa04a905a260256359fc98f5547cd6eb05a5df05a5b85', '7e1a864df892ae7e8057aa0807aa8fe63025a323a241979aeeacd845656dc362', 'f3ad56a3ddfdf2bb7a5474ff82abac3baebf1a9f547b72c375b02c66d3ab70f8', NULL, NULL, NULL);
insert into [seals]([id], [run_id], [sealed_at], [captures], [root], [previous], [head], [authority], [stamped_at], [stamp]) values (3, 3, '2026-11-28T22:32:52Z', 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'f3ad56a3ddfdf2bb7a5474ff82abac3baebf1a9f547b72c375b02c66d3ab70f8', '3b83836a6f8f90f1d4b0258c28eb78e62d6c385fddd5fba2be8865e08b48a386', NULL, NULL, NULL);
insert into [seals]([id], [run_id], [sealed_at], [captures], [root], [previous], [head], [authority], [stamped_at], [stamp]) values (4, 4, '2026-11-28T22:32:52Z', 1, 'e334c2872a6bde3c4002e9223e6bbd53804ccbc5defd3e9be5177a5b04f68ca7', '3b83836a6f8f90f1d4b0258c28eb78e62d6c385fddd5fba2be8865e08b48a386', '34b6f712bcbd513a729f19d8640afa64f558ae4e27d5d9194fd3a20972874cf7', NULL, NULL, NULL);
insert into [seals]([id], [run_id], [sealed_at], [captures], [root], [previous], [head], [authority], [stamped_at], [stamp]) values (5, 5, '2026-11-28T22:32:52Z', 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '34b6f712bcbd513a729f19d8640afa64f558ae4e27d5d9194fd3a20972874cf7', 'd83f16776ab02010edb52ea0aecf91dbc1f68b1b8a272af8ff41370096ae56c5', NULL, NULL, NULL);
CREATE TABLE forgotten (
      id integer primary key,
      forgotten_at text not null,
      reason text,
      finished_at text
    ) strict;
insert into [forgotten]([id], [forgotten_at], [reason], [finished_at]) values (1, '2026-11-28T22:32:52Z', NULL, '2026-11-28T22:32:52Z');
CREATE TABLE tombstones (
      digest text primary key,
      forgotten_id integer not null references forgotten(id)
    ) strict, without rowid;
insert into [tombstones]([digest], [forgotten_id]) values ('a420d4d1467babe793c5623ffdab2ade', 1);
insert into [tombstones]([digest], [forgotten_id]) values ('dfc1186d68152f5d8137e7cc6be4cded', 1);
insert into [tombstones]([digest], [forgotten_id]) values ('e0e8867d18e11dffeb088b3186be46fb', 1);
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
CREATE TABLE unjudged (
      id integer primary key,
      what text not null check (what in ('post', 'author', 'name', 'handle')),
      number integer,
      words text
    ) strict;
CREATE VIRTUAL TABLE quote_search using fts5(text, speaker,
      content="quotes", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
    );
CREATE VIRTUAL TABLE article_search using fts5(title, text,
      content="article_versions", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
    );
CREATE VIRTUAL TABLE quote_index using fts5(
      terms, content='', detail=none,
      tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co Cn'"
    );
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
delete from sqlite_sequence;
insert into [sqlite_sequence]([name], [seq]) values ('post_versions', 4);
delete from [quote_search_data];
insert into [quote_search_data]([id], [block]) values (1, X'042707');
insert into [quote_search_data]([id], [block]) values (10, X'0000000002010400000001050101');
insert into [quote_search_data]([id], [block]) values (687194767361, X'000001880730616C7761797304020802026E6102060101020106010102010601010202017403020601066265666F726502020A02020A0204726F6F6B0206010103010601010301060101030104646F657302020D02020D01056665656473030203030372727902020402020402026F7203020A010768657272696E6703020C010369747303020B01056C6561766502020902020901056E657665720202080204696768740202030202030104706179730302090208656C6C697769636B02020602020601047175617903020801047365616C02020C01020501020C0205756E64617903020E01037468650204020B010404050104020B02016F0202050202050105756E74696C03020D010777686F657665720302020203696C6C0202070202070109E5AE89E5B08FE6BAAA0106010102012DE6B8A1E8BDAEE59CA8E6B5B7E8B1B9E7A6BBE5BC80E4BBA5E5898DE6B0B8E8BF9CE4B88DE4BC9AE5BC80E888AA0102020121E7A081E5A4B4E4B88AE6B2A1E69C89E4BABAE695A2E58FABE5AE83E8B5B0E5BC80010203040B13060E150C0A0B070C080D0A0C0910090F0A11090A0C0B1032');
delete from [quote_search_idx];
insert into [quote_search_idx]([segid], [term], [pgno]) values (5, X'', 2);
delete from [quote_search_docsize];
insert into [quote_search_docsize]([id], [sz]) values (1, X'0201');
insert into [quote_search_docsize]([id], [sz]) values (2, X'0C02');
insert into [quote_search_docsize]([id], [sz]) values (3, X'0D02');
insert into [quote_search_docsize]([id], [sz]) values (4, X'0C02');
delete from [quote_search_config];
insert into [quote_search_config]([k], [v]) values ('version', 4);
delete from [article_search_data];
insert into [article_search_data]([id], [block]) values (1, X'040F8A2E');
insert into [article_search_data]([id], [block]) values (10, X'0000000002010400000001050101');
insert into [article_search_data]([id], [block]) values (687194767361, X'00000BC8023030020601012B020601013C0101310206010139020601014A02013002080101813702080101814802013102080101814502080101815602013202080101815302080101816402013302080101816102080101817202013402080101816F02080101820002013502080101817D02080101820E02013602080101820B02080101821C02013702080101821902080101822A0201380208010182270208010182380201390208010182350208010182460101320206010147020601015802013004080101825402013104080101826202013204080101827002013304080101827E02013404080101830C02013504080101831A0201360408010183280201370408010183360201380408010183440201390408010183520101330206010155020601016602013004080101836002013104080101836E02013204080101837C02013304080101840A02013404080101841802013504080101842602013604080101843402013704080101844202013804080101845002013904080101845E0101340206010163020601017402013004080101846C02013104080101847A02013204080101850802013304080101851602013404080101852402013504080101853202013604080101854002013704080101854E02013804080101855C02013904080101856A010135020601017102080101810202013004080101857802013104080101860602013204080101861402013304080101862202013404080101863002013504080101863E02013604080101864C02013704080101865A020138040801018668020139040801018676010136020601017F02080101811001013702080101810D02080101811E01013802080101811B02080101812C01013902080101812902080101813A010561626F7574010601010D01060101110106010110010601011102056C77617973040601011A02026E61030C030101031E1401060101200301640106010121010A04010104200106010144010A04010104310204736B65640106010125010601012601060101480106010137020174030601012801066265666F7265030601011B010601011C02036F6174010601011D010601011E0106010140010601012F0204726F6F6B030C040101041E1401060101210107636F756E63696C0106010109010601010D010601010C010601010D02057261746573022C01013410101010101010101010101010101010101010027C01014510101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010100104646F6573030601011E010601011F01056665656473030601012503037272790208060101060106010115010A060101061202026F7201060101260106010127010801012C1F01060101380107686172626F757201080101042101080101081E01080101074101080101082F0203656172010601010C0106010110010601010F010601011003057272696E67022C01013610101010101010101010101010101010101010010601012E017C01014710101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010100102696E0106010114010601011501060101370106010126020173010601011E010601011F0106010141010601013002027473030601012D01056C6561766501060101200106010121010801011A2B010801011B1902066F6164696E67022C01013210101010101010101010101010101010101010027C010143101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101001086D6172726F7762790106010115012E0101161B101010101010101010101010101010101010100106010138017E0101271B1010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010030473746572010601012401060101250106010147010601013602026574010601010A010601010E010601010D010601010E01056E65766572030601011903027874010601011C010601011D010601013F010601012E0204696768740306010114010601011502056F626F6479010601011301060101140106010136010601012501026F66025401012E09090909090909090909090909090909090909090909090909090909090909090909090909090902817401013F090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090909090902016E01060101180156010119120A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A010A010122140901817801012309120A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A080A010870617469656E636501060101270106010128010601014A010601013903027973030601012B0208656C6C697769636B030601011701060101180203696572022C01012A10101010101010101010101010101010101010027C01013B101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101002066F7274657273022C01012D10101010101010101010101010101010101010027C01013E1010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010010471756179030601012A03036965740106010106010601010A0106010109010601010A010373617901060101170106010118010601013A0106010129020365616C020803010103010801011D0C010A030101031D0205756E64617903060101300103746865010E01010307080F09013E0205010102050407080C090B1010101010101010101010101010101010101001160101060708040B0C051709018112020501010205040708040B12090B101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101004026972022C01013310101010101010101010101010101010101010027C01014410101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010100208696D657461626C65010601010F01060101130106010112010601011302016F010801010B16010801010F13010A01010E0A2E010A01010F0A1C02067565736461790106010119010601011A010601013C010601012B0105756E74696C030601012F010377617301060101050106010109010601010801060101090203656E74022C01013010101010101010101010101010101010101010027C010141101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101010101002036861740308020101020302656E010801010715010801010B12010801010A35010801010B2303056F6576657203060101240203696C6C0306010118010601011902046F756C6401060101160106010117010601013901060101280204726F7465030C050101051E1401060101220101780308010123140106010124010CE5AE89E5B08FE6BAAAE8AFB40106010112012DE6B8A1E8BDAEE59CA8E6B5B7E8B1B9E7A6BBE5BC80E4BBA5E5898DE6B0B8E8BF9CE4B88DE4BC9AE5BC80E888AA0106010110030DAFE58FA3E79A84E6B688E681AF0108020101020121E7A081E5A4B4E4B88AE6B2A1E69C89E4BABAE695A2E58FABE5AE83E8B5B0E5BC800106010111040D0D0F0F0F0F0F0F0F0F0F0F0D090909090909090909090D090909090909090909090D090909090909090909090E090909090909090909090E0F0F0F1B0C111B1A081219131D5F100C17192119641817091D606E1A180C18101B812D813B1E09145D600B1919180C81085C1E1D1C0C195D0B1C0C0F1A130E133415');
delete from [article_search_idx];
insert into [article_search_idx]([segid], [term], [pgno]) values (5, X'', 2);
delete from [article_search_docsize];
insert into [article_search_docsize]([id], [sz]) values (1, X'0126');
insert into [article_search_docsize]([id], [sz]) values (2, X'05823F');
insert into [article_search_docsize]([id], [sz]) values (3, X'0449');
insert into [article_search_docsize]([id], [sz]) values (4, X'058700');
delete from [article_search_config];
insert into [article_search_config]([k], [v]) values ('version', 4);
delete from [quote_index_data];
insert into [quote_index_data]([id], [block]) values (1, X'0475');
insert into [quote_index_data]([id], [block]) values (10, X'000000000102020002010101020101');
insert into [quote_index_data]([id], [block]) values (137438953473, X'0000029C0430233231010201370202013803010A25616E615F62726F6F6B0201010A3D616E615F62726F6F6B0201020BE5AE895FE5B08F5FE6BAAA0101075EE58186E584900303058AB6E4BB8101030597B3E592AB0201066265666F7265020105666565647303030372727902010768657272696E670301056C656176650201056E657665720202046967687402010470617973030208656C6C697769636B020104717561790301047365616C02010205756E646179030105756E74696C03010777686F657665720301097E616E6162726F6F6B02010209E5AE89E5B08FE6BAAA010103E4B88A010304BCE5889A030205B995E5829C0103049CE4BD83010304A4E4BB8B030304A6E583B0030205BA9EE4BD9F010301BA010205BB9FE59587020301A5010202BC9A010304A2E59487030205BDADE59190020304B6E59080020205BE84E592BC0103048CE5899B0203049CE59289010205BFAAE594B3010106E58098E4BAAA0102058186E58490030205829CE58DB90102058382E4BA95020502BCA4010205888AE585B8010202898D0102058AB6E4BB810102058DA8E588BD0302058E82E590BD0103049EE4BFA6010304B7E58CA80302058F8FE58AAC03030492E4BD9A01030496E58990010301AB0102059095E586B1010205919FE59591020304ABE58FB9020304B9E58D8A010205928CE590810302059388E591BF010304AAE58997010304ABE585BB0102059488E588850302059597E593AF010304B8E4BA94030304BCE58CA0010205978DE581B1010304A0E58ABE010304ABE593B6020304B3E592AB020304BFE5828E020202A4B4010202AE83010202BC80010103E695A2010202B0B8010202B2A1010202B5B7010202B8A1010103E7A081010202A6BB010103E888AA010202B1B9010202B5B0010202BDAE010202BF9C01040604040E0E0E0A08080908060A080807070B070808080A0D0C0607080707070804080405070807080707080908080805080508080807070807070408080707080807070808070708070707070505050605050505060506050505');
insert into [quote_index_data]([id], [block]) values (274877906945, X'000000C50330233704010A25616E615F62726F6F6B04010A3D616E615F62726F6F6B0401075EE597B3E592AB040106616C776179730401066265666F726504010566657272790401056C656176650401056E6967687404010970656C6C697769636B0401047365616C0401097E616E6162726F6F6B040106E4BB9FE59587040205BDB6E59080040205BF81E58492040106E58382E4BA950402058C92E58587040304A5E5828104020591ABE58FB904020597ABE593B6040304B3E592AB040304BFE5828E0404050D0D0A09090808080C070C090808090807080807');
delete from [quote_index_idx];
insert into [quote_index_idx]([segid], [term], [pgno]) values (1, X'', 2);
insert into [quote_index_idx]([segid], [term], [pgno]) values (2, X'', 2);
delete from [quote_index_docsize];
insert into [quote_index_docsize]([id], [sz]) values (1, X'31');
insert into [quote_index_docsize]([id], [sz]) values (2, X'16');
insert into [quote_index_docsize]([id], [sz]) values (3, X'18');
insert into [quote_index_docsize]([id], [sz]) values (4, X'16');
delete from [quote_index_config];
insert into [quote_index_config]([k], [v]) values ('version', 4);
delete from [unspaced_quote_search_data];
insert into [unspaced_quote_search_data]([id], [block]) values (1, X'011A03');
insert into [unspaced_quote_search_data]([id], [block]) values (10, X'000000000101010001010101');
insert into [unspaced_quote_search_data]([id], [block]) values (137438953473, X'000000CC0430E4B88A01021303018D01020D0202BABA0102160202BBA50102090202BC9A01020E0103E5898D01020A02028FAB01021802029CA80102040202A4B40102120202AE8301021903018901060101020202B08F01060101030202BC80010608090E0103E695A201021702029C890102150202B0B801020B0202B2A10102140202B5B70102050202B8A10102020202BAAA01060101040103E7A0810102110202A6BB0102070103E888AA0102100202B1B90102060202B5B001021A0202BDAE0102030202BF9C01020C040806070707080707070708090908070707070709080708070707');
delete from [unspaced_quote_search_idx];
insert into [unspaced_quote_search_idx]([segid], [term], [pgno]) values (1, X'', 2);
delete from [unspaced_quote_search_docsize];
insert into [unspaced_quote_search_docsize]([id], [sz]) values (1, X'1A03');
delete from [unspaced_quote_search_config];
insert into [unspaced_quote_search_config]([k], [v]) values ('version', 4);
delete from [unspaced_article_search_data];
insert into [unspaced_article_search_data]([id], [block]) values (1, X'010545');
insert into [unspaced_article_search_data]([id], [block]) values (10, X'000000000101010001010101');
insert into [unspaced_article_search_data]([id], [block]) values (137438953473, X'00000269063061626F7574010601011102026E6401060101400204736B656401060101440104626F6174010601013C0107636F756E63696C010601010D0103666F7201060101450107686172626F757201080101083C020365617201060101100102696E0106010133020173010601013D01056C65617665010601013F01086D6172726F7762790106010134030473746572010601014302026574010601010E01046E657874010601013B02056F626F6479010601013201026F6E0106010137010870617469656E6365010601014601057175696574010601010A010373617901060101360103746865010E01010707082A090208696D657461626C65010601011302016F010801010F310206756573646179010601013801037761730106010109020368656E010801010B3002046F756C6401060101350103E4B88A010601012503018D010601011F0202BABA01060101280202BBA5010601011B0202BC9A01060101200103E5898D010601011C02028FA30108030101030301AB010601012A02029CA801060101160202A4B401060101240202AE83010601012B030189010601012E0202B08F010601012F0202BC80010A01011A090E0103E681AF010806010106020295A2010601012902029C8901060101270202B0B8010601011D0202B2A101060101260202B5B701060101170202B6880108050101050202B8A101060101140301AF0108020101020202BAAA01060101300103E79A840108040101040202A08101060101230202A6BB01060101190103E888AA01060101220202AFB401060101310202B1B901060101180202B5B0010601012C0202BDAE01060101150202BF9C010601011E040C090B0B0E0A0F0A09080C0F0B090B0C090F0C0A0E0F090D0A0B0B0A080909090A0A0809090908090B0B09090909090A0909090B09090A09090909');
delete from [unspaced_article_search_idx];
insert into [unspaced_article_search_idx]([segid], [term], [pgno]) values (1, X'', 2);
delete from [unspaced_article_search_docsize];
insert into [unspaced_article_search_docsize]([id], [sz]) values (1, X'0545');
delete from [unspaced_article_search_config];
insert into [unspaced_article_search_config]([k], [v]) values ('version', 4);
delete from [post_index_data];
insert into [post_index_data]([id], [block]) values (1, X'0337');
insert into [post_index_data]([id], [block]) values (10, X'0000000002010300000001020101');
insert into [post_index_data]([id], [block]) values (274877906945, X'000001AF07306265666F7265010107636F756E7465640301056576657279030105666565647302030372727901010768657272696E670201046C616D700302046561766501020969676874686F7573650301046D696E650301056E65766572010204696768740102036F6E6503010470617973020208656C6C697769636B010104717561790201047365616C01010205756E6461790201057477696365030105756E74696C02010777686F65766572020106E4B8BCE5889A020205B9A2E58AB0030304A4E4BB8B020304A6E583B0020205BAAAE58793030205BB9FE59587010205BCA2E59487020205BDADE59190010304B6E59080010205BE8CE5899B010106E58186E584900202058382E4BA95010304A6E4B9A803020584BDE585900302058782E585AD03020588A7E4BD890302058AB0E58DA40302058CB0E58FBC0302058DA8E588BD0202058E96E5949B03030498E586B3030304B7E58CA80202058F8FE58AAC020205919FE59591010304AAE587A4030304ABE58FB9010205928CE590810203049DE58DA90302059488E5888502020595B8E4BA9402020597ABE593B6010304B3E592AB010304BFE5828E0104090A0808060A07070C07080706070B07080808080A0908070708080808070809080708080808080808070708080707080708080807');
delete from [post_index_idx];
insert into [post_index_idx]([segid], [term], [pgno]) values (2, X'', 2);
delete from [post_index_docsize];
insert into [post_index_docsize]([id], [sz]) values (1, X'11');
insert into [post_index_docsize]([id], [sz]) values (2, X'13');
insert into [post_index_docsize]([id], [sz]) values (3, X'13');
delete from [post_index_config];
insert into [post_index_config]([k], [v]) values ('version', 4);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
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
CREATE INDEX sightings_gone on sightings(id)
    where outcome in ('deleted', 'suspended', 'protected');
CREATE INDEX captures_place on captures(warc_file, warc_offset);
CREATE INDEX tombstones_forgotten on tombstones(forgotten_id);
CREATE UNIQUE INDEX authors_account on authors(account_id, platform)
    where account_id is not null;
CREATE INDEX author_handles_handle on author_handles(handle);
CREATE INDEX handle_posts_handle on handle_posts(handle);
CREATE TRIGGER posts_removed after delete on posts begin
      update tallies set value = value - 1 where name = 'posts';
    end;
CREATE TRIGGER authors_added after insert on authors begin
      update tallies set value = value + 1 where name = 'authors';
    end;
CREATE TRIGGER authors_removed after delete on authors begin
      update tallies set value = value - 1 where name = 'authors';
    end;
CREATE TRIGGER reworded after insert on post_versions
    when new.truncated = 0 and exists (select 1 from post_versions as o
      where o.post_id = new.post_id and o.id < new.id and o.truncated = 0)
    begin
      insert or ignore into rewordings values (new.id);
    end;
CREATE TRIGGER reworded_by_joining after update of post_id on post_versions
    begin
      insert or ignore into rewordings select v.id from post_versions as v
        where v.post_id = new.post_id and v.truncated = 0 and exists (
          select 1 from post_versions as o
          where o.post_id = v.post_id and o.id < v.id and o.truncated = 0);
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
CREATE TRIGGER unjudged_post after update of author_id, posted_at, key on posts
when (old.author_id is not new.author_id or old.posted_at is not new.posted_at or old.key is not new.key) and exists (select 1 from quotes)
begin
  insert into unjudged(what, number) values ('post', new.id);
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
        order by v.access is 'stub', readings.id desc, v.id desc limit 1);
CREATE VIEW "quotes_overview" AS 
      select quotes.id, quotes.key, quotes.text as quote, quotes.speaker, quotes.cue,
        verdicts.wording, verdicts.flags, verdicts.attribution, verdicts.timing,
        verdicts.standing, verdicts.evidence, verdicts.coverage,
        authors.name as author, authors.handle, post_versions.text as post,
        posts.posted_at, posts.url as post_url, posts.key as post_key,
        articles.title as article, articles.site, articles.published_at, articles.url,
        articles.id as article_id, posts.id as post_id, authors.key as account
      from quotes
      join article_versions on article_versions.id = quotes.article_version_id
      join articles on articles.id = article_versions.article_id
      left join verdicts on verdicts.id = quotes.verdict_id
      left join post_versions on post_versions.id = verdicts.post_version_id
      left join posts on posts.id = post_versions.post_id
      left join authors on authors.id = posts.author_id;
CREATE VIEW "posts_overview" AS 
      select posts.id, posts.key, posts.platform, authors.name as author, authors.handle,
        latest.text, posts.posted_at, posts.url,
        (select count(*) from post_versions as v where v.post_id = posts.id) as versions,
        (select count(*) from embeds where embeds.post_id = posts.id) as embedded,
        (select count(*) from verdicts join quotes on quotes.verdict_id = verdicts.id
          join post_versions as v on v.id = verdicts.post_version_id
          where v.post_id = posts.id) as quoted,
        (select min(seen_at) from sightings where sightings.post_id = posts.id) as first_seen,
        (select max(seen_at) from sightings where sightings.post_id = posts.id) as last_seen, authors.key as account
      from posts
      left join authors on authors.id = posts.author_id
      left join post_versions as latest on latest.id = (
        select v.id from post_versions as v where v.post_id = posts.id
        order by v.truncated, v.id desc limit 1);
commit;
