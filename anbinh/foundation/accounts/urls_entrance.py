"""Routes of signing in and of one's own security: allauth's pages under their own names, at Vietnamese addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as outside
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from anbinh.foundation.accounts import public

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/xac-thuc/", factors.authenticate, name="mfa_authenticate"),
    path("dang-nhap/khoa/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("dang-nhap/tai-khoan-dong/", account.account_inactive, name="account_inactive"),
    path("dang-nhap/da-huy/", outside.login_cancelled, name="socialaccount_login_cancelled"),
    path("dang-nhap/khong-thanh/", login_not_required(outside.login_error), name="socialaccount_login_error"),
    path("dang-nhap/<str:provider_id>/", public.openid_start, name="openid_connect_login"),
    path("dang-nhap/<str:provider_id>/tra-ve/", public.openid_return, name="openid_connect_callback"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("bao-mat/", factors.index, name="mfa_index"),
    path("bao-mat/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("bao-mat/xac-nhan/ma/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("bao-mat/xac-nhan/khoa/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("bao-mat/ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("bao-mat/ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("bao-mat/ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("bao-mat/ma-du-phong/tao/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("bao-mat/ma-du-phong/tai/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("bao-mat/khoa/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("bao-mat/khoa/them/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("bao-mat/khoa/<int:pk>/bo/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("bao-mat/khoa/<int:pk>/ten/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("bao-mat/phien/", sessions.list_usersessions, name="usersessions_list"),
    path("bao-mat/tai-khoan-ngoai/", outside.connections, name="socialaccount_connections"),
]
