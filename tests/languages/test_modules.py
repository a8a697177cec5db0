"""Each language in a text of its own: told from the others, quotations and negations found."""

from types import ModuleType

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages import (
    ar,
    cs,
    da,
    de,
    el,
    en,
    es,
    fa,
    fi,
    fr,
    he,
    hi,
    hu,
    it,
    ja,
    ko,
    nl,
    no,
    pl,
    pt,
    ro,
    ru,
    sr,
    sv,
    th,
    tr,
    uk,
    vi,
    zh,
)
from archiver.languages import id as id_
from archiver.languages.base import Language
from archiver.languages.detect import detect_language
from archiver.languages.registry import all_languages, find_language
from tests.languages.records import negates

TEXTS: tuple[tuple[ModuleType, str, str, str], ...] = (
    (
        ar,
        "قال سمير إن القارب لم يصل بعد، وأضاف: «",
        "البحر بارد في هذا الصباح",
        "» ثم عاد إلى البيت.",
    ),
    (
        cs,
        "Loď je podle rady pozdě, ale pro město to není nic nového, protože se na ní jezdí. „",
        "Chaluhy jsou letos opravdu velké",
        "“, řekla.",
    ),
    (
        da,
        "Båden er forsinket, og det er ikke første gang i år. „",
        "Tangen er for stor til den havn",
        "“, sagde han.",
    ),
    (
        de,
        "Das Boot ist zu spät, und niemand weiß, wann es wieder kommt. „",
        "Der Tang ist zu groß",
        "“, sagte sie.",
    ),
    (
        el,
        "Το πλοίο δεν έφτασε ακόμη και κανείς δεν ξέρει γιατί. «",
        "Η θάλασσα είναι κρύα σήμερα",
        "», είπε η Άννα.",
    ),
    (
        en,
        "The boat is late and nobody knows when it will be back. “",
        "The kelp is far too large,",
        "” she said.",
    ),
    (
        es,
        "El barco llega tarde y nadie sabe cuándo va a volver. «",
        "Las algas son muy grandes",
        "», dijo ella.",
    ),
    (
        fr,
        "Le bateau est en retard et personne ne sait quand il va revenir. « ",
        "Les algues sont trop grandes",
        " », a dit Zoé.",
    ),
    (
        he,
        'הסירה מאחרת ואף אחד לא יודע מתי היא תחזור. "',
        "הים קר מאוד הבוקר",
        '", אמרה דנה.',
    ),
    (
        hi,
        "नाव देर से है और कोई नहीं जानता कि वह कब आएगी। “",
        "समुद्र आज बहुत ठंडा है,",
        "” उसने कहा।",
    ),
    (
        it,
        "La barca è in ritardo e nessuno sa quando tornerà. «",
        "Le alghe sono troppo grandi",
        "», ha detto lei.",
    ),
    (
        ja,
        "船は遅れていて、いつ戻るか誰も知らない。「",
        "海藻がとても大きい",
        "」と沖野さんが述べた。",
    ),
    (
        ko,
        "배가 늦어지고 있으며 언제 돌아올지 아무도 모른다. “",
        "해초가 너무 크다",
        "”고 그는 말했다.",
    ),
    (
        nl,
        "De boot is te laat en niemand weet wanneer hij weer terug is. “",
        "Het wier is veel te groot",
        "”, zei zij.",
    ),
    (
        no,
        "Båten er forsinka, og hun skal ikke ut nå etter at det ble vind, men jeg blir med. «",
        "Taren er altfor stor",
        "», sa hun.",
    ),
    (
        pl,
        "Łódź się spóźnia i nikt nie wie, kiedy będzie z powrotem. „",
        "Glony są za duże na ten port",
        "”, powiedziała.",
    ),
    (
        pt,
        "O barco está atrasado e ninguém sabe quando vai voltar. “",
        "As algas são muito grandes",
        "”, disse ela.",
    ),
    (
        ru,
        "Лодка опаздывает, и никто не знает, когда она вернётся. «",
        "Водоросли слишком большие",
        "», — сказала она.",
    ),
    (
        sv,
        "Båten är sen och ingen vet när den kommer tillbaka. ”",
        "Tången är alldeles för stor",
        "”, sade hon.",
    ),
    (
        th,
        "เรือมาช้าและไม่มีใครรู้ว่าจะกลับมาเมื่อไร “",
        "สาหร่ายใหญ่เกินไป",
        "” เธอกล่าว",
    ),
    (
        tr,
        "Tekne geç kaldı ve ne zaman döneceğini kimse bilmiyor. “",
        "Yosunlar bu liman için çok büyük",
        "” dedi.",
    ),
    (
        uk,
        "Човен запізнюється, і ніхто не знає, коли він повернеться. «",
        "Водорості надто великі",
        "», — сказала вона.",
    ),
    (
        zh,
        "船来晚了，没有人知道它什么时候回来。“",
        "海藻实在太大了，",
        "”她说。",
    ),
    (
        fa,
        "قایق شهر که هر روز در بندر بود دیر کرده است و مردم این را می‌گویند، «",
        "دریا امروز سرد است",
        "» و رفت.",
    ),
    (
        fi,
        "Lautta on myöhässä, mutta se ei ole uutta, ja hän sanoi, että myös silta oli kiinni. ”",
        "Meri on kylmä tänä aamuna",
        "”, hän sanoi.",
    ),
    (
        hu,
        "A komp már nem jár, és csak egy hajó volt, de azt mondták, hogy még lesz más is. „",
        "A tenger hideg ma reggel",
        "” – mondta.",
    ),
    (
        id_,
        "Kapal itu tidak datang dan orang yang menunggu sudah pulang karena hari ini hujan. “",
        "Laut dingin pagi ini",
        "” katanya.",
    ),
    (
        ro,
        "Feribotul nu este la timp, dar a fost spus că va fi unul nou și pentru cei care vin. „",
        "Marea este rece în dimineața asta",
        "”, a spus ea.",
    ),
    (
        sr,
        "Trajekt je već kasnio, ali grad nije rekao kada će doći, što je zbog hladnog mora. „",
        "More je jutros vrlo hladno",
        "“, rekla je.",
    ),
    (
        vi,
        "Con tàu không đến và những người đã chờ được cho biết là ngày mai của họ. “",
        "Biển sáng nay rất lạnh",
        "” bà nói.",
    ),
)
"""A module, and the text before, in and after the marks of a quotation."""
IDS = [module.__name__.rpartition(".")[2] for module, *_ in TEXTS]


