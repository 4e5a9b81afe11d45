"""Preparing and announcing the demonstration."""

from __future__ import annotations

import os

import click

from duoc.project.cli.language import say
from duoc.project.cli.start import bring_up_to_date, start_django


def prepare(*, full: bool) -> None:
    """Bring the installation up to date and load the city unless it is there. A second start keeps all data."""
    os.environ.setdefault("DUOC_DEMO", "1")
    os.environ.setdefault("DUOC_TODAY", "2020-11-24")
    start_django()
    click.echo(say("Chuẩn bị cơ sở dữ liệu và tệp tĩnh…", "Preparing database and static files…"))
    bring_up_to_date()
    from duoc.project.demonstration.load import is_loaded, load_city

    if is_loaded():
        click.echo(say("Thành phố trình diễn đã có sẵn, giữ nguyên dữ liệu.", "The demonstration city is there; kept."))
        return
    load_city(full=full, tell=lambda step: click.echo(f"  {step}…"))


def welcome(host: str, port: int) -> None:
    """Where to go, and who can sign in."""
    from duoc.project.demonstration.accounts import PASSWORD
    from duoc.registry.access.queries import demo_accounts

    click.echo()
    click.secho(f"  Đước: http://{host}:{port}", bold=True)
    click.echo(
        say(
            f"  Bấm chọn vai trò ở trang đăng nhập, hoặc dùng mật khẩu {PASSWORD}:",
            f"  Choose a role on the sign-in page, or use the password {PASSWORD}:",
        )
    )
    for account in demo_accounts():
        click.echo(f"    {account.username:<18} {account.role} · {account.organization} · {account.name}")
    click.echo(say("  Dừng: Ctrl+C", "  Stop: Ctrl+C"))
    click.echo()
