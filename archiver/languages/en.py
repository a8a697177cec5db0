"""English; its verbs of saying are listed by their stem and conjugated here."""

from archiver.languages.base import (
    DateWords,
    Examples,
    Grammar,
    Language,
    NameWords,
    NegationWords,
    NumberWords,
    SpokenWords,
    UtteringWords,
    wordset,
)
from archiver.languages.capital_words import CapitalWords
from archiver.languages.house_style import HouseStyle
from archiver.languages.occasion_words import OccasionWords
from archiver.languages.reported_words import ReportedSpeech
from archiver.languages.unnamed_people import UnnamedPeople


def _forms(stems: str) -> frozenset[str]:
    """Conjugate verbs: `add` to `add adds added adding`; `/` parts the forms of irregular ones."""
    forms: list[str] = []
    for stem in stems.split():
        third = "es" if stem.endswith(("s", "sh", "ch", "x")) else "s"
        if "/" in stem:
            forms += stem.split("/")
        elif stem.endswith("e"):
            forms += [stem, stem + "s", stem + "d", stem[:-1] + "ing"]
        elif stem.endswith("y") and stem[-2] not in "aeo":
            forms += [stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"]
        else:
            forms += [stem, stem + third, stem + "ed", stem + "ing"]
    return frozenset(forms)


# Words before names, both in prose and in a name as an account or a byline gives it.
_TITLES = wordset(
    """
    actor actress admiral ambassador archbishop attorney author bishop candidate capt captain
    cardinal ceo chair chairman chairwoman chancellor chief co-founder col colonel commissioner
    congressman congresswoman councilman councilwoman deputy detective director dr ex-president
    father first former founder gen general gov governor judge justice king lady leader lord lt
    manager mayor minister minister-president miss mr mrs ms officer pastor pope premier president
    prime prince princess prof professor queen rep representative rev reverend secretary sen senator
    sergeant sgt sheriff singer sir spokesman spokesperson spokeswoman vice
    """
)

# Countries, and parts of those that English news writes of most.
_PLACES = wordset(
    """
    Afghanistan Africa Alabama Alaska Albania Alberta Algeria America Argentina Arizona Arkansas
    Armenia Asia Australia Austria Azerbaijan Bahrain Bangladesh Belarus Belgium Bolivia Bosnia
    Botswana Brazil Britain British_Columbia Bulgaria Cambodia California Cameroon Canada Chile
    China Colombia Colorado Connecticut Crimea Croatia Cuba Cyprus Czechia Delaware Denmark Ecuador
    Egypt El_Salvador England Estonia Ethiopia Europe Finland Florida France Gaza Germany Ghana
    Greece Greenland Guatemala Haiti Hawaii Honduras Hungary Iceland Idaho Illinois India Indiana
    Indonesia Iowa Iran Iraq Ireland Israel Italy Jamaica Japan Kansas Kashmir Kazakhstan Kentucky
    Kenya Kosovo Kuwait Latvia Lebanon Libya Lithuania Louisiana Luxembourg Maine Malaysia Malta
    Manitoba Maryland Massachusetts Mexico Michigan Minnesota Mississippi Missouri Moldova Mongolia
    Montana Montenegro Morocco Mozambique Myanmar Namibia Nebraska Nepal Netherlands Nevada
    New_Brunswick New_England New_Hampshire New_Jersey New_Mexico New_South_Wales New_York
    New_Zealand Nicaragua Nigeria North_Carolina North_Dakota North_Korea Northern_Ireland
    North_Macedonia Norway Nova_Scotia Ohio Oklahoma Ontario Oregon Pakistan Palestine Panama
    Paraguay Pennsylvania Peru Philippines Poland Portugal Puerto_Rico Qatar Quebec Queensland
    Rhode_Island Romania Russia Rwanda Saskatchewan Saudi_Arabia Scotland Senegal Serbia Singapore
    Slovakia Slovenia Somalia South_Africa South_Carolina South_Dakota South_Korea South_Sudan Spain
    Sri_Lanka Sudan Sweden Switzerland Syria Taiwan Tanzania Tasmania Tennessee Texas Thailand
    Tunisia Turkey Uganda Ukraine United_Kingdom United_States Uruguay Utah Venezuela Vermont
    Vietnam Wales Washington_DC West_Bank West_Virginia Wisconsin Wyoming Yemen Zambia Zimbabwe
    """
)

LANGUAGE = Language(
    code="en",
    name="English",
    quotation_marks=("“”", "‘’"),
    function_words=wordset(
        """
        a about all am an and are as at be been but by can could did do does for from had has have
        he her here him his how i i'm if in into is it it's its just me my no not of on or our out
        over she should so than that that's the their them then there these they this those to too
        up us very was we were what when where which who will with would you your
        """
    ),
    common_words=wordset(
        """
        after again against also always another any anything around back bad because before being
        best better between big both came can't come comes coming couldn't country day days didn't
        doesn't doing don't done down during each even ever every few first gave get gets getting
        give given go goes going gone good got great guy guys happy having he's here home hope i'd
        i'll i've isn't keep knew know knows last let let's lets life like little long look looking
        looks lot lots love made make makes making man many may men might more most much must need
        needed needs never new now off ok old one only other own people please put really right said
        same saw say saying says see seen shall she's since some something still such sure take
        takes taking tell thank thanks there's they're they've thing things think thinks thought
        through time times today told took two under until use used want wanted wants wasn't way
        ways we'll we're we've week well went while woman women won't work working world wouldn't
        year years yes you'll you're you've
        """
    ),
    negations=NegationWords(
        words=wordset(
            """
            aint arent cannot cant couldnt didnt doesnt dont hadnt hasnt havent isnt neither never
            no nobody non none nor not nothing nowhere shouldnt wasnt werent without wont wouldnt
            """
        ),
        distinct=wordset(
            """
            aint arent cannot couldnt didnt doesnt dont hadnt hasnt havent isnt neither never nobody
            not nothing nowhere shouldnt wasnt werent without wouldnt
            """
        ),
        forms=".*n't|(?:no|non|not|never)-.+|nope",
        contractions=(
            "(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|need|ai)n't"
        ),
    ),
    numbers=NumberWords(
        ones=wordset("one"),
        words=wordset(
            """
            billion billions dozen dozens eight eighteen eighty eleven fifteen fifty five forty four
            fourteen half hundred hundreds million millions nine nineteen ninety one percent seven
            seventeen seventy six sixteen sixty ten thirteen thirty thousand thousands three
            trillion trillions twelve twenty twice two zero
            """
        ),
        distinct=wordset(
            """
            billion billions eight eighteen eighty eleven fifteen fifty five forty fourteen hundred
            hundreds million millions nine nineteen ninety percent seven seventeen seventy sixteen
            sixty thirteen thirty thousand thousands three trillion twelve twenty two zero
            """
        ),
        forms=(
            r"third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth"
            "|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|hundredth|thousandth"
            "|millionth|thirds|quarters?|thrice"
        ),
        ordinals=wordset("first last second third"),
        vague=wordset("an half on one single"),
        percent=wordset("per_cent percent"),
    ),
    dates=DateWords(
        weekdays=wordset("friday monday saturday sunday thursday tuesday wednesday"),
        months=wordset(
            """
            april august december february january july june march may november october september
            """
        ),
        distinct=wordset(
            """
            april december february friday january july june monday november october saturday
            september sunday thursday tuesday wednesday
            """
        ),
        capitalised=wordset("august march may"),
    ),
    uttering=UtteringWords(
        occasions=OccasionWords(
            about=wordset("about regarding commenting_on defending explaining"),
            within=wordset(
                r"""
                [Ii]n_(?:an?|the|his|her)_(?:\S+_){0,2}?(?:blog|chapter|contract)
                [Ii]n_(?:its|their|this|that)_(?:\S+_){0,2}?(?:blog|chapter|contract)
                [Ii]n_(?:an?|the|his|her)_(?:\S+_){0,2}?(?:diary|e-?mail|letter)
                [Ii]n_(?:its|their|this|that)_(?:\S+_){0,2}?(?:diary|e-?mail|letter)
                [Ii]n_(?:an?|the|his|her)_(?:\S+_){0,2}?(?:manifesto|memo|novel)
                [Ii]n_(?:its|their|this|that)_(?:\S+_){0,2}?(?:manifesto|memo|novel)
                [Ii]n_(?:an?|the|his|her)_(?:\S+_){0,2}?(?:preface|programme|statute)
                [Ii]n_(?:its|their|this|that)_(?:\S+_){0,2}?(?:preface|programme|statute)
                [Ii]n_(?:his|her)_will
                (?:by-?law|charter|constitution)_(?:says|states|reads|said|stated)
                (?:contract|manifesto|programme|statute)_(?:says|states|reads|said|stated)
                (?:Article|Section|Clause|Paragraph|Chapter)_\d+
                """
            ),
            years_ago=wordset(
                r"""
                (?:years|a_year|decades|a_decade)_(?:ago|before|earlier) last_year
                (?:an?|the|his|her|their)_(?:old|older)_(?:post|tweet|message)
                (?:an?|the|his|her|their)_resurfaced_(?:post|tweet|message)
                (?:an?|the|his|her|their)_(?:years-old|\w+-year-old)_(?:post|tweet|message)
                """
            ),
            worded_first=wordset(
                """
                at_first originally initially
                before_(?:she|he|they)_(?:edited|changed|corrected|deleted)
                """
            ),
            changed=wordset(
                r"""
                (?:deleted|removed|edited|amended)_it
                (?:deleted|removed)_(?:the|that|his|her|their)_(?:post|tweet|message|wording)
                (?:edited|amended)_(?:the|that|his|her|their)_(?:post|tweet|message|wording)
                (?:changed|corrected|reworded|withdrew)_it
                (?:changed|corrected)_(?:the|that|his|her|their)_(?:post|tweet|message|wording)
                (?:reworded|withdrew)_(?:the|that|his|her|their)_(?:post|tweet|message|wording)
                (?:took|taken)_it_(?:back_)?down
                (?:took|taken)_(?:the|that|his|her|their)_(?:post|tweet|message)_(?:back_)?down
                drafts?_of_(?:the|that|his|her|their)_(?:message|post|tweet)
                """
            ),
            below=wordset(
                r"""
                in_(?:an?|one|the|his|her|another)_(?:\S+_)?comments?
                (?:in|from)_the_(?:comments|replies) (?:below|beneath|under|underneath)_it
                (?:below|beneath)_(?:the|his|her|their|\S+['’]s)_(?:post|tweet|message)
                (?:under|underneath)_(?:the|his|her|their|\S+['’]s)_(?:post|tweet|message)
                """
            ),
            answered=wordset(
                r"""
                (?:in|by)_(?:an?|his|her|their|the)?_?(?:\S+_)?(?:answer|reply|response)
                repl(?:ied|ying) retorted responded hit_back shot_back
                """
            ),
            afterwards=wordset(
                r"""
                after before since while following
                contrary unlike despite whereas
                """
            ),
            quoting=wordset(
                """
                quoting reading_(?:aloud_)?from reciting repeating in_the_words_of
                borrowing_(?:a|his|her|the)
                """
            ),
        ),
        speech=_forms(
            """
            acknowledge add address admit/admits/admitted/admitting advise affirm agree allege
            allude/alludes/alluded announce answer applaud argue ask assert assure attest bark beam
            begin/begins/began/beginning bellow bemoan blurt boast boom brag/bragged/brags caution
            challenge chant charge chide chortle chorus chuckle claim clarify comment complain
            concede conclude concur confess confide confirm contend continue counter crack croak
            croon crow cry deadpan/deadpanned/deadpans declare decree defend demand
            demur/demurs/demurred/demurring deny disclose discuss echo elaborate emphasise emphasize
            encourage enthuse exclaim exhort explain express fret fume gloat go/goes/went/going
            greet gripe groan grouse growl grumble gush highlight hint holler howl implore imply
            indicate inform inquire insist instruct interject interrupt intone invoke jeer joke
            lament laugh lecture lie/lied maintain marvel mention moan mumble murmur muse mutter
            narrate note observe offer opine plead pledge point ponder posit preach predict proclaim
            pronounce propose protest question quibble quip/quips/quipped/quipping rail rant rave
            reassure rebut/rebuts/rebutted/rebutting recall recite recollect recommend recount
            refute reiterate relate relay remark remind reminisce repeat reply report respond
            retaliate retort reveal riff rip/rips/ripped/ripping roar say/says/said/saying scoff
            scold scream scribble shout sigh signal sing/sings/sang/singing
            slam/slams/slammed/slamming snap/snapped/snaps snarl sneer sniff snipe snort
            speak/speaks/spoke/spoken/speaking specify speculate sputter stammer state stress
            stutter suggest summarize surmise swear/swears/swore talk taunt tease
            tell/tells/told/telling testify thank theorise theorize thunder trumpet underscore urge
            vent venture volunteer vow wail warn whine whisper wisecrack wonder yell
            """
        ),
        post=_forms(
            """
            blog/blogs/blogged caption email message post retweet/retweets/retweeted share text
            tweet type write/writes/wrote/written/writing
            """
        ),
        statement=_forms("read/reads/reading"),
        assessing=_forms(
            """
            accuse attack believe belittle berate blame blast brand call castigate characterise
            characterize chastise cite commend condemn criticise criticize decry deem denounce
            depict deride describe determine dismiss disparage dub/dubs/dubbed/dubbing equate
            estimate excoriate fault feel/feels/felt find/finds/found frame hail hear/heard herald
            hope label lambast lambaste laud liken malign mock name paint portray praise promise
            quote rate rebuke reckon recognize refer/refers/referred/referring regard ridicule scorn
            skewer think/thinks/thought/thinking tout vilify worry
            """
        ),
        plain=wordset("added adding adds continued continues said say saying says writes wrote"),
        post_prepositions=wordset("at in on to via"),
        post_fillers=wordset(
            r"""
            \p{Lu}?\p{Ll}+day an? an?other app follow-up her his its media network new now-deleted
            official own platform recent site social the their
            """
        ),
        post_nouns=wordset("[Pp]osts? [Tt]hread [Tt]weets?"),
        set_apart=wordset(
            r"""
                (?:choir|band|singer|chorus)_s[aiu]ngs?
                court_(?:papers|filings?|documents|records) headlines?_(?:read|ran|said)
                in_an?_(?:open_)?letter
                (?:in|from)_(?:the|a|his|her|its)_(?:play|novel|musical|sketch|poem|song|letter)
                (?:in|from)_the_(?:\w+_)?(?:film|movie|series|sitcom|opera|book|comic|trailer|game)
                (?:old|local|proverbial)_(?:adage|proverb|saying|song)
                (?:proverb|psalm|hymn|oath|prayer|slogan|motto)s?
                (?:ran|read)_(?:the|a)_headlines? (?:recited|sang|chanted|intoned)
                reply,_seen_by song_(?:says|goes|runs)
                in_(?:his|her|their)_(?:\S+_){0,2}?(?:autobiography|book|column|diary|essay|memoirs?|novel|op-ed)\b
                (?:e-?mailed|messaged|phoned|texted|whatsapped)_(?:her|him|me|them|us|(?-i:\p{Lu})\w+):
                (?:direct|private|text|voice|WhatsApp)_messages?
                texted_(?:her|him|me|them|us)\b
                (?:banner|billboard|bumper_sticker|graffit[io]|mug|placard|plaque|poster|sign|sticker|t-?shirt|tattoo)s?_(?:\S+_){0,4}?(?:bore|declared|proclaimed|read|reading|reads|said|saying|says|that_(?:read|said))
            """
        ),
        unshown=wordset(
            r"""
                (?:an?|one|another)_(?:\S+_)?(?:commenter|follower|reader|user|troll)
                (?-i:WhatsApp|Whatsapp|iMessage)\w{0,4} Signal-?(?:chat|group|Chat|Gruppe)\w{0,3}
                group_chat private_(?:channel|chat|group) chat_(?:group|logs?) leaked_chats?
                (?:post|tweet|thread|message)_(?:that_|which_)?(?:\S+_){0,3}?(?:deleted|removed|taken_down)
                (?:deleted|removed)_(?:\S+_)?(?:post|tweet|thread|message)
            """
        ),
        other_writing=wordset(
            r"""
                e-?mails? letters? blogs? manifesto(?:e?s)? memos? leaflets?
                pamphlets? newsletters? surveys?
            """
        ),
        handed_down=wordset(
            r"""
                as_(?!(?:i|we)_)(?:\S+_){1,5}?(?:always|famously|once|often)_(?:put_it|said|say|says|wrote)
                as_(?!(?:i|we)_)(?:\S+_){1,5}?(?:liked?s?_to|love[ds]?_to|used_to|would)_say
                as_(?:the_)?(?:old_)?(?:adage|proverb|saying)_(?:goes|has_it|says) overheard
                quote_of_the_day as_they_say
                (?:favou?rite|great|old)_(?:line|proverb|quote|saying)_(?:by|from|of)
            """
        ),
        disowned=wordset(
            r"""
                (?:fact_check|fact-check|false|fake):
                (?:abridged|cut)_(?:down_)?(?:the|his|her|their)_(?:message|post|quote|tweet|words)
                (?:alleged|purported|so-called|supposed)_(?:image|message|post)s?
                (?:alleged|purported|so-called|supposed)_(?:quotation|quote|screenshot|tweet)s?
                an?_(?:earlier|previous)_version
                (?:article|piece|post|report|story|text)_(?:has_been|was)_(?:amended|corrected)
                (?:bogus|doctored|fabricated|fake|forged)_(?:account|message|post|quotation)s?
                (?:bogus|doctored|fabricated|fake|forged)_(?:quote|screenshot)s?
                (?:bogus|doctored|fabricated|fake|forged)_(?:statement|tweet|words?)s?
                (?:chatbot|model|machine|programme?|AI)_(?:had_)?(?:invented|made_up|hallucinated)
                (?:conclusion|rating|ruling|verdict):_(?:altered|fake|false)
                (?:conclusion|rating|ruling|verdict):_(?:misattributed|mostly_false|satire)
                correction: deepfakes? editing_error
                (?:falsely|wrongly|mistakenly|incorrectly)_(?:attributed|claim\w*|credited)
                (?:falsely|wrongly|mistakenly|incorrectly)_(?:had|quot\w+|report\w*|said)
                (?:hoax|invented|made-up)_(?:account|message|post|quotation)s?
                (?:hoax|invented|made-up)_(?:quote|screenshot|statement|tweet|words?)s?
                impersonat\w+ impost[eo]r\w*
                (?:manipulated|phon(?:e)?y|spoof)_(?:account|message|post|quotation)s?
                (?:manipulated|phon(?:e)?y|spoof)_(?:quote|screenshot|statement|tweet|words?)s?
                misquot\w+
                never_(?:posted|said|tweeted|wrote)_(?:any_such_thing|it|so)(?=\W*$|[.,;!?”"])
                never_(?:posted|said|tweeted|wrote)_(?:that|th[eo]se_words|this)(?=\W*$|[.,;!?”"])
                no_(?:evidence|proof|record|trace)_(?:of|that) no_such_(?:post|tweet|words?)
                no_such_message nothing_of_the_(?:kind|sort) originally_(?:quoted|said|had)
                parody_account
                satir(?:e|ical)_(?:account|article|page|paper|piece|post|site|website)s?
                (?:shortened|trimmed|twisted)_(?:down_)?(?:the|his|her|their)_(?:message|post)
                (?:shortened|trimmed|twisted)_(?:down_)?(?:the|his|her|their)_(?:quote|tweet|words)
                wrongly_ha(?:s|ve|d|ving) apocryphal
                (?:often|widely|sometimes|frequently|commonly|popularly|usually)_(?:attributed|ascribed|credited)
                (?:was|been|is|are|were)_(?:attributed|ascribed)_to chain_(?:letter|message)s?
                (?:dis)?agree[ds]?_with_the_(?:claim|phrase|sentence|slogan|statement|view)
                (?:automatic|machine)_translation auto-?(?:correct|translat)\w*
                which_of_(?:these|the_following) true_or_false quiz:
                (?:bogus|fake|false|spoof)_profiles?
                (?:people|users?|readers|many|some)_attribute[ds]?
                put_(?:the_)?words_in(?:to)?_(?:his|her|their|\S+['’]s?)_mouth
                gave_(?:\S+_){1,5}?(?:a|the)_voice_of
                (?:amended|changed|corrected|edited|reworded|updated)_(?:it|her_post|his_post|the_(?:post|text|tweet|wording))_(?:in)?to\b
                before_(?:editing|she_edited|he_edited|changing)_it
                satirists?_(?:had|have|wrote) mis-?heard
                memes?_(?:gives?|gave|has|had|made|makes|shows?|turn(?:s|ed))
                act(?:or|ress)_(?:playing|who_plays) (?:impressionist|impersonation)
                in_(?:a|the)_(?:mock_trial|parody|skit|spoof) leaked_draft
            """
        ),
        disowning=wordset(
            r"""
                as_if_to_say
                (?:basically|effectively|essentially|in_effect)_(?:posted|said|saying|tweeted|wrote)
                could(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_posted
                could(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_read
                could(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_said
                could(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_tweeted
                could(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_written
                den(?:ied|ies|y|ying)_(?:(?!and_|but_)\S+_){0,4}?(?:posted|posting|said|saying)
                den(?:ied|ies|y|ying)_(?:(?!and_|but_)\S+_){0,4}?(?:tweet(?:ed|ing)|writing)
                den(?:ied|ies|y|ying)_(?:(?!and_|but_)\S+_){0,4}?(?:written|wrote)
                did(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?(?:said|say)(?:ed)?\b
                did(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?(?:tweet|utter)(?:ed)?\b
                (?:did|does|do)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?post(?:ed)?\b
                (?:did|does|do)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?publish(?:ed)?\b
                (?:did|does|do)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?write(?:ed)?\b
                (?:did|does|do)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?written(?:ed)?\b
                (?:does|do)_not_(?:actually_|ever_|in_fact_|really_)?(?:said|say)(?:ed)?\b
                (?:does|do)_not_(?:actually_|ever_|in_fact_|really_)?(?:tweet|utter)(?:ed)?\b
                (?:does|do)n['’]t_(?:actually_|ever_|in_fact_|really_)?(?:said|say)(?:ed)?\b
                (?:does|do)n['’]t_(?:actually_|ever_|in_fact_|really_)?(?:tweet|utter)(?:ed)?\b
                (?:had|have)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?post(?:ed)?\b
                (?:had|have)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?publish(?:ed)?\b
                (?:had|have)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?written(?:ed)?\b
                (?:had|have)_not_(?:actually_|ever_|in_fact_|really_)?(?:said|say)(?:ed)?\b
                (?:had|have)_not_(?:actually_|ever_|in_fact_|really_)?(?:tweet|utter)(?:ed)?\b
                (?:had|have)n['’]t_(?:actually_|ever_|in_fact_|really_)?(?:said|say)(?:ed)?\b
                (?:had|have)n['’]t_(?:actually_|ever_|in_fact_|really_)?(?:tweet|utter)(?:ed)?\b
                has(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?(?:post|publish)(?:ed)?\b
                has(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?(?:said|say)(?:ed)?\b
                has(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?(?:tweet|utter)(?:ed)?\b
                has(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?written(?:ed)?\b
                (?:has|had|have)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?write(?:ed)?\b
                if_(?:he|she|they)_(?:had_)?(?:posted|said|tweeted|written|wrote)
                imagin(?:ary|e|ed|ing)\b in_other_words in_plain_English
                (?:instead_of|rather_than|without)_(?:posting|saying|tweeting|writing) meaning:
                might(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_posted
                might(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_read
                might(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_said
                might(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_tweeted
                might(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_written
                might_(?:just_)?as_well_(?:post|say|tweet|write) more_or_less
                never_(?:actually_|even_|in_fact_|once_|really_)?(?:posted|published|said)\b
                never_(?:actually_|even_|in_fact_|once_|really_)?(?:tweeted|uttered|wrote)\b
                should(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_posted
                should(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_read
                should(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_said
                should(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_tweeted
                should(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_written
                something_(?:like|to_the_effect)\b to_the_effect\b translat(?:ed|ion):
                would(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_posted
                would(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_read
                would(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_said
                would(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_tweeted
                would(?:_(?:as_well|honestly|instead|just_as_well|rather|simply))*_have_written
                (?:abridg|caricatur|chang|condens|distort|garbl|interpret|lampoon|mangl|misread|mistranslat|paraphras|parod|read|recast|reduc|rephras|reword|rewr|shorten|simplif|summari[sz]|translat|trim|turn|twist|understood)\w*_(?:\S+_){0,6}?(?:line|message|post|quote|remark|statement|thread|tweet|words)\b
                sum(?:med|ming|s)?_up_(?:\S+_){0,4}?(?:message|post|statement|thread|tweet)
                boil(?:ed|s)?_(?:\S+_){0,4}?down_to
                (?:abridged|condensed|cut|mistranslated|reduced|rephrased|reworded|rewritten|shortened|translated|trimmed)_(?:as|into|to)\b
                rewrit(?:es|ing)_(?:it|this|that)
                (?:did|does|do)(?:_not|n['’]t)_(?:actually_|ever_|in_fact_|really_)?(?:announce|claim|declare|promise|share|state|suggest|threaten)\b
                what_(?:\S+_){1,4}?(?:meant|means)\b what_if\b
                (?:allegation|claim|hoax|rumou?r|suggestion)s?_that_(?:\S+_){1,4}?(?:posted|said|tweeted|written|wrote)\b
                (?:mis)?remember(?:s|ed|ing)?_(?:it|her|him|them|the_\S+)_(?:as|saying|writing|posting)\b
                (?:about|due|going|intended|intending|meant|planned|planning|ready|set|wanted)_to_(?:have_)?(?:post|publish|say|tweet|write)\b
                (?:comment|message|post|tweet)_(?:\S+_){0,5}?(?:became|becomes|came_out_as|comes_out_as)\b
                in_(?:English|translation),?_(?:\S+_){0,4}?(?:reads?|roughly|runs?)\b
            """
        ),
        disowned_behind=wordset(
            r"""
                (?:is|was)_what_(?:\S+_){1,4}?(?:did_not|didn['’]t|never)
                (?:was|were|been)_(?:garbled|mangled|paraphrased|rendered)
                (?:are|is|was|were)(?:_not|_never|n['’]t)_(?:a_quote|by|from|genuine)
                (?:are|is|was|were)(?:_not|_never|n['’]t)_(?:h(?:er|is)s?|in_(?:it|the))
                (?:are|is|was|were)(?:_not|_never|n['’]t)_(?:real|theirs|what)
                (?:are|is|was|were)_(?:a_)?(?:fabricat|fake|forged|forgery)\w*
                (?:are|is|was|were)_(?:a_)?(?:hoax|invent|made_up|misquot)\w*
                (?:he|she|they)_never_(?:posted|said|tweeted|wrote)
                words_(?:that_)?(?:he|she|they)_never
                (?:could|might|should|would)(?:_\w+)?_have_(?:posted|said|tweeted|written)
                (?:he|she|they)_(?:did|had|has|have)(?:_not|n['’]t|_never)(?=\s*[.,;—])
                (?:he|she|they)_never_(?:did|has|had)\b
                (?:is|was|remains?)_(?:apocryphal|baseless|unfounded|unproven|untrue|unverified)
                (?:is|was|are|were)_(?:often|widely|sometimes|frequently|usually)_(?:attributed|ascribed|credited)
                (?:is|was)_how_(?:\S+_){1,5}?(?:heard|read|saw|understood)\b
                (?:did|does|do|had|has|have)(?:_not|n['’]t),_(?:[^,.!?\n]{1,40}),_(?:post|tweet|write|say|publish|share)
            """
        ),
        statement_nouns=wordset("(?:news|press)_release statement"),
        writing_nouns=wordset(
            """
            article book brief column decision diary e-?mail essay letter memo memoir note op-ed
            opinion paper report ruling text_message
            """
        ),
        speaking_words=wordset(
            r"""
            audience conference crowd debate interview\p{L}* radio rally reporters speech television
            told
            """
        ),
        # Matches "in a tweet" and "in his latest post"; not "for posts on X".
        posted_in=(
            r"[Ii]n (?:an?|another|his|her|its|their|the) (?:\p{Ll}+ ){0,2}"
            "(?:tweet|post|thread)"
        ),
        screenshots=wordset("screen_?shots? screen_?grabs? screen_?caps?"),
        pictured_posts=wordset("(?:tweet|post|posting|toot|skeet|truth|thread)_(?:by|from|of)"),
        pictured_doubts=wordset(
            """
            altered answer debunk deepfake doctored edited fabricat fake false forged generated hoax
            imperson imposter impostor manipulat misattribut mislead parod photoshop purport quot
            react repl(?:y|ie) reposted respon retweet satir spoof suppos unverif
            """
        ),
        passed_on=wordset(
            r"""
                (?:re-?)?shar(?:e[sd]?|ing)\b re-?post(?:s|ed|ing)?\b re-?tweet\w*
                liked?\b(?=_(?:a|his|her|the|their)_) likes_(?:a|the) endors(?:es|ed|ing)
                boosted amplif(?:ies|ied|ying) relay(?:s|ed|ing) re-?circulat\w+
                forward(?:s|ed|ing) pinned recit(?:es|ed|ing)
                read(?:s|ing)?_(?:\S+_){0,6}?(?:aloud|out)\b
                memes?_(?:by|from|reading|saying|that)
                (?:from|on|through|via)_(?:his|her|their|the_\S+|\S+['’]s?)_(?:official_|own_)?account
                (?:comment|message|post|tweet|video)s?_(?:that_(?:read|reads|said|says)|reading|saying)\b
                (?:posted|said|tweeted|wrote)_(?:\S+_){0,3}?(?:from|on|through|via)_(?:the_)?(?:\S+_)?\S+['’]s?_(?:\S+_){0,2}?account
                bookmark(?:s|ed|ing) (?:quot|cit)ing_(?!the_post)
                (?:second(?:s|ed)|echo(?:es|ed|ing)|adopt(?:s|ed|ing)|cit(?:es|ed)|quot(?:es|ed))_(?:an?|her|his|the|one|another)\b
                (?:comment|message|post|tweet|video)s?_(?:that|which)_(?:\S+_){1,4}?(?:answered|bookmarked|commented_on|liked|praised|replied_to|reposted|shared)\b
                agree(?:s|d|ing)_with_(?:an?|another|one|the)_(?:\S+_){0,3}?(?:comment|message|post|tweet|user|reader)
                upvot\w+ authors?_of
                (?:user|reader|critic|follower|commenter|stranger|person|man|woman|whoever|someone|somebody|those)_(?:who|that)_(?:had_)?(?:posted|said|tweeted|wrote)
                whoever_(?:posted|said|tweeted|wrote)
            """
        ),
        threads=wordset("threads? (?:series|string)_of_(?:messages|posts|tweets)"),
    ),
    grammar=Grammar(
        capitals=CapitalWords(
            starters=wordset(
                """
                above alongside aside based below besides beyond born built caption compared
                correction driven elsewhere exclusive faced given good held known led likewise made
                maybe needless okay overall please result seen sure taken thanks throughout told
                update whatever whenever wherever whoever written
                """
            ),
            adverbs="ly$",
            acronyms=wordset("it us who"),
            name_ends=wordset("today"),
            verbs=wordset("adds asks said says told tells tweets writes wrote"),
            contracted_pronouns=wordset(
                "he'd he'll he's she'd she'll she's they'd they're they've we've"
            ),
            regions=wordset(
                """
                ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md me mich minn miss
                mo mont neb nev okla ore pa tenn tex va vt wash wis wisc wyo
                """
            ),
            modifiers=wordset(
                """
                American area backed based born bred British controlled educated era funded ish led
                owned raised run style trained turned wide
                """
            ),
            places=_PLACES,
        ),
        reported=ReportedSpeech(
            persons=wordset(
                """
                i=he i=she i=they me=him me=her me=them me=himself me=herself my=his my=her my=their
                mine=his mine=hers mine=theirs we=they us=them us=themselves our=their ours=theirs
                am=is am=was have=has have=had
                """
            ),
            inscriptions=wordset(
                """
                banner billboard board card graffiti leaflet mural note notice placard plaque poster
                sign sticker sweatshirt t-shirt
                """
            ),
            nobody=wordset("nobody"),
            denying=wordset("denied denies deny denying disputed disputes"),
        ),
        he=wordset("he"),
        she=wordset("she"),
        they=wordset("they"),
        other=wordset(
            "another anybody anyone everybody everyone i it many nobody one others some somebody"
            " someone we"
        ),
        relatives=wordset("which who"),
        determiners=wordset(
            """
            a an another any both each every five four her his its many most my no one our several
            six some the their these this those three two your
            """
        ),
        prepositions=wordset(
            """
            about across after against amid among around as at because before behind between by
            despite down during following for from in including inside into like near of off on out
            outside over per regarding since than through to toward towards under until up upon via
            with within without
            """
        ),
        small=wordset(
            """
            a about according added after again ago all also although always am among an and another
            any april are as asked at august be because been before being between both but by can
            can't citing could december despite did didn't do does doesn't don't done during each
            earlier either est et even every february finally first five for four friday from
            furthermore given had has have having he he's hence her here herself him himself his how
            however i i'm if in indeed instead is isn't it it's its itself january july june just
            last later less let like many march may me meanwhile might monday more moreover most
            much must my n't neither never nevertheless next no nonetheless nor not noting november
            now october of often on once one only or other otherwise our over perhaps plus pm q
            rather recently referring saturday second september shall she she's should since so some
            sometimes speaking still such sunday that that's the their them themselves then there
            therefore these they they're this those though three through thursday thus to today
            tomorrow too tuesday twice two under unlike until us usually very was wasn't we
            wednesday well were what when where which while who whom whose why will with without
            won't would yes yesterday yet you your
            """
        ),
        roles=wordset(
            """
            activist activists actor actress adviser advisers advisor advisors aide aides analyst
            analysts anchor artist attorney attorneys author billionaire brother businessman
            businesswoman campaign candidate ceo chair chairman chairwoman chief co-founder co-host
            coach columnist comedian commentator congressman congresswoman critic critics crowd
            daughter delegate delegates democrat democrats director doctor donor donors economist
            editor executive expert experts father founder governor historian host husband insider
            investigators journalist judge lawmaker lawmakers lawyer lawyers leader leaders man
            manager mayor member members men minister mogul mother musician nominee observers
            officer official officials operative organizer organizers owner pastor people player
            police pollster president priest professor prosecutors protesters reporter reporters
            republican republicans researcher researchers resident scientist scientists secretary
            senator singer sister son source sources spokesman spokesmen spokesperson spokeswoman
            staffer star strategist strategists student students supporter supporters teacher user
            users veteran voter voters wife woman women writer
            """
        ),
        according=wordset("according"),
        titles=_TITLES
        | wordset(
            """
            activist adviser advisor alderman analyst architect attorney-general bailiff barrister
            biologist broadcaster campaigner carpenter cellist cfo chemist clerk climber co-chair
            co-host columnist comedian commuter composer correspondent councillor counsel democrat
            democratic democrats demonstrator drummer economist editor engineer ex-governor
            executive filmmaker firefighter goalkeeper guitarist historian host lawyer libertarian
            maj major midfielder neighbor neighbour nominee novelist organiser organist organizer
            painter paramedic pensioner philosopher photographer physicist pianist pilot playwright
            poet pollster presenter presidential protester psychologist quarterback rapper reporter
            reps republican republicans rescuer retiree screenwriter sculptor senators shopkeeper
            shopper sister sociologist songwriter speaker strategist striker surgeon teenager
            vice-president villager violinist warden
            """
        ),
        bodies=wordset(
            """
            ad administration agency alliance article association bank board book bureau campaign
            center centre club coalition college commission committee company congress corporation
            council court department document email embassy federation firm foundation fund
            government group headline hospital house initiative institute league letter magazine
            memo message ministry network news newspaper office organisation organization outlet
            paper parliament party police poll post project release report school senate service
            site society statement station study team times transcript trust tweet union university
            website
            """
        ),
        abbreviations=wordset(
            """
            ala amb apr ariz atty aug calif capt co col colo conn corp dec dr etc feb fla gen gov
            hon ill inc ind jan jr jul jun lt ltd mar mass mich minn mr mrs ms no nov oct okla ore
            pa pres prof rep rev sen sep sept sgt sr st supt tenn tex va vol vs wash wis
            """
        ),
        between=wordset(
            """
            again all already also always are been being both can could did do does even ever first
            had has have having herself himself is just last later may might must never not now
            often once only previously recently reportedly should simply still themselves then to
            was were who will would
            """
        ),
        conjunctions=wordset("and but or"),
        male_titles=wordset(
            """
            businessman chairman congressman king lord mr pope prince sir spokesman
            """
        ),
        female_titles=wordset(
            """
            actress businesswoman chairwoman congresswoman lady miss mrs ms princess queen
            spokeswoman
            """
        ),
        of_words=wordset("of"),
        unnamed=UnnamedPeople(
            articles=wordset("a an another one"),
            owning=wordset("her his its my our their your"),
            men=wordset(
                """
                boy boyfriend brother father gentleman grandfather grandson guy husband man nephew
                son uncle widower
                """
            ),
            women=wordset(
                """
                aunt daughter girl girlfriend granddaughter grandmother lady mother niece sister
                widow wife woman
                """
            ),
            others=wordset(
                """
                baker barber bystander caller carpenter clerk colleague cook cousin
                customer driver farmer fisherman friend guard guest heckler insider listener
                neighbor neighbour nurse onlooker passenger passer-by pensioner
                pilot plumber protester sailor shopkeeper shopper soldier spectator
                stranger tourist viewer villager visitor voter waiter witness worker
                """
            ),
        ),
    ),
    names=NameWords(
        titles=_TITLES
        | wordset(
            """
            billionaire champion coach comptroller conductor constable councillor councilor dame
            entrepreneur ex grandmaster imam inspector lieutenant mep mogul mp mx of pm
            president-elect rabbi sheikh superintendent the trainer writer
            """
        ),
        roles=wordset(
            """
            account administration adage adviser advisers aide aides anon anonymous author board
            campaign chatgpt commenter commenters committee company critics department everybody
            everyone expert experts government group ministry nobody office official officials party
            police poster proverb reader readers resident residents saying source sources spokesman
            spokesperson spokeswoman staff statement supporters tba tbd team unattributed user users
            various viewer viewers wisdom witness witnesses
            """
        ),
        modifiers=wordset(
            """
            acting activist actor actress and author ayatollah billionaire boss boxer ceo cfo cllr
            cmdr conservative coo cpl cto defence defense dem democrat democratic deputy eu
            ex-president finance foreign golfer gop green head hon house interim interior junior
            labour late liberal lt maj majority mep minority mla mp msp mullah opposition party
            pastor pfc pm press rapper republican rev rt s senate senior sgt shadow singer speaker
            star state tesla top tory u uk un us us-president white
            """
        ),
        bodies=wordset(
            """
            agency airlines airways army association authority bank bureau center centre channel
            church city club college commission committee company corp corporation council court
            department embassy family fc federation foundation government group hospital house inc
            institute league llc ltd media ministry museum navy network news office palace party
            police post records school society street team theater theatre times union united
            university
            """
        ),
        groups=wordset(
            """
            activists american americans another anyone britons californian congressmen
            conservatives democrats doctors everyone facebook fans german germans instagram internet
            lawmaker lawmakers liberals many mayors media ministers most neighbors neighbours nobody
            others parents people politician politicians protesters readers republicans researchers
            russian russians scientists senators social some somebody someone students teachers
            texan tories twitter ukrainians voters workers x
            """
        ),
        relations=wordset(
            """
            aide attorney biographer brother daughter father friend husband lawyer mother partner
            rival sister son successor widow wife
            """
        ),
        pronouns=wordset("he her him i it she them they we who you"),
        articles=wordset("a an her his its one some the their"),
        particles=wordset("mac mc o st"),
        office_links=wordset("against and by for from of to with"),
        generations=wordset("ii iii iv jr sr v"),
        suffixes=wordset("esq md mp phd"),
        rulers=wordset("emperor king pope prince princess queen"),
        title_nouns=wordset("ally analyst critic host icon legend nominee owner pilot star"),
        title_endings=wordset(
            r"""
            boss chief elect er ess founder general ist keeper leader man master minister\w* officer
            or person president\w* secretary speaker woman
            """
        ),
        office_prefixes=wordset("premier vice"),
        offices=wordset(
            r"""
            \w*minister ambassador candidate ceo cfo chair(?:wo)?man chancellor coach
            congress(?:wo)?man coo cto director founder gov governor leader mayor mep mp nominee pm
            president rep representative secretary sen senator speaker trainer
            """
        ),
        impostors=wordset(
            """
            account against archive army baby bot campaign citizens club commentary daily definitely
            drunk dump evil fake fan fanpage fans fire for foundation free friends ghost impost[eo]r
            liar lies memes mother_of nation news not office parody press pseudo quotes really
            satire stan stop students supporters? team translator tribute unofficial updates wife_of
            young
            """
        ),
    ),
    spoken=SpokenWords(
        hesitations=wordset("ah eh er erm hm hmm mhm mm uh uhh uhm um umm"),
        fillers=wordset("i_mean you_know you_see"),
        asides=wordset("like right sorry"),
        completions=wordset(
            """
                a about all an anybody anything at by everything for from he her him his how i if in
                it me my nothing of our people she so some somebody something that the their them
                there they this those to us we what when where whether which who whom why you your
            """
        ),
        openers=wordset("alright and but listen look now oh ok okay so well yeah yes"),
        contractions=wordset(
            """
                'd=would/had 'll=will 'm=am 're=are 's=is/has 've=have ain't=is_not/are_not/am_not
                alright=all_right can't=can_not cannot=can_not cause=because coulda=could_have
                doin=doing dunno=do_not_know em=them gimme=give_me goin=going gonna=going_to
                gotcha=got_you gotta=got_to kinda=kind_of lemme=let_me let's=let_us lotta=lot_of
                musta=must_have n't=not nothin=nothing outta=out_of shan't=shall_not
                shoulda=should_have somethin=something sorta=sort_of til=until till=until
                wanna=want_to won't=will_not woulda=would_have y'all=you_all ya=you
            """
        ),
        spellings=wordset(
            r"""
                ((?:[a-z]{3,}))is(e[drs]?|ing|ation|ations)=\1iz\2
                ([a-z]{3,})ys(e[drs]?|ing)=\1yz\2 (after|back|down|for|in|on|out|to|up)wards=\1ward
                (among|amid)st=\1
                (arm|behavi|cand|clam|col|endeav|fav|flav|glam|harb|hon|hum|lab|neighb|parl|ranc|rig|rum|sav|splend|tum|val|vap|vig)our(\w*)=\1or\2
                (burn|dream|lean|learn|spell|spoil)t=\1ed
                (cal?ib|cent|fib|kilomet|lit|lust|met|somb|spect|theat)re(s?)=\1er\2
                (cancel|counsel|dial|equal|fuel|jewel|label|level|marvel|model|quarrel|signal|travel)l(ed|ing|er|ers)=\1\2
                (defen|offen|preten)ce(s?)=\1se\2 doctor=dr gr[ae]y=gray
                judg(?:e)?ment(s?)=judgment\1 missus=mrs mister=mr ok(?:ay)?=okay
                program(?:me)?(s?)=program\1 scepti(\w*)=skepti\1 whilst=while ye(?:ah|p|s)=yes
            """
        ),
        values=wordset(
            """
                a_billion=1000000000 a_hundred=100 a_million=1000000 a_thousand=1000
                a_trillion=1000000000000 eight=8 eighteen=18 eighty=80 eleven=11 fifteen=15 fifty=50
                five=5 forty=40 four=4 fourteen=14 nine=9 nineteen=19 ninety=90 one=1 seven=7
                seventeen=17 seventy=70 six=6 sixteen=16 sixty=60 ten=10 thirteen=13 thirty=30
                three=3 twelve=12 twenty=20 two=2 zero=0
            """
        ),
        scales=wordset(
            """
                billion=1000000000 bn=1000000000 dozen=12 hundred=100 k=1000 m=1000000
                million=1000000 mn=1000000 thousand=1000 trillion=1000000000000
            """
        ),
        number_links=wordset("and"),
        halves=wordset("and_a_half"),
        currencies=wordset(
            "bucks=$ dollar=$ dollars=$ euro=€ euros=€ pound=£ pounds=£ usd=$ yen=¥"
        ),
        ordinals=wordset(
            """
                eighteenth=18 eighth=8 eleventh=11 fifteenth=15 fifth=5 first=1 fourteenth=14
                fourth=4 nd nineteenth=19 ninth=9 rd second=2 seventeenth=17 seventh=7 sixteenth=16
                sixth=6 st tenth=10 th third=3 thirteenth=13 thirtieth=30 twelfth=12 twentieth=20
            """
        ),
        occasions=wordset(
            """
            address announcement briefing broadcast conference convention debate event forum
            hearing inauguration interview lecture meeting podcast press_conference program
            programme rally remarks session show speech stream summit testimony town_hall video
            """
        ),
        own_voice=wordset("i we"),
        sounds=wordset(
            """
            applause audio background beep bell bleep booing boos chanting chants
            cheering cheers clapping clears coughing coughs cross-talk crosstalk crying
            foreign gasps gavel groans inaudible indiscernible interruption laughing
            laughs laughter music noise off-mic overlapping pause phone playing recess
            ringing sighs silence singing sneezes sobbing speaking technical unclear
            unintelligible video
            """
        ),
        speakers=wordset(
            """
            all announcer answer audience both caller chair clerk court crowd guest host
            interjection interpreter interviewer lawmakers man member members moderator
            multiple narrator operator panelist participant presenter question
            questioner reporter senators speaker speakers student translator
            unidentified unknown voice voice-over voices witness woman
            """
        ),
        turn_letters=wordset("a=answered answer=answered q=asked question=asked"),
    ),
    house_style=HouseStyle(
        written=wordset(
            """
                &=and 'n=and 'til=until a_billion=1_billion a_half=½ a_hundred=1_hundred
                a_million=1_million a_quarter=¼ a_third=⅓ a_thousand=1_thousand
                a_trillion=1_trillion alot=a_lot alright=all_right anymore=any_more
                approx.=approximately/ arent=are_not asap=as_soon_as_possible assoc.=association/
                ave.=avenue/ b/_c=because bc=because/ btw=by_the_way cant=can_not capt.=captain/
                cause=because/ col.=colonel/ couldnt=could_not dept=department didnt=did_not
                doesnt=does_not dont=do_not eighties=80s em=them/ everyday=every_day/ fifties=50s
                forties=40s fri.=friday/ ft.=featuring/feet/foot fyi=for_your_information
                gen.=general/ gov.=governor/ govt=government hadnt=had_not half=½ hasnt=has_not
                havent=have_not heres=here_is hes=he_is i'm=i_am im=i_am imo=in_my_opinion
                info=information/ isnt=is_not its_a=it_is_a its_an=it_is_an its_been=it_has_been
                its_going=it_is_going its_not=it_is_not its_the=it_is_the ive=i_have jr.=junior/
                jr=junior/ kilometer=km kilometers=km kilometre=km kilometres=km km/_h=kph
                lets=let's/ lt.=lieutenant/ luv=love/ miles_per_hour=mph mister=mr mon.=monday/
                n=and/ nineties=90s o._k.=okay ok=okay omg=oh_my_god one_half=½ one_quarter=¼
                one_third=⅓ pls=please plz=please ppl=people prof.=professor prof=professor/ r=are/
                rd.=road/ rep.=representative/ rev.=reverend/ rock'n'roll=rock_and_roll
                sat.=saturday/ sen.=senator/ seventies=70s sgt=sergeant shes=she_is
                shouldnt=should_not sixties=60s sr.=senior/ st.=saint/street st=saint/street
                sun.=sunday/ tbh=to_be_honest thats=that_is theres=there_is theyll=they_will
                theyre=they_are theyve=they_have thirties=30s tho=though three-quarters=¾
                three_quarters=¾ thru=through thu.=thursday/ thur.=thursday/ thurs.=thursday/
                thx=thanks till=until tue.=tuesday/ tues.=tuesday/ twenties=20s two-thirds=⅔
                two_thirds=⅔ u=you/ ur=your/you_are/you're v=versus/ vs=versus/ w/=with w/_o=without
                w/_out=without wasnt=was_not wed.=wednesday/ werent=were_not weve=we_have
                whats=what_is wont=will_not wouldnt=would_not youll=you_will youre=you_are
                youve=you_have
            """
        ),
        misspelt=wordset(
            """
                accomodate=accommodate accomodation=accommodation accross=across acheive=achieve
                acheived=achieved adn=and agian=again agressive=aggressive amature=amateur
                apparantly=apparently arguement=argument assasination=assassination
                basicly=basically beacuse=because becasue=because becuase=because
                beggining=beginning begining=beginning beleive=believe beleived=believed
                belive=believe beutiful=beautiful bizzare=bizarre buisness=business
                bussiness=business calender=calendar catagory=category collegue=colleague
                comittee=committee commitee=committee committment=commitment completly=completely
                concious=conscious congradulations=congratulations definately=definitely
                definatly=definitely definitly=definitely dissapear=disappear
                dissapointed=disappointed dissapointing=disappointing embarass=embarrass
                embarassed=embarrassed embarassing=embarrassing embarassment=embarrassment
                enviroment=environment existance=existence experiance=experience familar=familiar
                finaly=finally foriegn=foreign freind=friend freinds=friends futher=further
                gaurd=guard goverment=government goverments=governments governer=governor
                grammer=grammar greatful=grateful happend=happened harrass=harass
                harrassment=harassment hypocracy=hypocrisy immediatly=immediately incase=in_case
                independant=independent intresting=interesting knowlege=knowledge liason=liaison
                libary=library maintainance=maintenance milion=million millenium=millennium
                mispell=misspell neccesary=necessary neccessary=necessary necesary=necessary
                nieghbor=neighbor noticable=noticeable occassion=occasion occured=occurred
                occurence=occurrence occuring=occurring oportunity=opportunity
                oppurtunity=opportunity parliment=parliament peice=piece peolpe=people
                persistant=persistent politican=politician politicans=politicians
                posession=possession possable=possible preceeding=preceding presidant=president
                privelege=privilege probaly=probably proffesional=professional publically=publicly
                realy=really reccomend=recommend recieve=receive recieved=received
                recieving=receiving rediculous=ridiculous refered=referred religous=religious
                remeber=remember responsability=responsibility resturant=restaurant
                secratary=secretary seige=siege seperate=separate seperated=separated
                seperately=separately sieze=seize similiar=similar sincerly=sincerely speach=speech
                strenght=strength succesful=successful successfull=successful suprise=surprise
                suprised=surprised surprize=surprise taht=that teh=the thier=their
                threatend=threatened tommorow=tomorrow tommorrow=tomorrow tomorow=tomorrow
                tounge=tongue truely=truly unforseen=unforeseen unfortunatly=unfortunately
                untill=until wether=whether/ whereever=wherever whihc=which wich=which wierd=weird
                writen=written yeild=yield
            """
        ),
        ordinals=wordset(
            """
                eighteenth=18 eighth=8 eightieth=80 eleventh=11 fifteenth=15 fifth=5 fiftieth=50
                first=1 fortieth=40 fourteenth=14 fourth=4 hundredth=100 nineteenth=19 ninetieth=90
                ninth=9 second=2 seventeenth=17 seventh=7 seventieth=70 sixteenth=16 sixth=6
                sixtieth=60 tenth=10 third=3 thirteenth=13 thirtieth=30 twelfth=12 twentieth=20
            """
        ),
        ordinal_figures=wordset("st nd rd th"),
        number_signs=wordset("no. nos. nr. number num."),
        short_signs=wordset("no"),
        months=wordset(
            """
                apr=april aug=august dec=december feb=february jan=january jul=july jun=june
                mar=march nov=november oct=october sep=september sept=september
            """
        ),
        date_links=wordset("of"),
        date_articles=wordset("the"),
        hours=wordset("o'clock"),
        percent_marks=wordset("pc pct"),
        unit_signs=wordset("degree=° degrees=° pence=p"),
        never_twice=wordset("a an and at for from in of or our the their to with your"),
    ),
    examples=Examples(
        negations_match=("never", "It didn't leave", "non-stop", "nope"),
        negations_differ=("nevertheless", "knot", "another", "notable"),
        numbers_match=("twenty-one", "nineteen", "a third of them", "5 percent", "in May"),
        numbers_differ=("one-sided", "tense", "we may go"),
        verbs_match=("said", "tweeted", "quipped"),
        verbs_differ=("ferry", "sad"),
        titles_match=("Senator Ana Brook", "golf legend Ana Brook"),
        titles_differ=("Ida Brook",),
        posts_match=("wrote in a tweet", "said on Facebook on Monday"),
        posts_differ=("said on Monday",),
        quotations_match=("“The ferry leaves at dawn,” she said.",),
        quotations_differ=("The ferry’s bell rang at dawn.",),
        spoken_match=(
            "We're, uh, building the, you know, the pier = We are building the pier",
            "I have, uh, never seen such a ferry, okay = I have never seen such a ferry, OK",
            "It cost 14 million dollars and 50 percent of it = It cost $14 million and 50% of it",
            "We gonna paint twenty-one boats = We going to paint 21 boats",
            "The harbour is shut. And I mean that = The harbor is shut. I mean that",
            "You didn't, you didn't see the seal = You did not see the seal",
            "I said I'd close the pier = I said I would close the pier",
            "It was in nineteen ninety-six, I mean, long ago = It was in 1996, long ago",
            "The pier is, like, the heart of it = The pier is the heart of it",
            "On the twenty-third of May it opens = On the 23rd of May it opens",
            "We build it [applause] this very year = We build it this very year",
        ),
        spoken_differ=(
            "We are going to close the pier = We are not going to close the pier",
            "It cost 14 million dollars = It cost $15 million",
            "You know what the ferry costs = what the ferry costs you",
            "I'd close the pier today = I had closed the pier today",
            "Ana -- Ida closed the pier = Ana closed the pier",
            "He can't swim to the pier = He can swim to the pier",
            "It cost three -- four million in all = It cost three million in all",
            "The pier is like the heart of it = The pier is the heart of it",
            "On the twenty-third of May it opens = On the 22nd of May it opens",
        ),
        pictures_match=(
            "Screenshot of a tweet by Ana Brook: “The seal has a season ticket for the ferry”",
        ),
        pictures_differ=(
            "Screenshot of a fake tweet by Ana Brook: “The seal has a season ticket for the ferry”",
            "A ferry, by Ana Brook: “The seal has a season ticket”",
        ),
        written_match=(
            "tbh the owls are paid btw = to be honest the owls are paid by the way",
            "It was 30°C and 5 ° less = It was 30 degrees Celsius and five degrees less",
            "The fare is 50p and not 60p = The fare is fifty pence and not 60 pence",
            "They cut R&D first = They cut R and D first",
            "It's on the 3rd of March at No. 10 = It is on March 3 at Number Ten",
            "I dont beleive the the ferry is late = I don't believe the ferry is late",
            "It took 2½ years and 5pc of it = It took two and a half years and 5 per cent of it",
            "We rowed w/o a pilot in the 80s = We rowed without a pilot in the eighties",
            "Sooo late on the 21st row, OK = So late on the twenty-first row, okay",
        ),
        written_differ=(
            "It was 30 degrees at the quay = It was 3° at the quay",
            "It was 30 degrees Celsius here = It was 30°F here",
            "We saw 30 degrees there = We saw 30 there",
            "The fare is 50 pence now = The fare is 50 pounds now",
            "They cut R or D first = They cut R&D first",
            "It's on 3 March = It is on 4 March",
            "It's on May 3 = It is on 3 March",
            "We can swim = We can't swim",
            "No, 10 boats are late = Number 10 boats are late",
            "It is now late = It is not late",
            "the old front is united = the old front is untied",
            "The dog lost its bone = The dog lost it is bone",
            "They sang in the 1880s = They sang in the eighties",
            "It is very very late = It is very late",
            "They sat w/ the gulls = They sat without the gulls",
        ),
        sentences=(
            "The council said that the bridge was closed and would be open to all of them again.",
        ),
    ),
)
