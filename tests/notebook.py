"""A desk's first hour from Python, step by step; each cell (`# %%`) runs in any notebook.

Run as a script it works in the folder it is started in, with files that it makes up.
"""

# %% Posts that somebody has, as lines of JSON
import json
from pathlib import Path

import archiver

POSTS = [
    {
        "platform": "x",
        "id": "7001",
        "author": {"handle": "anabrook", "name": "Ana Brook"},
        "posted_at": "2031-05-04T10:00:00Z",
        "text": "The harbour will not be closed on Sunday, whatever they say about 14 boats.",
    },
    {
        "platform": "bluesky",
        "id": "did:plc:brook/3kabc",
        "author": {"handle": "bea.example", "name": "Bea Stroud"},
        "posted_at": "2031-05-05T08:30:00Z",
        "text": "Forty crates of herring left the quay this morning, each of them counted twice.",
    },
]
Path("posts.jsonl").write_text("\n".join(map(json.dumps, POSTS)), encoding="utf-8")

# %% They go into an archive, which is made if it is not there
done = archiver.import_posts("desk.db", ["posts.jsonl"])
print(done.posts_new, "new posts,", done.failed, "lines not used")

# %% One quotation, and what its verdict rests on
archive = archiver.open_archive("desk.db")
CHANGED = "The harbour will be closed on Sunday, whatever they say about 14 boats"
verdict = archive.verify(CHANGED, speaker="Ana Brook")
best = verdict.findings[0]
print(verdict.wording, verdict.flags, verdict.problem)
print("posted:", best.version.text)
for step in best.match.diff:
    if step.op != "equal":
        print(f"{step.op}: {step.quote!r} for {step.post!r}")

# %% Many quotations, as they come out of a spreadsheet
claims = [
    {"id": "1", "quote": "whatever they say about 14 boats", "speaker": "Ana Brook"},
    {
        "id": "2",
        "quote": "Forty crates of herring left the quay this evening, each counted",
        "speaker": "Bea Stroud",
    },
    {"id": "3", "quote": "There is no harbour at all in Pelliwick", "speaker": "Cleo Marsh"},
    {"id": "4"},
]
answers = list(archive.verify_many(claims))
rows = [archiver.to_json(answer) for answer in answers]
for row in rows:
    print(row["id"], row.get("wording") or row["error"])

# %% What was searched: an absence is no falsehood
missing = next(row for row in rows if row["id"] == "3")
print(missing["searched"], missing["speaker_posts"])

# %% An article is read without an archive, and its quotations are verified
PAGE = """<html><body><article><h1>Harbour row</h1>
<p>Ana Brook wrote on X: “The harbour will not be closed on Sunday, whatever they say.”</p>
<p>The council did not answer questions of this newspaper before Friday.</p>
</article></body></html>"""
Path("article.html").write_text(PAGE, encoding="utf-8")
page = archiver.read_page("article.html", url="https://news.example/harbour")
for quote in page.quotes:
    judged = archive.verify(quote.text, speaker=quote.speaker)
    print(quote.speaker, "·", quote.text, "·", judged.wording)

# %% The posts held, in their fullest wordings
held = {post.post.key: post.version.text for post in archive.posts()}
print(len(held), "posts held")

# %% Two texts are compared without either
TEXT = "The harbour will not be closed on Sunday, whatever they say."
match = archiver.compare_text("The harbour will be closed on Sunday", TEXT)
assert match is not None
print(match.wording, match.flags)

# %% At the end
archive.close()
