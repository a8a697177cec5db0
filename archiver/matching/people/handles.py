"""Attribute a quotation whose speaker is named by a handle.

A handle is exact, but another handle beside a name accuses nobody.
"""

from collections.abc import Collection, Mapping

import regex

from archiver.matching.people.names import fold_name, name_parts
from archiver.models.records import Attribution

# Matches "ana_brook", "anabrook7" and "AnaBrook"; not "Brook", which may be another's last name.
_HANDLE = regex.compile(r"(?=\w*(?:[\d_]|\p{Ll}\p{Lu}))\w+")
_MENTION = regex.compile(r"[@＠](\w[\w.-]*\w(?:@[\w.-]+\w)?|\w)")
# Matches "https://x.com/ana" and "https://bsky.app/profile/ana.example"; not a post's address.
_PROFILE = regex.compile(r"^https?://[^/\s]+/(?:profile/|@)?([\w.-]+)/?$")


def attribute_by_handle(said: str, handles: Mapping[str, bool]) -> Attribution | None:
    """Attribute a speaker given as a handle or profile address; None for any other name.

    A handle beside a name ("Ana Brook (@anabrook)") confirms; another one there does not accuse,
    for people have several.
    """
    profile = _PROFILE.match(said)
    mentioned = _MENTION.search(said)
    if profile is None and mentioned is None:
        return None
    if not handles:
        return "unresolved"
    handle = (profile[1] if profile else mentioned[1] if mentioned else "").casefold()
    alone = profile is not None or (mentioned is not None and mentioned[0] == said)
    if handle in handles:
        of = mentioned is not None and said[mentioned.end() :].startswith(("'s", "’s"))
        return "unresolved" if of or handles[handle] else "confirmed"
    # "@ana" may be short for ana.bsky.social and ana@social.example.
    short = any(known.startswith((f"{handle}.", f"{handle}@")) for known in handles)
    return "mismatch" if alone and not short else "unresolved"


def is_handle(said: str, shown: Collection[str], handle: str | None) -> bool:
    """Tell whether a word equal to the account's handle is used as a handle, not as a name.

    "anabrook" and "AnaBrook" are; "BROOK" is only where the account writes itself so.
    """
    if not shown or _HANDLE.fullmatch(said) or (said.isupper() and said == handle):
        return True
    word = fold_name(said.casefold())
    return any(sum(len(part) > 2 and part in word for part in name_parts(one)) > 1 for one in shown)


def is_another_handle(said: str, shown: Collection[str], handles: Collection[str]) -> bool:
    """Tell whether a word that is some account's handle surely does not name this account.

    "anabrook" and "@anabrook" are equal. False for a word that may be a last name, and for one
    that shares a name with the account: "idatamm" may have "idatamm_press" as well.
    """
    word = fold_name(said.casefold())
    if said[:1].isupper() and said[1:].islower():
        return False
    near = any(word in handle or handle in word for handle in handles)
    return not near and not any(
        len(part) > 2 and part in word for one in shown for part in name_parts(one)
    )
