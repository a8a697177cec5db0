"""Japanese, which is compared character by character: a sign negates only beside its neighbours."""

from archiver.languages.base import (
    Examples,
    Language,
    NameWords,
    NegationWords,
    NumberWords,
    SpokenWords,
    UtteringWords,
    wordset,
)
from archiver.languages.occasion_words import OccasionWords

LANGUAGE = Language(
    code="ja",
    name="Japanese",
    script="Hiragana Katakana",
    quotation_marks=("「」", "『』", "〝〟"),
    function_words=wordset("い う か が し す た だ て で と な に の は へ ま も や る れ を"),
    negations=NegationWords(
        unspaced=(
            "(?:なけれ|なくて|ね)ば?は?なら(?:ない|なかった|ず|ぬ|ません)"
            "|なくてはなら(?:ない|ず|ぬ|ません)|ざるを得(?:ない|ず|ません)"
            "|かもしれ(?:ない|ません|なかった)|少な[いくか]|危な[いくか]|必ず|いずれ|わずか|ずつ"
            "|ずっと|まず(?!に)|はず|きずな|しずか|間もなく|まもなく|ほどなく|非常|未[来満明]"
            "|無[料事線]|不(?:動産|思議)"
            "|(?P<found>ない|なかっ|なけれ|ません|ざる|(?:では|じゃ|も|が|は)なく"
            "|なく(?:て|な|と)|(?<=[せれらわかけえばたべめね])ず(?!ねる|れ)"
            r"|(?<!は)なし(?=に|で|と|\b)|不(?=\p{Han})|無(?=\p{Han})|非(?=\p{Han})|未(?=\p{Han}))"
        ),
    ),
    numbers=NumberWords(
        unspaced="[〇零一二三四五六七八九十百千万萬亿億兆两兩廿半]+",
        unspaced_other="一[方緒番部体應応気味般切]|唯一|万一|万が一|十分|半ば",
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            within=wordset(
                r"第[\d一二三四五六七八九十]+条 (?:著書|小説|遺言|手紙|公約|条例|契約書)(?:で|に)は?"
            ),
            years_ago=wordset(r"\w*(?:年前|昨年|過去の投稿)\w*"),
            worded_first=wordset(r"\w*(?:当初|編集前|修正前)\w*"),
            changed=wordset(
                r"""
                \w*(?:投稿を削除|投稿を修正|投稿を編集)\w*
                \w*投稿の下書き\w*
                """
            ),
            below=wordset(r"\w*コメント欄(?:で|に)\w*"),
            answered=wordset(r"\w*(?:返信|反論|応じ)\w*"),
            until=wordset("(?:投稿|発信|書き込み)(?:した|し)?(?:後|前|翌日)"),
            quoting=wordset(r"\w*(?:引用|言葉を借り)\w*"),
        ),
        screenshots=wordset("スクリーンショット スクショ"),
        # Matches `田中氏は` and `首相が、`; not `彼の` or `その意味では`.
        speaker_before=(
            r"(?:^|[。、」』\s])(?P<who>[^。、「」『』\s]{1,20}?)(?<![でにをと])(?:は|が)、?(?:[^。「」]{0,30}(?:、|で|に)"
            r")?(?P<how>)$"
            # Matches `弁護士の原田氏によると、依頼人は`.
            r"|(?:^|[。、」』\s])(?P<who>[^。、「」『』\s]{1,20}?)に(?P<how>よると|よれば)、[^。「」]{0,40}$"
        ),
        # Matches `と首相は語った`, without a speaker `と述べた`, and `という首相の発言`; not `を読んだ` or
        # `というのが`.
        speaker_behind=(
            r"^(?:など)?と(?!いう|言うの|いった|して|なる|なっ|その|この)、?(?:(?P<who>[^。、「」]{1,24}?)(?<![でにのをと])(?:は|が)、?)?(?:[^。「」]{0,16}?)(?P<how>述べ|語っ|"
            r"話し|話す|語る|述べる|言っ|言う|コメント|強調|説明|指摘|書い|書き込|投稿|ツイート|つぶや|答え|訴え|発言)"
            # Matches `と笑うのは、大野さん（52）`.
            r"|^と、?(?P<how>笑う|話す|語る|振り返る|説明する|明かす|言う|喜ぶ|嘆く|訴える|述べる)"
            r"のは、?(?P<who>[^。、「」（(]{1,24}?)(?=[（(。、だ])"
            r"|^と(?:いう|の)(?P<who>[^。、「」の]{1,20})の(?P<how>発言|コメント|言葉|主張|説明|投稿|ツイート)"
        ),
        posting_marks=wordset("つぶや ツイート 投稿 書い 書き込"),
        speaker_pronouns=wordset("同氏 同首相 彼女?"),
        honorifics=wordset("さん 氏"),
        passed_on=wordset(
            r"""
                \w*(?:リポスト|リツイート|シェア|拡散|引用|転載|共有|「いいね」|いいねを)\w* \w*読み上げ\w*
                \w*(?:との声を|という声を|の声を|との投稿を|という投稿を|との意見を)\w* \w*(?:賛同|同調)\w*
                \w*(?:と書いた|と投稿した)(?:利用者|ユーザー|人物|男性|女性)\w*
            """
        ),
        disowned=wordset(
            r"""
                \w*(?:捏造|デマ|フェイク|なりすまし|虚偽|偽の|偽アカウント|パロディ|ファクトチェック|事実無根)\w* \w*訂正
                \w*(?:の言葉とされ|発言とされ|のものとされ)\w* \w*(?:に修正した|に書き換え|に訂正)\w*
                \w*(?:かのような|かのように|出回っ|風刺漫画|モノマネ)\w*
            """
        ),
        disowned_behind=wordset(
            r"""
                \w*とは(?:投稿し|書い|述べ|言っ|発言し)て(?:い|おら)?(?:な|ま)\w*
                \w*(?:投稿|発言|書き込み|事実)(?:は|をした事実は)(?:な|あり|存在し)\w*
            """
        ),
        set_apart=wordset(
            r"""
                \w*(?:回顧録|歌詞|自伝|小説|著書|手紙|日記|舞台|映画)(?:で|に|の中で)\w*
                \w*(?:横断幕|プラカード|看板|ポスター|ステッカー)\w*
            """
        ),
        unshown=wordset(
            r"""
                \w*(?:読者|ユーザー|利用者|フォロワー)(?:が|は|から)\w*
                \w*(?:グループチャット|非公開チャット|削除した投稿|削除された投稿|削除済み)\w*
            """
        ),
        other_writing=wordset(r"\w*(?:メールで|メールに|手紙|ブログ|書簡|報告書|チラシ)\w*"),
        post_nouns=wordset(r"\w*(?:ツイート|ポスト|投稿)\w*"),
        threads=wordset(r"\w*(?:スレッド|連投|連続投稿)\w*"),
    ),
    spoken=SpokenWords(
        fillers=wordset("え_ー_っ_と え_ー_と え_え_と"),
        asides=wordset("あ_の あ_の_ー え_ー え_っ_と う_ー_ん ま_あ そ_の_ー"),
    ),
    names=NameWords(
        pronouns=wordset("彼 彼女"),
        office_marks=wordset("さん 大統領 大臣 市長 氏 知事 総理 総裁 記者 議員 首相"),
    ),
    examples=Examples(
        negations_match=("行きません", "橋は開かない"),
        negations_differ=("必ず行きます", "行かなければならない", "少ないのです"),
        numbers_match=("三つの橋", "十五の船"),
        numbers_differ=("一緒に行きます", "一方の橋"),
        quotations_match=("田中氏は「橋は閉まった」と述べた。",),
        quotations_differ=("橋は閉まった。",),
        spoken_match=(
            "港のえーとクレーンは来月直します = 港のクレーンは来月直します",
            "港は、あの、来月の十日に開きます = 港は来月の十日に開きます",
        ),
        spoken_differ=(
            "来月あの港を開きます = 来月港を開きます",
            "港は来月開きません = 港は来月開きます",
        ),
        sentences=("この橋はもう何年も閉まっているけれど、みんなは知らない",),
    ),
)
