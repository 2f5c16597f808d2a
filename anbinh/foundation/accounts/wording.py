"""Sentences that allauth says in Python, named here so that our catalogues carry them: it ships no Vietnamese.

Its templates need none of this: the pages under templates/ are our own.
"""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("The username and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("Be patient, you are sending too many requests."),
    _("Please type your current password."),
    _("Incorrect password."),
    _("You must type the same password each time."),
    _("Incorrect code."),
    _("You cannot generate recovery codes without having two-factor authentication enabled."),
    _("You cannot deactivate two-factor authentication."),
    _("Master key"),
    _("Backup key"),
    _("Key nr. {number}"),
    _("Use your password"),
    _("Use authenticator app or code"),
    _("Use a security key"),
    _("Your account has no password set up."),
    _("The third-party account is already connected to a different account."),
    _("Invalid token."),
)
