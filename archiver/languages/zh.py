"""Chinese, which is compared character by character: a sign negates only beside its neighbours."""

from archiver.languages.base import (
    Examples,
    Language,
    NameWords,
    NegationWords,
    NumberWords,
    UtteringWords,
    wordset,
)

LANGUAGE = Language(
    code="zh",
    name="Chinese",
    script="Han",
    quotation_marks=("“”", "‘’", "「」", "『』", "《》"),
    function_words=wordset("一 不 个 也 了 他 们 你 個 和 在 她 就 我 是 有 的 这 這 那"),
    negations=NegationWords(
        unspaced=(
            "非常|非洲|未[来來]|[特分区區级級性类類个個告辨识識差]别|[特分區級性類個告辨識差]別"
            "|[别別][人的处處墅]|不[过過但仅僅断斷管论論少久止]|[无無][论論]|[对對]不起|差不多"
            "|了不起|是不是|能不能|会不会|會不會|有没有|有沒有|要不要|好不好|不得不"
            "|(?P<found>不|没|沒|无|無|非|未|别|別|勿)"
        ),
    ),
    numbers=NumberWords(
        unspaced="[〇零一二三四五六七八九十百千万萬亿億兆两兩廿半]+",
        unspaced_other="一[起直样樣些切般下旦致边邊]|[统統唯]一|万一|[十万萬]分|三明治",
    ),
    uttering=UtteringWords(
        screenshots=wordset("截图 截圖"),
        # Matches `李明说：` and `王芳在微博上写道，`; not `他们的`.
        speaker_before=(
            r"(?:^|[，。！？；：\s”」])(?P<who>[^，。！？；：“”「」\s]{1,16}?)(?:也|还|則|则|昨日|昨天|周.|今天|当天|赛后|會後|会后|随后|當晚|当晚|對此|"
            r"对此|进一步)*(?:在[^，。：]{1,16}?上?)?(?P<how>(?:发文|發文|回应|回應|强调|強調|补充|透露|直言)?"
            r"(?:表示|说道|说|說|称|稱|指出|写道|寫道|道)|强调|強調|发文|發文|回应|回應|认为|認為|告诉[^，。：]{1,8})[：:，,]?\s*$"
            # Matches `据律师陈立介绍，他是` and `发言人王芳称，司机`.
            r"|(?:^|[，。；\s])[据據](?P<who>[^，。！？；：“”「」\s]{1,16}?)(?P<how>介绍|介紹|透露|称|稱|说|說|表示)"
            r"[，,][^。；：“”「」]{0,24}$"
            r"|(?:^|[。；\s])(?P<who>[^，。！？；：“”「」\s]{1,16}?)(?P<how>表示|指出|称|稱)[，,][^。；：“”「」]{0,24}$"
        ),
        # Matches `，部长王芳在微博上写道`; not `的人`.
        speaker_behind=(
            r"^[，,]?\s*(?P<who>[^，。！？；：“”「」\s]{1,16}?)(?:在[^，。：]{1,12}?上?)?(?:昨日|昨天|周.|今天)"
            r"?(?P<how>表示|说道|说|說|称|稱|指出|强调|写道|寫道|回应)"
        ),
        posting_marks=wordset("写道 发文 寫道 發文"),
        speaker_pronouns=wordset(r"他们? 其 她们? 该\p{Han}{1,3}"),
    ),
    names=NameWords(
        pronouns=wordset("他 她"),
        office_marks=wordset("主席 市長 市长 总统 總統 記者 議員 议员 记者"),
    ),
    examples=Examples(
        negations_match=("这座桥不开", "桥没有开", "非法"),
        negations_differ=("这非常好", "他特别高兴", "对不起"),
        numbers_match=("买了十五条船", "三座桥"),
        numbers_differ=("我们一起走", "统一"),
        quotations_match=("李明说：“桥已经关闭。”",),
        quotations_differ=("桥已经关闭。",),
        sentences=("这座桥已经关闭多年，但是市民都知道",),
    ),
)
