"""Indonesian: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Grammar, Language, NameWords, UtteringWords, wordset

LANGUAGE = Language(
    code="id",
    name="Indonesian",
    drops_pronouns=True,
    quotation_marks=("“”", "‘’"),
    function_words=wordset(
        """
        adalah akan bahwa dalam dari dengan ini itu juga karena kepada oleh pada sudah telah
        tersebut tidak untuk yang
        """
    ),
    uttering=UtteringWords(
        speech=wordset(
            """
            beber berkata bilang cetus imbuh imbuhnya jelas jelasnya kata katanya keluh lanjut
            lanjutnya menambahkan menegaskan mengaku mengatakan mengungkapkan menjawab menjelaskan
            menuturkan menyatakan menyebut papar paparnya pungkas pungkasnya sebut sebutnya tambah
            tambahnya tandas tegas tegasnya terang terangnya tutur tuturnya ucap ucapnya ujar
            ujarnya ungkap ungkapnya
            """
        ),
        post=wordset("mencuit mengunggah menulis tulis tulisnya"),
        plain=wordset("kata ujar"),
        post_prepositions=wordset("di"),
    ),
    grammar=Grammar(
        other=wordset("dia ia"),
        they=wordset("mereka"),
        relatives=wordset("yang"),
        determiners=wordset("ini itu sang si"),
        prepositions=wordset("dalam dari dengan di ke kepada oleh pada untuk"),
        small=wordset(
            """
            dan ini itu juga jumat kamis minggu namun rabu saat sabtu sang selasa senin tidak
            untuk yang
            """
        ),
        according=wordset("menurut"),
        titles=wordset(
            """
            bupati gubernur jenderal kapolres ketua kota menteri pengacara presiden wali walikota
            wartawan
            """
        ),
        conjunctions=wordset("atau dan"),
    ),
    names=NameWords(
        roles=wordset("pakar polisi saksi sumber"),
        relations=wordset("ayah ibu istri janda kakak pengacara suami"),
    ),
    examples=Examples(
        verbs_match=("kata", "menulis"),
        verbs_differ=("jembatan",),
        quotations_match=("“Jembatan ditutup,” kata Ana.",),
        quotations_differ=("Jembatan ditutup.",),
        sentences=(
            "Jembatan itu sudah ditutup dan tidak akan dibuka karena kota tersebut tidak mau.",
        ),
    ),
)
