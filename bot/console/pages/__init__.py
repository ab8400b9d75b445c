"""The console's pages, each with who may enter.

Changes when staff want to see or do more.
Must not import: what the console itself must not.
"""

from bot.console.pages import home, push_now, pushes, sign_in, suggestion, suggestions

PAGES = (
    sign_in.sign_in,
    sign_in.signed_in,
    sign_in.sign_out,
    sign_in.language,
    home.home,
    suggestions.suggestions,
    suggestion.suggestion,
    suggestion.move,
    pushes.pushes_today,
    pushes.progress,
    pushes.pause,
    push_now.choose,
    push_now.confirm,
    push_now.send,
)
