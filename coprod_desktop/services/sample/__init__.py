"""A register full of made-up people, to try the program on without anyone's details.

Every sample register is called "Marlow Vale (sample)" and says so in its settings (``is_sample``), so that the
window can show it. Nobody in it is real: telephone numbers are from the ranges Ofcom keeps for drama, postcodes
have an area Royal Mail does not use, e-mail goes to example.org.

The same size, seed and day give the same register, ids included; only the register's own random keys and the
journal's note that it was made differ.

What is planted in it, so that reports can be checked against it (``small``, ``council`` and ``national``):

* the core (7, 20 or 420 people) holds about 60 % of all places attended;
* in the last 12 months first-timers take twice the share of places they took before;
* of first-timers before the last year about 60 % came again within six months, in it about 35 %;
* the core is less varied than the register: outside the white groups are about 9 in 100 of the core and 26 in
  100 of everyone (as far as a core of seven can show it);
* the median wait for money fell from about 10 working days to about 6;
* what was arranged worked for about 92 % of those who told us;
* more meetings of the last year began at the idea or the plan.
"""

from coprod_desktop.services.sample.building import build
from coprod_desktop.services.sample.sizes import SIZES, SizeName

__all__ = ["SIZES", "SizeName", "build"]
