"""A study item as a message on WeChat: what 今日 answers and a push sends."""

from bot.model.item import StudyItem
from bot.model.say import Say, say
from bot.study.labels import DEPTHS
from bot.study.rendering import lead, to_text


def message(item: StudyItem, link: str, room: int) -> Say:
    """Name the words of an item, its body cut to so many bytes; the rest stands behind the link."""
    return say(
        "item.message",
        theme=item.theme,
        depth=DEPTHS[item.depth],
        title=item.title,
        body=lead(to_text(item.body), room),
        question=item.question,
        link=link,
    )
