"""Hands letters to the mail server. No address is ever written to a log."""

from django.core.mail import EmailMessage

from anbinh.records.warnings.models import Delivery, Subscriber
from anbinh.records.warnings.outgoing import Mail, letter_to, question_to


def send(mail: Mail) -> None:
    """One letter; OSError when the mail server cannot be reached or refuses."""
    headers = {"Auto-Submitted": "auto-generated"}
    if mail.leave:
        headers |= {"List-Unsubscribe": f"<{mail.leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers).send()


def send_delivery(delivery: Delivery) -> None:
    """An edition to a subscriber."""
    send(letter_to(delivery.subscriber, delivery.edition))


def send_question(subscriber: Subscriber) -> None:
    """The question to confirm."""
    send(question_to(subscriber))
