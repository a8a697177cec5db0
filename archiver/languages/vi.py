"""Vietnamese: its words and patterns, as `archiver.languages.base` describes them."""

from archiver.languages.base import Examples, Grammar, Language, NameWords, UtteringWords, wordset

LANGUAGE = Language(
    code="vi",
    name="Vietnamese",
    quotation_marks=("“”", "‘’"),
    function_words=wordset(
        """
        cho các của khi không là một người những trong từ và với ông đã được đến để
        """
    ),
    uttering=UtteringWords(
        speech=wordset("biết khẳng kể nhấn nói thừa viết"),
        post=wordset("viết đăng"),
        plain=wordset("nói"),
        post_prepositions=wordset("trên"),
    ),
    grammar=Grammar(
        relatives=wordset("mà"),
        determiners=wordset("các một những"),
        prepositions=wordset("cho của trong trên tại từ với ở"),
        small=wordset(
            """
            bà cho các có của khi không là nhưng những này thì trong và đã được
            """
        ),
        according=wordset("theo"),
        titles=wordset("bà chị cô ông"),
        conjunctions=wordset("hoặc và"),
    ),
    names=NameWords(
        roles=wordset("cảnh"),
        relations=wordset("chồng con vợ"),
    ),
    examples=Examples(
        verbs_match=("nói", "viết"),
        verbs_differ=("cầu",),
        quotations_match=("“Cây cầu đóng cửa”, bà Ana nói.",),
        quotations_differ=("Cây cầu đóng cửa.",),
        sentences=(
            "Cây cầu đã đóng cửa từ nhiều năm và người dân không được cho biết khi nào nó sẽ mở.",
        ),
    ),
)
