"""Tell an article's text from settings, data and code, for files that nothing calls a text."""

import re

_NAMED = re.compile(r"\.(?:txt|text|md)(?:\.gz)?(?:\?|$)", re.IGNORECASE)
# "posts.csv" and "setup.py"; not "ferry" or "ferry.html"
_OTHERS = re.compile(
    r"\.(?:csv|tsv|jsonl?|ndjson|ya?ml|toml|ini|cfg|conf|py|js|mjs|ts|css|c|h|cpp|rs|go|java|sh|sql"
    r"|log|srt|vtt|rtf|tex|eml|ics|vcf)(?:\.gz)?$",
    re.IGNORECASE,
)
_SAMPLE = 5_000
_OF_CODE = frozenset("{}[]<>=:;/\\|#$%&*_~^`@")
# Four words and an end: "The ferry is late."; not "root:x:0:0:root"
_SENTENCE = re.compile(r"(?:[^\W\d_]+[,’'-]?[ \n]+){3,15}[^\W\d_]+[”\"»’)]?[.!?…]")
# Of scripts without spaces between words, or that end sentences with other marks.
_UNSPACED = re.compile(
    r"[\u0900-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\s\S]{0,40}?[。।.!?！？]"
)


def is_article_text(text: str, *, name: str) -> bool:
    """Tell whether a text without markup reads as one, by the name of its file and its words.

    >>> is_article_text("The ferry left the harbour late. Nobody said why.", name="ferry")
    True
    >>> is_article_text("root:x:0:0:root:/root:/bin/sh", name="/etc/passwd")
    False
    """
    if not name or _NAMED.search(name):
        return True
    if _OTHERS.search(name):
        return False
    sample = text[:_SAMPLE].strip()
    if sample[:1] in {"{", "["} or sum(char in _OF_CODE for char in sample) * 20 > len(sample):
        return False
    return bool(_SENTENCE.search(sample) or _UNSPACED.search(sample))