def language_of(module: ModuleType) -> Language:
    found = module.LANGUAGE
    assert isinstance(found, Language)
    return found


@pytest.mark.parametrize(("module", "before", "quoted", "after"), TEXTS, ids=IDS)
def test_a_text_is_told_from_those_in_other_languages(
    module: ModuleType, before: str, quoted: str, after: str
) -> None:
    assert detect_language(before + quoted + after) == language_of(module).code


@pytest.mark.parametrize(("module", "before", "quoted", "after"), TEXTS, ids=IDS)
def test_its_quotation_is_found_without_being_told_the_language(
    module: ModuleType, before: str, quoted: str, after: str
) -> None:
    assert language_of(module).quotation_marks
    found = find_quotations(before + quoted + after, language=None)
    assert [one.text for one in found] == [quoted]


NEGATED: tuple[tuple[ModuleType, str, str], ...] = (
    (de, "das Boot kommt nicht", "das Boot kommt heute"),
    (en, "the boat isn't late", "the boat is late"),
    (es, "el barco nunca llega", "el barco siempre llega"),
    (fr, "le bateau ne vient pas", "le bateau vient"),
    (it, "la barca non arriva", "la barca arriva"),
    (nl, "de boot komt niet", "de boot komt"),
    (no, "båten kommer ikkje", "båten kommer"),
    (pl, "łódź nie przypłynie", "łódź przypłynie"),
    (pt, "o barco não vem", "o barco vem"),
    (ru, "лодка не придёт", "лодка придёт"),
    (uk, "човен не прийде", "човен прийде"),
    (zh, "船没有来", "船来了"),
)


@pytest.mark.parametrize(("module", "negated", "plain"), NEGATED)
def test_a_negation_is_told_from_its_absence(module: ModuleType, negated: str, plain: str) -> None:
    code = language_of(module).code
    assert negates(negated, code)
    assert not negates(plain, code)


def test_every_language_of_the_package_has_a_text_here_and_is_found_by_its_code() -> None:
    own = {language_of(module).code for module, *_ in TEXTS}
    missing = sorted({one.code for one in all_languages()} - own)
    assert not missing, f"add a text to TEXTS in {__file__} of: {missing}"
    assert own == {one.code for one in all_languages()}
    for module, *_ in TEXTS:
        assert find_language(language_of(module).code) is language_of(module)
