"""What a member does on an item's page: answers, posts, likes; once each, and nothing is lost."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.contributions import handing_in, receipts
from bot.contributions.handing_in import Words
from bot.model.contribution import Contribution, Kind, MoveRecord, State
from bot.model.ids import OpenId
from bot.model.item import StudyItem
from bot.store import contributions
from bot.store.breaker import StoreUnavailable
from bot.store.learning import cards
from bot.store.writes import apply
from tests.reading.halls import Office, app_of
from tests.reading.phone import Phone
from tests.reading.test_item import LIMIT
from tests.store.people import MEI, OU, SOL

THREE = pytest.mark.parametrize("kind", list(Kind))
_DO = {Kind.DISCUSSION: "discuss", Kind.EXPERIENCE: "experience", Kind.SUGGESTION: "suggest"}


@pytest.fixture
def page(item: StudyItem) -> str:
    """The address of the item's page."""
    return f"/study/{item.id}"


def all_kept(office: Office) -> list[Contribution]:
    return list(contributions.everything(office.store))


def phone_of(office: Office, openid: OpenId) -> Phone:
    phone = Phone(app_of(office.hall()))
    phone.sign_in(office, openid)
    return phone


def post(office: Office, page: str, openid: OpenId, text: str) -> Contribution:
    """Let a member post, and an organiser accept it."""
    phone = phone_of(office, openid)
    phone.get(page)
    phone.fill("discuss", words=text)
    one = next(one for one in all_kept(office) if one.text == text)
    step = MoveRecord("ou", office.now, one.state, State.ACCEPTED)
    assert contributions.move(office.store, one, step, "")
    return one


@THREE
def test_files_each_of_the_three_for_this_item(
    office: Office, mei: Phone, page: str, item: StudyItem, kind: Kind
) -> None:
    mei.get(page)
    answer = mei.fill(_DO[kind], words="  3 楼的灯\r\n坏了")
    (kept,) = all_kept(office)
    assert (kept.kind, kept.text, kept.item) == (kind, "3 楼的灯\n坏了", item.id)
    assert (kept.author.openid, kept.message_id) == (MEI, None)
    assert kept.receipt in answer.text
    assert 'role="status"' in answer.text
    assert kept.receipt in mei.get(mei.at).text  # looked at again, it says the same


def test_keeps_a_form_once_however_often_it_is_sent(office: Office, mei: Phone, page: str) -> None:
    mei.get(page)
    form = mei.form("suggest")
    replies = [mei.send(form, words="加一盏路灯").text for _ in range(3)]
    assert len(all_kept(office)) == 1
    assert len({re.sub(r'name="token" value="\w+"', "", one) for one in replies}) == 1
    mei.send(form, words="加两盏路灯")  # gone back and changed: other words are never lost
    assert len(all_kept(office)) == 2


def test_names_nobody_where_it_is_to_be_anonymous(office: Office, mei: Phone, page: str) -> None:
    mei.get(page)
    answer = mei.fill("suggest", words="食堂太咸", anonymous="1")
    (kept,) = all_kept(office)
    assert kept.anonymous
    assert kept.text == "食堂太咸"
    assert kept.receipt in answer.text
    assert kept.receipt not in mei.at  # no address names it
    assert kept.text not in mei.get("/me/").text


@pytest.mark.parametrize("broken", ["no csrf", "another's csrf", "signed out"])
def test_takes_no_form_that_is_not_from_its_own_page(
    office: Office, mei: Phone, page: str, broken: str
) -> None:
    mei.get(page)
    form = mei.form("suggest")
    match broken:
        case "no csrf":
            del form["csrf"]
        case "another's csrf":
            other = phone_of(office, OU)
            other.get(page)
            form["csrf"] = other.form("suggest")["csrf"]
        case _:
            mei.client.delete_cookie("tiantian_member")
    answer = mei.send(form, words="这些字不能丢")
    assert answer.status_code == 403
    assert "这些字不能丢" in answer.text  # to be copied
    assert all_kept(office) == []


@pytest.mark.parametrize(
    "fields",
    [{"do": "today"}, {"do": "BY_NAME"}, {"token": "x"}, {"do": ""}],
)
def test_knows_its_own_forms_alone(mei: Phone, page: str, fields: dict[str, str]) -> None:
    mei.get(page)
    assert mei.send(mei.form("suggest"), **{"words": "甲", **fields}).status_code == 400


def test_says_that_nothing_was_written(office: Office, mei: Phone, page: str) -> None:
    mei.get(page)
    assert mei.fill("experience", words=" \r\n ").status_code == 422
    assert all_kept(office) == []


