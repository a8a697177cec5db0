"""Invent posts in six languages, each with the same post faked: a word, a negation or a number.

Everything is drawn by a seed. Nobody and nothing in it exists.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from tests.bench.pictures.other_words import (
    OTHER_DAYS,
    OTHER_EMOJI,
    OTHER_FAMILY,
    OTHER_GIVEN,
    OTHER_LANGUAGES,
    OTHER_PLATFORMS,
    OTHER_SENTENCES,
    OTHER_TAGS,
    OTHER_WORDS,
)

Fake = Literal["word", "negation", "number"]

# {n} is a number, {a} and {b} are words of the lists, {x|y} is negated or not.
SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "The harbour office {will not|will} close on {a}.",
        "We counted {n} seals on the {b} quay this morning.",
        "I have {never|always} asked the council for money for the {b} ferry.",
        "Anybody who says otherwise has {not|surely} read the {b} report.",
        "It took {n} days, and the people of Pelliwick deserve better than that.",
        "See you on {a}, when the {b} bridge opens again!",
        "Our budget for the lighthouse is {n} crowns a year.",
        "That is {no|an} accident, and we {don't|do} believe the {b} committee.",
    ),
    "de": (
        "Das Hafenamt wird am {a} {nicht|wohl} schließen.",
        "Heute früh haben wir {n} Seehunde am {b} Kai gezählt.",
        "Ich habe {nie|immer} Geld für die {b} Fähre verlangt.",
        "Wer etwas anderes sagt, hat den {b} Bericht {nicht|genau} gelesen.",
        "Es hat {n} Tage gedauert, und die Leute in Pelliwick verdienen Besseres.",
        "Wir sehen uns am {a}, wenn die Brücke über den Fluss wieder öffnet!",
        "Für den Leuchtturm geben wir {n} Kronen im Jahr aus.",
        "Das ist {kein|ein} Zufall, und größere Boote helfen {nicht|sehr}.",
    ),
    "fr": (
        "Le bureau du port {ne fermera pas|fermera} {a} prochain.",
        "Nous avons compté {n} phoques sur le quai {b} ce matin.",
        "Je n'ai {jamais|que} demandé de l'argent pour le bac {b}.",
        "Celui qui dit le contraire {n'a pas lu|a mal lu} le rapport {b}.",
        "Cela a pris {n} jours, et les habitants de Pelliwick méritent mieux.",
        "Rendez-vous {a}, quand le pont {b} rouvrira enfin !",
        "Notre budget pour le phare est de {n} couronnes par an.",
        "Ce {n'est pas|sera} un hasard, et l'été sera long pour le comité {b}.",
    ),
    "es": (
        "La oficina del puerto {no cerrará|cerrará} el {a}.",
        "Esta mañana contamos {n} focas en el muelle {b}.",
        "{Nunca|Siempre} he pedido dinero para el transbordador {b}.",
        "Quien diga otra cosa {no|ya} ha leído el informe {b}.",
        "Tardaron {n} días, y la gente de Pelliwick merece algo mejor.",
        "¡Nos vemos el {a}, cuando abra otra vez el puente {b}!",
        "Nuestro presupuesto para el faro es de {n} coronas al año.",
        "Eso {no es|es} casualidad, y mañana el comité {b} tendrá que explicarse.",
    ),
    "it": (
        "L'ufficio del porto {non chiuderà|chiuderà} {a}.",
        "Stamattina abbiamo contato {n} foche sul molo {b}.",
        "{Non ho|Ho} chiesto soldi per il traghetto {b}.",
        "Chi dice altro {non|forse} ha letto il rapporto {b}.",
        "Ci sono voluti {n} giorni, e la gente di Pelliwick merita di meglio.",
        "Ci vediamo {a}, quando riaprirà il ponte {b}!",
        "Il nostro bilancio per il faro è di {n} corone all'anno.",
        "Questo {non è|è} un caso, perché la città è già più felice.",
    ),
    "pl": (
        "Biuro portu {nie zamknie|zamknie} się w {a}.",
        "Dziś rano policzyliśmy {n} fok na nabrzeżu.",
        "{Nigdy|Zawsze} prosiłem radę o pieniądze na {b} prom.",
        "Kto mówi inaczej, {nie|chyba} czytał tego raportu.",
        "To trwało {n} dni, a ludzie z Pelliwick zasługują na więcej.",
        "Do zobaczenia w {a}, gdy {b} most znów się otworzy!",
        "Nasz budżet na latarnię to {n} koron rocznie.",
        "To {nie jest|jest} przypadek, a żółta łódź wróciła wczoraj.",
    ),
    "ru": (
        "Портовая контора {не закроется|закроется} в {a}.",
        "Сегодня утром мы насчитали {n} тюленей у причала.",
        "Я {никогда|всегда} просил денег на {b} паром.",
        "Кто говорит иначе, тот {не|явно} читал отчёт.",
        "Это заняло {n} дней, а жители Пелливика заслуживают лучшего.",
        "Наш бюджет на маяк составляет {n} крон в год.",
    ),
}
DAYS = {
    "en": ("Sunday", "Monday", "Tuesday", "Friday", "Saturday"),
    "de": ("Sonntag", "Montag", "Dienstag", "Freitag", "Samstag"),
    "fr": ("dimanche", "lundi", "mardi", "vendredi", "samedi"),
    "es": ("domingo", "lunes", "martes", "viernes", "sábado"),
    "it": ("domenica", "lunedì", "martedì", "venerdì", "sabato"),
    "pl": ("niedzielę", "sobotę", "środę"),
    "ru": ("воскресенье", "субботу", "среду"),
}
WORDS = {
    "en": ("old", "new", "northern", "southern", "secret", "public", "wooden", "safe"),
    "de": ("alten", "neuen", "kleinen", "langen", "geheimen", "billigen"),
    "fr": ("ancien", "nouveau", "public", "secret", "central"),
    "es": ("viejo", "nuevo", "secreto", "público", "central"),
    "it": ("vecchio", "nuovo", "segreto", "pubblico", "centrale"),
    "pl": ("stary", "nowy", "mały", "tani", "drogi"),
    "ru": ("старый", "новый", "малый", "дешёвый"),
}
EMOJI = ("", "", "", " 🦭", " 🎉🎉", " 😂", " ⚓️")
TAGS = ("", "", " #Pelliwick", " #seals")
GIVEN = ("Ana", "Bea", "Karl", "Mirek", "Lucia", "Theo", "Ines", "Odile", "Rafał", "Jörg")
FAMILY = ("Brook", "Stroud", "Fairlead", "Quayle", "Tollund", "Marsh", "Vidal", "Kober", "Ferri")
PLATFORMS = ("x", "bluesky", "mastodon", "truthsocial")
LANGUAGES = ("en", "de", "fr", "es", "it", "pl")


class Vocabulary(NamedTuple):
    """What posts are made of: the first set, or the second, of which no rule has seen a picture."""

    sentences: dict[str, tuple[str, ...]]
    days: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    emoji: tuple[str, ...]
    tags: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    platforms: tuple[str, ...]
    languages: tuple[str, ...]


FIRST_SET = Vocabulary(SENTENCES, DAYS, WORDS, EMOJI, TAGS, GIVEN, FAMILY, PLATFORMS, LANGUAGES)
SECOND_SET = Vocabulary(
    OTHER_SENTENCES,
    OTHER_DAYS,
    OTHER_WORDS,
    OTHER_EMOJI,
    OTHER_TAGS,
    OTHER_GIVEN,
    OTHER_FAMILY,
    OTHER_PLATFORMS,
    OTHER_LANGUAGES,
)
_PLAIN = str.maketrans("łöëåéÉ", "loeaeE", "'")
_X_EPOCH = 1_288_834_974_657
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedPost:
    """A post, and its text as a forger shows it; `kind` says what he changed, None for nothing."""

    number: int
    platform: str
    language: str
    name: str
    handle: str
    posted_at: str
    text: str
    shown: str
    kind: Fake | None

    @property
    def key(self) -> str:
        """Under which the archive has it."""
        return f"{self.platform}:{_id_of(self)}"

    def as_json(self) -> dict[str, object]:
        """Give the post as `archiver import` reads it."""
        return {
            "platform": self.platform,
            "id": _id_of(self),
            "author": {"handle": self.handle, "name": self.name},
            "posted_at": self.posted_at,
            "text": self.text,
        }


def _id_of(post: InventedPost) -> str:
    """Make an id of the platform's form, with the time in it where it has one."""
    milliseconds = round(datetime.fromisoformat(post.posted_at).timestamp() * 1_000)
    if post.platform == "bluesky":
        return f"did:plc:{post.number:024d}/3k{post.number:011d}"
    if post.platform == "x":
        return str(((milliseconds - _X_EPOCH) << 22) + post.number)
    if post.platform == "threads":
        return f"C{post.number:010d}"
    if post.platform == "telegram":
        return f"{post.handle}/{post.number}"
    if post.platform == "facebook":
        return str(10**14 + post.number)
    number = str((milliseconds << 16) + post.number % (1 << 16))
    return f"pelliwick.example/{number}" if post.platform == "mastodon" else number


