"""Greek: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import (
    DateWords,
    Examples,
    Grammar,
    Language,
    NegationWords,
    NumberWords,
    SpokenWords,
    UtteringWords,
    wordset,
)

LANGUAGE = Language(
    code="el",
    name="Greek",
    script="Greek",
    drops_pronouns=True,
    quotation_marks=("«»", "“”"),
    dialogue_dashes="—–",
    function_words=wordset(
        """
        ή ήταν αλλά από αυτή αυτό για δεν είναι εγώ εσύ η θα και μας με μου να ο οι που πως σας σε
        σου στη στην στο τα την της το τον του τους των ότι
        """
    ),
    negations=NegationWords(
        words=wordset("δε δεν καμία κανένας κανείς μη μην οχι ούτε ποτέ ποτε τίποτα χωρίς όχι"),
        forms=r"κανέν\w*|κανεί[νσ]\w*|κανεν\w+|καμ[ίι]ά?\w*|ουδ[εέ]\w+|τίποτ[αε]|πουθενά",
    ),
    numbers=NumberWords(
        words=wordset(
            """
            έξι δέκα δύο είκοσι εκατομμύρια εκατό εννέα επτά μηδέν οκτώ πέντε τέσσερα τρία τρεις
            χίλια
            """
        ),
        forms=(
            r"τέσσερ(?:α|ισ|ων)|τριών|έντεκα|δώδεκα|δεκα\w+|δεκάξι|εφτά|οχτώ|τριάντα|σαράντα"
            r"|πενήντα|εξήντα|εβδομήντα|ογδόντα|ενενήντα|εκατόν?|\w+κόσι(?:α|οι|εσ|ων)"
            r"|χιλιάδ(?:εσ|ων)|\w*εκατομμύρι[οα]|τρίτ(?:οσ|η|ο|ησ|ου)|τέταρτ(?:οσ|η|ο|ησ|ου)"
            "|πέμπτ(?:οσ|η|ο|ησ|ου)"
        ),
    ),
    dates=DateWords(
        weekdays=wordset("δευτέρα κυριακή πέμπτη παρασκευή σάββατο τετάρτη τρίτη"),
        months=wordset(
            """
            απρίλιο απρίλιος απριλίου αυγούστου αύγουστο αύγουστος δεκέμβριο δεκέμβριος δεκεμβρίου
            ιανουάριο ιανουάριος ιανουαρίου ιουλίου ιουνίου ιούλιο ιούλιος ιούνιο ιούνιος μάιο μάιος
            μάρτιο μάρτιος μαΐου μαρτίου νοέμβριο νοέμβριος νοεμβρίου οκτωβρίου οκτώβριο οκτώβριος
            σεπτέμβριο σεπτέμβριος σεπτεμβρίου φεβρουάριο φεβρουάριος φεβρουαρίου
            """
        ),
    ),
    uttering=UtteringWords(
        screenshots=wordset("στιγμιότυπ"),
        speech=wordset(
            """
            ανέφερε αναφέρει απάντησε δήλωσε δηλώνει είπε εξήγησε εξηγεί επισήμανε θυμάται λέει
            παραδέχθηκε προειδοποίησε προσθέτει πρόσθεσε ρώτησε σημείωσε σημειώνει τονίζει τόνισε
            υπογράμμισε υποστήριξε υποστηρίζει χαρακτήρισε
            """
        ),
        post=wordset("έγραψε ανήρτησε γράφει δημοσίευσε"),
        post_prepositions=wordset("στο"),
    ),
    grammar=Grammar(
        he=wordset("αυτός εκείνος"),
        she=wordset("αυτή εκείνη"),
        determiners=wordset("ένα ένας η μια ο οι τα της το του"),
        prepositions=wordset("από για με σε στη στην στο στον της του των"),
        small=wordset(
            """
            ή ήταν αλλά αν δευτέρα δεν είναι ενώ θα και κυριακή να παρασκευή πέμπτη πολύ που πως
            σάββατο σήμερα τετάρτη τρίτη χθες όταν ότι
            """
        ),
        according=wordset("κατά σύμφωνα"),
        titles=wordset("κύριος πρωθυπουργός πρόεδρος υπουργός"),
        male_articles=wordset("ο"),
        female_articles=wordset("η"),
    ),
    spoken=SpokenWords(
        hesitations=wordset("εεε εμ χμ"),
        fillers=wordset("δηλαδή ξέρετε"),
        completions=wordset("πού πώς τι ότι"),
        openers=wordset("και λοιπόν"),
        occasions=wordset("ομιλία ομιλίας συζήτηση συνέντευξη"),
        own_voice=wordset("εγώ εμείς"),
        sounds=wordset("γέλια μουσική χειροκροτήματα"),
        speakers=wordset("απάντηση δημοσιογράφος διερμηνέας ερώτηση παρουσιαστής φωνή"),
        turn_letters=wordset("απάντηση=answered ερώτηση=asked"),
    ),
    examples=Examples(
        negations_match=("δεν", "κανένας", "τίποτα"),
        negations_differ=("δένω", "κανόνας"),
        numbers_match=("δώδεκα", "τρίτη", "πενήντα"),
        numbers_differ=("τριγύρω",),
        verbs_match=("είπε", "έγραψε"),
        verbs_differ=("γέφυρα",),
        posts_match=("έγραψε στο Facebook",),
        posts_differ=("στο σπίτι",),
        quotations_match=("«Η γέφυρα έκλεισε», είπε η Άνα.",),
        quotations_differ=("Η γέφυρα έκλεισε.",),
        spoken_match=("Έχουμε, εεε, ένα νέο πλοίο στο λιμάνι = Έχουμε ένα νέο πλοίο στο λιμάνι",),
        spoken_differ=("Δεν έχουμε ένα νέο πλοίο στο λιμάνι = Έχουμε ένα νέο πλοίο στο λιμάνι",),
        sentences=("Η γέφυρα της πόλης έκλεισε και δεν θα ανοίξει",),
    ),
)
