"""`/me/` 我的: the member's own days, words, drafts, and what is stored about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from bot.contributions import moves
from bot.contributions.receipts import recognise
from bot.conversation.commands.excerpts import excerpt, state
from bot.conversation.receipt import step
from bot.model.contribution import Contribution, Draft
from bot.model.ids import OpenId
from bot.model.role import Role
from bot.model.say import Say, say
from bot.push.days import end_of, study_day
from bot.reading.hall import Hall
from bot.reading.month import month
from bot.reading.speaking import hear, heard, start_of
from bot.reading.trouble import trouble
from bot.reading.visitor import here
from bot.store import contributions, kept
from bot.study.progress import progress
from bot.study.rendering import lead
from bot.texts import Texts

SHOWN = 10
"""Contributions on one page, and drafts on all."""

_HEAD_BYTES = 120
_ACTS = ("withdraw", "resubmit", "rate")
_SIGNED_OUT = (say("pages.me.signed-out"), say("pages.outside.no-sign-in"))
_NO_DRAFT = (say("pages.drafts.gone"), say("pages.drafts.gone-words"))
_NOT_FOUND = (say("pages.find.none"), say("pages.find.none-words"))


@dataclass(frozen=True, slots=True)
class MyPages:
    """The views."""

    hall: Hall

    def show(self) -> str | Response:
        """Show 我的, to its member; anybody else is led to sign in."""
        visitor = here(self.hall)
        member = visitor.member
        if member is None:
            return self._outside("/me/")
        store, now = self.hall.store, self.hall.now()
        today = study_day(now, self.hall.zone)
        learnt = progress(store, member.openid, member.number, today, end_of(today, self.hall.zone))
        start = start_of(request.args)
        listed = contributions.of_member(store, member.openid, start + SHOWN + 1)[start:]
        return render_template(
            "reading/me.html",
            reply=heard(visitor),
            learnt=learnt,
            came_today=today in learnt.came,
            head_of=partial(_head_of, visitor.texts),
            state_of=state,
            month=month(request.args.get("month", ""), today, learnt.came, learnt.study_days),
            listed=listed[:SHOWN],
            start=start,
            following=start + SHOWN if len(listed) > SHOWN else None,
            drafts=self._drafts(member.openid),
            bound=self.hall.bound(member) if member.bound else "",
        )

    def act(self) -> Response | str:
        """Take a form of these pages: a code to be looked up, a draft to be filed, or words."""
        visitor = here(self.hall)
        form = request.form.to_dict()
        if visitor.member is None or not visitor.sent(form):
            return hear(visitor, "/me/")
        if form.get("do") == "find":
            return self._find(visitor.member.openid, form.get("receipt", ""))
        if "draft" in form:
            drafts = self._drafts(visitor.member.openid)
            if form["draft"] not in drafts:
                return trouble(404, _NO_DRAFT, again="/me/")
            form["draft"] = drafts[form["draft"]].id
        return hear(visitor, "/me/", form=form)

    def handed(self, receipt: str) -> str | Response:
        """Show one contribution that bears its author's name, with its history."""
        visitor = here(self.hall)
        if visitor.member is None:
            return self._outside(request.path)
        one = self._own(visitor.member.openid, receipt)
        if one is None or one.anonymous:
            abort(404)
        return self._one(one)

    def _find(self, openid: OpenId, given: str) -> str | Response:
        """Show the contribution of a code, an anonymous one too: its code stands in no address."""
        one = self._own(openid, given)
        return trouble(404, _NOT_FOUND, again="/me/") if one is None else self._one(one)

    def _own(self, openid: OpenId, given: str) -> Contribution | None:
        code = recognise(given)
        return contributions.for_author(self.hall.store, openid, code) if code else None

    def _one(self, one: Contribution) -> str:
        steps = contributions.moves(self.hall.store, one.receipt)
        return render_template(
            "reading/handed.html",
            one=one,
            state_of=state,
            item=self.hall.library.item(one.item) if one.item else None,
            steps=[step(each, self.hall.zone) for each in steps],
            may={name for name in _ACTS if moves.allows(name, Role.AUTHOR, one, steps)},
        )

    def _outside(self, address: str) -> Response:
        if self.hall.sign_in is None:
            return trouble(403, _SIGNED_OUT)
        return redirect(url_for("reading.sign_in", next=address))

    def _drafts(self, openid: OpenId) -> Mapping[str, Draft]:
        """Give the newest drafts, under names that tell nothing of their author."""
        found = kept.of_member(self.hall.store, openid, 5 * SHOWN)
        drafts = [one for one in found if not one.short][:SHOWN]
        return {self.hall.store.sealer.mark("draft", one.id)[:16]: one for one in drafts}


def _head_of(texts: Texts, one: Contribution | Draft) -> str:
    """Give the beginning of what was written, or name what was sent for words."""
    if one.text.strip():
        return lead(" ".join(one.text.split()), _HEAD_BYTES)
    head = excerpt("", one.attachments)
    return texts.render(head) if isinstance(head, Say) else head


def add_to(room: Blueprint, hall: Hall) -> None:
    """Put the addresses on the blueprint."""
    views = MyPages(hall)
    room.add_url_rule("/me/", "me", views.show)
    room.add_url_rule("/me/", "me_act", views.act, methods=["POST"])
    room.add_url_rule("/me/handed/<receipt>", "handed", views.handed)
