"""The one stylesheet: tokens and page rules, then each component's own, in alphabetical order."""

from pathlib import Path

HERE = Path(__file__).parent
STYLES = ("tokens", "fonts", "page", "words", "forms", "home", "record", "print")


def sources() -> list[Path]:
    """Every file the stylesheet is made of; print rules come last because they overrule."""
    own = [HERE / "styles" / f"{name}.css" for name in STYLES]
    components = sorted((HERE / "components").glob("*/*.css"))
    return own[:-1] + components + own[-1:]


def stylesheet() -> str:
    return "\n".join(f"/* {path.stem} */\n{path.read_text(encoding='utf-8').strip()}\n" for path in sources())


def write(target: Path) -> Path:
    """Make the stylesheet at `target` unless the one there is the same; readers never see half a file."""
    text = stylesheet()
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(target)
    return target
