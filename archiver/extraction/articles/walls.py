"""Tell pages that only ask a reader for scripts, cookies or a proof to be human from articles."""

import re

_LONGEST = 2_500
"""Characters; a consent notice may fill a screen, and an article about one has more."""
_SHARE = 0.5
"""Of its characters in sentences that ask for something."""


def _any(*words: str) -> str:
    """Join parts of expressions, each of which holds several words."""
    return f"(?:{'|'.join(words)})"


_SWITCH = _any(
    r"disabled|enabl\w*|requir\w*|turn\w* (?:on|off)|not (?:available|supported)|activat\w*",
    r"deaktivier\w*|aktivier\w*|benötig\w*|erforderlich|eingeschaltet|désactiv\w*|activ\w*|requis",
    r"nécessaire|desactivad\w*|habilit\w*|necesari\w*|requerid\w*|disabilitat\w*|abilit\w*|attiv\w*",
    r"necessari\w*|desativad\w*|ativ\w*|uitgeschakeld|inschakel\w*|ingeschakeld|vereist|nodig",
    r"wyłącz\w*|włącz\w*|wymaga\w*|отключ\w*|включ\w*|требу\w*|вимкн\w*|увімкн\w*|inaktiver\w*",
    r"aktiver\w*|kräv\w*|devre dışı|etkin\w*|無効|有効|必要|启用|禁用|사용",
    r"تفعيل|معطل\w*|تعطيل|הפעל\w*|מושבת|सक्षम|अक्षम|ενεργοπο\w*|απενεργοπο\w*|فعال",
    r"povol\w*|zapn\w*",
    r"käytö\w*|käyttöön|aktifkan|nonaktif|engedélyez\w*",
)
_SCRIPTS = re.compile(
    rf"java\s?script.{{0,80}}?{_SWITCH}|{_SWITCH}.{{0,60}}?java\s?script"
    r"|browser.{0,40}java\s?script|enable js\b|disable (?:any|your) ad ?blocker"
    r"|(?:turn|switch|schakel|schalte\w*|slå|zet) .{0,30}java\s?script",
    re.IGNORECASE,
)
_AGREE = _any(
    r"accept\w*|agree\w*|consent\w*|allow\w*|enabl\w*|manage|zustimm\w*|akzeptier\w*|einwillig\w*",
    r"accepte\w*|acept\w*|accett\w*|aceit\w*|accepteer\w*|toestemming|zgod\w*|akcept\w*|соглас\w*",
    r"принима\w*|godkän\w*|samtyck\w*|kabul|同意",
)
# "We use cookies"; not "use two of the cookies"
_USE = _any(
    r"us(?:e|es|ing)|verwend\w*|nutz\w*|utilis\w*|utiliz\w*|usa\w*|gebruik\w*|używa\w*|korzysta\w*",
    r"использу\w*|använd\w*|kullan\w*|使用",
)
_COOKIES = re.compile(
    rf"\bcookies?.{{0,120}}?{_AGREE}|{_AGREE}.{{0,120}}?\bcookies?|{_USE}\s*(?:\w+ ){{0,2}}cookies?"
    r"|クッキー|mit werbung (?:und tracking )?(?:weiter|lesen|nutzen)|werbung und tracking"
    r"|(?:zustimmung|einwilligung|consent|consentement).{0,60}(?:widerr\w+|withdr\w+|revoke|retir\w+)",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    _any(
        r"(?:verif\w+|confirm|prove).{0,30}(?:human|not a (?:ro)?bot)|are you a (?:ro)?bot",
        r"(?:not|aren['’]t) a robot|checking (?:if the site|your browser)",
        r"security (?:check|service)|unusual (?:traffic|activity)|ddos protection|ray id|captcha",
        r"you have been blocked|permission to access|may take a few seconds",
        r"access (?:to this page )?(?:has been |was |is )?(?:denied|blocked)|enable cookies",
        r"automated (?:access|requests)|(?:kein|nicht ein) roboter|mensch (?:sind|bist)",
        r"zugriff (?:verweigert|blockiert)|ungewöhnliche\w* aktivität|pas un robot",
        r"êtes (?:un )?humain|accès (?:refusé|bloqué)|no (?:eres|soy|es) un robot|eres humano",
        r"acceso denegado|non (?:sei|sono) un robot|accesso negato|não (?:é|sou) um robô",
        r"acesso negado|geen robot|toegang geweigerd|nie (?:jesteś|jestem) robotem|не робот",
        r"доступ (?:запрещ[её]н|ограничен)|robot değil|ロボットではない|人間であることを|机器人",
    ),
    re.IGNORECASE,
)
# Titles of such pages and of nothing else.
_TITLES = re.compile(
    _any(
        r"just a moment|attention required|access denied|pardon our interruption|robot check",
        r"are you a robot|security check|one more step|verify(?:ing)? (?:that )?you are human",
        r"bot verification|human verification|einen moment,? bitte|nur einen moment|un instant",
        r"un momento|ein moment|please wait",
    )
    + r"\b",
    re.IGNORECASE,
)
_PROOF = "a proof that its reader is human"
# What pages are called that say so and show nothing; an article's title goes on.
_CALLED = {
    "says that there is no such page": re.compile(
        r"(?:(?:http |error |fehler |erreur )?(?:403|404|410|451)(?: error)?[\s:|.–—-]*)?"
        + _any(
            r"(?:page |file |article )?not found|error 404|404",
            r"(?:this |the )?page (?:you (?:requested|are looking for) )?"
            r"(?:can(?:not|['’]t) be|could not be|was not) found",
            r"(?:this|the) page (?:does(?:n['’]t| not) exist|is(?:n['’]t| not) available)",
            r"unavailable (?:due to|for) legal reasons|(?:the )?seite (?:wurde )?nicht gefunden",
            r"page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata",
            r"página não encontrada|pagina niet gevonden|nie znaleziono strony",
            r"strona nie (?:istnieje|została znaleziona)|страница не (?:найдена|существует)",
            r"сторінку не знайдено|sidan (?:hittades inte|kunde inte hittas|finns inte)",
            r"siden (?:ble|blev) ikke (?:funnet|fundet)|siden findes ikke|sivua ei löy\w+",
            r"stránka nenalezena|sayfa bulunamadı|η σελίδα δεν βρέθηκε|الصفحة غير موجودة",
            r"ה?דף לא נמצא|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد|पृष्ठ नहीं मिला|ไม่พบหน้า.{0,20}",
            r"ページが見つかりません(?:でした)?",
            r"页面不存在|找不到(?:页面|網頁|网页)|페이지를 찾을 수 없습니다",
        ),
        re.IGNORECASE,
    ),
    "asks its reader to log in": re.compile(
        _any(
            r"(?:please )?(?:log|sign) ?in(?: to [\w ]{1,30}| [|–-] [\w ]{1,30})?|login",
            r"anmelden|einloggen|(?:se )?connect(?:er|ez-vous)|connexion|iniciar sesión|accedi",
            r"entrar|inloggen|zaloguj(?: się)?|logowanie|войти|вход|увійти|logga in",
            r"logg inn|log ind|kirjaudu(?: sisään)?|přihlášení|giriş yap|σύνδεση|تسجيل الدخول",
            r"התחברות|ورود|लॉग इन|ログイン|로그인|登录|登入",
        ),
        re.IGNORECASE,
    ),
    "asks for another browser": re.compile(
        _any(
            r"(?:your )?browser (?:is )?(?:out of date|outdated|not supported|unsupported)",
            r"unsupported browser|veralteter browser|navigateur obsolète|update your browser",
        ),
        re.IGNORECASE,
    ),
}
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？\n]*")
_SHORT = 600
# A text with none of these words has no match of the expression, and nearly every article is one.
_SCRIPT_WORDS = ("java", "enable js", "ad blocker", "adblocker")
_COOKIE_WORDS = (
    "cookie",
    "クッキー",
    "mit werbung",
    "tracking",
    "widerr",
    "withdr",
    "revoke",
    "retir",
)
_HUMAN_WORDS = (
    *("human", "bot", "checking ", "security ", "unusual ", "ddos", "ray id", "captcha"),
    *("permission ", "few seconds"),
    *("blocked", "denied", "enable cookies", "automated ", "mensch ", "zugriff ", "ungewöhnliche"),
    *("accès ", "humano", "denegado", "negato", "robô", "negado", "geweigerd", "робот"),
    *("доступ ", "ロボットではない", "人間であることを", "机器人", "humain"),
)
_WORD = re.compile(r"\w")
# Letters that stand for others where case is ignored, but not in lower case: "ſecurity".
_FOLDED = re.compile("[ſıİ\u1c80-\u1c88]")


