"""`dateline init`: make a desk."""

from dateline.cli.console import output, visible
from dateline.cli.desks import DeskFile, opened
from dateline.errors import SettingsError


def init(desk: DeskFile) -> None:
    """Make a desk: one file that keeps articles, what is coded in them, and what people decide.

    `dateline add` makes one too, where there is none.
    """
    if desk.exists():
        raise SettingsError(f"{desk}: is there already")
    with opened(desk, create=True):
        output().print(visible(f"made {desk}"), soft_wrap=True)
