"""Every page that the browser looks at: a room that adds a page adds a line here."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Page:
    """A route by name with its `arguments`, or a whole `address`; `role` signs in somebody of the demonstration."""

    route: str = ""
    role: str = ""
    arguments: tuple[Any, ...] = ()
    query: str = ""
    address: str = ""

    @property
    def path(self) -> str:
        return (self.address or reverse(self.route, args=self.arguments)) + self.query

    def __str__(self) -> str:
        return f"{self.address or self.route}{self.query} {self.role}".strip()


PAGES = (
    Page("public:home"),
    Page("web:gallery"),
    Page("web:gallery", query="?q=khong-co-gi"),
    Page("web:gallery_confirm"),
    Page(address="/khong-co-trang-nay/"),
    Page("account_login"),
    Page("accounts:home", role="duty_officer"),
    Page("accounts:account", role="duty_officer"),
    Page("account_change_password", role="duty_officer"),
    Page("account_reauthenticate", role="duty_officer"),
    Page("mfa_index", role="duty_officer"),
    Page("usersessions_list", role="duty_officer"),
    Page("accounts:people", role="administrator"),
    Page("accounts:person", role="administrator", arguments=(1,)),
    Page("accounts:create", role="administrator"),
    Page("accounts:appoint", role="administrator", arguments=(1,)),
    Page("accounts:deactivate", role="administrator", arguments=(1,)),
    Page("web:gallery", role="standing_office"),
    Page("units:index", role="standing_office"),
    Page("units:index", role="standing_office", query="?on=2024-03-06"),
    Page("journal:log", role="inspector"),
    Page("catalogue:index", role="duty_officer"),
    Page("catalogue:index", role="duty_officer", query="?q=lua+dao"),
    Page("catalogue:list", role="duty_officer", arguments=("toi-danh",)),
    Page("catalogue:list", role="duty_officer", arguments=("phuong-thuc",)),
    Page("catalogue:item", role="duty_officer", arguments=("toi-danh", "173")),
    Page("catalogue:limits", role="duty_officer"),
    Page("catalogue:limit", role="duty_officer", arguments=("D147.1",)),
    Page("catalogue:limit", role="duty_officer", arguments=("D173",), query="?day=20/01/2024&clock=10:00&severity=RNT"),
)
