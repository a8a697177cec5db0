"""Korean, whose auxiliaries negate the word before them."""

from archiver.languages.base import (
    DateWords,
    Examples,
    Language,
    NegationWords,
    NumberWords,
    UtteringWords,
    wordset,
)

LANGUAGE = Language(
    code="ko",
    name="Korean",
    script="Hangul",
    quotation_marks=("“”", "‘’"),
    function_words=wordset("것 그 그녀는 그는 나는 등 및 수 없다 우리는 이 있는 있다 저 하는"),
    negations=NegationWords(
        words=wordset("못 아니 아니다 안"),
        forms=r"\w*(?:않|없|아니)\w*|(?!연못)\w*(?<!잘)못\w*|안(?:돼|되)\w*",
        following="못|않|없",
    ),
    numbers=NumberWords(
        words=wordset("넷 둘 만 백 셋 억 절반 조 천 하나"),
        forms=(
            "(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|한|둘|두|셋|세|넷|네|다섯"
            "|여섯|일곱|여덟|아홉)?|다섯|여섯|일곱|여덟|아홉"
            "|(?=.{3})[일이삼사오육칠팔구]?[십백천만억](?:[일이삼사오육칠팔구]?[십백천만억])*[일이삼사오육칠팔구]?"
        ),
    ),
    dates=DateWords(
        weekdays=wordset("금요일 목요일 수요일 월요일 일요일 토요일 화요일"),
    ),
    uttering=UtteringWords(
        screenshots=wordset("스크린샷 화면_캡처"),
        # Matches `김 대통령은 `; not `그의 `.
        speaker_before=(
            r"(?:^|[.。]\s|\s)(?P<who>(?:[\p{Hangul}A-Za-z]+ ){0,2}[\p{Hangul}A-Za-z]+?)(?:은|는|"
            r"이|가)\s(?:[^.。]{0,24}\s)?(?P<how>)$"
            # Matches `변호사 최민수에 따르면 의뢰인은 `.
            r"|(?:^|[.。]\s|\s)(?P<who>(?:\p{Hangul}+ ){0,2}\p{Hangul}+?)(?:의 말)?에\s(?P<how>따르면)"
            r"[^.。]{0,30}$"
        ),
        # Matches `라고 그는 덧붙였다` and, without a speaker, `고 말했다`; not `을 읽었다`.
        speaker_behind=(
            r"^\s?(?:이?라고|이?라며|라면서|고|며)\s(?:(?P<who>(?:[\p{Hangul}A-Za-z]+ )"
            r"{0,2}[\p{Hangul}A-Za-z]+?)(?:은|는|이|가)\s)?(?:[^.。]{0,16}?\s)?(?P<how>말했|밝혔|덧붙였|전했|"
            r"강조했|설명했|주장했|지적했|썼|적었|올렸|트윗)"
        ),
        posting_marks=wordset("썼 올렸 적었 트윗"),
        speaker_pronouns=wordset("그녀?"),
        honorifics=wordset("씨"),
    ),
    examples=Examples(
        negations_match=("않을", "없다", "떠나지 못한다"),
        negations_differ=("잘못", "연못"),
        numbers_match=("스물다섯", "삼백오십", "이십만"),
        numbers_differ=("이백",),
        quotations_match=('김 대통령은 "다리를 닫겠다"고 말했다.',),
        quotations_differ=("다리를 닫았다.",),
        sentences=("시의 다리는 몇 년 동안 닫혀 있었지만 사람들은 모른다",),
    ),
)
