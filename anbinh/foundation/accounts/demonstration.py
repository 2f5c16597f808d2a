"""The cast of the demonstration: a ready account for each role, in real units of Hà Nội. The people are invented.

Three keep identities, so that one can be added and one withdrawn: two in a commune, one in the city.
"""

from dataclasses import dataclass
from datetime import date

from anbinh.foundation.accounts.access import Role

SINCE = date(2022, 1, 1)
REFORM = date(2025, 7, 1)


@dataclass(frozen=True)
class Seat:
    """A post of the cast: the code of the unit, the first day, and perhaps the first day no longer held."""

    unit: str
    valid_from: date = SINCE
    valid_to: date | None = None


@dataclass(frozen=True)
class Member:
    """Somebody of the cast."""

    role: Role
    username: str
    full_name: str
    seats: tuple[Seat, ...]


CAST: tuple[Member, ...] = (
    Member(Role.CHAIR, "tran.quang.vinh", "Trần Quang Vinh", (Seat("UBND-01"),)),
    Member(Role.STANDING_OFFICE, "le.thi.thu.ha", "Lê Thị Thu Hà", (Seat("CATP-PV05"),)),
    Member(Role.CITY_DESK, "nguyen.duc.thang", "Nguyễn Đức Thắng", (Seat("CATP-PV01"),)),
    Member(Role.INVESTIGATOR, "pham.minh.tuan", "Phạm Minh Tuấn", (Seat("CATP-PC02"),)),
    Member(
        Role.DUTY_OFFICER,
        "nguyen.thi.lan",
        "Nguyễn Thị Lan",
        (Seat("CA-09721", SINCE, REFORM), Seat("CA-09739", REFORM)),
    ),
    Member(Role.COMMUNE_HEAD, "do.van.hung", "Đỗ Văn Hùng", (Seat("UBND-09739", REFORM),)),
    Member(Role.DEPARTMENT_OFFICER, "vu.thi.mai", "Vũ Thị Mai", (Seat("SGDDT"),)),
    Member(Role.PROCURACY, "hoang.anh.dung", "Hoàng Anh Dũng", (Seat("01"), Seat("VKS-01"))),
    Member(Role.INSPECTOR, "bui.thi.hong", "Bùi Thị Hồng", (Seat("TTRA-TP"),)),
    Member(Role.EDITOR, "dang.thuy.linh", "Đặng Thùy Linh", (Seat("DAI-PTTH"),)),
    Member(Role.SCHOOL_COORDINATOR, "ngo.thi.bich", "Ngô Thị Bích", (Seat("THPT-CVA"),)),
    Member(Role.CUSTODIAN, "trinh.van.nam", "Trịnh Văn Nam", (Seat("CA-09739", REFORM),)),
    Member(Role.CUSTODIAN, "le.my.hanh", "Lê Mỹ Hạnh", (Seat("CA-09739", REFORM),)),
    Member(Role.CUSTODIAN, "vu.minh.thao", "Vũ Minh Thảo", (Seat("CATP"),)),
    Member(Role.ADMINISTRATOR, "phan.thanh.son", "Phan Thanh Sơn", (Seat("CATP"),)),
)
