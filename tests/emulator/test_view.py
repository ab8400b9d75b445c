"""A site's pages inside a phone."""

import re

import pytest
import requests

from tests.emulator.running import MEI, RunningEmulator
from tests.emulator.site import LARGEST, Site, seen, site

__all__ = ["site"]  # pytest finds the fixture by its name here


def test_looks_like_wechat_to_a_site(emulator: RunningEmulator, site: Site) -> None:
    agent = re.search(r'id="agent">([^<]+)', seen(emulator, site, "/open").text)
    assert agent
    assert re.search(r"MicroMessenger/[\d.]+\(0x[0-9a-f]+\) NetType/WIFI", agent[1])


def test_keeps_links_inside(emulator: RunningEmulator, site: Site) -> None:
    text = seen(emulator, site, "/open").text
    view = f"/emulator/view/{MEI}"
    here = f"{view}/http/{site.netloc}"
    for kept in (
        f'href="{here}/static/site.css"',
        f'content="600; url={here}/me"',
        f'style="background: url({here}/static/b.png)"',
        'id="near" href="next"',
        f'id="root" href="{here}/next?a=1&amp;b=2"',
        f'id="own" href="{here}/next"',
        f'id="far" href="{view}/https/h5.example/"',
        'href="weixin://bizmsgmenu?msgmenucontent=1&msgmenuid=1"',
        f'srcset="{here}/a.png 1x, b.png 2x" src={here}/a.png>',
        'src="https://h5.example/x.png" title="see href=/y"',
        f'action="{here}/note"',
        '<!-- <a href="/hidden"> -->',
        "const link = '<a href=\"/scripted\">'",
    ):
        assert kept in text
    assert " target=" not in text
    style = seen(emulator, site, "/static/site.css").text
    assert (f"'{here}/static/more.css'" in style, f"url({here}/b.png)" in style) == (True, True)


def test_keeps_headers_that_would_not_work(emulator: RunningEmulator, site: Site) -> None:
    seen(emulator, site, "/me")
    headers = seen(emulator, site, "/me").headers
    assert "X-Frame-Options" not in headers
    sandbox, policy = headers["Content-Security-Policy"].split(", ")
    assert sandbox == "sandbox allow-forms allow-scripts allow-popups"
    assert policy == (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; form-action 'self'"
    )
    assert headers["Access-Control-Allow-Origin"] == "*"


def test_passes_no_cookie_on(emulator: RunningEmulator, site: Site) -> None:
    page = seen(emulator, site, "/me")
    assert [step.status_code for step in page.history] == [302, 302, 302]
    assert all("Set-Cookie" not in step.headers for step in (*page.history, page))
    assert f"hello {MEI}" in page.text


def test_posts_forms(emulator: RunningEmulator, site: Site) -> None:
    page = seen(emulator, site, "/note", word="你好")
    assert page.url.startswith(f"{emulator.address}/emulator/view/{MEI}/http/{site.netloc}/noted?")
    assert "noted 你好" in page.text


def test_an_address_without_a_path(emulator: RunningEmulator, site: Site) -> None:
    page = seen(emulator, site, "?a=1")
    assert page.url.endswith(f"{site.netloc}/?a=1")


@pytest.mark.parametrize(("more", "status"), [(0, 200), (1, 413)])
def test_pages_have_a_largest_size(
    emulator: RunningEmulator, site: Site, more: int, status: int
) -> None:
    assert seen(emulator, site, f"/large?more={more}").status_code == status


def test_forms_have_a_largest_size(emulator: RunningEmulator, site: Site) -> None:
    address = f"{emulator.address}/emulator/view/{MEI}/http/{site.netloc}/note"
    assert requests.post(address, data=b"x" * (LARGEST + 1), timeout=5).status_code == 413


def test_says_that_nobody_answers(emulator: RunningEmulator) -> None:
    page = requests.get(f"{emulator.address}/emulator/view/{MEI}/http/127.0.0.1:9/", timeout=5)
    assert (page.status_code, "网页打不开" in page.text) == (502, True)
    assert "sandbox" in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("rest", ["somebody/http/h/", f"{MEI}/ftp/h/", f"{MEI}/http/h:x/", MEI])
def test_there_is_no_such_view(emulator: RunningEmulator, rest: str) -> None:
    address = f"{emulator.address}/emulator/view/{rest}"
    assert requests.get(address, timeout=5).status_code == 404
