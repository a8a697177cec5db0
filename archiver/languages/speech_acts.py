"""Tell from the words around a quotation how it was uttered: posted, spoken or stated.

Nouns and phrases are those of all languages together. Verbs are in `archiver.languages.verbs`.
"""

import regex as re

from archiver.languages.registry import join_patterns

_PLATFORMS = (
    r"X|𝕏|Twitter\p{L}*|Truth Social|Facebook\p{L}*|Instagram\p{L}*|Threads|Bluesky|Mastodon"
    r"|TikTok|Telegram|LinkedIn|Reddit|YouTube|Твиттере|Твіттері|Телеграме?"
)
# Matches `on Truth Social`, `auf Twitter` and `in a tweet`; not `on Monday`.
POSTED = re.compile(
    rf"\b(?i:{join_patterns(lambda language: language.uttering.post_prepositions)})\s+"
    rf"(?:(?:{join_patterns(lambda language: language.uttering.post_fillers)}|,)\s+){{0,6}}"
    rf"(?:{_PLATFORMS}|{join_patterns(lambda language: language.uttering.post_nouns)})(?![\w’'-])"
)
# Matches `in a tweet`, `in his latest post`; not `for posts on X`.
POSTED_IN = re.compile(
    rf"\b(?:{join_patterns(lambda language: filter(None, [language.uttering.posted_in]))})\b"
)
# Matches `in a statement`, `press release`; not `stated`.
STATED = re.compile(rf"\b(?:{join_patterns(lambda language: language.uttering.statement_nouns)})\b")
# Matches `wrote in an op-ed`; not `wrote on X`.
WRITTEN = re.compile(rf"\b(?:{join_patterns(lambda language: language.uttering.writing_nouns)})\b")
# Matches `told reporters`, `at a rally`; not `said`.
SPOKEN = re.compile(rf"\b(?:{join_patterns(lambda language: language.uttering.speaking_words)})\b")
