"""The pane in Word: what the desk serves of it, the manifest Word is given, and how Office.js gets here."""

from __future__ import annotations

import io
import json
import re
import struct

import pytest
from lxml import etree
from starlette.testclient import TestClient

from checker.desk.word_pane import assets, scripts_in
from checker.model.data import home
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from tests.desk.conftest import HERE, desk

WORD = home("reports") / "desk" / "word"
APP, BASIC, OVER, XSI = (
    "{http://schemas.microsoft.com/office/appforoffice/1.1}",
    "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}",
    "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}",
    "{http://www.w3.org/2001/XMLSchema-instance}",
)


@pytest.fixture
def office(tmp_path):
    """A folder as npm leaves it."""
    folder = tmp_path / "dist"
    (folder / "vi-vn").mkdir(parents=True)
    for name in ("office.js", "word-win32-16.01.js", "office.debug.js", "vi-vn/office_strings.js", "office.d.ts"):
        (folder / name).write_text(f"// {name}", "utf-8")
    (tmp_path / "ngoai.js").write_text("// bí mật", "utf-8")
    (folder / "link.js").symlink_to(tmp_path / "ngoai.js")
    return folder


@pytest.fixture
def here(office):
    return TestClient(desk(office_js=str(office), hosts=("soat.example", "127.0.0.1"), secure=True), base_url="http://soat.example")


def test_the_page_loads_nothing_from_elsewhere_and_holds_no_code(here):
    page = here.get("/word").text
    assert re.findall(r'(?:src|href)="([^/][^"]*)"', page) == []
    for sign in ("<style", " style=", " onclick", "http://", "https://"):
        assert sign not in page, sign
    assert page.count("<script") == 2
    assert "unsafe" not in here.get("/word").headers["content-security-policy"]


def test_scripts_and_style_name_no_address(here):
    for name in assets():
        if not name.endswith(".png"):
            text = here.get(f"/tai-san/word/{name}").text
            assert "http" not in text, name
            assert "innerHTML" not in text, name


def test_office_js_is_served_from_the_folder_that_was_named_and_nothing_else_is(here):
    for name in ("office.js", "word-win32-16.01.js", "vi-vn/office_strings.js"):
        answer = here.get(f"/tai-san/word/office-js/{name}")
        assert answer.text == f"// {name}"
        assert answer.headers["content-type"].startswith("text/javascript")
    for name in ("office.debug.js", "office.d.ts", "link.js", "../ngoai.js", "%2e%2e/ngoai.js", "vi-vn", "", "/etc/passwd"):
        assert here.get(f"/tai-san/word/office-js/{name}").status_code == 404, name
    for name in ("pane.html", "manifest.xml", "../manifest.xml", "%2e%2e/assets/desk.js"):
        assert here.get(f"/tai-san/word/{name}").status_code == 404, name


def test_a_folder_without_office_js_is_refused(tmp_path):
    with pytest.raises(Refused, match="no_office_js"):
        scripts_in(str(tmp_path))


def test_without_office_js_the_pane_says_what_it_lacks(visitor):
    page = visitor.browser.get("/word").text
    assert "--office-js" in page
    assert "office.js" not in page.replace("--office-js", "").replace("Office.js", "").replace("office-js", "")
    assert "https" in page  # and that this desk has no TLS


def manifest(client):
    return etree.parse(io.BytesIO(client.get("/word/manifest.xml").content)).getroot()


