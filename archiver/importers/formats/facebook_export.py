"""Posts out of what Facebook gives a person of their own data: ``your_posts_1.json``.

``[{"timestamp": 1751623872, "data": [{"post": "…"}], "title": "Ana Brook updated her status."}]``.
Every byte of a text's UTF-8 is written as a character of its own. The name stands only in the
sentence, and nothing tells a post's id.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from archiver.errors import UnusableLine
from archiver.importers.import_format import JsonFormat
from archiver.platforms.facebook.platform import PLATFORM
from archiver.text.json_fields import list_in, string_in

# The name in "Ana Brook updated her status.", "Ana Brook shared a memory.", and in the language of
# whoever asked for the data: "Ana Brook hat ihren Status aktualisiert.", "Ana Brook a publié ..."
_WHO = re.compile(
    r"(?P<name>.{1,80}?) (?:updated (?:his|her|their) status|shared|added|posted|was|is|wrote|"
    r"published|created|went|checked in"
    r"|hat (?:seinen|ihren) status|hat .{1,80}(?:gepostet|geteilt|hinzugefügt|veröffentlicht)"
    r"|a (?:mis à jour|publié|partagé|ajouté|écrit)|ha (?:aggiornato|pubblicato|condiviso|aggiunto)"
    r"|(?:ha )?(?:actualizó|actualizado|publicó|publicado|compartió|compartido|agregó|añadió)"
    r"|(?:atualizou|publicou|compartilhou|partilhou|adicionou)"
    r"|heeft .{1,80}(?:bijgewerkt|gedeeld|geplaatst|toegevoegd))\b",
    re.IGNORECASE,
)


def _is_post(found: Mapping[str, Any]) -> bool:
    return "timestamp" in found and any("post" in item for item in list_in(found.get("data")))


def _posts(
    found: Mapping[str, Any], _platform: str | None
) -> Iterator[Mapping[str, Any] | UnusableLine]:
    named = _WHO.match(mend_bytes(string_in(found.get("title")) or ""))
    if named is None:
        yield UnusableLine("its title does not tell whose post it is")
        return
    for item in list_in(found.get("data")):
        if text := string_in(item.get("post")):
            yield {
                "platform": PLATFORM.name,
                "author": {"name": named["name"]},
                "posted_at": string_in(found.get("timestamp")),
                "text": mend_bytes(text),
            }


def mend_bytes(text: str) -> str:
    r"""Read characters that stand for the bytes of UTF-8; any other text stays as it is.

    >>> mend_bytes("F\u00c3\u00a4hre"), mend_bytes("Fähre")
    ('Fähre', 'Fähre')
    """
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


POSTS = JsonFormat(
    name="facebook_export",
    label="Facebook's your_posts.json",
    recognizes=_is_post,
    payloads=_posts,
)
