"""Speakers and cues in other languages than English."""

import pytest

from archiver.extraction.quotations import reported_speech
from archiver.extraction.quotations.context import Stage
from archiver.extraction.quotations.quotations import find_quotations
from archiver.languages.detect import supported_language

CASES = [
    ("es", "“No vamos a ceder”, dijo Claudia Ríos a la prensa.", "Claudia Ríos", "speech"),
    ("es", "El ministro Pablo Vega escribió en X: “Gracias a todos”.", "Pablo Vega", "post"),
    ("fr", "« Nous ne céderons pas », a déclaré Jean Morel lundi.", "Jean Morel", "speech"),
    ("fr", "Elle a parlé. Marie Dubois a écrit sur Twitter : « Merci ».", "Marie Dubois", "post"),
    ("de", "„Wir geben nicht nach“, sagte Eva Brandt am Montag.", "Eva Brandt", "speech"),
    ("de", "Am Montag schrieb Eva Brandt auf Facebook: „Danke an alle.“", "Eva Brandt", "post"),
    ("pt", "“Não vamos ceder”, disse João Prado na segunda.", "João Prado", "speech"),
    ("it", "«Non cederemo», ha detto Marco Rinaldi lunedì.", "Marco Rinaldi", "speech"),
    ("da", "»Vi giver ikke op«, siger Ola Lie mandag.", "Ola Lie", "speech"),
    ("no", "«Vi gir oss ikke», sa Ola Lie mandag.", "Ola Lie", "speech"),
    ("cs", "„Neustoupíme,“ přidává se Jan Novák.", "Jan Novák", "speech"),
    ("cs", "„Neustoupíme,“ napsala na X Eva Nová.", "Eva Nová", "post"),
    ("nl", "“We geven niet toe”, zei Jan de Wit maandag.", "Jan de Wit", "speech"),
    ("sv", "”Vi ger oss inte”, sade Eva Lind i måndags.", "Eva Lind", "speech"),
    ("pl", "„Nie ustąpimy” – powiedział Jan Nowak.", "Jan Nowak", "speech"),
    ("ru", "«Мы не уступим», — сказал Иван Орлов.", "Иван Орлов", "speech"),
    ("uk", "«Ми не поступимося», — сказав Іван Коваль.", "Іван Коваль", "speech"),
    ("tr", "Ali Demir, “Bu bir utanç” dedi.", "Ali Demir", "speech"),
    ("tr", "Ali Demir X’te “Bu bir utanç” ifadesini kullandı.", "Ali Demir", "post"),
    ("tr", "“Bu bir utanç” diyen Ali Demir sustu.", "Ali Demir", "speech"),
    ("el", "«Δεν θα υποχωρήσουμε», είπε ο Νίκος Παππάς.", "Νίκος Παππάς", "speech"),
    ("ar", "قال سامي حداد: «لن نستسلم».", "سامي حداد", "speech"),
    ("he", "דן לוי אמר: ״לא ניכנע״.", "דן לוי", "speech"),
    ("zh", "李明说：“我们不会让步。”", "李明", "speech"),
    ("zh", "“谢谢大家，”王芳在微博上写道。", "王芳", "post"),
    ("ja", "田中氏は「我々は譲らない」と述べた。", "田中", "speech"),
    ("ja", "「我々は譲らない」という田中氏の発言が話題だ。", "田中", "speech"),
    ("ko", '김 대통령은 "양보하지 않겠다"고 말했다.', "김 대통령", "speech"),
    ("hi", "राम वर्मा ने कहा, “हम नहीं झुकेंगे।”", "राम वर्मा", "speech"),
]


@pytest.mark.parametrize(("language", "text", "speaker", "cue"), CASES)
def test_a_verb_of_uttering_names_the_speaker(
    language: str, text: str, speaker: str, cue: str
) -> None:
    (quote,) = find_quotations(text, language=language)
    assert (quote.speaker, quote.cue) == (speaker, cue)


