from string import ascii_letters

from bot.study.likeness import alike, runs


def test_leaves_out_punctuation_and_blanks() -> None:
    assert runs("一二三四，五六 七八。") == runs("一二三四五六七八")


def test_takes_a_short_text_as_one_run() -> None:
    assert runs("一二三") == {"一二三"}
    assert runs("——") == frozenset()


def test_finds_a_text_within_a_longer_one() -> None:
    assert list(alike([ascii_letters, ascii_letters[:20]])) == [(0, 1, 1.0)]


def test_passes_what_shares_six_tenths_and_no_more() -> None:
    common = ascii_letters[:19]  # 12 of 20 runs
    assert list(alike([common + "01234567", common + "ABCDEFGH"])) == []
    more = ascii_letters[:20]  # 13 of 20 runs
    assert [pair[:2] for pair in alike([more + "0123456", more + "ABCDEFG"])] == [(0, 1)]
