"""Names that a page writes beside somebody else's account, to have them say what others did."""

from tests.attacks.town import Order, Town

NUMBER = "1920000000000000000"
TRUE = "The night ferry to Pelliwick will not leave before the seal does."


def forge(
    town: Town, path: str, name: str, *, publisher: int = 1, handle: str = "anabrook_test"
) -> str:
    link = f"https://x.com/{handle}/status/{NUMBER}"
    return town.page(
        path,
        f"""<p>“{TRUE[:-1]},” {name} wrote on X on Tuesday, and nobody in the hall answered.</p>
        <blockquote class="twitter-tweet"><p>{TRUE}</p>&mdash; {name} (@anabrook_test)
        <a href="{link}">May 4, 2025</a></blockquote>""",
        publisher=publisher,
    )


def judged(town: Town) -> list[tuple[str, str, str]]:
    rows = town.connection.execute(
        "select q.speaker, v.wording, v.attribution from quotes q "
        "join verdicts v on v.id = q.verdict_id order by q.id"
    )
    return [tuple(row) for row in rows]


def test_a_page_that_writes_another_name_beside_a_true_handle_confirms_nobody(
    town: Town, order: Order
) -> None:
    """Words and handle are true, and who is said to have said it is somebody else."""
    forged = forge(town, "/forged", "Corvin Ash")

    def truth() -> None:
        town.resolve(town.show_x_post(NUMBER, TRUE))
        town.crawl(forge(town, "/honest", "Ana Brook", publisher=2))

    town.in_order(order, truth, lambda: town.crawl(forged))
    found = {speaker: (wording, who) for speaker, wording, who in judged(town)}
    assert found.pop("Corvin Ash") == ("verbatim", "unresolved")
    assert found == ({} if order == "attack alone" else {"Ana Brook": ("verbatim", "confirmed")})


def test_an_older_name_that_an_honest_page_shows_accuses_nobody(town: Town, order: Order) -> None:
    """Who was called otherwise when the page was made is not taken for two people."""

    def later() -> None:
        user = {"name": "Brook for Mayor", "screen_name": "anabrook_test"}
        town.resolve(town.show_x_post(NUMBER, TRUE, user=user))

    town.in_order(order, later, lambda: town.crawl(forge(town, "/then", "Ana Brook")))
    ((speaker, wording, who),) = judged(town)
    assert (speaker, wording) == ("Ana Brook", "verbatim")
    assert who != "mismatch"