def test_the_manifest_has_the_parts_its_schema_orders_in_their_order(here):
    """As OfficeAppManifestV1_1.xsd has them: first those of OfficeApp, then those of TaskPaneApp."""
    root = manifest(here)
    assert root.tag == f"{APP}OfficeApp"
    assert root.get(f"{XSI}type") == "TaskPaneApp"
    ordered = (
        "Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl",
        "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions", "Dictionary", "VersionOverrides",
    )  # fmt: skip
    names = [etree.QName(each).localname for each in root]
    assert names == [name for name in ordered if name in names]
    assert {"Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "DefaultSettings", "Permissions"} <= set(names)
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", root.findtext(f"{APP}Id"))
    assert re.fullmatch(r"\d{1,5}(\.\d{1,5}){3}", root.findtext(f"{APP}Version"))
    assert root.find(f"{APP}Hosts/{APP}Host").get("Name") == "Document"
    assert root.findtext(f"{APP}Permissions") == "ReadWriteDocument"
    sets = {each.get("Name"): each.get("MinVersion") for each in root.iter(f"{APP}Set")}
    assert sets == {"WordApi": "1.3", "CompressedFile": "1.1"}


ORDERED = {
    f"{OVER}VersionOverrides": ("Description", "Requirements", "Hosts", "Resources"),
    f"{OVER}DesktopFormFactor": ("GetStarted", "FunctionFile", "ExtensionPoint"),
    f"{OVER}Group": ("Label", "Icon", "Control"),
    f"{OVER}Control": ("Label", "Supertip", "Icon", "Action"),
    f"{OVER}Supertip": ("Title", "Description"),
    f"{OVER}Action": ("TaskpaneId", "SourceLocation", "Title"),
    f"{OVER}Resources": ("Images", "Urls", "ShortStrings", "LongStrings"),
}
"""As TaskPaneAppVersionOverridesV1_0.xsd has them."""


def test_the_button_has_its_parts_in_the_order_of_their_schema(here):
    root = manifest(here)
    for tag, ordered in ORDERED.items():
        found = list(root.iter(tag))
        assert found, tag
        for each in found:
            names = [etree.QName(part).localname for part in each]
            assert names == [name for name in ordered if name in names], tag


def test_what_the_button_names_is_among_the_resources_and_no_string_is_too_long(here):
    root = manifest(here)
    given = {each.get("id"): each for each in root.iter(*(f"{BASIC}{name}" for name in ("Image", "Url", "String"))) if each.get("id")}
    asked = [each.get("resid") for each in root.iter() if each.get("resid")]
    assert set(asked) == set(given)
    assert all(len(name) <= 32 for name in given)
    sizes = [each.get("size") for each in root.find(f".//{OVER}Control/{OVER}Icon")]
    assert sizes == ["16", "32", "80"]
    most = {"DisplayName": 125, "Description": 250, "String": 250}
    for each in root.iter():
        longest = (
            125
            if each.getparent() is not None and each.getparent().tag == f"{BASIC}ShortStrings"
            else most.get(etree.QName(each).localname)
        )
        for told in (each, *each) if longest and each.get("DefaultValue") else ():
            assert 1 <= len(told.get("DefaultValue") or told.get("Value")) <= longest


def test_every_address_of_the_manifest_is_this_desk_over_https_and_leads_somewhere(here):
    root = manifest(here)
    addresses = [each.get("DefaultValue") for each in root.iter() if (each.get("DefaultValue") or "").startswith("http")]
    assert len(addresses) >= 7
    for address in addresses:
        assert address.startswith("https://soat.example/")
        answer = here.get(address.removeprefix("https://soat.example"))
        assert answer.status_code == 200, address
        if size := re.search(r"icon-(\d+)\.png", address):
            assert struct.unpack(">II", answer.content[16:24]) == (int(size[1]), int(size[1]))


def test_two_desks_are_two_panes_and_a_desk_without_tls_names_itself_so(office):
    client = TestClient(desk(office_js=str(office)), base_url=HERE)
    roots = [manifest(client), manifest(TestClient(client.app, base_url="http://localhost:8471"))]
    assert len({root.findtext(f"{APP}Id") for root in roots}) == 2
    assert roots[0].find(f"{APP}DefaultSettings/{APP}SourceLocation").get("DefaultValue") == f"{HERE}/word"


def test_a_name_this_desk_does_not_bear_gets_no_manifest(here):
    assert here.get("/word/manifest.xml", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_scripts_say_what_the_catalogue_has_and_the_catalogue_has_no_more(lang):
    known = set(Words(lang).find("desk", "pane"))
    scripts = "".join((WORD / name).read_text("utf-8") for name in ("pane.mjs", "word.mjs"))
    page = (WORD / "pane.html").read_text("utf-8")
    said = set(re.findall(r"\bsaid\.(\w+)", scripts)) | {"out_of_scope", "unreadable"}
    said |= set(re.findall(r"pane\.(\w+)", page)) - {"css", "mjs"}
    said |= {"untried", "sent", "tracked", "placed", "manifest_about"}
    assert said == known


def test_a_desk_with_accounts_shows_the_pane_to_who_logged_in_and_its_pictures_to_word(tmp_path, office):
    from checker.desk.people import People
    from checker.desk.server import application
    from tests.desk.conftest import OPTIONS, InlineBench

    people = People(str(tmp_path / "nguoi.db"))
    people.add("Lê An", "clerk", "mật khẩu dài lắm đó", who="x")
    browser = TestClient(application(OPTIONS._replace(office_js=str(office)), bench=InlineBench(), people=people), base_url=HERE)
    assert browser.get("/word", follow_redirects=False).headers["location"].startswith("/dang-nhap?ve=%2Fword")
    assert browser.get("/tai-san/word/icon-32.png").status_code == 200
    assert browser.post("/api/v1/check", files={"files": ("a.docx", b"x")}).status_code == 401
    token = re.search(r'name="token" value="(\w+)"', browser.get("/dang-nhap").text)[1]
    entered = browser.post("/dang-nhap", data={"token": token, "name": "Lê An", "password": "mật khẩu dài lắm đó", "ve": "/word"})
    assert entered.url.path == "/word"
    assert entered.status_code == 200


def test_the_words_for_the_scripts_cannot_break_out_of_their_attribute(visitor):
    told = re.search(r'data-told="([^"]*)"', visitor.browser.get("/word").text)[1]
    assert json.loads(told.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))[
        "said"
    ]
    assert "<" not in told
