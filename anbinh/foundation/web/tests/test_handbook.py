"""The handbook's page about the interface names every component, tag and state."""

from anbinh.foundation.web import bundle
from anbinh.foundation.web.states import STATES
from anbinh.foundation.web.templatetags.anbinh import register

PAGE = (bundle.HERE.parents[2] / "docs" / "handbook" / "interface.md").read_text(encoding="utf-8")


def test_it_names_every_component() -> None:
    folders = [folder.name for folder in sorted((bundle.HERE / "components").iterdir()) if any(folder.iterdir())]
    assert folders and [name for name in folders if name not in PAGE] == []


def test_it_names_every_tag_and_filter() -> None:
    assert [name for name in register.tags if f"{{% {name}" not in PAGE] == []
    assert [name for name in register.filters if f"|{name}" not in PAGE] == []


def test_it_names_every_state() -> None:
    assert [code for code in STATES if f"`{code}`" not in PAGE] == []
