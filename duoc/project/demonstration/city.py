"""Organizations, wards, sites and rooms of the city, with its calendar."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from duoc.project.demonstration.people_names import DATA
from duoc.registry.calendar.models import Break, SchoolYear, Term
from duoc.registry.organizations.models import (
    LEVEL_FIELDS,
    Affiliation,
    Cluster,
    ClusterMembership,
    Condition,
    Construction,
    Level,
    Organization,
    OrganizationName,
    OrganizationType,
    Ownership,
    Room,
    RoomKind,
    Site,
)

DISTRICT_ENDS = date(2025, 7, 1)  # first day without a district level
DIVISIONS = (
    ("MN", "Bộ phận Giáo dục Mầm non"),
    ("TH", "Bộ phận Giáo dục Tiểu học"),
    ("THCS", "Bộ phận Giáo dục Trung học cơ sở"),
    ("GDTX", "Bộ phận Giáo dục thường xuyên và xóa mù chữ"),
    ("TCKH", "Bộ phận Tổ chức, cán bộ và kế hoạch, tài chính"),
    ("KT", "Bộ phận Khảo thí, kiểm định và công nghệ thông tin"),
)
LEVEL_NAMES = {Level.PRESCHOOL: "Mầm non", Level.PRIMARY: "Tiểu học", Level.LOWER_SECONDARY: "THCS"}
REAL_WARDS = {  # where a confirmed school stood in 2020; shaky ones are said to be so in the data's own notes
    "TH-HUNGVUONG": "32008",
    "TH-QUANGTRUNG": "32017",
    "TH-LEQUYDON": "31999",
    "TH-NGUYENDINHCHIEU": "32014",
    "THCS-NGUYENTHAIBINH": "32008",
    "PT-HERMANNGMEINER": "32025",
}
REAL_LEVELS = {"PT-HERMANNGMEINER": (Level.PRIMARY, Level.LOWER_SECONDARY)}
SMALL_WARDS = ("32008", "32014", "32029", "32041", "31999")


@dataclass(slots=True)
class City:
    """What the later steps of the demonstration build on."""

    years: dict[str, SchoolYear]
    province: Organization
    office: Organization
    divisions: dict[str, Organization]
    wards: dict[str, Organization]
    schools: list[Organization]
    centres: list[Organization]
    sites: dict[int, list[Site]]
    ward_of: dict[int, Organization]


def build_calendar() -> dict[str, SchoolYear]:
    """Four school years; 2020–2021 as the plan tells it, to the last day that the Ministry's frame leaves."""
    rows = {
        "2018-2019": (date(2018, 9, 3), date(2019, 5, 31), None),
        "2019-2020": (date(2019, 8, 26), date(2020, 6, 30), "Quyết định 940/QĐ-UBND ngày 06/6/2019"),
        "2020-2021": (date(2020, 9, 1), date(2021, 5, 30), "Quyết định 1561/QĐ-UBND ngày 13/8/2020"),
        "2021-2022": (date(2021, 9, 6), date(2022, 5, 31), None),
    }
    years = {
        code: SchoolYear.objects.create(
            code=code,
            starts_on=starts,
            ends_on=ends,
            census_on=date(starts.year, 9, 30),
            decision=decision or "",
        )
        for code, (starts, ends, decision) in rows.items()
    }
    this = years["2020-2021"]
    Term.objects.create(school_year=this, code="HK1", starts_on=date(2020, 9, 7), ends_on=date(2021, 1, 9))
    Term.objects.create(school_year=this, code="HK2", starts_on=date(2021, 1, 11), ends_on=date(2021, 5, 22))
    Break.objects.create(
        school_year=this, name="Nghỉ Tết Nguyên đán", starts_on=date(2021, 2, 8), ends_on=date(2021, 2, 20)
    )
    return years


