"""All commands but those of the law."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from duoc.project.cli.language import say
from duoc.project.cli.serving import serve_until_stopped
from duoc.project.cli.start import bring_up_to_date, start_django

FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


def attach(root: click.Group) -> None:
    """Hang every command under the root."""
    for command in (serve, worker, demo, setup, load, office, account, plan, indicators, audit, doctor):
        root.add_command(command)


@click.command(
    help=say("Cài đặt hoặc nâng cấp cơ sở dữ liệu và tệp tĩnh.", "Create or upgrade database and static files.")
)
def setup() -> None:
    start_django()
    bring_up_to_date()


DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@click.command(help=say("Nạp môn học và lịch năm học.", "Load subjects and the calendar of a school year."))
@click.option("--year", "code", default=None, help=say("Năm học, như 2026-2027.", "School year, such as 2026-2027."))
@click.option("--from", "starts_on", type=DAY, help=say("Ngày đầu.", "First day."))
@click.option("--to", "ends_on", type=DAY, help=say("Ngày cuối.", "Last day."))
@click.option("--term1", nargs=2, type=DAY, help=say("Học kỳ I, từ – đến.", "First term, from – to."))
@click.option("--term2", nargs=2, type=DAY, help=say("Học kỳ II, từ – đến.", "Second term, from – to."))
@click.pass_context
def load(
    ctx: click.Context,
    code: str | None,
    starts_on: datetime | None,
    ends_on: datetime | None,
    term1: tuple[datetime, datetime] | None,
    term2: tuple[datetime, datetime] | None,
) -> None:
    start_django()
    from duoc.project.cli import reference

    given = {"starts_on": starts_on, "ends_on": ends_on}
    for name, term in (("HK1", term1), ("HK2", term2)):
        if term:
            given |= {f"{name}_starts": term[0], f"{name}_ends": term[1]}
    ctx.exit(reference.load(code, {name: day.date() for name, day in given.items() if day is not None}))


@click.group(help=say("Phòng GD&ĐT: mở phòng đầu tiên.", "Education offices: open the first one."))
def office() -> None:
    """Commands about offices."""


@office.command(
    "open",
    help=say(
        "Lập một Phòng GD&ĐT cùng tài khoản quản trị của phòng.",
        "Found an office and give its administrator an account.",
    ),
)
@click.option("--code", required=True, help=say("Mã phòng, như PGD-964.", "Code of the office, such as PGD-964."))
@click.option("--name", required=True, help=say("Tên phòng.", "Name of the office."))
@click.option("--province", required=True, help=say("Mã Sở GD&ĐT cấp trên.", "Code of the province above it."))
@click.option(
    "--province-name", default=None, help=say("Tên Sở, nếu chưa có thì lập.", "Its name; founds it if it is not there.")
)
@click.option(
    "--abbreviation",
    default="PGDĐT",
    show_default=True,
    help=say("Chữ viết tắt trong ký hiệu văn bản.", "As in the symbols of its documents."),
)
@click.option(
    "--since", type=DAY, default=None, help=say("Ngày đầu, mặc định hôm nay.", "First day; today if not given.")
)
@click.option("--username", required=True, help=say("Tên đăng nhập của quản trị.", "The administrator's username."))
@click.option("--full-name", required=True, help=say("Họ và tên của quản trị.", "The administrator's full name."))
@click.pass_context
def office_open(
    ctx: click.Context,
    code: str,
    name: str,
    province: str,
    province_name: str | None,
    abbreviation: str,
    since: datetime | None,
    username: str,
    full_name: str,
) -> None:
    start_django()
    from duoc.project.cli import first

    ctx.exit(
        first.open_office(
            code, name, province=province, province_name=province_name, abbreviation=abbreviation,
            since=since.date() if since else None, username=username, full_name=full_name,
        )
    )  # fmt: skip


@click.group(help=say("Tài khoản: mở tài khoản.", "Accounts: open one."))
def account() -> None:
    """Commands about accounts."""


@account.command(
    "open",
    help=say(
        "Mở tài khoản với một vai trò; mật khẩu lần đầu chỉ hiện một lần.",
        "Open an account with one role; its first password is shown once.",
    ),
)
@click.argument("username")
@click.option("--full-name", required=True, help=say("Họ và tên.", "Full name."))
@click.option("--organization", required=True, help=say("Mã đơn vị.", "Code of the organization."))
@click.option("--role", required=True, help=say("Vai trò, như principal.", "Role, such as principal."))
@click.pass_context
def account_open(ctx: click.Context, username: str, full_name: str, organization: str, role: str) -> None:
    start_django()
    from duoc.project.cli import first

    ctx.exit(first.open_account(username, full_name, organization=organization, role=role))


@click.command(help=say("Phục vụ trang web và việc chạy nền.", "Serve the pages and the background work."))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--no-worker", is_flag=True, help=say("Không chạy việc nền ở đây.", "No background worker here."))
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, workers: int, no_worker: bool) -> None:
    ctx.exit(serve_until_stopped(host, port, workers, with_worker=not no_worker))


@click.command(help=say("Làm việc chạy nền: nhập, in, tính.", "Do the background work."))
def worker() -> None:
    start_django()
    from duoc.kit.jobs.worker import run_worker

    run_worker()


@click.command(help=say("Nạp thành phố trình diễn.", "Load the demonstration city."))
@click.option(
    "--full", is_flag=True, help=say("Đủ 45.000 học sinh, 2.700 nhân sự.", "All 45,000 pupils and 2,700 staff.")
)
@click.option("--serve", "then_serve", is_flag=True, help=say("Rồi phục vụ trang web.", "Then serve the pages."))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.pass_context
def demo(ctx: click.Context, full: bool, then_serve: bool, host: str, port: int) -> None:
    from duoc.project.cli.demonstration import prepare, welcome

    prepare(full=full)
    if then_serve:
        welcome(host, port)
        ctx.exit(serve_until_stopped(host, port, 2, with_worker=True))


@click.group(help=say("Kế hoạch: đọc và nhập văn bản.", "Plans: read and import documents."))
def plan() -> None:
    """Commands about plan documents."""


@plan.command("parse", help=say("Đọc một văn bản thành cây.", "Read a document into a tree."))
@FILE
@FORMAT
@click.pass_context
def plan_parse(ctx: click.Context, file: Path, form: str) -> None:
    from duoc.project.cli.plans import parse

    ctx.exit(parse(file, form))


@plan.command("import", help=say("Nhập một văn bản vào cơ sở dữ liệu.", "Import a document into the database."))
@FILE
@click.option("--organization", required=True, help=say("Mã đơn vị.", "Code of the organization."))
@click.option("--year", required=True, help=say("Năm học, như 2020-2021.", "School year, such as 2020-2021."))
@click.pass_context
def plan_import(ctx: click.Context, file: Path, organization: str, year: str) -> None:
    start_django()
    from duoc.project.cli.plans import import_document

    ctx.exit(import_document(file, organization, year))


@click.group(help=say("Chỉ số: tính và kiểm tra.", "Indicators: compute and check."))
def indicators() -> None:
    """Commands about indicators."""


@indicators.command("run", help=say("Chạy các ca mẫu trong một tệp.", "Run the cases of a file."))
@FILE
@FORMAT
@click.pass_context
def indicators_run(ctx: click.Context, file: Path, form: str) -> None:
    from duoc.project.cli.figures import run_case_file

    ctx.exit(run_case_file(file, form))


@indicators.command("compute", help=say("Tính lại chỉ số của một ngày.", "Compute the indicators of a day."))
@click.option("--date", "day", default=None, help=say("Ngày, dạng 2020-11-24.", "Day, such as 2020-11-24."))
@click.option("--year", default=None, help=say("Năm học.", "School year."))
@click.pass_context
def indicators_compute(ctx: click.Context, day: str | None, year: str | None) -> None:
    start_django()
    from duoc.project.cli.figures import compute

    ctx.exit(compute(day, year))


@click.group(help=say("Nhật ký thay đổi.", "The audit trace."))
def audit() -> None:
    """Commands about the trace."""


@audit.command("verify", help=say("Kiểm tra chuỗi nhật ký còn nguyên.", "Check that the chains are whole."))
@FORMAT
@click.pass_context
def audit_verify(ctx: click.Context, form: str) -> None:
    start_django()
    from duoc.kit.audit.queries import verify

    breaches = list(verify())
    if form == "json":
        click.echo(json.dumps({"breaches": [{"scope": b.scope_id, "seq": b.seq, "kind": b.kind} for b in breaches]}))
    for breach in breaches if form == "text" else []:
        click.echo(
            say(
                f"Chuỗi của đơn vị {breach.scope_id}, dòng {breach.seq}: {breach.kind}",
                f"Chain of organization {breach.scope_id}, row {breach.seq}: {breach.kind}",
            )
        )
    if form == "text" and not breaches:
        click.echo(say("Nhật ký nguyên vẹn.", "The trace is whole."))
    ctx.exit(1 if breaches else 0)


@click.command(help=say("Khám cài đặt này.", "Examine this installation."))
@click.pass_context
def doctor(ctx: click.Context) -> None:
    start_django()
    from duoc.project.cli.examination import examine

    ctx.exit(examine())
