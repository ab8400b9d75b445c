"""In doubt a suggestion is anonymous (rule 4), and so is what follows an anonymous one."""

import pytest

from bot.conversation.nameless import only_wishes_no_name, wishes_no_name
from tests.conversation.talk import Talk, keys

WISHES = [
    "匿名提交",
    "匿名吧",
    "请匿名",
    "请匿名，路灯坏了",
    "路灯坏了，匿名",
    "我想匿名提个建议，食堂太咸了",
    "食堂太咸了。不要透露我的名字",
    "不想留名，食堂太咸了",
    "The soup is too salty, please keep me anonymous",
    "don't use my name: the soup is too salty",
]


@pytest.mark.parametrize("text", WISHES)
def test_hears_the_wish(text: str) -> None:
    assert wishes_no_name(text)


@pytest.mark.parametrize(
    "text",
    ["路灯坏了", "名字写错了", "在册的匿名册子不见了", "写明名称和地点", "anonymity matters"],
)
def test_hears_none_in_other_words(text: str) -> None:
    assert not wishes_no_name(text)
    assert not only_wishes_no_name(text)


@pytest.mark.parametrize("text", WISHES)
def test_files_it_without_a_name(hears: Talk, text: str) -> None:
    (one,) = hears(f"微建议 {text}").keep if len(text) > 5 else hears("微建议 路灯 坏了，匿名").keep
    assert one.anonymous


@pytest.mark.parametrize("wish", ["匿名提交", "请匿名", "匿名吧。", "不留名"])
def test_seals_a_writing_at_any_place(hears: Talk, wish: str) -> None:
    hears("微建议")
    hears("食堂的汤太咸了")
    assert keys(hears(wish)) == ["writing.anonymous"]
    (one,) = hears("完成").keep
    assert (one.anonymous, one.text) == (True, "食堂的汤太咸了")


def test_says_that_a_bubble_sealed_it(hears: Talk) -> None:
    hears("微建议")
    hears("食堂的汤太咸了")
    assert keys(hears("请匿名，我怕被认出来")) == ["writing.more", "writing.now-anonymous"]
    assert hears("完成").keep[0].anonymous


@pytest.mark.parametrize(
    "text",
    [
        "#匿名# #微建议# 增加路灯",
        "【匿名】微建议 增加路灯",
        "微建议【匿名】增加路灯",
        "（匿名）微建议：增加路灯",
    ],
)
def test_reads_the_word_in_marks(hears: Talk, text: str) -> None:
    (one,) = hears(text).keep
    assert (one.anonymous, one.text) == (True, "增加路灯")


def test_what_follows_is_offered_without_a_name_too(hears: Talk) -> None:
    hears("匿名微建议 厂里的账不对")
    offered = hears("他每个月都拿回扣，我是会计亲眼见过")
    assert keys(offered) == ["draft.kept", "draft.offer-anonymous", "draft.more"]
    assert hears("3").keep[0].anonymous


def test_what_is_added_never_lands_in_a_signed_post(hears: Talk) -> None:
    hears("微讨论 实名的讨论")
    (nameless,) = hears("匿名微建议 厂里的账不对").keep
    assert keys(hears("补充 就是去年的基建款")) == ["supplement.done"]
    texts = {one.receipt: one.text for one in hears.kept}
    assert texts[nameless.receipt] == "厂里的账不对\n就是去年的基建款"
    assert "实名的讨论" in texts.values()


def test_a_while_after_an_anonymous_one_names_come_back(hears: Talk) -> None:
    hears("匿名微建议 厂里的账不对")
    hears.waits(minutes=16)
    assert keys(hears("食堂门口的台阶太高了，老人难走")) == ["draft.offer"]