REPORTED = [
    ("de", "Eva Brandt sprach am Montag. Sie werde den Bau „gründlich“ prüfen.", "Eva Brandt"),
    ("de", "Olaf Reuter sagte, der Rat habe „keine Ahnung“ von Fähren.", "Olaf Reuter"),
    ("de", "Olaf Reuter kritisierte den Rat. Dieser sei „völlig planlos“.", "Olaf Reuter"),
    (
        "de",
        "Olaf Reuter kritisierte den Rat. Dieser sei „planlos“. Ein Plan fehle „seit Jahren“.",
        "Olaf Reuter",
    ),
    ("de", "Der Rat sei „völlig planlos“, sagte Olaf Reuter am Montag.", "Olaf Reuter"),
    ("de", "Eva Brandt, Ministerin für Verkehr, nannte die Pläne „unrealistisch“.", "Eva Brandt"),
    ("de", "Die Fähre wird von Olaf Reuter als „sehr alt“ bezeichnet.", "Olaf Reuter"),
    ("de", "Nach Angaben von Olaf Reuter ist die Fähre „in bestem Zustand“.", "Olaf Reuter"),
    ("de", "„Das ist ein Witz“, so Olaf Reuter.", "Olaf Reuter"),
    ("de", "Der Bau sei „zu teuer“, wie Eva Brandt gegenüber dem Sender sagte.", "Eva Brandt"),
    ("de", "Eva Brandt hatte am Montag im Rat von „großer Sorge“ gesprochen.", "Eva Brandt"),
    ("de", "Das musste Olaf Reuter am Ende „mit Bedauern“ einräumen.", "Olaf Reuter"),
    ("de", "Laut Olaf Reuter ist die Fähre „völlig veraltet“.", "Olaf Reuter"),
    ("de", "Das Ende ist, so das Fazit von Eva Brandt, „völlig offen“.", "Eva Brandt"),
    ("de", "Der alte Bürgermeister, Olaf Reuter (SPD), warnte den Rat vor „Not“.", "Olaf Reuter"),
    ("de", "Eva Brandt kam und warf dem Rat „Wortbruch“ vor.", "Eva Brandt"),
    ("de", "Eva Brandt sagte: „Wir bauen.“\n\n„Und wir bauen schnell.“", "Eva Brandt"),
    (
        "de",
        "Der Bau sei „zu teuer“, wie Eva Brandt, die seit dem 4. August im Rat sitzt, feststellt.",
        "Eva Brandt",
    ),
    ("de", "Weil Olaf Reuter mit 3,5 Millionen rechnet, sei der Bau „zu teuer“.", "Olaf Reuter"),
    ("de", "Der Rat will wissen, dass Olaf Reuter gefragt habe, was sie „wolle“.", "Olaf Reuter"),
    ("de", "„Ja, das war dumm“. Das musste Olaf Reuter am Montag einräumen.", "Olaf Reuter"),
    (
        "de",
        "Olaf Reuter widersprach. „Wir haben nie davon gehört.“ Der Rat schwieg.",
        "Olaf Reuter",
    ),
    ("de", "Laut Olaf Reuter sei es dunkel gewesen. Das sei „normal“.", "Olaf Reuter"),
    ("de", "Die Pläne, die Eva Brandt „Unsinn“ nannte, ruhen.", "Eva Brandt"),
    ("de", "Der alte Hafen gehört Olaf Reuter, der das „ein Glück“ nannte.", "Olaf Reuter"),
    ("de", "Am Kai sagte die in Kiel geborene Eva Brandt „kein Wort“.", "Eva Brandt"),
    (
        "de",
        "„Was für ein Witz“, schimpft Eva Brandt, worauf Olaf Reuter nichts sagt.",
        "Eva Brandt",
    ),
    ("de", "Die Brücke ist zu.Eva Brandt nannte das „peinlich“.", "Eva Brandt"),
    ("fr", "Pour Marie Dubois, « c’est une honte ».", "Marie Dubois"),
    ("fr", "D’après Marie Dubois, le plan est « une honte ».", "Marie Dubois"),
    ("es", "Para Claudia Ríos, “es una vergüenza”.", "Claudia Ríos"),
    ("pt", "De acordo com João Prado, o plano é “uma vergonha”.", "João Prado"),
    ("de", "Für Eva Brandt ist das eine „Schnapsidee“.", "Eva Brandt"),
    ("de", "„Wir bauen“, sagte Bürgermeisterin Eva Brandt.", "Eva Brandt"),
    ("fr", "Pour l’opposant Jean Morel, « c’est une farce ».", "Jean Morel"),
    ("fr", "Selon l’opposant Jean Morel, « c’est une farce ».", "Jean Morel"),
    ("fr", "« Non », a dit le ministre de l’Eau, Jean Morel, lundi.", "Jean Morel"),
    ("fr", "Le ministre de l’Eau Jean Morel a dénoncé « une farce ».", "Jean Morel"),
    ("fr", "« Non », y a écrit Marie Dubois, selon l’imprimeur.", "Marie Dubois"),
    ("fr", "« Je n’ai rien à cacher », se défend Marie Dubois.", "Marie Dubois"),
    ("es", "“No habrá marcha atrás”, ha asegurado Pablo Vega.", "Pablo Vega"),
    ("es", "«No», zanjó el ministro de Hacienda, Pablo Vega.", "Pablo Vega"),
    ("it", "“È una vergogna”, tuona Rinaldi.", "Rinaldi"),
    ("nl", "‘We gaan door’, zegt Jan de Wit. ‘Wat er ook gebeurt.’", "Jan de Wit"),
    ("es", "Claudia Ríos, ministra de Transporte, criticó “una vergüenza”.", "Claudia Ríos"),
    ("fr", "Marie Dubois, maire de Port-Neuf, a dénoncé « une honte ».", "Marie Dubois"),
    (
        "it",
        "Marco Rinaldi, sindaco di Porto Nuovo, ha definito «orribile» il piano.",
        "Marco Rinaldi",
    ),
    ("it", "«È una vergogna», ha scritto su X Marco Rinaldi.", "Marco Rinaldi"),
    ("pt", "Segundo João Prado, o plano é “uma vergonha”.", "João Prado"),
    ("nl", "Volgens Jan de Wit is het plan “een schande”.", "Jan de Wit"),
    ("pl", "Minister Jan Nowak napisał na X: „To wstyd”.", "Jan Nowak"),
    ("ru", "Иван Орлов заявил, что план — «настоящий позор».", "Иван Орлов"),
    ("uk", "Іван Коваль заявив, що план — «справжня ганьба».", "Іван Коваль"),
    ("tr", "Ali Demir, planın “tam bir utanç” olduğunu söyledi.", "Ali Demir"),
    ("ar", "وقال الوزير سامي حداد إن الخطة «عار كبير».", "الوزير سامي حداد"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), REPORTED)
