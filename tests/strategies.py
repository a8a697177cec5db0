"""What Hypothesis draws for tests of several rooms."""

from hypothesis import strategies as st

CHARACTERS = st.characters(exclude_categories=["Cs"])
"""Every character that UTF-8 can write: naming the codec has Hypothesis try each, for seconds."""
