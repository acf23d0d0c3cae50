"""How the three files of finance without a register end; alone, so that knowing it brings nothing else in."""

PACKET_SUFFIX, ANSWER_SUFFIX, KEY_SUFFIX = ".coprod-packet", ".coprod-answer", ".coprod-finance-key"
