"""A corner of the city, small enough to hold in the head, before and after 1/7/2025.

Vân Phúc was split: its seat went to Phúc Lộc, the rest to Hát Môn. The old Hát Môn went whole to the new one.
"""

from dataclasses import dataclass
from datetime import date

from anbinh.foundation.units.models import Kind, Succession, Unit
from anbinh.foundation.units.rules import short_name
from anbinh.kernels.vietnamese.letters import fold

BEFORE = date(2024, 3, 6)
LAST = date(2025, 6, 30)
REFORM = date(2025, 7, 1)
AFTER = date(2025, 9, 1)


@dataclass(frozen=True)
class Corner:
    """The units by name."""

    city: Unit
    district: Unit
    district_police: Unit
    van_phuc: Unit
    van_phuc_police: Unit
    hat_mon_old: Unit
    phuc_loc: Unit
    phuc_loc_police: Unit
    hat_mon: Unit
    headquarters: Unit
    bureau: Unit
    department: Unit
    procuracy: Unit
    broadcaster: Unit
    school: Unit


def _unit(code: str, kind: Kind, name: str, parent: Unit | None, *period: date) -> Unit:
    search = f"={fold(name)}={fold(short_name(name))}="
    unit = Unit(code=code, kind=kind, name=name, sort_key=code, search=search, parent=parent, valid_from=period[0])
    unit.valid_to = period[1] if len(period) > 1 else None
    unit.save()
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


def _became(old: Unit, new: Unit, *, on: date = REFORM, split: bool = False, main: bool = True) -> None:
    Succession.objects.create(predecessor=old, successor=new, on=on, split=split, main=main)


def build() -> Corner:
    """Write the corner into the database."""
    long_ago, police_reform = date(2008, 8, 1), date(2025, 3, 1)
    city = _unit("01", Kind.PROVINCE, "Thành phố Hà Nội", None, long_ago)
    district = _unit("272", Kind.DISTRICT, "Huyện Phúc Thọ", city, long_ago, REFORM)
    van_phuc = _unit("09745", Kind.COMMUNE, "Xã Vân Phúc", district, long_ago, REFORM)
    hat_mon_old = _unit("09772", Kind.COMMUNE, "Xã Hát Môn", district, long_ago, REFORM)
    phuc_loc = _unit("09739", Kind.COMMUNE, "Xã Phúc Lộc", city, REFORM)
    hat_mon = _unit("09772", Kind.COMMUNE, "Xã Hát Môn", city, REFORM)
    van_phuc_police = _unit("CAX-09745", Kind.POLICE, "Công an xã Vân Phúc", van_phuc, long_ago, REFORM)
    phuc_loc_police = _unit("CAX-09739", Kind.POLICE, "Công an xã Phúc Lộc", phuc_loc, REFORM)
    headquarters = _unit("CATP", Kind.POLICE, "Công an thành phố Hà Nội", city, long_ago)
    corner = Corner(
        city=city,
        district=district,
        district_police=_unit("CAH-272", Kind.POLICE, "Công an huyện Phúc Thọ", district, long_ago, police_reform),
        van_phuc=van_phuc,
        van_phuc_police=van_phuc_police,
        hat_mon_old=hat_mon_old,
        phuc_loc=phuc_loc,
        phuc_loc_police=phuc_loc_police,
        hat_mon=hat_mon,
        headquarters=headquarters,
        bureau=_unit("PC02", Kind.POLICE, "Phòng Cảnh sát hình sự", headquarters, long_ago),
        department=_unit("SGDDT", Kind.DEPARTMENT, "Sở Giáo dục và Đào tạo", city, long_ago),
        procuracy=_unit("VKSTP", Kind.PROCURACY, "Viện kiểm sát nhân dân thành phố", city, long_ago),
        broadcaster=_unit("DPTTH", Kind.BROADCASTER, "Đài Phát thanh và Truyền hình Hà Nội", city, long_ago),
        school=_unit("THPT-NTT", Kind.SCHOOL, "Trường THPT Ngọc Tảo", city, long_ago),
    )
    _became(corner.district_police, headquarters, on=police_reform)
    _became(van_phuc, phuc_loc, split=True)
    _became(van_phuc, hat_mon, split=True, main=False)
    _became(hat_mon_old, hat_mon)
    _became(van_phuc_police, phuc_loc_police)
    return corner
