"""What holds of every comparison, whatever the texts."""

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from archiver.matching import quotation
from archiver.matching.compare import compare_text
from archiver.models.verdict_records import Match
from archiver.text.words import split_words
from tests.conftest import examples
from tests.strategies import CHARACTERS

WORDS = st.sampled_from(
    [
        *("ferry", "seal", "harbour", "the", "of", "not", "never", "Ana", "Tamm", "café", "don’t"),
        *("5", "12", "%", "May", "X", "𝕏", "—", "…", "[sic]", "?", "!", ".", ",", "“", "”", "🎉"),
        *("#deck", "@ana", "https://f.example/1", "pic.twitter.com/abc", "&amp;", "我", "爱"),
        *("нет", "ليس", "so\u00adft", "well-known"),
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=25).map(" ".join),
    st.text(CHARACTERS, min_size=1, max_size=80),
)


def put_together(found: Match) -> tuple[str, str]:
    return "".join(d.quote for d in found.diff), "".join(d.post for d in found.diff)


@given(TEXTS)
@example("#a b c")
@example("“a” b c…")
@example("0:A[]A")
@example("they play[ed] it [n]ow")
def test_a_posts_own_text_is_verbatim_in_itself(text: str) -> None:
    assume(len(split_words(text)) >= 3)
    found = compare_text(text, text)
    assert found is not None
    assert found.wording == "verbatim"
    assert "question" not in found.flags


@given(TEXTS, TEXTS, st.booleans(), st.booleans())
@settings(max_examples=examples(300))
def test_spans_and_differences_give_both_raw_texts(
    quote: str, post: str, near: bool, truncated: bool
) -> None:
    found = compare_text(quote, post, near=near, truncated=truncated)
    if found is None:
        return
    start, end = found.span
    assert 0 <= start < end <= len(post)
    assert 0 <= found.coverage <= 1
    assert bool(found.diff) == (found.wording in {"abridged", "altered"})
    if found.diff:
        assert put_together(found) == (quote, post[start:end])


@given(st.lists(WORDS, min_size=5, max_size=25), st.data())
@settings(max_examples=examples(300))
def test_a_changed_copy_keeps_both_raw_texts(post: list[str], data: st.DataObject) -> None:
    kept = [word for word in post if data.draw(st.integers(0, 5)) or word == post[0]]
    quote = " ".join(kept)
    found = compare_text(quote, " ".join(post), near=True)
    if found is not None and found.diff:
        start, end = found.span
        assert put_together(found) == (quote, " ".join(post)[start:end])


@given(TEXTS, st.sampled_from(["not", "seven", "harbour", "Ana", "never", "我"]), st.data())
@settings(max_examples=examples(300))
def test_a_word_put_inside_never_stays_verbatim(text: str, word: str, data: st.DataObject) -> None:
    found = split_words(text)
    assume(len(found) >= 3)
    at = data.draw(st.integers(1, len(found) - 1))
    quote = f"{text[: found.starts[at]]} {word} {text[found.starts[at] :]}"
    inside = split_words(quote).norms
    assume(len(inside) == len(found) + 1)
    match = compare_text(quote, text, near=True)
    if match is not None and match.wording in {"verbatim", "typographic"}:
        joined = "\0".join(("", *found.norms, ""))
        assert "\0".join(("", *inside, "")) in joined


@given(st.text(alphabet="aZ4 .…[]()*_-–—‑!$%@#&^’", max_size=12))
@example("f—")
@example(". . .")
@example("G-d")
def test_what_a_quotation_declares_shows_by_a_mark(text: str) -> None:
    """What has none of these marks is not searched with the patterns, which take longer."""
    if quotation._MASKED.search(text):
        assert quotation._MASKING.search(text)
    if quotation._GAP.search(text):
        assert quotation.may_declare_gaps(text)
