"""What a person types about people and posts, kindly checked; the commands check again."""

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.rules import DEMONSTRATION_PASSWORD
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.forms import DayField, UnitPicker


class SignInForm(AllauthLoginForm):
    """User name and password; the demonstration's accounts stand beside it, in the demonstration only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        _without_placeholders(self)

    @property
    def demonstration(self) -> list[Person]:
        """The ready accounts in the order of the roles; an empty list anywhere but in the demonstration."""
        if settings.MODE != "demo":
            return []
        ready = Person.objects.demonstration().active().with_every_post()
        return sorted(ready, key=lambda person: [Role.values.index(post.role) for post in person.posts.all()])

    @property
    def demonstration_password(self) -> str:
        return DEMONSTRATION_PASSWORD if settings.MODE == "demo" else ""


class ChangePasswordForm(AllauthChangePasswordForm):
    """A new password must be new: the one-time password is not kept by typing it again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Current password")
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = _("At least 12 characters. Several words together are easy to remember.")
        self.fields["password2"].label = _("New password, once more")
        _without_placeholders(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data  # type: ignore[no-untyped-call]  # allauth has no types
        if cleaned.get("password1") and cleaned.get("password1") == cleaned.get("oldpassword"):
            self.add_error("password1", _("Choose a password that differs from the current one."))
        return cleaned


class ReauthenticateForm(AllauthReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        _without_placeholders(self)


class PersonForm(forms.Form):
    """A new account."""

    full_name = forms.CharField(label=_("Full name"), max_length=120)
    username = forms.CharField(
        label=_("User name"), max_length=60, help_text=_("Small letters, digits, full stops: nguyen.thi.lan")
    )


class PostForm(forms.Form):
    """One role in one unit from a day, perhaps to a day."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    unit = forms.CharField(
        label=_("Unit"), widget=UnitPicker, help_text=_("Its code, or its name; diacritics are not needed.")
    )
    valid_from = DayField(label=_("From"))
    valid_to = DayField(label=_("First day no longer held"), required=False, help_text=_("Leave empty when open."))

    def clean(self) -> dict[str, Any]:
        """Turn what was typed for the unit into the unit of the first day."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "unit" not in cleaned or not cleaned.get("valid_from"):
            return cleaned
        found = list(Unit.objects.on(cleaned["valid_from"]).known_as(cleaned["unit"]).with_parents()[:6])
        if not found:
            self.add_error("unit", _("No unit of that day has this code or name. Look it up in the list of units."))
        elif len(found) > 1:
            choices = "; ".join(f"{unit.code}: {unit}, {unit.parent or ''}" for unit in found)
            self.add_error("unit", _("Several units have this name. Type the code: %(choices)s") % {"choices": choices})
        else:
            cleaned["unit"] = found[0]
        return cleaned


class EndForm(forms.Form):
    """The end of a post."""

    on = DayField(label=_("First day no longer held"))
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False, help_text=_("Write no personal data."))


class ReasonForm(forms.Form):
    """Why an account is closed."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("It stays in the journal. Write no personal data.")
    )


def _without_placeholders(form: forms.Form) -> None:
    """A placeholder is no label: it vanishes with the first letter typed."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
