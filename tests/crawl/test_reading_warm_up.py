"""What a process that reads has from its beginning."""


def test_an_invented_page_is_read_whole() -> None:
    """With its quotation and its embed, so that both kinds of reading are loaded."""
    # What is imported reads a page; nobody else is to wait for that.
    from archiver.crawl.reading_warm_up import warm_up  # noqa: PLC0415

    read = warm_up()
    assert read.article.title == "Ferry is not for sale"
    assert [one.speaker for one in read.quotes] == ["Ada Fenwright"]
    assert [one.id for one in read.embeds] == ["1812256998588662068"]
