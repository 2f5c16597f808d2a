"""Registers the room with Django, those held with the day of an officer, and cases with the page of a report."""

from django.apps import AppConfig


class Cases(AppConfig):
    """The room records/cases."""

    name = "anbinh.records.cases"
    label = "cases"

    def ready(self) -> None:
        """Put custody that ends on My day and on every page, and the case of a report on its page."""
        from anbinh.foundation.web import alarms
        from anbinh.records.cases.custody import day_of_custody, loud
        from anbinh.records.cases.followed import case_of
        from anbinh.records.intake import dayline, followed

        alarms.register(loud)
        dayline.register(day_of_custody)
        followed.register(case_of)
