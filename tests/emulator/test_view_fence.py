"""What a page in a phone may do, and may not; in a real browser too."""

import re
from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.chromium import browser, needs_chromium
from tests.emulator.running import APP_ID, MEI, RunningEmulator
from tests.emulator.site import Site, seen, site

__all__ = ["browser", "site"]  # pytest finds the fixtures by their names here


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])  # noqa: S104 - no binding
def test_the_emulator_is_no_site(emulator: RunningEmulator, site: Site, host: str) -> None:
    inside = f"http://{host}:{emulator.address.rpartition(':')[2]}/emulator/api/state"
    assert emulator.tap(MEI, url=inside)["status"] == 403
    page = seen(emulator, site, f"/to?url={inside}")
    assert (page.status_code, APP_ID in page.text) == (403, False)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("media/sample-image", 200),
        ("article/none/1", 404),
        ("article/../api/state", 404),
        ("", 403),
    ],
)
def test_only_articles_and_pictures_are(emulator: RunningEmulator, path: str, status: int) -> None:
    address = f"{emulator.address}/emulator/{path}"
    assert emulator.tap(MEI, url=address)["status"] == status


@pytest.mark.parametrize("origin", ["null", "http://h5.example"])
def test_other_origins_may_not_ask(emulator: RunningEmulator, origin: str) -> None:
    address = f"{emulator.address}/emulator/api/reset"
    assert requests.post(address, headers={"Origin": origin}, timeout=5).status_code == 403
    own = {"Origin": emulator.address}
    assert requests.post(address, headers=own, timeout=5).status_code == 200


def test_answers_a_script_s_question_beforehand(emulator: RunningEmulator, site: Site) -> None:
    answer = requests.options(
        f"{emulator.address}/emulator/view/{MEI}/http/{site.netloc}/",
        headers={"Origin": "null", "Access-Control-Request-Method": "POST"},
        timeout=5,
    )
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (204, "*")


@pytest.fixture
def page(browser: Browser, emulator: RunningEmulator) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{emulator.address}/emulator/page/icon.svg")  # of the emulator's origin
    page.goto(f"{emulator.address}/emulator/api/clock")
    yield page
    page.close()


def framed(page: Page, site: Site, path: str) -> FrameLocator:
    """The view as the phones' page shows it."""
    page.evaluate(
        """([src]) => {
            const frame = document.createElement("iframe");
            frame.setAttribute("sandbox", "allow-forms allow-scripts allow-popups");
            frame.src = src;
            document.body.replaceChildren(frame);
        }""",
        [f"/emulator/view/{MEI}/http/{site.netloc}{path}"],
    )
    return page.frame_locator("iframe")


@pytest.mark.browser
@needs_chromium
def test_a_site_looks_right_in_a_phone(page: Page, site: Site) -> None:
    view = framed(page, site, "/me")
    expect(view.locator("h1")).to_have_text(f"hello {MEI}")
    expect(view.locator("h1")).to_have_css("color", "rgb(6, 128, 63)")
    view.locator("#root").click()
    expect(view.locator("h1")).to_have_text(f"hello {MEI}")
    view.locator("input").fill("你好")
    view.locator("button").click()
    expect(view.locator("h1")).to_have_text("noted 你好")


@pytest.mark.browser
@needs_chromium
def test_a_page_reaches_nothing_of_the_emulator(
    page: Page, emulator: RunningEmulator, site: Site
) -> None:
    emulator.send(MEI, "在")
    view = framed(page, site, "/spy")
    expect(view.locator("h1")).to_have_text("sent refused sent refused refused refused")
    assert len(emulator.chat(MEI)) == 1
    page.goto(f"{emulator.address}/emulator/view/{MEI}/http/{site.netloc}/spy")
    expect(page.locator("h1")).to_have_text(re.compile("^sent refused sent refused"))
    assert len(emulator.chat(MEI)) == 1
