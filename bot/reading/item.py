"""`/study/<item>`: one study item, and what a member can do with it."""

from dataclasses import dataclass
from string import ascii_uppercase

from flask import Blueprint, abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from bot.contributions import liking
from bot.model.ids import ItemId, Receipt
from bot.model.item import Quiz, QuizKind, StudyItem
from bot.model.say import Refusal, say
from bot.reading.discussion import discussion
from bot.reading.hall import Hall
from bot.reading.speaking import hear, heard, start_of
from bot.reading.trouble import trouble
from bot.reading.visitor import Visitor, here
from bot.study import recording
from bot.study.asking import question_id
from bot.study.marking import mark
from bot.study.rendering import lead, to_html, to_text

_DESCRIPTION_BYTES = 300
"""A hundred Chinese characters, about what a search result or a share shows."""

_LIKING = {"like": liking.like, "unlike": liking.unlike}


@dataclass(frozen=True, slots=True)
class Question:
    """A quiz question on the page, `given` and marked where it was answered just now."""

    place: int
    quiz: Quiz
    given: str | None = None

    @property
    def options(self) -> list[tuple[str, str]]:
        """Letters and what they stand for; none for true and false, which the page words."""
        return list(zip(ascii_uppercase, self.quiz.options, strict=False))

    @property
    def right(self) -> bool:
        """Whether the given answer is."""
        return self.given is not None and mark(self.quiz, self.given)

    @property
    def several(self) -> bool:
        """Whether more than one letter may be right."""
        return self.quiz.kind is QuizKind.MULTIPLE


@dataclass(frozen=True, slots=True)
class ItemPages:
    """The views."""

    hall: Hall

    def show(self, track: str, slug: str) -> str:
        """Show any item of the library: members reach it by the link that they were sent."""
        item, visitor = self._item(track, slug), here(self.hall)
        start, member = start_of(request.args), visitor.member
        return render_template(
            "reading/item.html",
            item=item,
            body=Markup(to_html(item.body)),  # noqa: S704 - nh3 has cleaned it
            description=lead(to_text(item.body), _DESCRIPTION_BYTES).replace("\n", " "),
            questions=_questions(item),
            talk=discussion(self.hall.store, item.id, member.openid, start) if member else None,
            reply=heard(visitor),
        )

    def act(self, track: str, slug: str) -> Response:
        """Take a form of the page: an answer to a question, a like, or words."""
        item, visitor = self._item(track, slug), here(self.hall)
        back, do = url_for("reading.item", track=track, slug=slug), request.form.get("do")
        if not visitor.sent(request.form) or do not in ("quiz", *_LIKING):
            return hear(visitor, back, item.id)
        if do == "quiz":
            return self._answer(visitor, item, back)
        return self._like(visitor, back)

    def _answer(self, visitor: Visitor, item: StudyItem, back: str) -> Response:
        place = request.form.get("place", -1, type=int)
        given = "".join(request.form.getlist("answer")).strip()[:100]
        if not 0 <= place < len(item.quiz) or not given:
            return redirect(f"{back}#quiz", 303)
        assert visitor.member is not None
        now, right = self.hall.now(), mark(item.quiz[place], given)
        asked = question_id(item.id, place)
        recording.answered(self.hall.store, visitor.member.openid, asked, right=right, now=now)
        track, slug = item.id.split("/")
        address = url_for("reading.item", track=track, slug=slug, q=place, a=given)
        return redirect(f"{address}#q{place}", 303)

    def _like(self, visitor: Visitor, back: str) -> Response:
        assert visitor.member is not None
        receipt = Receipt(request.form.get("post", ""))
        try:
            _LIKING[request.form["do"]](self.hall.store, visitor.member, receipt)
        except Refusal as refusal:
            return trouble(409, (say("pages.like.title"), refusal.say), again=back)
        return redirect(f"{back}?from={start_of(request.form)}#p-{receipt}", 303)

    def _item(self, track: str, slug: str) -> StudyItem:
        return self.hall.library.item(ItemId(f"{track}/{slug}")) or abort(404)


def _questions(item: StudyItem) -> list[Question]:
    """Give the item's questions, with the answer that the address names (``?q=0&a=B``)."""
    answered, given = request.args.get("q", -1, type=int), request.args.get("a", "")[:100]
    return [
        Question(place, quiz, given if place == answered and given else None)
        for place, quiz in enumerate(item.quiz)
    ]


def add_to(room: Blueprint, hall: Hall) -> None:
    """Put the addresses on the blueprint."""
    views = ItemPages(hall)
    room.add_url_rule("/study/<track>/<slug>", "item", views.show)
    room.add_url_rule("/study/<track>/<slug>", "item_act", views.act, methods=["POST"])
