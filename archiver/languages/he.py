"""Hebrew: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import (
    DateWords,
    Examples,
    Grammar,
    Language,
    NameWords,
    NegationWords,
    NumberWords,
    UtteringWords,
    wordset,
)

LANGUAGE = Language(
    code="he",
    name="Hebrew",
    script="Hebrew",
    quotation_marks=("״״", "„”"),
    function_words=wordset(
        """
        אבל או אין אל אם אנחנו אני את אתה גם הוא היא הם זאת זה יש כי כל לא מה מי על עם של
        """
    ),
    negations=NegationWords(
        words=wordset("אין אינה אינו אינם איננו בלי לא ללא מעולם"),
        forms="(?:[ושכה]|וש|כש|מש)?(?:לא|אין|בלי|ללא|אינו|אינה|אינם|אינן|אינני)",
    ),
    numbers=NumberWords(
        words=wordset(
            """
            אלף ארבע ארבעה חמישה חמש חצי מאה מיליארד מיליון עשר עשרה שלוש שלושה שניים שתיים
            """
        ),
        forms=(
            "[ובהלמכש]?(?:שני|שתי|שניים|שתיים|שלושה|שלוש|ארבעה|ארבע|חמישה|חמש|שישה|שש|שבעה|שבע"
            "|שמונה|תשעה|תשע|עשרה|עשר|עשרים|(?:שלוש|ארבע|חמיש|שיש|שבע|שמונ|תשע)ים|מאה|מאות|מאתיים"
            "|אלף|אלפים|אלפיים|מיליון|מיליארד|חצי)"
        ),
    ),
    dates=DateWords(
        months=wordset(
            """
            אוגוסט אוקטובר אפריל באוגוסט באוקטובר באפריל בדצמבר ביולי ביוני בינואר במאי במרס במרץ
            בנובמבר בספטמבר בפברואר דצמבר יולי יוני ינואר מאי מרס מרץ נובמבר ספטמבר פברואר
            """
        ),
    ),
    uttering=UtteringWords(
        screenshots=wordset("צילו(?:ם|מי)_מסך"),
        speech=wordset(
            """
            אומר אומרת אמר אמרה אמרו הבהיר הבהירה הדגיש הדגישה הודיע הודיעה הוסיף הוסיפה הזהיר הסביר
            הסבירה הצהיר הצהירה השיב השיבה טען טענה לדברי מסר מסרה סיפר סיפרה ציין ציינה שאל שאלה
            """
        ),
        post=wordset("כתב כתבה פרסם פרסמה צייץ צייצה"),
        # Matches `לוי הוסיף כי ` and `דן לוי אמר ביום שני: `; not `של הבית `.
        speaker_before=(
            r"(?:^|[.,]\s|\s)"
            r"(?P<who>\p{Hebrew}[\p{Hebrew}'׳״\"-]*(?:\s\p{Hebrew}[\p{Hebrew}'׳״\"-]*){0,3}?)"
            r"\s(?P<how>(?:אמר|הוסיף|הסביר|טען|הדגיש|ציין|השיב|הצהיר|סיפר|הודיע|כתב|צייץ|פרסם|"
            r"מסר|הבהיר)ה?)(?:\s[^.:]{0,30}?)?(?::|,|\sכי|)\s*$"
            # Matches `לדברי עורך הדין אבי שלו, מרשו הוא `.
            r"|(?:^|[.,]\s|\s)(?P<how>לדברי)\s(?P<who>\p{Hebrew}[\p{Hebrew}'׳״-]*"
            r"(?:\s\p{Hebrew}[\p{Hebrew}'׳״-]*){0,4}?),[^.:\"]{0,40}$"
        ),
        # Matches `, אמר דן לוי`; not `של`.
        speaker_behind=(
            r"^\s*[,،]?\s*(?P<how>(?:אמר|הוסיף|הסביר|טען|כתב|צייץ|ציין|מסר)ה?)"
            r"(?:\sביום\s\p{Hebrew}+)?\s(?P<who>\p{Hebrew}[\p{Hebrew}'׳-]*(?:\s(?!ב|ל)\p{Hebrew}[\p{Hebrew}'׳-]*)"
            r"{0,3}?)(?=\sב|\sל|[.,]|$)"
        ),
        post_prepositions=wordset("במ"),
        posting_marks=wordset("כתב פרסם צייץ"),
        speaker_pronouns=wordset("הוא היא"),
    ),
    grammar=Grammar(
        he=wordset("הוא"),
        she=wordset("היא"),
        according=wordset("לדברי"),
        particles=wordset("ben"),
    ),
    names=NameWords(
        particles=wordset("ben"),
    ),
    examples=Examples(
        negations_match=("לא", "ולא", "אינו"),
        negations_differ=("לאט", "איננה-ך"),
        numbers_match=("שלושה", "ומאתיים", "עשרים"),
        numbers_differ=("שלשום", "מאהל"),
        verbs_match=("אמר", "צייץ"),
        verbs_differ=("גשר",),
        quotations_match=("דן אמר: ״הגשר סגור״.",),
        quotations_differ=("הגשר סגור.",),
        sentences=("הגשר סגור כבר שנים אבל אנשים לא יודעים את זה",),
    ),
)
