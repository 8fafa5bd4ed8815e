"""Logging in by OpenID Connect, against a provider made here: what it vouches for is let in, and nothing else is."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest

pytest.importorskip("authlib", reason="logging in by OpenID Connect was NOT tested: pip install '.[oidc]'")

import httpx2 as httpx
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient

from checker.desk.outside import OtherServers, outside_of
from checker.desk.people import IDLE_ACCOUNT
from checker.desk.server import application
from checker.model.errors import Refused
from tests.desk.conftest import HERE, OPTIONS, InlineBench
from tests.desk.test_people import clock, filled, people  # noqa: F401 - fixtures

ISSUER, CLIENT, SECRET = "https://sso.example", "thethuc", "bí mật của bàn kiểm tra"
TOLD = f"""[oidc]
issuer = "{ISSUER}"
client = "{CLIENT}"
secret_file = "oidc.secret"
address = "{HERE}"
roles_in = "groups"
roles = {{"van-thu" = "reviewer", "lanh-dao" = "head"}}
"""
KEY = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})


class Provider(httpx.MockTransport):
    """It answers as a provider does; ``claims`` change what its token says, ``about`` what it says of itself."""

    def __init__(self):
        super().__init__(self.answered)
        self.claims, self.about, self.key, self.algorithm = {}, {}, KEY, "RS256"
        self.codes = {}

    def answered(self, request):
        path = request.url.path
        if path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            return httpx.Response(200, json={"issuer": ISSUER} | {name: ISSUER + at for name, at in ends.items()} | self.about)
        if path == "/keys":
            return httpx.Response(200, json={"keys": [KEY.as_dict(private=False)]})
        asked = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        begun = self.codes.pop(asked["code"], None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if path != "/token" or begun is None or begun["code_challenge"] != challenge or begun["redirect_uri"] != asked["redirect_uri"]:
            return httpx.Response(400, json={"error": "invalid_grant"})
        assert base64.b64encode(f"{CLIENT}:".encode()).decode()[:8] in request.headers["authorization"]
        now = int(time.time())
        said = {"iss": ISSUER, "aud": CLIENT, "sub": "u1", "iat": now, "exp": now + 60, "nonce": begun["nonce"]}
        said |= {"preferred_username": "Bùi Giang", "groups": ["van-thu"]} | self.claims
        said = {name: value for name, value in said.items() if value is not None}
        token = jwt.encode({"alg": self.algorithm, "kid": "1"}, said, self.key, algorithms=[self.algorithm])
        return httpx.Response(200, json={"access_token": "x", "token_type": "Bearer", "id_token": token})


@pytest.fixture
def told(tmp_path):
    (tmp_path / "oidc.secret").write_text("mot-bi-mat-du-dai-123\n", "utf-8")
    path = tmp_path / "ngoai.toml"
    path.write_text(TOLD, "utf-8")
    return outside_of(str(path))


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
def browser(people, provider, told):  # noqa: F811
    return TestClient(application(OPTIONS, bench=InlineBench(), people=people, outside=told, provider=provider), base_url=HERE)


def begun(browser):
    """What the provider was asked for, by the browser's way there."""
    answer = browser.get("/dang-nhap/oidc", follow_redirects=False)
    assert answer.status_code == 303
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def entered(browser, provider, **changes):
    """The answer to the way back."""
    asked = begun(browser)
    provider.codes["c1"] = asked
    return browser.get("/dang-nhap/oidc/ve", params={"code": "c1", "state": asked["state"]} | changes)


def test_whom_the_provider_vouches_for_is_in_with_the_role_of_their_group(browser, provider, people):  # noqa: F811
    assert 'href="/dang-nhap/oidc"' in browser.get("/dang-nhap").text
    answer = entered(browser, provider)
    assert (answer.status_code, answer.headers["refresh"]) == (200, "0; url=/")
    assert browser.get("/kiem-tra", follow_redirects=False).status_code == 200
    assert browser.get("/tai-khoan").status_code == 403
    assert ("Bùi Giang", "reviewer") in [(each.name, each.role) for each in people.everybody()]
    provider.claims = {"groups": ["x", "van-thu", "lanh-dao"]}
    entered(browser, provider)
    assert browser.get("/tai-khoan").status_code == 200
    assert [each.name for each in people.everybody()].count("Bùi Giang") == 1


