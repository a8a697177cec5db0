"""Tell which column of a table has the quotations, who is said to have said them, and when.

Columns are known by the names that people give them, in the languages that they work in. A table
whose only column has another name is a list of quotations.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from archiver.errors import UnusableInput
from archiver.importers.claims.claim_table import ClaimTable, cell_text
from archiver.importers.formats.table_columns import column_name

_ROWS_LOOKED_AT = 2_000
_SHOWN = 12
"""Columns of a table that a sentence names."""

# By the surer name first: where a table has `quote` and `text`, the first has the quotations.
_NAMES: dict[str, tuple[str, ...]] = {
    "quote": (
        *("quote", "quotation", "quoted_text", "quoted_words", "quote_text", "quotes"),
        *("zitat", "zitate", "wortlaut", "citation", "citations", "cita", "cita_textual"),
        *("citazione", "citacao", "citat", "sitat", "sitaatti", "lainaus", "citaat", "cytat"),
        *("цитата", "цитаты", "цитати", "alinti", "idezet", "citat_text", "παραθεμα", "ציטוט"),
        *("اقتباس", "引用", "引用文", "引文", "引语", "引語", "发言", "發言", "인용", "인용문"),
        *("kutipan", "trich_dan", "uddhrti", "उद्धरण"),
        *("statement", "claim", "words", "said", "text", "aussage", "behauptung", "declaration"),
        *("propos", "texte", "declaracion", "texto", "dichiarazione", "testo", "declaracao"),
        *("uttalande", "udtalelse", "uttalelse", "uitspraak", "tekst", "wypowiedz", "высказывание"),
        *("текст", "metin", "content", "message", "post"),
    ),
    "speaker": (
        *("speaker", "said_by", "who", "quoted_person", "attributed_to", "person", "politician"),
        *("sprecher", "sprecherin", "sprecher_in", "wer", "urheber", "urheberin", "politiker"),
        *("locuteur", "orateur", "auteur", "auteure", "qui", "personne", "personnalite"),
        *("hablante", "orador", "quien", "persona", "autor", "autora", "portavoz", "politico"),
        *("oratore", "autore", "chi", "falante", "quem", "pessoa", "spreker", "wie", "persoon"),
        *("talare", "vem", "taler", "hvem", "puhuja", "kuka", "henkilo", "mowca", "kto", "osoba"),
        *("спикер", "кто", "автор", "говорящий", "хто", "мовець", "konusmaci", "kim", "kisi"),
        *("mluvci", "kdo", "beszelo", "ki", "ομιλητης", "המצטט", "דובר", "المتحدث", "القائل"),
        *("说话人", "說話人", "发言人", "發言人", "話者", "発言者", "화자", "발언자"),
        *("author", "account", "handle", "username", "user", "name", "von", "by"),
    ),
    "published_at": (
        *("published_at", "published", "published_on", "publication_date", "date_published"),
        *("quoted_at", "article_date", "pubdate", "pub_date", "publish_date", "when"),
        *("veroffentlicht", "veroffentlicht_am", "veroffentlichung", "erschienen"),
        *("erscheinungsdatum", "publikationsdatum", "wann", "publie", "publie_le"),
        *("date_de_publication", "quand", "publicado", "fecha_de_publicacion", "fecha", "cuando"),
        *("pubblicato", "data_di_pubblicazione", "data_pubblicazione", "data_de_publicacao"),
        *("gepubliceerd", "publicatiedatum", "wanneer", "publicerad", "publiceringsdatum"),
        *("udgivet", "udgivelsesdato", "publisert", "julkaistu", "paivamaara", "pvm"),
        *("data_publikacji", "opublikowano", "kiedy", "опубликовано", "дата_публикации", "дата"),
        *("опубліковано", "дата_публікації", "tarih", "yayin_tarihi", "datum_vydani", "vydano"),
        *("datum_megjelenes", "ημερομηνια", "תאריך", "تاريخ", "تاريخ_النشر", "日期", "发布日期"),
        *(
            "發布日期",
            "日付",
            "公開日",
            "掲載日",
            "날짜",
            "게시일",
            "date",
            "datum",
            "data",
            "dato",
        ),
        *("day", "tag", "time"),
    ),
    "id": (
        *("id", "claim_id", "quote_id", "row_id", "key", "ref", "nr", "no", "number", "#"),
        *("nummer", "lfd_nr", "numero", "num", "n", "номер", "番号", "编号", "번호"),
    ),
}


@dataclass(frozen=True, slots=True)
class ClaimColumns:
    """The number of each column that is used, and the names of all as the table writes them.

    `headed` is False where the first row is a quotation already.
    """

    header: tuple[str, ...]
    quote: int
    speaker: int | None = None
    published_at: int | None = None
    id: int | None = None
    headed: bool = True

    def name(self, meaning: str) -> str:
        """Give the table's own name of a column that is used."""
        number = getattr(self, meaning)
        return "" if number is None else self.header[number].strip() or f"column {number + 1}"

    def summary(self) -> str:
        """Say which columns are used as what, and which are not."""
        if not self.headed:
            return "the first row names no column, and so every row is a quotation"
        used = {meaning: getattr(self, meaning) for meaning in _NAMES}
        parts = [
            f"{self.name(meaning)} as {meaning.replace('_', ' ')}"
            for meaning, number in used.items()
            if number is not None
        ]
        left = [
            name.strip()
            for number, name in enumerate(self.header)
            if name.strip() and number not in used.values()
        ]
        rest = f"; only kept: {_listed(left)}" if left else ""
        return f"columns used: {', '.join(parts)}{rest}"


