"""Registers the room with Django; it listens to what reports name, and shows on reports and days."""

from django.apps import AppConfig


class SeriesRoom(AppConfig):
    """The room records/series."""

    name = "anbinh.records.series"
    label = "series"

    def ready(self) -> None:
        """Listen to intake, show the series of a report on its page, and those that grew on My day."""
        from anbinh.records.intake import dayline, followed, naming
        from anbinh.records.series.commands.hearing import Growing
        from anbinh.records.series.growth import day_of_series
        from anbinh.records.series.linked import series_of

        naming.register(Growing())
        followed.register(series_of)
        dayline.register(day_of_series)
