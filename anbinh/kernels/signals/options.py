"""What the commands of every part share: the language, the JSON flag, the one sentence of a refusal."""

from typing import IO, Any

import click

from anbinh.kernels.signals.sentences import LANGUAGES, Language, SignalsError

LANGUAGE = click.option(
    "--lang", type=click.Choice(LANGUAGES), default="vi", show_default=True, help="Language of the words."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")


class Refused(click.ClickException):
    """The one sentence on standard error, exit code 2."""

    exit_code = 2

    def __init__(self, wrong: SignalsError, language: Language) -> None:
        super().__init__(wrong.say(language))

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.format_message(), file=file, err=True)
