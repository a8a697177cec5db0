"""Text that was read in the wrong charset is mended, and other text is left as it is."""

import time

import pytest

from archiver.html.mojibake import mend_mojibake


def wrong(text: str, times: int = 1) -> str:
    for _ in range(times):
        text = "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
        )
    return text


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry is late,” she said. It’s – as ever – the seal’s fault…",
        "Déjà vu à l’école : « les élèves où ça » près du café",
        "Die Fähre nach Rügen fährt über Köln, größer als je",
        "Паром опоздал на два часа, и никто не извинился",
        "Łódź, żółw i gęś są późno",
        "Late again 🙂 said the “seal”",
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_what_was_read_wrongly_is_mended(text: str, times: int) -> None:
    page = f"<p>{wrong(text, times)}</p>"
    assert mend_mojibake(page) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "text",
    [
        "“É verdade”, disse a IRMÃ” em SÃO PAULO",
        "CAFÉ” LÂ’ ÂGE – Ã, Â",
        "Â© 2031 and one Ã© in “a long page” with “other marks” — and – dashes",
        "The ferry is late.",
        "Le château d’âne",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert mend_mojibake(text) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("«Поворотный мост закрыт», — сказала Мойра.", "cp1251"),
        ("Міст заклинило з двома автобусами, і всі вийшли.", "cp1251"),
        ("「橋が閉まった」と、モイラさんは話した。", "cp1252"),
        ("다리가 멈춰 섰다고 말했다.", "cp1252"),
        ("Η γέφυρα μπλόκαρε, είπε η Μόιρα.", "cp1252"),
        ("توقف الجسر الدوار صباح الاثنين.", "cp1252"),
        ("สะพานหมุนติดขัด", "cp1252"),
    ],
)
def test_words_of_other_scripts_are_mended_too(text: str, codec: str) -> None:
    wrong = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    assert mend_mojibake(f"<p>Ferry, seal and harbour</p><p>{wrong}</p>") == (
        f"<p>Ferry, seal and harbour</p><p>{text}</p>"
    )


def test_words_of_other_scripts_that_are_right_stay() -> None:
    for text in (
        "Россия, СССР и РСФСР",
        "Η γέφυρα",
        "日本語の文章です",
        "é « à » ê ç",
        "à\xa0«\xa0é",
    ):
        assert mend_mojibake(text) == text


def test_a_mark_that_lost_its_last_byte_closes_the_quotation() -> None:
    assert mend_mojibake("<p>â€œLate,â€ she said.</p>") == "<p>“Late,” she said.</p>"


def test_marks_that_old_systems_wrote_as_references_are_mended() -> None:
    page = "&acirc;&euro;&oelig;It&acirc;&euro;&trade;s late,&acirc;&euro; she said"
    assert mend_mojibake(page) == "“It’s late,” she said"


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["â€", "Ã", "Ã©", "ÃƒÂ©", "â€œ", "&acirc;&euro;", "Ð", "ð"])
def test_a_megabyte_of_any_mark_takes_no_time(mark: str) -> None:
    begun = time.process_time()
    mend_mojibake(mark * (1_000_000 // len(mark)))
    assert time.process_time() - begun < 2


def test_what_programs_of_macintosh_read_wrongly_is_mended() -> None:
    text = "“The ferry is late,” she said in the café – ‘again’…"
    assert mend_mojibake(text.encode().decode("mac_roman")) == text
    assert mend_mojibake("‚Äpfel‘ und √2") == "‚Äpfel‘ und √2"