def test_who_reported_words_are_by_is_told_by_mood_apposition_and_source(
    language: str, text: str, speaker: str
) -> None:
    found = find_quotations(text, language=language)
    assert {quote.speaker for quote in found} == {speaker}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("In dem Brief wird „schnelle Hilfe“ verlangt.", "dem Brief"),
        ("Fischer äußerten Bedenken und warfen dem Rat „Wortbruch“ vor.", "Fischer"),
        ("„Das hilft niemandem“, so das Fazit der Prüfer.", "der Prüfer"),
        ("Die Hunde, die dort leben, nannte die Agentur „zahm“.", "die Agentur"),
        ("Wenige trugen Tücher mit der Aufschrift „Rettet die Fähre“ am Kai.", "Tücher"),
        ("Das Amt sagte, wer zahle. Das richte sich „nach dem Alter“.", "Das Amt"),
        (
            "Der Rat begrüßte eine Resolution, welche mit „Sorge“ zur Eile auffordert.",
            "eine Resolution",
        ),
        ("Die kleine Gemeinde hatte dem Rat „große Sorge“ mitgeteilt.", "Die kleine Gemeinde"),
    ],
)
def test_a_german_text_or_group_that_speaks_is_where_the_speaker_stands(
    text: str, mention: str
) -> None:
    (quote,) = find_quotations(text, language="de")
    assert quote.speaker_span is not None
    assert text[slice(*quote.speaker_span)] == mention


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Pour cela, il faut « du courage »."),
        ("de", "Olaf Reuter wird „alter Seebär“ genannt."),
        ("de", "Olaf Reuter war am Kai als „Verräter“ beschimpft und bedroht worden."),
    ],
)
def test_what_only_looks_like_a_view_names_nobody(language: str, text: str) -> None:
    assert [quote.speaker for quote in find_quotations(text, language=language)] == [None]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Der „Tagesbote“ schreibt: „Das ist falsch.“", [None, "Tagesbote"]),
        ("Wie der „Tagesbote“ berichtet, sei sie „marode“.", [None, "Tagesbote"]),
        ("Laut „Tagesbote“ ist die Brücke „marode“.", [None, "Tagesbote"]),
        ("„Wir bauen“, sagte Eva Brandt dem „Tagesboten“.", ["Eva Brandt", None]),
        ("Eva Brandt nannte die Idee „Unfug“.", ["Eva Brandt"]),
    ],
)
def test_a_german_papers_name_between_marks_speaks_and_is_said_by_nobody(
    text: str, speakers: list[str | None]
) -> None:
    assert [quote.speaker for quote in find_quotations(text, language="de")] == speakers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es heißt „Der große Fang“ und läuft heute."),
        ("de", "Die Zeitung „Kai am Morgen“ in Kiel meldete, er komme."),
        ("de", "Sie will nur meine Zahlen sehen, ob ich noch etwas „wert“ bin."),
        ("de", "Er ging auf die Bühne Twitter und verzichtete auf das „Grüßen“ dort."),
        ("de", "Wir wollen dieses Female Empowerment. „Da gehe ich lieber heim.“ Danke."),
        ("es", "Todos gritaron. EFE | Portuario “El muelle es nuestro y de nadie más”."),
        ("fr", "Elle vit à Angers. « C’est la fin du port et de ses bateaux. »"),
        ("ja", "その意味では、本文で「橋を閉める」と書いた。"),
    ],
)
def test_things_places_and_credits_are_nobody(language: str, text: str) -> None:
    assert [quote.speaker for quote in find_quotations(text, language=language)] == [None]


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        (
            "es",
            "“No”, dijo Claudia Ríos. Pablo Vega subió al estrado. “Es mucho”, recalcó.",
            ["Claudia Ríos", "Pablo Vega"],
        ),
        (
            "es",
            "“No”, dijo Claudia Ríos. Un plan llevó ayer Pablo Vega. “Es mucho”, recalcó.",
            ["Claudia Ríos", None],
        ),
        (
            "es",
            "Claudia Ríos escuchó. “Nunca más”, añadió ayer en rueda de prensa Pablo Vega.",
            ["Pablo Vega"],
        ),
        (
            "cs",
            "„Ne,“ řekla Eva Nová. „Ano,“ tvrdí mladá režisérka. „Nikdy,“ dodala.",
            ["Eva Nová", None, "Eva Nová"],
        ),
        (
            "es",
            "Hablaron Juan Mora Ríos y Ana Ruiz Vega. “No”, dijo Ruiz Vega.",
            ["Ruiz Vega"],
        ),
    ],
)
def test_a_verb_without_a_subject_is_not_given_to_whom_the_text_has_left(
    language: str, text: str, speakers: list[str | None]
) -> None:
    assert [quote.speaker for quote in find_quotations(text, language=language)] == speakers


