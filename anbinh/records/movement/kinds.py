"""The words of the movement: kinds of models and of places, who proposes, what is attached, who recognises."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ModelType(models.TextChoices):
    """What a model does, by the kinds that committees report."""

    CAMERA = "camera", _("security cameras")
    CLAN = "clan", _("self-governing family clan")
    HOUSEHOLDS = "households", _("self-governing group of households")
    RESIDENTIAL = "residential", _("self-governing residential area")
    PARISH = "parish", _("peaceful parish or pagoda")
    SCHOOL_GATE = "school_gate", _("safe school gate")
    LAW_CLUB = "law_club", _("law club")
    MUTUAL = "mutual", _("helping one another, helping those who erred")
    FIRE = "fire", _("group of households safe from fire")
    PATROL = "patrol", _("self-governing patrol")
    WORKPLACE = "workplace", _("safe office or enterprise")
    ONLINE = "online", _("reporting and warning by telephone groups")
    OTHER = "other", _("other")


class SiteType(models.TextChoices):
    """What a place is."""

    GROUP = "residential", _("residential group")
    NEIGHBOURHOOD = "neighbourhood", _("village or neighbourhood")
    COMMUNE = "commune", _("whole commune or ward")
    AGENCY = "agency", _("agency")
    ENTERPRISE = "enterprise", _("enterprise")
    SCHOOL = "school", _("school")


class Proposer(models.TextChoices):
    """Who may propose a model."""

    POLICE = "police", _("the police")
    FRONT = "front", _("the Fatherland Front or one of its organisations")
    RESIDENTS = "residents", _("representatives of residents")
    SECURITY = "security", _("the security office of an agency, enterprise or school")


class PaperKind(models.TextChoices):
    """The papers of a model's file, in the order of its life."""

    SURVEY_PLAN = "survey_plan", _("survey plan")
    SURVEY_REPORT = "survey_report", _("survey report")
    PROPOSAL = "proposal", _("written proposal")
    BOARD = "board", _("decision on the model and its board")
    RULES = "rules", _("rules or covenant of the model")
    WORK_PLAN = "work_plan", _("plan of work")
    COMMITMENTS = "commitments", _("commitments signed")
    LAUNCH = "launch", _("minutes of the launch")
    REPORT = "report", _("report of results")
    EVALUATION = "evaluation", _("evaluation sheet")
    RECOGNITION = "recognition", _("decision of recognition")
    REPLICATION = "replication", _("decision to replicate")
    RETIREMENT = "retirement", _("decision to retire")


class Level(models.TextChoices):
    """Who recognised a model."""

    COMMUNE = "commune", _("commune")
    CITY = "city", _("city")
    MINISTRY = "ministry", _("ministry")


class Rating(models.TextChoices):
    """The class of a yearly evaluation."""

    GOOD = "good", _("good")
    FAIR = "fair", _("fair")
    AVERAGE = "average", _("average")
    WEAK = "weak", _("weak")
