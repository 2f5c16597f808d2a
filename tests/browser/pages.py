"""Every page that the browser looks at: a room that adds a page adds a line here."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Page:
    """A route by name with its `arguments`, or a whole `address`; `role` signs in somebody of the demonstration.

    `just_now`: that person has just given the password, as pages about one's own security ask for.
    """

    route: str = ""
    role: str = ""
    arguments: tuple[Any, ...] = ()
    query: str = ""
    address: str = ""
    just_now: bool = False

    @property
    def path(self) -> str:
        return (self.address or reverse(self.route, args=self.arguments)) + self.query

    def __str__(self) -> str:
        return f"{self.address or self.route}{self.query} {self.role}".strip()


# A receipt under a key that this register never had.
PROOF = f"?n=0001/2026/CA-09739&h={'0' * 64}&t=2026-03-03T02:00:00%2B00:00&s={'0' * 128}&k={'0' * 16}"

PAGES = (
    Page("public:home"),
    Page("web:gallery"),
    Page("web:gallery", query="?q=khong-co-gi"),
    Page("web:gallery_confirm"),
    Page(address="/khong-co-trang-nay/"),
    Page("account_login"),
    Page("account_inactive"),
    Page("socialaccount_login_cancelled"),
    Page("socialaccount_login_error"),
    Page("receipts:report"),
    Page("receipts:look_up"),
    Page("receipts:proof"),
    Page("receipts:proof", query=PROOF),
    Page("accounts:home", role="duty_officer"),
    Page("accounts:account", role="duty_officer"),
    Page("account_change_password", role="duty_officer"),
    Page("account_reauthenticate", role="duty_officer"),
    Page("mfa_index", role="duty_officer"),
    Page("mfa_activate_totp", role="duty_officer", just_now=True),
    Page("mfa_add_webauthn", role="duty_officer", just_now=True),
    Page("mfa_list_webauthn", role="duty_officer"),
    Page("usersessions_list", role="duty_officer"),
    Page("socialaccount_connections", role="duty_officer", just_now=True),
    Page("account_logout", role="duty_officer"),
    Page("accounts:people", role="administrator"),
    Page("accounts:person", role="administrator", arguments=(1,)),
    Page("accounts:create", role="administrator"),
    Page("accounts:appoint", role="administrator", arguments=(1,)),
    Page("accounts:reset_password", role="administrator", arguments=(1,)),
    Page("accounts:remove_second_factor", role="administrator", arguments=(1,)),
    Page("accounts:end_sessions", role="administrator", arguments=(1,)),
    Page("accounts:deactivate", role="administrator", arguments=(1,)),
    Page("accounts:reactivate", role="administrator", arguments=(1,)),
    Page("accounts:end_post", role="administrator", arguments=(1,)),
    Page("nightly:nights", role="administrator"),
    Page("web:gallery", role="standing_office"),
    Page("units:index", role="standing_office"),
    Page("units:index", role="standing_office", query="?on=2024-03-06"),
    Page("units:unit", role="standing_office", arguments=("00004", "2020-01-01")),
    Page("units:unit", role="standing_office", arguments=("001", "2020-01-01")),
    Page("journal:log", role="inspector"),
    Page("journal:entry", role="inspector", arguments=(1,)),
    Page("sealing:index", role="custodian"),
    Page("sealing:set_up", role="custodian"),
    Page("sealing:envelopes", role="custodian"),
    Page("sealing:requests", role="duty_officer"),
    Page("catalogue:index", role="duty_officer"),
    Page("catalogue:index", role="duty_officer", query="?q=lua+dao"),
    Page("catalogue:list", role="duty_officer", arguments=("toi-danh",)),
    Page("catalogue:list", role="duty_officer", arguments=("phuong-thuc",)),
    Page("catalogue:item", role="duty_officer", arguments=("toi-danh", "173")),
    Page("catalogue:limits", role="duty_officer"),
    Page("catalogue:limit", role="duty_officer", arguments=("D147.1",)),
    Page("catalogue:limit", role="duty_officer", arguments=("D173",), query="?day=20/01/2024&clock=10:00&severity=RNT"),
    Page("intake:day", role="duty_officer"),
    Page("intake:register", role="duty_officer"),
    Page("intake:register", role="city_desk", query="?clock=overdue&q=xe"),
    Page("intake:register", role="inspector", query="?q=khong-co-gi"),
    Page("intake:register_map", role="city_desk"),
    Page("intake:counter", role="duty_officer"),
    Page("intake:hand_over", role="city_desk"),
    Page("intake:handed_over", role="city_desk"),
    Page("intake:loads", role="duty_officer"),
    Page("intake:day", role="inspector"),
    Page("intake:report", role="duty_officer", arguments=(1,)),
    Page("intake:report", role="investigator", arguments=(3,)),
    Page("intake:report", role="investigator", arguments=(4,)),
    Page("intake:report", role="inspector", arguments=(3,)),
    Page("intake:act", role="duty_officer", arguments=(2, "classify")),
    Page("intake:act", role="duty_officer", arguments=(2, "transfer")),
    Page("intake:act", role="duty_officer", arguments=(2, "assign")),
    Page("intake:act", role="investigator", arguments=(4, "accept")),
    Page("intake:act", role="investigator", arguments=(3, "verify")),
    Page("intake:act", role="investigator", arguments=(3, "decide")),
    Page("intake:act", role="investigator", arguments=(3, "correct")),
    Page("intake:act", role="city_desk", arguments=(3, "take_back")),
    Page("intake:write", role="investigator", arguments=(3,)),
    Page("cases:index", role="city_desk"),
    Page("cases:index", role="procuracy", query="?state=held"),
    Page("cases:index", role="duty_officer"),
    Page("cases:index", role="investigator", query="?cleared=no&unit=CATP-PC02"),
    Page("cases:map", role="city_desk"),
    Page("letters:hand_over", role="city_desk"),
    Page("letters:handed_over", role="city_desk"),
    Page("cases:hand_over", role="city_desk"),
    Page("cases:loads", role="investigator"),
    Page("cases:handed_over", role="city_desk"),
    Page("cases:custody", role="investigator"),
    Page("cases:custody", role="investigator", query="?q=khong-co-ai"),
    Page("cases:custody", role="procuracy"),
    Page("cases:custody", role="duty_officer"),
    Page("cases:case", role="investigator", arguments=(10,)),
    Page("cases:case", role="inspector", arguments=(3,)),
    Page("cases:open", role="investigator"),
    Page("cases:hold", role="investigator", arguments=(10,)),
    Page("cases:custody_act", role="investigator", arguments=(5, "extend")),
    Page("cases:custody_act", role="investigator", arguments=(4, "extend")),
    Page("cases:custody_act", role="investigator", arguments=(8, "continue_as")),
    Page("cases:act", role="investigator", arguments=(10, "suspend")),
    Page("cases:act", role="investigator", arguments=(2, "suspend")),
    Page("cases:act", role="investigator", arguments=(2, "correct")),
    Page("cases:act", role="city_desk", arguments=(2, "take_back")),
    Page("dashboard:home", role="chair"),
    Page("dashboard:home", role="duty_officer"),
    Page("dashboard:figures", role="inspector"),
    Page("dashboard:figure", role="chair", arguments=("clearance_rate",)),
    Page("dashboard:figure", role="chair", arguments=("letters_received",), query="?theo=month"),
    Page("dashboard:figure", role="standing_office", arguments=("cases_occurred",), query="?theo=unit"),
    Page("dashboard:figure", role="standing_office", arguments=("cases_occurred",), query="?theo=line&ky=khong-ro"),
    Page("dashboard:entries", role="inspector", arguments=("cases_occurred",)),
    Page("figures:closings", role="duty_officer"),
    Page("figures:closing", role="duty_officer", arguments=("nd09", "2026-09")),
    Page("figures:closing", role="standing_office", arguments=("nd09", "2026-09")),
    Page("published:newest"),
    Page("published:period", arguments=("nd09", "2025")),
    Page("publications:index", role="chair"),
    Page("publications:period", role="chair", arguments=("nd09", "2025")),
    Page("letters:index", role="duty_officer"),
    Page("letters:index", role="city_desk", query="?state=overdue"),
    Page("letters:letter", role="city_desk", arguments=(1,)),
    Page("letters:letter", role="duty_officer", arguments=(4,)),
    Page("letters:letter", role="inspector", arguments=(3,)),
    Page("letters:act", role="city_desk", arguments=(4, "resolve")),
    Page("letters:act", role="duty_officer", arguments=(4, "split")),
    Page("letters:act", role="duty_officer", arguments=(1, "transfer")),
    Page("letters:receive", role="duty_officer"),
    Page("letters:receptions", role="duty_officer"),
    Page("letters:receive_citizen", role="duty_officer"),
    Page("briefs:index", role="inspector"),
    Page("briefs:begin", role="standing_office"),
    Page("briefs:draft", role="standing_office", arguments=("quarter",)),
    Page("briefs:draft", role="standing_office", arguments=("campaign",)),
    Page("briefs:brief", role="standing_office", arguments=(1,)),
    Page("briefs:preview", role="chair", arguments=(1,)),
    Page("briefs:passage", role="standing_office", arguments=(1, "leadership")),
    Page("briefs:passage", role="inspector", arguments=(1, "resolving")),
    Page("briefs:act", role="standing_office", arguments=(1, "the-thuc")),
    Page("briefs:act", role="standing_office", arguments=(1, "cap-nhat")),
    Page("briefs:act", role="chair", arguments=(1, "tra-lai")),
)
