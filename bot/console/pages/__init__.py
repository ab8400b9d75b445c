"""The console's pages, each with who may enter.

Changes when staff want to see or do more.
Must not import: what the console itself must not.
"""

from bot.console.pages import (
    branches,
    contribution,
    contributions,
    home,
    media,
    push_now,
    pushes,
    sign_in,
    topics,
)

PAGES = (
    sign_in.sign_in,
    sign_in.signed_in,
    sign_in.sign_out,
    sign_in.language,
    home.home,
    contributions.contributions,
    contribution.contribution,
    contribution.suggestion,
    contribution.move,
    contribution.pick,
    media.media,
    media.transcribe,
    topics.topics,
    topics.open_topic,
    topics.turn_topic,
    branches.branches,
    branches.branch,
    pushes.pushes_today,
    pushes.progress,
    pushes.pause,
    push_now.choose,
    push_now.confirm,
    push_now.send,
)
