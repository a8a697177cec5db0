"""Send a message to somebody whom the owner names: by mail, to a web address, by Apprise.

What is raised names no address with a secret in it, nor any other secret.
"""

import hmac
import smtplib
import ssl
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from typing import Any

import httpx

from archiver.errors import FetchFailed

_SECONDS = 30.0
SIGNATURE = "X-Archiver-Signature"
"""The header with the HMAC-SHA256 of ``TIME.BODY``, written ``t=TIME,v1=HEX``."""
DELIVERY = "X-Archiver-Delivery"
"""The header with a name that is the same when a message is sent again."""


def send_mail(
    *,
    to: Sequence[str],
    sender: str,
    subject: str,
    text: str,
    message_id: str,
    server: tuple[str, int],
    security: str,
    login: tuple[str, str] | None = None,
) -> None:
    """Send a text by SMTP; raises FetchFailed with a sentence where it was not taken."""
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    message["From"] = _address(sender)
    message["To"] = tuple(_address(one) for one in to)
    message["Message-ID"] = f"<{message_id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    # Words of others may hold half a character, which no mail can.
    message.set_content(text.encode("utf-8", "replace").decode())
    try:
        if security == "tls":
            context = ssl.create_default_context()
            opened: smtplib.SMTP = smtplib.SMTP_SSL(*server, timeout=_SECONDS, context=context)
        else:
            opened = smtplib.SMTP(*server, timeout=_SECONDS)
        with opened as smtp:
            if security == "starttls":
                smtp.starttls(context=ssl.create_default_context())
            if login is not None:
                smtp.login(*login)
            refused = smtp.send_message(message)
    except smtplib.SMTPAuthenticationError as error:
        # What a server answers may repeat what it was sent.
        raise FetchFailed(f"{server[0]} does not take this user and password") from error
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise FetchFailed(f"{server[0]}: {_mail_reason(error)}") from error
    if refused:
        raise FetchFailed(f"{server[0]} refuses {', '.join(sorted(refused))}")


def _address(written: str) -> Address:
    local, _, host = written.rpartition("@")
    return Address(username=local, domain=host)


def _mail_reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answers with {error.smtp_code}"
    if isinstance(error, smtplib.SMTPException):
        return type(error).__name__.removeprefix("SMTP")
    return getattr(error, "strerror", None) or type(error).__name__


def sign_body(secret: str, moment: str, body: bytes) -> str:
    """Sign a body, so that its receiver can tell that it is ours and not an old one.

    >>> sign_body("s", "0", b"{}")[:10]
    't=0,v1=e79'
    """
    digest = hmac.new(secret.encode(), moment.encode() + b"." + body, sha256).hexdigest()
    return f"t={moment},v1={digest}"


def post_webhook(url: str, body: bytes, *, delivery: str, secret: str, moment: str) -> None:
    """Post JSON to a web address; raises FetchFailed where it is not taken with a 2xx."""
    headers = {"Content-Type": "application/json", DELIVERY: delivery, "User-Agent": "archiver"}
    if secret:
        headers[SIGNATURE] = sign_body(secret, moment, body)
    try:
        with (
            httpx.Client(timeout=_SECONDS, follow_redirects=False) as client,
            # What it answers beside the status is not read: it might never end.
            client.stream("POST", url, content=body, headers=headers) as answer,
        ):
            status = answer.status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # Its text may name the whole address.
        raise FetchFailed(f"it cannot be reached ({type(error).__name__})") from None
    if not 200 <= status < 300:
        raise FetchFailed(f"it answers with HTTP {status}")


def send_apprise(url: str, *, title: str, text: str) -> None:
    """Send a text by Apprise; raises FetchFailed where it is not installed or not taken."""
    try:
        apprise: Any = __import__("apprise")
    except ModuleNotFoundError as error:
        raise FetchFailed("Apprise is not installed: pip install 'archiver[notify]'") from error
    sender = apprise.Apprise()
    if not sender.add(url):
        raise FetchFailed("Apprise knows no such address")
    # As plain text: what posts and pages say is no markup of a messenger.
    if not sender.notify(title=title, body=text, body_format="text"):
        raise FetchFailed("it was not taken")
