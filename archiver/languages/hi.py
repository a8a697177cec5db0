"""Hindi: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import (
    DateWords,
    Examples,
    Language,
    NameWords,
    NegationWords,
    NumberWords,
    UtteringWords,
    wordset,
)

LANGUAGE = Language(
    code="hi",
    name="Hindi",
    script="Devanagari",
    quotation_marks=("“”", "‘’"),
    function_words=wordset(
        """
        आप एक और का कि की के को जो तुम तो था थी थे नहीं ने पर भी में मैं यह या ये वह वे से हम ही है
        हैं
        """
    ),
    negations=NegationWords(
        words=wordset("न नहीं ना बिना मत"),
        forms="नहीं|नही|कभी नहीं",
    ),
    numbers=NumberWords(
        words=wordset("आठ आधा करोड़ चार छह तीन दस दो नौ पाँच पांच लाख सात सौ हज़ार हजार"),
        forms=(
            "बाईस|तेईस|चौबीस|छब्बीस|सत्ताईस|अट्ठाईस|उनतीस|इकतीस|बत्तीस|तैंतीस|पैंतीस|पैंतालीस"
            "|पचपन|पचहत्तर|ग्यारह|बारह|तेरह|चौदह|प[ंन]्?द्रह|सोलह|सत्रह|अठारह|उन्नीस|बीस|इक्कीस"
            "|पच्चीस|तीस|चालीस|पचास|साठ|सत्तर|अस्सी|नब्बे|अरब|दोनों|दूसर[ाीे]|तीसर[ाीे]|चौथ[ाीे]"
            "|पांचव[ांीें]+"
        ),
    ),
    dates=DateWords(
        weekdays=wordset("गुरुवार बुधवार मंगलवार रविवार शनिवार शुक्रवार सोमवार"),
        months=wordset(
            """
            अक्टूबर अक्तूबर अगस्त अप्रैल जनवरी जुलाई जून दिसंबर दिसम्बर नवंबर नवम्बर फरवरी फ़रवरी मई
            मार्च सितंबर सितम्बर
            """
        ),
    ),
    uttering=UtteringWords(
        screenshots=wordset("स्क्रीनशॉट"),
        speech=wordset("कहती कहते कहा जोड़ा पूछा बताया बोला बोली बोले"),
        post=wordset("लिखते लिखा"),
        # Matches `राष्ट्रपति राम वर्मा ने सोमवार को कहा, `; not `के घर `.
        speaker_before=(
            r"(?:^|[।,]\s?|\s)(?P<who>[\p{Devanagari}]+(?:\s[\p{Devanagari}]+){0,3}?)"
            r"\sने\s(?:[\p{Devanagari}\s]{0,40}?\s)?(?P<how>कहा|बताया|लिखा|पूछा|जोड़ा|"
            r"ट्वीट किया)(?:\sकि)?\s*[,:]?\s*(?:कि)?\s*$"
            # Matches `वकील अमित जोशी के अनुसार, उनका `.
            r"|(?:^|[।,]\s?|\s)(?P<who>[\p{Devanagari}]+(?:\s[\p{Devanagari}]+){0,3}?)\sके\s"
            r"(?P<how>अनुसार|मुताबिक),?[^।“”]{0,40}$"
        ),
        # Matches `, राम वर्मा ने कहा`; not `के`.
        speaker_behind=(
            r"^\s*[,]?\s*(?P<who>[\p{Devanagari}]+(?:\s[\p{Devanagari}]+){0,3}?)"
            r"\sने\s(?:[\p{Devanagari}\s]{0,30}?\s)?(?P<how>कहा|बताया|लिखा|पूछा)"
        ),
        posting_marks=wordset("ट्वीट लिखा"),
        speaker_pronouns=wordset("उन्हों उस"),
    ),
    names=NameWords(
        modifiers=wordset("ji shri smt"),
    ),
    examples=Examples(
        negations_match=("नहीं", "बिना"),
        negations_differ=("नदी",),
        numbers_match=("बाईस", "पचास", "तीसरी"),
        numbers_differ=("बाजार",),
        verbs_match=("कहा", "लिखा"),
        verbs_differ=("पुल",),
        quotations_match=("राम ने कहा, “पुल बंद है।”",),
        quotations_differ=("पुल बंद है।",),
        sentences=("शहर का पुल कई साल से बंद है लेकिन लोग यह नहीं जानते",),
    ),
)
