"""Stories: a coordinator's whole days, through the window."""

import pytest

pytest.register_assert_rewrite("tests.stories.before_the_meeting", "tests.stories.after_the_meeting")
