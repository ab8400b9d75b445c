"""`make bench`: ratios against peers, interleaved in one run on one machine (design 9)."""
