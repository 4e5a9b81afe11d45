"""The command line: `duoc …`.

Exit codes: 0 done, 1 something wrong was found, 2 cannot (bad arguments, unreadable file). Commands call the same
services as the pages. Django starts inside the commands that need it, so that `duoc --help` answers at once.
"""

from __future__ import annotations

import os
import sys

import click

from duoc.project.cli.language import say


class Duoc(click.Group):
    """Maps an abort to exit code 2 and loads the law's own commands only when asked."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), "law"])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name == "law":
            from duoc.law.cli import law

            return law
        return super().get_command(ctx, name)


@click.group(cls=Duoc, help=say("Đước: kế hoạch năm học chạy được.", "Đước: the yearly plan, carried out."))
def cli() -> None:
    """Root of all commands."""


def main() -> None:
    """Entry point of the `duoc` command."""
    from duoc.project.cli import commands

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")
    commands.attach(cli)
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        click.echo(say("Đã dừng.", "Stopped."), err=True)
        sys.exit(2)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
