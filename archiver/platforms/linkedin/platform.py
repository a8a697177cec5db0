"""The platform LinkedIn, which shows no lasting id of an account openly."""

import re

from archiver.platforms.account_records import AccountReader, account_parser
from archiver.platforms.base import AddressHint, PlaceholderHints, Platform
from archiver.platforms.linkedin.embeds import find_linkedin_embeds, parse_linkedin_address
from archiver.platforms.linkedin.strategies import (
    LINKEDIN_STRATEGIES,
    list_linkedin_addresses,
    read_archived_linkedin,
)
from archiver.text.urls import UrlWrapper

PLATFORM = Platform(
    name="linkedin",
    label="LinkedIn",
    parse_address=parse_linkedin_address,
    wrappers=(UrlWrapper(re.compile(r"(?:www\.)?linkedin\.com/(?:redir|safety)/"), ("url",)),),
    address_hints=(
        AddressHint("linkedin", "activity"),
        AddressHint("linkedin", "share"),
        AddressHint("linkedin", "ugcpost"),
    ),
    find_embeds=find_linkedin_embeds,
    markup_hints=("inkedin", "inkedIn"),
    placeholders=PlaceholderHints(boxes=("linkedin",)),
    origins=("linkedin.com", "*.linkedin.com"),
    accounts=AccountReader(
        parse=account_parser(
            "linkedin",
            r"https?://(?:[a-z]+\.)?linkedin\.com/(?:in|company)/(?P<handle>[\w%-]{1,100})",
        ),
        columns=("p6634",),
        unshown="LinkedIn lists no posts to readers without a login: its posts come "
        "from pages that show them",
    ),
    strategies=LINKEDIN_STRATEGIES,
    list_archive_addresses=list_linkedin_addresses,
    read_archived=read_archived_linkedin,
    token_hosts=("api.linkedin.com",),
    id_form=re.compile(r"urn:li:\w+:\S+", re.ASCII),
    addresses_name_authors=False,
    # ?commentUrn=urn%3Ali%3Acomment…
    comment_address=re.compile(r"[?&](?:dash)?commentUrn=\w", re.IGNORECASE | re.ASCII),
)
