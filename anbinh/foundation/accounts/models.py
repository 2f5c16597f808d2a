"""People, and the posts that give them a role in a unit for a period."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The roles of the programme; what each may do stands in access.py."""

    CHAIR = "chair", _("chair of the committee")
    STANDING_OFFICE = "standing_office", _("standing office")
    CITY_DESK = "city_desk", _("city police desk")
    INVESTIGATOR = "investigator", _("investigator")
    DUTY_OFFICER = "duty_officer", _("commune duty officer")
    COMMUNE_HEAD = "commune_head", _("commune head")
    DEPARTMENT_OFFICER = "department_officer", _("department officer")
    PROCURACY = "procuracy", _("procuracy liaison")
    INSPECTOR = "inspector", _("inspector")
    EDITOR = "editor", _("broadcaster's editor")
    SCHOOL_COORDINATOR = "school_coordinator", _("school coordinator")
    CUSTODIAN = "custodian", _("identity custodian")
    ADMINISTRATOR = "administrator", _("administrator")


class Person(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from their posts alone."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    objects: BaseUserManager["Person"] = BaseUserManager()

    def __str__(self) -> str:
        return self.full_name


class Post(models.Model):
    """One role of one person in one unit, for valid_from ≤ day < valid_to."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="post_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"
