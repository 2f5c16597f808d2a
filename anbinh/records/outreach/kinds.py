"""The choices of this room: levels of schools, topics of talks, for whom they are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """Levels of schools, as the department of education keeps them."""

    LOWER = "lower", _("lower secondary school")
    UPPER = "upper", _("upper secondary school")
    COLLEGE = "college", _("college")
    UNIVERSITY = "university", _("university")


class Audience(TextChoices):
    """For whom a talk is."""

    PUPIL = "pupil", _("pupils")
    STUDENT = "student", _("students")
    PARENT = "parent", _("parents")
    TEACHER = "teacher", _("teachers")
    RESIDENT = "resident", _("residents")


class Topic(TextChoices):
    """What a talk is about."""

    DRUGS = "drugs", _("drugs")
    FRAUD = "fraud", _("fraud, safety on the net")
    VIOLENCE = "violence", _("school violence")
    WEAPONS = "weapons", _("weapons, firecrackers")
    TRAFFIC = "traffic", _("traffic safety")
    TRAFFICKING = "trafficking", _("human trafficking, child abuse")
    LAW = "law", _("crime prevention in general")


class Answer(TextChoices):
    """What those who heard a talk say of it."""

    USEFUL = "useful", _("useful")
    PARTLY = "partly", _("partly useful")
    NOT = "not", _("not useful")


# Of these a school has only so many; parents and teachers may be more than its pupils.
OF_THE_SCHOOL = frozenset({Audience.PUPIL, Audience.STUDENT})