def test_a_german_noun_beside_a_name_is_not_the_person() -> None:
    text = "Ida Ort kämpft. Über den langen Kampf Orts schrieb sie: „Es reicht mir jetzt.“"
    assert [quote.speaker for quote in find_quotations(text, language="de")] == ["Ida Ort"]


@pytest.mark.slow
def test_no_more_than_so_much_of_a_sentence_without_end_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[int] = []
    sayers = reported_speech.sayers

    def counted(stage: Stage, first: int, last: int) -> list[tuple[int, int]]:
        seen.append(last - first)
        return sayers(stage, first, last)

    monkeypatch.setattr(reported_speech, "sayers", counted)
    assert len(find_quotations("Eva Brandt sagte „kein Wort“ und " * 500, language="de")) == 500
    assert 0 < max(seen) <= 2 * reported_speech.LONGEST


def test_a_sentence_in_the_indicative_ends_what_was_reported_before_it() -> None:
    text = (
        "Olaf Reuter sagte, der Rat sei müde. Am Abend regnete es in der Stadt. Die Fähre "
        "heißt „Seehund“ und liegt im Hafen."
    )
    assert [quote.speaker for quote in find_quotations(text, language="de")] == [None]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("es", "“No cedemos”, dijo Claudia Ríos. “Es una vergüenza”, añadió.", "Claudia Ríos"),
        ("fr", "« Non », a dit Jean Morel. « Jamais », a-t-il ajouté.", "Jean Morel"),
        ("it", "«No», ha detto Marco Rinaldi. «Mai», ha aggiunto.", "Marco Rinaldi"),
        ("zh", "李明说：“不让步。”他还表示：“这是耻辱。”", "李明"),
    ],
)
def test_a_verb_without_a_name_goes_on_with_the_speaker_before(
    language: str, text: str, speaker: str
) -> None:
    assert [quote.speaker for quote in find_quotations(text, language=language)] == [
        speaker,
        speaker,
    ]


