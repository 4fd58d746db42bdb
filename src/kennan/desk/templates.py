"""The desk's templates. Everything is escaped; marks that hide or turn text are shown as "·"."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kennan.desk import words
from kennan.desk.vendored import asset_href
from kennan.publish.safe import CONTROL


def harmless(value: Any) -> Any:
    """Text from outside without marks that turn or hide what is shown."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return CONTROL.sub("·", value)
    return value


class Templates:
    """Templates of `html/`. A page's template extends `frame.html` and finds what it shows in `page` and `shell`."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("kennan.desk", "html"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=harmless,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals |= {"asset": asset_href, "words": words}

    def page(self, template: str, filled: Any, shell: Any) -> str:
        return self._environment.get_template(template).render(page=filled, shell=shell)

    def error(self, title: str, told: str, shell: Any) -> str:
        return self._environment.get_template("error.html").render(title=title, told=told, shell=shell, page=None)