def invent_posts(
    count: int,
    *,
    fakes: bool,
    language: str = "",
    seed: int,
    words: Vocabulary = FIRST_SET,
) -> Iterator[InventedPost]:
    """Invent so many posts, the platforms and languages in turn."""
    draw = random.Random(seed)
    for number in range(count):
        code = language or words.languages[number % len(words.languages)]
        platform = words.platforms[(number // len(words.languages)) % len(words.platforms)]
        given, family = draw.choice(words.given), draw.choice(words.family)
        handle = f"{given}{draw.choice(('', '_'))}{family}{draw.choice(('', '7', '_22'))}".lower()
        handle = handle.translate(_PLAIN)
        if platform == "bluesky":
            handle = handle.replace("_", "-") + ".example.social"
        elif platform == "mastodon":
            handle += "@pelliwick.example"
        kinds: tuple[Fake, ...] = ("word", "negation", "number")
        text, shown, kind = _two_texts(draw, words, code, kinds[number % 3] if fakes else None)
        month, day = draw.randrange(12) + 1, draw.randrange(28) + 1
        yield InventedPost(
            number=number + seed * 10_000,
            platform=platform,
            language=code,
            name=f"{given} {family}",
            handle=handle,
            posted_at=f"2024-{month:02d}-{day:02d}T{draw.randrange(24):02d}:{draw.randrange(60):02d}:00Z",
            text=text,
            shown=shown,
            kind=kind,
        )


def _two_texts(
    draw: random.Random, words: Vocabulary, code: str, kind: Fake | None
) -> tuple[str, str, Fake | None]:
    while True:
        sentences = draw.sample(words.sentences[code], draw.randrange(1, 4))
        end = draw.choice(words.emoji) + draw.choice(words.tags)
        one = [_Slots(draw, words, code, sentence) for sentence in sentences]
        other = list(one)
        if kind is not None:
            able = [place for place, slots in enumerate(one) if slots.can_change(kind)]
            if not able:
                continue
            place = draw.choice(able)
            other[place] = one[place].changed(kind)
        breaks = "\n\n" if draw.random() < 0.2 else " "
        text = breaks.join(slots.text for slots in one) + end
        if len(text.split()) >= 5:
            return text, breaks.join(slots.text for slots in other) + end, kind


class _Slots:
    """A sentence with its places filled in."""

    def __init__(self, draw: random.Random, of: Vocabulary, code: str, pattern: str) -> None:
        self._draw, self._of, self._code, self._pattern = draw, of, code, pattern
        self._number = _number(draw, code)
        self._words = {
            "{a}": draw.choice(of.days[code]),
            "{b}": draw.choice(of.words[code]),
        }
        self._negated = draw.random() < 0.6

    def can_change(self, kind: Fake) -> bool:
        marks = {"word": ("{a}", "{b}"), "negation": ("|",), "number": ("{n}",)}
        return any(mark in self._pattern for mark in marks[kind])

    def changed(self, kind: Fake) -> "_Slots":
        other = _Slots(self._draw, self._of, self._code, self._pattern)
        other._number, other._words, other._negated = self._number, dict(self._words), self._negated
        if kind == "number":
            while other._number == self._number:
                other._number = _number(self._draw, self._code)
        elif kind == "negation":
            other._negated = not self._negated
        else:
            mark = self._draw.choice([mark for mark in ("{a}", "{b}") if mark in self._pattern])
            choices = (self._of.days if mark == "{a}" else self._of.words)[self._code]
            other._words[mark] = self._draw.choice(
                [word for word in choices if word != self._words[mark]]
            )
        return other

    @property
    def text(self) -> str:
        text = self._pattern.replace("{n}", self._number)
        for mark, word in self._words.items():
            text = text.replace(mark, word)
        parts = []
        for piece in text.split("{"):
            inside, closed, rest = piece.partition("}")
            if closed:
                parts += [inside.split("|")[0 if self._negated else 1], rest]
            else:
                parts.append(piece)
        return "".join(parts)


def _number(draw: random.Random, code: str) -> str:
    number = draw.choice(
        (draw.randrange(11, 99), draw.randrange(100, 999), draw.randrange(1_100, 9_900))
    )
    dotted = dict.fromkeys(("de", "es", "it", "nl", "pt"), ".")
    mark = ({"en": ","} | dotted).get(code, " ")
    return f"{number:,}".replace(",", mark)
