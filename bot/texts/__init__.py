"""What is said, in words: gettext catalogues, and one function that renders a Say.

Changes when wording is looked up differently.
Must not import: any room but model; rendering works without Flask, senders need it.
"""

from bot.texts.catalogue import LANGUAGES, Texts, load

__all__ = ["LANGUAGES", "Texts", "load"]