def rows_of(name: str) -> list[dict[str, str]]:
    """A data file as dictionaries."""
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def build_city(random: Random, *, full: bool) -> City:
    """All organizations. `full`: 70 schools in 17 wards; else a dozen schools of every kind in five wards."""
    years = build_calendar()
    province = _organization(
        "SO-CM", "Sở Giáo dục và Đào tạo Cà Mau", OrganizationType.PROVINCE, short="Sở GD&ĐT Cà Mau"
    )
    office = _organization(
        "PGD-CM",
        "Phòng Giáo dục và Đào tạo thành phố Cà Mau",
        OrganizationType.OFFICE,
        short="Phòng GD&ĐT TP Cà Mau",
        abbreviation="PGDĐT",
        valid_to=DISTRICT_ENDS,
    )
    Affiliation.objects.create(child=office, parent=province, valid_to=DISTRICT_ENDS)
    divisions = {}
    for code, name in DIVISIONS:
        divisions[code] = _organization(
            f"PGD-CM-{code}", name, OrganizationType.DIVISION, abbreviation=f"PGDĐT-{code}", valid_to=DISTRICT_ENDS
        )
        Affiliation.objects.create(child=divisions[code], parent=office, valid_to=DISTRICT_ENDS)
    wards, places = _wards(office)
    city = City(years, province, office, divisions, wards, [], [], {}, {})
    _schools(city, places, random, full=full)
    _centres(city)
    _clusters(city)
    _rooms(city, random)
    return city


def _organization(code: str, name: str, kind: str, *, short: str = "", **fields: object) -> Organization:
    return Organization.objects.create(code=code, name=name, short_name=short, type=kind, **fields)


def _wards(office: Organization) -> tuple[dict[str, Organization], dict[str, tuple[Decimal, Decimal]]]:
    """The city's wards and communes as they stood in 2020, and a point in each."""
    wards, places = {}, {}
    for row in rows_of("ca_mau_units.csv"):
        in_2020 = row["valid_from"] < "2020-11-24" and (not row["valid_to"] or row["valid_to"] > "2020-11-24")
        if row["parent_code"] != "964" or not in_2020:
            continue
        ends = date.fromisoformat(row["valid_to"]) + timedelta(days=1) if row["valid_to"] else None
        ward = _organization(
            f"X{row['code']}-2020", row["name"], OrganizationType.WARD, name_en=row["name_en"], valid_to=ends
        )
        Affiliation.objects.create(child=ward, parent=office, valid_to=ends)
        wards[row["code"]] = ward
        if row["lat"]:
            places[row["code"]] = (Decimal(row["lat"]), Decimal(row["lon"]))
    places.setdefault("32011", (Decimal("9.181"), Decimal("105.152")))
    return wards, places


def _schools(city: City, places: dict[str, tuple[Decimal, Decimal]], random: Random, *, full: bool) -> None:
    chosen = list(city.wards) if full else [code for code in SMALL_WARDS if code in city.wards]
    plans: list[tuple[str, str, str, tuple[Level, ...], bool]] = []  # code, name, ward, levels, is_sample
    for row in rows_of("ca_mau_schools.csv"):
        if row["id"] in REAL_WARDS and (full or REAL_WARDS[row["id"]] in chosen or row["id"].startswith("PT-")):
            known = {"TH": (Level.PRIMARY,), "THCS": (Level.LOWER_SECONDARY,)}.get(row["kind"])
            plans.append((row["id"], row["name"], REAL_WARDS[row["id"]], known or REAL_LEVELS[row["id"]], False))
    wanted = {Level.PRESCHOOL: 22, Level.PRIMARY: 28, Level.LOWER_SECONDARY: 16}
    for taught, total in wanted.items():
        per_ward = _spread(chosen, total if full else len(chosen) - (0 if taught == Level.PRESCHOOL else 2))
        for code, count in per_ward.items():
            for number in range(1, count + 1):
                place = city.wards[code].name
                which = f"số {number} " if count > 1 else ""
                name = f"Trường {LEVEL_NAMES[taught]} {which}{place} (mẫu)"
                plans.append((f"{taught}-{code}-{number}", name, code, (taught,), True))
    for code, name, ward, levels, is_sample in plans:
        city.schools.append(_school(city, code, name, ward, levels, is_sample, places, random))


