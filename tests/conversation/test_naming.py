"""What is a name and a code after 绑定, and what is a sentence that only begins with the word."""

import pytest

from bot.conversation.naming import parsed
from tests.conversation.talk import Talk, keys


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        ("张三 482913", "张三", "482913"),
        ("张三，482913。", "张三", "482913"),
        ("张三４８２９１３", "张三", "482913"),
        ("张三 482 913", "张三", "482913"),
        ("张 三 482913", "张 三", "482913"),
        ("Zhang San 482913", "zhang san", "482913"),
        ("阿依古丽·买买提 482913", "阿依古丽·买买提", "482913"),
        ("482913 张三", "张三", "482913"),
        ("姓名：张三，验证码：482913", "张三", "482913"),
        ("阿卜杜热合曼", "阿卜杜热合曼", ""),
        ("𠮷野", "𠮷野", ""),
        ("李梅 7K4M9C", "李梅", "7k4m9c"),
        ("欧阳娜娜", "欧阳娜娜", ""),
    ],
)
def test_reads_name_and_code(content: str, name: str, code: str) -> None:
    assert parsed(content) == (name, code)


@pytest.mark.parametrize(
    "content",
    ["", "手机号的时候收不到验证码怎么办", "不了，请帮忙", "482913", "之后还能改支部吗？"],
)
def test_takes_no_sentence_for_a_name(content: str) -> None:
    assert parsed(content) is None


def test_keeps_what_may_have_been_no_name(hears: Talk) -> None:
    assert keys(hears("bind me to the mast")) != ["bind.done"]
    assert "bind me to the mast" in {*(d.text for d in (*hears.shorts, *hears.drafts.values()))}
    assert keys(hears("绑定 我是张三，码 482913，谢谢")) == ["bind.how"]
    assert hears.shorts[-1].text == "绑定 我是张三，码 482913，谢谢"


def test_says_how(hears: Talk) -> None:
    assert keys(hears("绑定")) == ["bind.how"]
    assert keys(hears("绑定 手机号的时候收不到验证码怎么办")) == ["draft.offer"]
