"""Every form of address that names a post gives its id; every other address gives None."""

from archiver.platforms.registry import all_platforms

POSTS = [
    ("https://twitter.com/bolind/status/1812256998588662068?s=20", "x:1812256998588662068"),
    ("http://mobile.twitter.com/bolind/statuses/123456/photo/1", "x:123456"),
    ("https://twitter.com/#!/bolind/status/61438198559158272", "x:61438198559158272"),
    ("https://x.com/i/web/status/123456", "x:123456"),
    ("https://nitter.example.org/bolind/status/123456#m", "x:123456"),
    ("https://platform.twitter.com/embed/Tweet.html?dnt=true&id=123456", "x:123456"),
    (
        "https://bsky.app/profile/ida.example/post/3la4vfasktq27",
        "bluesky:ida.example/3la4vfasktq27",
    ),
    ("at://did:plc:abc/app.bsky.feed.post/3la4vfasktq27", "bluesky:did:plc:abc/3la4vfasktq27"),
    (
        "https://embed.bsky.app/embed/did:plc:abc/app.bsky.feed.post/3la4vfasktq27?id=1",
        "bluesky:did:plc:abc/3la4vfasktq27",
    ),
    (
        "https://social.example/@ida/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://social.example/@ida@other.example/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://social.example/users/ida/statuses/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://tide.example/ana/p/1795253434.790852",
        "mastodon:tide.example/1795253434.790852",
    ),
    (
        "https://gts.example/@ida/statuses/01JABCDEFGHJKMNPQRSTVWXYZ0",
        "mastodon:gts.example/01JABCDEFGHJKMNPQRSTVWXYZ0",
    ),
    (
        "https://gts.example/users/ida/statuses/01JABCDEFGHJKMNPQRSTVWXYZ0",
        "mastodon:gts.example/01JABCDEFGHJKMNPQRSTVWXYZ0",
    ),
    ("https://tide.example/notice/AbCdEfGhIjKlMn", "mastodon:tide.example/AbCdEfGhIjKlMn"),
    (
        "https://tide.example/objects/0a1b2c3d-1111-4222-8333-0123456789ab",
        "mastodon:tide.example/0a1b2c3d-1111-4222-8333-0123456789ab",
    ),
    ("https://pix.example/p/ida/701234567890123456", "mastodon:pix.example/701234567890123456"),
    (
        "https://social.example/deck/@ida/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://social.example/web/statuses/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://social.example/ap/users/116/statuses/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    ("https://www.reddit.com/r/soup/s/AbCdEfGhIj", "reddit:AbCdEfGhIj"),
    ("https://www.facebook.com/share/p/1AbCdEfGhI/", "facebook:1AbCdEfGhI"),
    ("https://twittpr.com/bolind/status/1812256998588662068", "x:1812256998588662068"),
    ("https://truthsocial.com/@bolind/posts/116431297579272777", "truthsocial:116431297579272777"),
    ("https://www.threads.com/@ida.moss/post/C-GAAAAAAAA?xmt=1", "threads:C-GAAAAAAAA"),
    ("https://www.threads.net/t/C-GAAAAAAAA", "threads:C-GAAAAAAAA"),
    ("https://www.instagram.com/rosa.letters/reel/CZbAAAAAAAA/", "instagram:CZbAAAAAAAA"),
    ("http://instagr.am/p/CZbAAAAAAAA/", "instagram:CZbAAAAAAAA"),
    (
        "https://www.facebook.com/townhall/posts/some-words/928812574504508/",
        "facebook:928812574504508",
    ),
    ("https://m.facebook.com/story.php?story_fbid=pfbid0abc&id=1", "facebook:pfbid0abc"),
    (
        "https://www.facebook.com/townhall/photos/pcb.3485/3485430308204317",
        "facebook:3485430308204317",
    ),
    (
        "https://www.facebook.com/groups/soup/permalink/3485430308204317/",
        "facebook:3485430308204317",
    ),
    ("https://fb.watch/abc123XYZ/", "facebook:abc123XYZ"),
    ("https://www.tiktok.com/@soupcook/video/7362946149227056416", "tiktok:7362946149227056416"),
    ("https://www.tiktok.com/embed/v2/7362946149227056416", "tiktok:7362946149227056416"),
    ("https://vm.tiktok.com/ZMabc123/", "tiktok:ZMabc123"),
    ("https://old.reddit.com/r/soup/comments/TQ93vt/soup_is_a_meal/", "reddit:t3_tq93vt"),
    ("https://www.reddit.com/r/soup/comments/1e9iyof/what_soup/leevgp2/", "reddit:t1_leevgp2"),
    ("https://redd.it/tq93vt", "reddit:t3_tq93vt"),
    ("https://youtu.be/abcdefghijk?t=3", "youtube:abcdefghijk"),
    ("https://www.youtube-nocookie.com/embed/abcdefghijk", "youtube:abcdefghijk"),
    ("https://www.youtube.com/post/UgkxAAAAAAAAAAAAAAAAAAAA", "youtube:UgkxAAAAAAAAAAAAAAAAAAAA"),
    ("https://t.me/s/SoupNews/123?embed=1", "telegram:soupnews/123"),
    ("https://t.me/SoupNews/7/123", "telegram:soupnews/123"),
    ("https://fb.com/SoupPage/posts/400000000000146", "facebook:400000000000146"),
    ("https://www.reddit.com/gallery/tq93vt", "reddit:t3_tq93vt"),
    ("https://www.vxreddit.com/r/soup/comments/tq93vt/a/", "reddit:t3_tq93vt"),
    ("https://vxtiktok.com/@soup/video/7330000000000000146", "tiktok:7330000000000000146"),
    ("https://tide.example/notes/9zk2f4m0bd", "mastodon:tide.example/9zk2f4m0bd"),
    ("https://tide.example/embed/notes/9zk2f4m0bd", "mastodon:tide.example/9zk2f4m0bd"),
    (
        "https://tide.example/display/0a1b2c3d-1111-4222-8333-0123456789ab",
        "mastodon:tide.example/0a1b2c3d-1111-4222-8333-0123456789ab",
    ),
    (
        "https://www.linkedin.com/posts/ida-moss_activity-6950337899716329472-yGGV",
        "linkedin:urn:li:activity:6950337899716329472",
    ),
    (
        "https://www.linkedin.com/feed/update/activity:6950337899716329472/",
        "linkedin:urn:li:activity:6950337899716329472",
    ),
    (
        "https://www.linkedin.com/posts/ida-moss_soup-activity-6950337899716329472-yGGV",
        "linkedin:urn:li:activity:6950337899716329472",
    ),
    (
        "https://www.linkedin.com/embed/feed/update/urn:li:ugcPost:6550769325224054784",
        "linkedin:urn:li:ugcPost:6550769325224054784",
    ),
    ("https://lightbrd.com/bolind/status/1812256998588662068", "x:1812256998588662068"),
    ("https://x.com//bolind/status%2F1812256998588662068", "x:1812256998588662068"),
    (
        "https://bsky.app/profile/@Ida.Example/post/3la4vfasktq27",
        "bluesky:ida.example/3la4vfasktq27",
    ),
    (
        "https://sky.example/profile/ida.example/post/3la4vfasktq27",
        "bluesky:ida.example/3la4vfasktq27",
    ),
    (
        "https://social.example/@ida/116652868576843132/reblogs",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://social.example/users/ida/statuses/116652868576843132/activity",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://elk.zone/social.example/@ida/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://phanpy.social/#/social.example/s/116652868576843132",
        "mastodon:social.example/116652868576843132",
    ),
    (
        "https://truthsocial.com/group/soup/posts/116431297579272777",
        "truthsocial:116431297579272777",
    ),
    ("https://vxthreads.net/@ida.moss/post/C-GAAAAAAAA", "threads:C-GAAAAAAAA"),
    ("https://www.threads.net/ida.moss/post/C-GAAAAAAAA", "threads:C-GAAAAAAAA"),
    ("https://www.instagram.com/share/reel/BAAbCdEfGh1", "instagram:BAAbCdEfGh1"),
    ("https://imginn.com/p/CZbAAAAAAAA/", "instagram:CZbAAAAAAAA"),
    ("https://www.tiktok.com/en/@soupcook/video/7362946149227056416", "tiktok:7362946149227056416"),
    ("https://www.tiktokv.com/share/video/7362946149227056416/", "tiktok:7362946149227056416"),
    ("https://rxddit.com/r/soup/comments/TQ93vt/soup/", "reddit:t3_tq93vt"),
    ("https://redlib.pier.example/r/soup/comments/TQ93vt/soup/", "reddit:t3_tq93vt"),
    (
        "https://www.youtube.com/@soupcook/community?lb=UgkxAAAAAAAAAAAAAAAAAAAA",
        "youtube:UgkxAAAAAAAAAAAAAAAAAAAA",
    ),
    (
        "https://www.youtube.com/attribution_link?a=1&u=%2Fwatch%3Fv%3Dabcdefghijk%26f%3D1",
        "youtube:abcdefghijk",
    ),
    ("https://yewtu.be/watch?v=abcdefghijk", "youtube:abcdefghijk"),
    ("https://telegram.dog/SoupNews/123", "telegram:soupnews/123"),
    ("https://SoupNews.t.me/123", "telegram:soupnews/123"),
    ("tg://resolve?domain=SoupNews&post=123", "telegram:soupnews/123"),
    ("tg://resolve?post=123&domain=SoupNews", "telegram:soupnews/123"),
    (
        "https://www.linkedin.com/feed/?highlightedUpdateUrn=urn%3Ali%3Aactivity%3A6950337899716329472",
        "linkedin:urn:li:activity:6950337899716329472",
    ),
    (
        "https://www.linkedin.com/video/live/urn:li:ugcPost:6550769325224054784/",
        "linkedin:urn:li:ugcPost:6550769325224054784",
    ),
]
OTHERS = [
    "https://x.com/bolind/status/18122…",
    "https://t.me/login/12345",
    "https://t.me/boost/12345",
    "https://t.me/contact/1234567",
    "https://www.t.me/12345",
    "tg://resolve?domain=SoupNews",
    "https://paper.example/profile/ida/post/3la4vfasktq27",
    "https://paper.example/profile/ida.example/post/2024071312345",
    "https://twitter.com/bolind",
    "https://twitter.com/search?q=soup",
    "https://twitter.com/i/lists/123456",
    "https://linux.com/bolind/status/123456",
    "https://platform.twitter.com/embed/Timeline.html?id=123456",
    "https://bsky.app/profile/ida.example/feed/soup",
    "https://social.example/@ida",
    "https://medium.com/@ida/soup-is-a-meal-0123456789ab",
    "https://paper.example/notice/how-to-pay-for-water",
    "https://paper.example/notice/0123456789012345678901",
    "https://paper.example/objects/the-red-boat",
    "https://shop.example/p/soup-pots/20240713",
    "https://truthsocial.com/@bolind",
    "https://www.threads.com/@ida.moss",
    "https://www.instagram.com/rosa.letters/",
    "https://www.facebook.com/townhall/photos/",
    "https://www.facebook.com/townhall/about",
    "https://www.tiktok.com/@soupcook",
    "https://www.reddit.com/r/soup/",
    "https://www.reddit.com/r/soup/submit?url=https://news.example/a",
    "https://www.facebook.com/share.php?u=https://news.example/a",
    "https://www.facebook.com/sharer/sharer.php?u=https://news.example/a",
    "https://www.youtube.com/@soupcook",
    "https://www.youtube.com/embed/videoseries?list=PL1",
    "https://t.me/SoupNews",
    "https://t.me/c/1234567/12",
    "https://paper.example/notes/how-to-moor",
    "https://paper.example/display/red-boat",
    "https://notfb.com/SoupPage/posts/400000000000146",
    "https://www.linkedin.com/in/ida-moss",
    "https://example.org/status/123456",
]


def keys_of(address: str) -> list[str]:
    """The posts that platforms take an address for."""
    return [ref.key for member in all_platforms() if (ref := member.parse_ref(address))]


def test_an_address_of_a_post_gives_its_platform_and_id() -> None:
    found = [(address, keys_of(address)) for address, _ in POSTS]
    assert found == [(address, [key]) for address, key in POSTS]


def test_an_address_of_anything_else_gives_none() -> None:
    assert [(address, keys) for address in OTHERS if (keys := keys_of(address))] == []


def test_the_address_of_an_embed_names_the_same_post_again() -> None:
    compared = 0
    for address, _ in POSTS:
        for member in all_platforms():
            seen = member.parse_address(address, "link")
            if seen and seen.url:
                assert member.parse_ref(seen.url) == member.parse_ref(address), address
                compared += 1
    assert compared > len(POSTS) / 2


def test_every_platform_has_an_address_above() -> None:
    there = {key.partition(":")[0] for _, key in POSTS}
    missing = sorted({member.name for member in all_platforms()} - there)
    assert not missing, f"add addresses to POSTS and OTHERS in {__file__} of: {missing}"
