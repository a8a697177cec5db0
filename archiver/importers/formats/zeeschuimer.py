"""Posts of Threads, Instagram and TikTok as Zeeschuimer records them, an object a line.

https://github.com/digitalmethodsinitiative/zeeschuimer: what the platforms' own sites were sent.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from archiver.importers.import_format import JsonFormat
from archiver.platforms.instagram.platform import PLATFORM as INSTAGRAM
from archiver.platforms.threads.platform import PLATFORM as THREADS
from archiver.platforms.tiktok.platform import PLATFORM as VIDEOS
from archiver.text.json_fields import mapping_in, string_in


def _is_meta(found: Mapping[str, Any]) -> bool:
    return "code" in found and "taken_at" in found and "username" in mapping_in(found.get("user"))


def _is_video(found: Mapping[str, Any]) -> bool:
    return "desc" in found and "createTime" in found and isinstance(found.get("author"), dict)


def _meta_posts(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    platform = THREADS if "text_post_app_info" in found else INSTAGRAM
    user = mapping_in(found.get("user"))
    yield {
        "platform": platform.name,
        "id": found.get("code"),
        "author": {
            "handle": string_in(user.get("username")),
            "name": string_in(user.get("full_name")),
            "account_id": platform.find_account_id(user.get("pk"), user.get("id")),
        },
        "posted_at": string_in(found.get("taken_at")),
        "text": mapping_in(found.get("caption")).get("text"),
    }


def _videos(found: Mapping[str, Any], _platform: str | None) -> Iterator[Mapping[str, Any]]:
    author = mapping_in(found.get("author"))
    yield {
        "platform": VIDEOS.name,
        "id": string_in(found.get("id")),
        "author": {
            "handle": string_in(author.get("uniqueId")),
            "name": string_in(author.get("nickname")),
            "account_id": VIDEOS.find_account_id(author.get("id")),
        },
        "posted_at": string_in(found.get("createTime")),
        "text": found.get("desc"),
        "media": [{"type": "video"}],
    }


META = JsonFormat(
    name="zeeschuimer_meta",
    label="Zeeschuimer's lines of Threads, Instagram and TikTok",
    recognizes=_is_meta,
    payloads=_meta_posts,
)
TIKTOK = JsonFormat(
    name="zeeschuimer_tiktok",
    label="Zeeschuimer's lines of Threads, Instagram and TikTok",
    recognizes=_is_video,
    payloads=_videos,
)