def test_takes_nothing_too_long_and_says_so(mei: Phone, page: str) -> None:
    mei.get(page)
    assert mei.fill("suggest", words="长" * 30_000).status_code == 413


def test_gives_the_words_back_while_the_store_is_away(
    office: Office, mei: Phone, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei.get(page)
    form = mei.form("suggest")

    def away(*_: object, **__: object) -> None:
        raise StoreUnavailable

    with monkeypatch.context() as broken:
        broken.setattr("bot.reading.visitor.members.read", away)
        answer = mei.send(form, words="停电时写的")
    assert answer.status_code == 503
    assert all_kept(office) == []
    again = mei.form("suggest")
    assert again["token"] == form["token"]
    mei.send(again, words="停电时写的")  # the textarea of that page holds them
    assert [one.text for one in all_kept(office)] == ["停电时写的"]


def test_marks_an_answer_and_explains_it(
    office: Office, mei: Phone, page: str, item: StudyItem
) -> None:
    for place, quiz in enumerate(item.quiz):
        mei.get(page)
        assert quiz.explanation not in mei.page
        wrong = "A" if quiz.answer != "A" else "B"
        answer = mei.send(mei.form("quiz", place=str(place)), answer=wrong)
        assert f"答案是 {quiz.answer}" in answer.text
        assert quiz.explanation.split("：")[0] in answer.text
        assert item.source in answer.text
        assert "答对了" in mei.get(f"{page}?q={place}&a={quiz.answer}").text
    assert len(cards(office.store, MEI)) == len(item.quiz)
    assert not any(card.right for card in cards(office.store, MEI).values())


def test_answers_no_question_that_is_not_there(mei: Phone, page: str, office: Office) -> None:
    mei.get(page)
    for fields in ({"place": "99", "answer": "A"}, {"place": "x", "answer": "A"}, {}):
        mei.get(page)
        assert mei.fill("quiz", **fields).status_code == 200
    assert not cards(office.store, MEI)


def test_shows_what_others_said_and_lets_them_be_liked_and_answered(
    office: Office, mei: Phone, page: str
) -> None:
    office.agree(OU)
    said = post(office, page, OU, "我家楼下也是 <b>这样</b>")
    text = mei.get(page).text
    assert "我家楼下也是 &lt;b&gt;这样&lt;/b&gt;" in text
    assert OU not in text
    assert "成员个人的看法" in text
    assert "已赞 1" in mei.send(mei.form("like", post=said.receipt)).text
    assert "已赞" not in mei.send(mei.form("unlike", post=said.receipt)).text
    mei.send(mei.form("discuss", post=said.receipt), words="我也是")
    reply = next(one for one in all_kept(office) if one.text == "我也是")
    assert reply.reply_to == said.receipt


def test_shows_nothing_of_others_to_who_is_not_signed_in(office: Office, page: str) -> None:
    office.agree(OU)
    post(office, page, OU, "只给成员看")
    assert "只给成员看" not in Phone(app_of(office.hall())).get(page).text


def test_likes_nothing_of_ones_own_nor_what_is_not_shown(
    office: Office, mei: Phone, page: str
) -> None:
    office.agree(OU)
    office.agree(MEI)
    own = post(office, page, MEI, "我自己的")
    post(office, page, OU, "别人的")
    mei.get(page)
    assert mei.send(mei.form("like"), post=own.receipt).status_code == 409
    assert mei.send({**mei_like(mei, page), "post": "ZZZ"}).status_code == 409


def mei_like(mei: Phone, page: str) -> dict[str, str]:
    mei.get(page)
    return mei.form("like")


def test_keeps_within_60_kb_with_the_longest_discussion(
    office: Office, mei: Phone, page: str, item: StudyItem
) -> None:
    office.agree(SOL)
    for number in range(12):
        at = office.now + timedelta(minutes=number)
        words = Words(f"{number}" + "长" * 1500)
        one = handing_in.named(Kind.DISCUSSION, words, SOL, receipts.draw(), at, item.id)
        shown = replace(one, state=State.ACCEPTED)
        apply(office.store, contributions.writes(office.store, shown, at.timestamp()))
    pages, seen, address = 0, set[str](), page
    while address:
        answer = mei.get(address)
        pages += 1
        assert len(answer.data) + 12_000 < LIMIT  # what is fetched with it
        seen |= set(re.findall(r'id="p-(\w+)"', answer.text))
        following = re.search(r'rel="next" href="([^"#]+)', answer.text)
        address = f"{page}{following[1]}" if following else ""
    assert len(seen) == 12
    assert pages < 6