@pytest.mark.parametrize(("language", "text", "speaker", "cue"), CASES)
def test_the_script_or_the_small_words_tell_the_language(
    language: str, text: str, speaker: str, cue: str
) -> None:
    del speaker, cue
    assert supported_language(text, None) == language


@pytest.mark.parametrize(
    ("declared", "code"), [("pt-BR", "pt"), ("EN_us", "en"), ("zh-Hant", "zh"), ("xx", "en")]
)
def test_a_declared_language_is_taken_by_its_first_part(declared: str, code: str) -> None:
    assert supported_language("The town is on the river.", declared) == code


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("fi", "”Silta pysyy kiinni”, sanoo kaupunginjohtaja Helena Ort.", "Helena Ort"),
        ("fi", "– Emme anna periksi, toteaa liiton puheenjohtaja Jussi Ort.", "Jussi Ort"),
        ("fi", "Asianajaja Pekka Orton mukaan päämies on ”syntipukki”.", "Pekka Orton"),
        ("hu", "„A híd zárva marad” – mondta kedden Ort Ilona polgármester.", "Ort Ilona"),
        ("hu", "Ort Péter ügyvéd szerint védence „bűnbak”.", "Ort Péter"),
        ("cs", "„Je to ostuda,“ zlobí se trenér Petr Ort.", "Petr Ort"),
        ("fi", "”Tämä on häpeä”, puuskahti valmentaja Ville Ort.", "Ville Ort"),
        ("zh", "教练刘洋赛后说：“我们尽力了。”", "教练刘洋"),
        ("ar", "وقال المدرب سعيد راشد بعد المباراة: «كنا الأفضل».", "المدرب سعيد راشد"),
        ("ro", "Potrivit avocatului Mihai Ort, clientul său este „un țap ispășitor”.", "Mihai Ort"),
        ("sr", "„Most ostaje zatvoren“, rekla je u utorak gradonačelnica Milica Ort.",
         "Milica Ort"),
        ("sr", "Ort je za Danas rekao da je plan „mrtvo slovo“. Goran Ort vodi sindikat.",
         "Goran Ort"),
        ("id", "“Jembatan tetap ditutup,” kata Wali Kota Sari Ort, Selasa (12/3).", "Sari Ort"),
        ("vi", "“Cây cầu vẫn đóng cửa”, thị trưởng Lê Thị Hoa nói hôm thứ Ba.", "Lê Thị Hoa"),
        ("fa", "شهردار مریم کاظمی روز سه‌شنبه گفت: «پل بسته می‌ماند».", "شهردار مریم کاظمی"),
        ("fa", "به گفته وکیل رضا امینی، موکل او «قربانی اشتباه» است.", "وکیل رضا امینی"),
        ("ja", "弁護士の原田誠氏によると、依頼人は「間違いの犠牲者」だという。", "原田誠"),
        ("ja", "「とても寒かった」と笑うのは、大野勝さん（52）。", "大野勝"),
        ("zh", "据律师陈立介绍，他的当事人是“替罪羊”。", "律师陈立"),
        ("zh", "警方发言人王芳称，司机“并非一人”。", "警方发言人王芳"),
        ("ko", "변호사 최민수에 따르면 의뢰인은 “희생양”이다.", "변호사 최민수"),
        ("ko", "“우리는 포기하지 않는다”고 노조위원장 박성호 씨는 밝혔다.", "노조위원장 박성호"),
        ("ar", "قالت رئيسة البلدية هدى منصور يوم الثلاثاء: «الجسر سيبقى مغلقا».",
         "رئيسة البلدية هدى منصور"),
        ("ar", "وبحسب المحامي كريم ناصر، فإن موكله «ضحية خطأ».", "المحامي كريم ناصر"),
        ("he", 'לדברי עורך הדין אבי שלו, מרשו הוא "קורבן של טעות".', "עורך הדין אבי שלו"),
        ("hi", "वकील अमित जोशी के अनुसार, उनका मुवक्किल “गलती का शिकार” है।", "वकील अमित जोशी"),
    ],
)  # fmt: skip
def test_who_speaks_in_a_language_is_named_with_words_between(
    language: str, text: str, named: str
) -> None:
    quote = find_quotations(text, language=language)[0]
    assert (quote.speaker, quote.kind) == (named, "quotation")