def find_wall(text: str, title: str | None) -> str | None:
    """Say what a page does instead of showing an article: None for an article.

    >>> find_wall("JavaScript is disabled. Please enable JavaScript to go on.", None)
    'asks for scripts'
    >>> find_wall("It may have been moved.", "Page not found")
    'says that there is no such page'
    >>> find_wall("The council will vote on cookies for schools. Nobody wrote a script.", None)
    """
    if title and len(text) < _SHORT:
        for told, pattern in _CALLED.items():
            if pattern.fullmatch(title.strip(" .!|–—-")):
                return told
    if not text or len(text) > _LONGEST:
        return None
    if title and _TITLES.match(title) and len(text) < _SHORT:
        return f"asks for {_PROOF}"
    asked = {"scripts": 0, "cookies": 0, _PROOF: 0}
    sought = _sought(text)
    if not sought and _WORD.search(text):
        return None
    whole = 0
    for sentence in _SENTENCE.findall(text):
        size = len(sentence.strip())
        whole += size
        for kind, pattern in sought.items():
            if pattern.search(sentence):
                asked[kind] += size
                break
    if sum(asked.values()) < _SHARE * whole:
        return None
    return f"asks for {max(asked, key=lambda kind: asked[kind])}"


def _sought(text: str) -> dict[str, re.Pattern[str]]:
    """Give the expressions that a text has words of, each with what it tells."""
    low = text.lower()
    whole = _FOLDED.search(text) is not None
    return {
        kind: pattern
        for kind, pattern, words in (
            ("scripts", _SCRIPTS, _SCRIPT_WORDS),
            ("cookies", _COOKIES, _COOKIE_WORDS),
            (_PROOF, _HUMAN, _HUMAN_WORDS),
        )
        if whole or any(word in low for word in words)
    }