def claim_column_name(written: str) -> str:
    """Give a column's name in lower case, without accents and with underscores.

    >>> [claim_column_name(one) for one in ("Veröffentlicht am", "Date de publication ", "ЦИТАТА")]
    ['veroffentlicht_am', 'date_de_publication', 'цитата']
    """
    parted = unicodedata.normalize("NFKD", written.strip("\ufeff \t").replace("ı", "i"))
    kept = "".join(one for one in parted if not unicodedata.combining(one))
    plain = re.sub(r"[:*()?!]+", " ", unicodedata.normalize("NFKC", kept)).strip()
    return column_name(plain).strip("_")


_BY_NAME = {
    claim_column_name(name): (meaning, rank)
    for meaning, names in _NAMES.items()
    for rank, name in enumerate(names)
}


def names_quotations(header: Sequence[str]) -> bool:
    """Tell whether one of these is the name of a column of quotations."""
    return any(_BY_NAME.get(claim_column_name(name), ("", 0))[0] == "quote" for name in header)


def choose_claim_columns(table: ClaimTable) -> ClaimColumns:
    """Choose the columns by their names, and among several of one meaning by what is in them.

    Raises UnusableInput, with the names that the table has, where none is that of quotations.
    """
    header = table.header
    known: dict[str, list[tuple[int, int]]] = {}
    for number, name in enumerate(header):
        found = _BY_NAME.get(claim_column_name(name))
        if found:
            known.setdefault(found[0], []).append((found[1], number))
    if "quote" not in known:
        if len([name for name in header if name.strip()]) == 1:
            only = next(number for number, name in enumerate(header) if name.strip())
            return ClaimColumns(header, only, headed=False)
        raise UnusableInput(
            f"no column has a name that means quotations, such as quote, Zitat or citation; the "
            f"{table.kind} has {_listed([name.strip() for name in header if name.strip()])}"
        )
    filled = {
        number
        for row in table.rows[:_ROWS_LOOKED_AT]
        for number, value in enumerate(row.cells)
        if cell_text(value)
    }
    chosen = {
        meaning: min(found, key=lambda one: (one[1] not in filled, one))[1]
        for meaning, found in known.items()
    }
    return ClaimColumns(
        header,
        chosen["quote"],
        chosen.get("speaker"),
        chosen.get("published_at"),
        chosen.get("id"),
    )


def _listed(names: Sequence[str]) -> str:
    """Write the names of columns in a row, the first of many alone.

    >>> _listed(["a", "b"])
    'a, b'
    """
    shown = ", ".join(name if len(name) <= 60 else f"{name[:60]}…" for name in names[:_SHOWN])
    more = len(names) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown or "none"
