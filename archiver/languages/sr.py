"""Serbian: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Grammar, Language, NameWords, UtteringWords, wordset

LANGUAGE = Language(
    code="sr",
    name="Serbian",
    drops_pronouns=True,
    quotation_marks=("„“", "„”", "»«"),
    dialogue_dashes="–—",
    function_words=wordset(
        """
        bila bio da ili je kada kako kao koja koje koji koju nije samo se smo su već zbog
        će što
        """
    ),
    uttering=UtteringWords(
        speech=wordset(
            """
            dodaje dodaju dodala dodao istakao istakla ističe izjavila izjavio kazala kazao kaže
            kažu komentarisao naglasila naglasio navela naveo navodi objasnila objasnio objašnjava
            ocenila ocenio odgovorila odgovorio podsetila podsetio podvukao poručila poručio
            poručuje potvrdila potvrdio primetio priznala priznao priča rekao rekla rekli
            saopštila saopštio tvrdi upozorila upozorio zaključila zaključio
            """
        ),
        post=wordset("napisala napisao objavila objavio piše tvitovao"),
        plain=wordset("rekao rekla"),
        post_prepositions=wordset("na"),
    ),
    grammar=Grammar(
        he=wordset("on"),
        she=wordset("ona"),
        they=wordset("oni"),
        relatives=wordset("koja koje koji"),
        determiners=wordset("ova ovaj ta taj"),
        prepositions=wordset("bez do iz kod na nad o od po pod pre prema pri s sa u za"),
        small=wordset("a ali da dok i ili je kako kao ne nego nije on ona već što"),
        according=wordset("prema rečima"),
        titles=wordset(
            """
            advokat advokata gradonačelnica gradonačelnik ministar ministarka načelnik poslanica
            poslanik predsednica predsednik predsednika premijer premijerka
            """
        ),
        between=wordset("i je se su"),
        conjunctions=wordset("i ili"),
    ),
    names=NameWords(
        roles=wordset("izvor portparol portparolka stručnjak svedok"),
        relations=wordset("advokat brat kći majka muž otac sestra sin supruga udovica"),
    ),
    examples=Examples(
        verbs_match=("rekao", "napisala"),
        verbs_differ=("most",),
        quotations_match=("„Most je zatvoren“, rekla je Ana.",),
        quotations_differ=("Most je zatvoren.",),
        sentences=("Most je već godinama zatvoren, ali grad nije rekao kada će se otvoriti.",),
    ),
)
