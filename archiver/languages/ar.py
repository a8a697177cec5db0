"""Arabic: its words and patterns, as `archiver.languages.base` describes them."""

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
    code="ar",
    name="Arabic",
    script="Arabic",
    quotation_marks=("«»", "“”"),
    function_words=wordset(
        """
        أن أنا أنت أو إلى إن التي الذي بعد تلك ثم ذلك على عن في قبل قد كان كانت كل لا ما مع من نحن
        هذا هذه هم هو هي و يكون
        """
    ),
    negations=NegationWords(
        words=wordset("أبدا بدون بلا دون غير لا لست لسنا لم لن ليس ليست ليسوا ولا ولم ولن وليس"),
        forms=r"[وف]?(?:لا|لم|لن|بلا|بدون|دون|غير|لست|لسنا|ليس\w*)",
    ),
    numbers=NumberWords(
        words=wordset(
            """
            أربعة ألف اثنان اثنين تسعة ثلاثة ثمانية خمسة سبعة ستة صفر عشرة عشرين مئة مائة مليار
            مليون نصف واحد
            """
        ),
        forms=(
            "[وبل]?(?:[أا]حد عشر|اثن[اى]|اثنتا[ن]?|ثلاث|[أا]ربع|خمس|ست|سبع|ثمان|ثماني|تسع|عشر"
            "|ثلاثة|[أا]ربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة"
            "|(?:عشر|ثلاث|[أا]ربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)|مئت(?:ان|ين)|آلاف"
            "|[أا]لف(?:ان|ين|ا)|ملايين|مليون(?:ا|ين|ان)?|مليار(?:ا|ات|ين)?|ثلث|ربع)"
        ),
    ),
    dates=DateWords(
        weekdays=wordset("الأحد الأربعاء الاثنين الثلاثاء الجمعة الخميس السبت"),
        months=wordset(
            """
            أبريل أغسطس أكتوبر ديسمبر سبتمبر فبراير مارس مايو نوفمبر يناير يوليو يونيو
            """
        ),
    ),
    uttering=UtteringWords(
        screenshots=wordset("لقطة_(?:شاشة|الشاشة)"),
        speech=wordset(
            """
            أشار أشارت أضاف أضافت أعلن أعلنت أكد أكدت أوضح أوضحت اعتبر اعتبرت تابع تابعت تقول حذر
            ذكر ذكرت شدد صرح صرحت قائلا قائلة قال قالت مضيفا وأشار وأضاف وأضافت وأعلن وأكد وأكدت
            وأوضح وأوضحت وتابع وذكر وشدد وصرح وصف وقال وقالت ووصف يقول
            """
        ),
        post=wordset("غرد غردت كتب كتبت نشر نشرت وغرد وكتب وكتبت"),
        # Matches `قال الرئيس سامي حداد:` and `وأضاف حداد أن `; not `في البيت`.
        speaker_before=(
            r"(?:^|[\s،.؛])(?P<how>[وف]?(?:قال|صرح|أضاف|أكد|أوضح|أعلن|ذكر|شدد|كتب|غرد|نشر|"
            r"تابع|أشار|اعتبر|حذر)ت?)\s+(?P<who>\p{Arabic}+(?:\s+(?!(?:إن|أن|بعد|في|قبل|على|عبر|خلال|من|يوم|"
            r"عن)\s)\p{Arabic}+){0,4}?)(?:\s+(?:بعد|في|قبل|على|عبر|خلال|من|عن|يوم)\s[^.:،]{1,40})?"
            r"\s*(?::|،|(?:إن|أن|بأن)(?:\s\p{Arabic}+){0,6}|)\s*$"
            # Matches `وبحسب المحامي كريم ناصر، فإن موكله `.
            r"|(?:^|[\s،.؛])(?P<how>و?(?:بحسب|حسب|وفقا ل|وفق))\s?"
            r"(?P<who>\p{Arabic}+(?:\s\p{Arabic}+){0,4}?)،[^.«»:]{0,40}$"
        ),
        # Matches `، قال حداد`; not `في`.
        speaker_behind=(
            r"^\s*[،,]?\s*(?:كما |هكذا |بحسب )?"
            r"(?P<how>[وف]?(?:قال|صرح|أضاف|أعلن|أكد|أوضح|كتب|غرد)ت?)(?:\sيوم\s\p{Arabic}+)?\s+"
            r"(?P<who>\p{Arabic}+(?:\s+(?!(?:في|على|عبر|خلال|من|عن|بحسب|حسب|وفقا?)\s)\p{Arabic}+){0,3}?)"
            r"(?=\s+(?:في|على|عبر|خلال|من|عن|بحسب|حسب|وفقا?)\s|\s*[.،]|\s*$)"
        ),
        post_prepositions=wordset("على"),
        posting_marks=wordset("غرد كتب نشر"),
        speaker_pronouns=wordset("هو هي"),
    ),
    grammar=Grammar(
        he=wordset("هو"),
        she=wordset("هي"),
        particles=wordset("al bin bint ibn"),
    ),
    names=NameWords(
        pronouns=wordset("هو هي"),
        particles=wordset("abu al bin el ibn"),
    ),
    examples=Examples(
        negations_match=("ليس", "ولا", "بدون"),
        negations_differ=("لاعب", "غيران"),
        numbers_match=("ثلاثون", "خمسة", "مليونين"),
        numbers_differ=("ستار",),
        verbs_match=("قال", "غرد"),
        verbs_differ=("جسر",),
        posts_match=("كتبت على Twitter",),
        posts_differ=("على الجسر",),
        quotations_match=("قالت آنا: «الجسر مغلق».",),
        quotations_differ=("الجسر مغلق.",),
        sentences=("الجسر مغلق منذ سنوات لكن الناس لا يعرفون ذلك",),
    ),
)
