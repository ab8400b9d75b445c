"""Plain wishes to bear no name, as people put them: in doubt a suggestion is anonymous (rule 4)."""

import re

from bot.conversation.folding import folded

_CLAUSES = re.compile(r"[,.;!?:、。()（）【】「」\s]+")
_WISH = re.compile(
    r"(?:请|我|要|想|希望|麻烦|可以|能|就|最好|还是|给我|帮我|作为)*"
    r"(?:匿名|不留名|不署名|不具名)"
    r"(?:提交|提出|反映|处理|发表|发|交|吧|哦|谢谢|一下|就好|即可|了)*"
    r"|(?:please )?(?:keep (?:me|it|this) )?anonymous(?:ly)?(?: please)?"
)
_ACT = re.compile(r"(?:想|要|请|希望|可以|能).{0,3}匿名.?(?:提|反映|说|举报|投|写|交)")
_HIDE = re.compile(
    r"(?:不要|不想|别|不愿|请勿|勿).{0,2}(?:留|署|写|透露|公开).{0,4}(?:姓名|名字|名)"
    r"|without my name|(?:do not|don'?t) (?:use|show|mention) my name"
    r"|(?:keep (?:me|it|this)|remain|stay) anonymous"
)


def wishes_no_name(text: str) -> bool:
    """Tell whether somebody asks, anywhere in these words, to bear no name."""
    chars = folded(text).chars
    if _ACT.search(chars) or _HIDE.search(chars):
        return True
    return any(_WISH.fullmatch(clause) for clause in _CLAUSES.split(chars)) or (
        _WISH.fullmatch(chars.strip()) is not None
    )


def only_wishes_no_name(text: str) -> bool:
    """Tell whether the words are that wish and nothing else."""
    clauses = [one for one in _CLAUSES.split(folded(text).chars) if one]
    return bool(clauses) and all(map(_WISH.fullmatch, clauses))