def _spread(codes: list[str], total: int) -> dict[str, int]:
    """Share a number of schools out over wards, the first wards getting one more."""
    return {code: total // len(codes) + (place < total % len(codes)) for place, code in enumerate(codes)}


def _school(
    city: City,
    code: str,
    name: str,
    ward_code: str,
    levels: Iterable[Level],
    is_sample: bool,
    places: dict[str, tuple[Decimal, Decimal]],
    random: Random,
) -> Organization:
    ward = city.wards[ward_code]
    short = name.removeprefix("Trường ").replace("Tiểu học", "TH").replace("Mầm non", "MN")
    private = code.startswith("PT-")
    school = _organization(
        code,
        name,
        OrganizationType.SCHOOL,
        short=short,
        abbreviation="".join(word[0] for word in short.replace("(mẫu)", "").split() if word[0].isalnum()).upper(),
        ownership=Ownership.NON_PUBLIC if private else Ownership.PUBLIC,
        is_sample=is_sample,
        **{LEVEL_FIELDS[level]: True for level in levels},
    )
    Affiliation.objects.create(child=school, parent=city.office, valid_to=DISTRICT_ENDS)
    OrganizationName.objects.create(organization=school, name=name)
    city.ward_of[school.pk] = ward
    latitude, longitude = places.get(ward_code, (Decimal("9.18"), Decimal("105.15")))
    count = 1 if ward.name.startswith("Phường") else random.choice((2, 2, 3))
    sites = []
    for number in range(count):
        sites.append(
            Site.objects.create(
                organization=school,
                code=f"D{number + 1}",
                name="Điểm chính" if number == 0 else f"Điểm lẻ {number}",
                is_main=number == 0,
                ward=ward,
                latitude=latitude + Decimal(random.randint(-900, 900)) / 100_000,
                longitude=longitude + Decimal(random.randint(-900, 900)) / 100_000,
            )
        )
    city.sites[school.pk] = sites
    return school


def _centres(city: City) -> None:
    for row in rows_of("ca_mau_schools.csv"):
        if row["kind"] != "HTCĐ" or row["unit_code_2020"] not in city.wards:
            continue
        short = row["name"].replace("Trung tâm Học tập cộng đồng", "TTHTCĐ")
        centre = _organization(
            row["id"], row["name"], OrganizationType.LEARNING_CENTRE, short=short, valid_to=DISTRICT_ENDS
        )
        Affiliation.objects.create(child=centre, parent=city.office, valid_to=DISTRICT_ENDS)
        city.centres.append(centre)


def _clusters(city: City) -> None:
    for level, title in LEVEL_NAMES.items():
        members = [school for school in city.schools if level in school.levels]
        for number, start in enumerate(range(0, len(members), 8), start=1):
            group = members[start : start + 8]
            cluster = Cluster.objects.create(office=city.office, name=f"Cụm {title} số {number}", lead=group[0])
            ClusterMembership.objects.bulk_create(ClusterMembership(cluster=cluster, school=each) for each in group)


def _rooms(city: City, random: Random) -> None:
    rooms: list[Room] = []
    for school in city.schools:
        for site in city.sites[school.pk]:
            classrooms = random.randint(16, 24) if site.is_main else random.randint(3, 5)
            weak = random.random() < 0.25
            for number in range(1, classrooms + 1):
                temporary = weak and number > classrooms - 2
                rooms.append(
                    Room(
                        site=site,
                        code=f"P{number:02d}",
                        name=f"Phòng học {number}",
                        kind=RoomKind.CLASSROOM,
                        construction=Construction.TEMPORARY
                        if temporary
                        else random.choices((Construction.SOLID, Construction.SEMI_SOLID), (80, 20))[0],
                        condition=random.choices((Condition.GOOD, Condition.REPAIR, Condition.UNSAFE), (84, 14, 2))[0],
                        area_m2=Decimal(random.choice((48, 50, 54, 56))),
                    )
                )
            rooms += [
                Room(site=site, code=code, name=name, kind=kind, area_m2=Decimal(area))
                for code, name, kind, area in _other_rooms(site.is_main, random)
            ]
    Room.objects.bulk_create(rooms, batch_size=1000)


def _other_rooms(is_main: bool, random: Random) -> list[tuple[str, str, str, int]]:
    rooms = [("WC1", "Nhà vệ sinh học sinh", RoomKind.PUPIL_TOILET, 24)] if random.random() < 0.95 else []
    if is_main:
        rooms += [
            ("WC2", "Nhà vệ sinh giáo viên", RoomKind.STAFF_TOILET, 12),
            ("HC", "Phòng hành chính", RoomKind.OFFICE, 30),
            ("YT", "Phòng y tế", RoomKind.HEALTH_ROOM, 20),
        ]
        if random.random() < 0.9:
            rooms.append(("TV", "Thư viện", RoomKind.LIBRARY, 60))
        if random.random() < 0.5:
            rooms.append(("TH", "Phòng tin học", RoomKind.SUBJECT_ROOM, 60))
    return [(code, name, str(kind), area) for code, name, kind, area in rooms]