def test_what_is_asked_of_the_provider_is_a_code_with_state_nonce_and_pkce(browser):
    asked, again = begun(browser), begun(browser)
    assert (asked["response_type"], asked["code_challenge_method"], asked["client_id"]) == ("code", "S256", CLIENT)
    assert asked["redirect_uri"] == HERE + "/dang-nhap/oidc/ve"
    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[name]) >= 43
        assert asked[name] != again[name]


def _hours(count):
    return int(time.time()) + 3600 * count


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"}, {"aud": "another"}, {"aud": [CLIENT, "another"]}, {"aud": [CLIENT, "x"], "azp": "x"},
        {"azp": "another"}, {"nonce": "another"}, {"nonce": None}, {"exp": _hours(-1)}, {"exp": None}, {"iat": _hours(2)}, {"sub": None},
        {"groups": []}, {"groups": None}, {"groups": ["khách"]}, {"groups": {"van-thu": 1}}, {"preferred_username": None},
        {"preferred_username": ["Lê An"]}, {"preferred_username": ""},
        {"preferred_username": "a\u202eb"}, {"preferred_username": "x" * 300},

        {"preferred_username": "Lê An", "groups": ["lanh-dao"]},
    ],
)  # fmt: skip
def test_a_token_that_is_not_for_this_log_in_or_for_an_account_lets_nobody_in(browser, provider, claims):
    provider.claims = claims
    assert entered(browser, provider).status_code == 401
    assert browser.get("/kiem-tra", follow_redirects=False).status_code == 303


def test_a_token_signed_by_anybody_else_or_by_nobody_lets_nobody_in(browser, provider):
    provider.key = RSAKey.generate_key(2048, {"kid": "1"})
    assert entered(browser, provider).status_code == 401
    provider.key, provider.algorithm = OctKey.import_key(json.dumps(KEY.as_dict(private=False))), "HS256"
    assert entered(browser, provider).status_code == 401


def test_a_way_back_that_was_not_begun_here_or_was_gone_before_lets_nobody_in(browser, provider):
    assert entered(browser, provider, state="x" * 43).status_code == 401
    assert entered(browser, provider, state="\ud7ff").status_code == 401
    assert entered(browser, provider, code="c2").status_code == 401
    assert entered(browser, provider, code="").status_code == 401
    asked = begun(browser)
    provider.codes["c1"] = asked
    flow = browser.cookies.pop("thethuc_oidc", None) or ""
    assert browser.get("/dang-nhap/oidc/ve", params={"code": "c1", "state": asked["state"]}).status_code == 401
    assert flow
    assert entered(browser, provider).status_code == 200
    provider.codes["c1"] = asked
    assert browser.get("/dang-nhap/oidc/ve", params={"code": "c1", "state": asked["state"]}).status_code == 401


@pytest.mark.parametrize("about", [{"issuer": "https://other.example"}, {"token_endpoint": "http://sso.example/token"}, {"jwks_uri": None}])
def test_a_provider_that_is_another_or_answers_in_the_clear_is_not_gone_to(browser, provider, about):
    provider.about = about
    assert browser.get("/dang-nhap/oidc", follow_redirects=False).status_code == 401


def test_an_account_that_is_off_or_idle_stays_out_whatever_is_vouched_for(browser, provider, people, clock):  # noqa: F811
    entered(browser, provider)
    people.change("Bùi Giang", role="reviewer", active=False, who="?")
    assert entered(browser, provider).status_code == 401
    people.change("Bùi Giang", role="reviewer", active=True, who="?")
    clock.time += IDLE_ACCOUNT
    assert entered(browser, provider).status_code == 401


def test_no_password_fits_an_account_of_the_provider(browser, provider, people):  # noqa: F811
    entered(browser, provider)
    assert people.log_in("Bùi Giang", "oidc:" + hashlib.sha256(f"{ISSUER}\0u1".encode()).hexdigest()) is None


@pytest.mark.parametrize(
    ("was", "is_now"), [("https://sso", "http://sso"), ('"head"', '"boss"'), ("oidc.secret", "none"), ("client =", "klient =")]
)
def test_a_setting_that_cannot_hold_is_refused(tmp_path, told, was, is_now):
    path = tmp_path / "ngoai.toml"
    path.write_text(TOLD.replace(was, is_now), "utf-8")
    with pytest.raises(Refused):
        outside_of(str(path))
    assert OtherServers().oidc is None
