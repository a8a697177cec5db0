"""Statements that make the candidate index in the form that is written fastest."""

INDEX = (
    "drop table post_index",
    # Telling words and hashed runs of three words of every wording; rowid is post_versions.id.
    # Everything but white space is part of a term: shingles.py has normalised already, so that no
    # character need be looked up.
    """create virtual table post_index using fts5(
      terms, content='', detail=none,
      tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_`{|}~'"
    )""",
)
