"""The easy-read check: what in a paper is hard to read, why, and what would be easier.

It works on what a paper says, not on its pages. It explains and suggests; it never calls a paper "easy read": people with
learning disabilities test that. ``rules`` is the one table of what is checked, from which count on, and who says so;
each of the other modules measures one family of it.
"""

from coprod_desktop.domain.easyread.checking import Group, by_sentence, check, faults
from coprod_desktop.domain.easyread.findings import Finding, Level
from coprod_desktop.domain.easyread.lexicon import Lexicon
from coprod_desktop.domain.easyread.reading import Known
from coprod_desktop.domain.easyread.rules import RULES, Rule

__all__ = ["RULES", "Finding", "Group", "Known", "Level", "Lexicon", "Rule", "by_sentence", "check", "faults"]
