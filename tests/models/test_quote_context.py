"""What stands around a quotation: its paragraph, its other parts, its neighbours."""

from archiver.models.quote_context import ArticleContext, PlacedQuotation

TEXT = "Ana wrote.\n“Late,” said Brook, “as ever.” He called it “odd”.\nNobody answered “why”."


def placed(*quoted: str, continues: int = -1) -> ArticleContext:
    found = [
        PlacedQuotation(n, TEXT.index(q), TEXT.index(q) + len(q), n == continues)
        for n, q in enumerate(quoted)
    ]
    return ArticleContext(TEXT, found)


def test_the_paragraph_is_what_is_not_quoted_in_it() -> None:
    context = placed("Late,", "as ever.", "odd", "why", continues=1)
    assert context.paragraph_of(0) == "\ufffc” said Brook, ” He called it ”."
    assert context.paragraph_of(2) == "” said Brook, ” He called it \ufffc”."
    assert "said Brook" in context.paragraph_of(0)
    assert "Late" not in context.paragraph_of(0)
    assert "Nobody answered" in context.paragraph_of(3)


def test_parts_are_those_that_one_attribution_interrupts() -> None:
    context = placed("Late,", "as ever.", "odd", "why", continues=1)
    assert context.parts_of(0) == ("as ever.",)
    assert context.parts_of(1) == ("Late,",)
    assert context.parts_of(2) == ()


def test_neighbours_are_those_of_the_same_paragraph() -> None:
    context = placed("Late,", "as ever.", "odd", "why")
    assert context.texts_beside(2) == ("Late,", "as ever.")
    assert context.texts_beside(3) == ()
