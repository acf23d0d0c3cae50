"""Charts: one drawing for window and paper, the same figures in its table and its text alternative."""

import re
from typing import TYPE_CHECKING

import pytest
from reportlab.graphics.shapes import Circle, Group, Rect, Shape, String

from coprod_desktop.documents.charts import (
    CONTRAST,
    DARK,
    LIGHT,
    Chart,
    ConcentrationChart,
    Curve,
    Dot,
    DotChart,
    DotNames,
    FunnelChart,
    Interval,
    Look,
    Mix,
    MixChart,
    Moment,
    Palette,
    Step,
    StripChart,
    TrendChart,
    VoiceNames,
    svg,
)
from coprod_desktop.documents.charts.palette import contrast
from coprod_desktop.documents.charts.pen import spread
from coprod_desktop.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = VoiceNames("First time with us", "Returning", "Familiar", "Not known yet", "Quarter", "Everyone")
MIX = MixChart("3 of 11 people came for the first time.", NAMES, (Mix("Q3", 2, 4, 6), Mix("Q4", 3, 2, 5, 1)))
FUNNEL = FunnelChart(
    "Most people have never been asked.",
    (
        Step("On the register", 2418),
        Step("Ever asked", 919),
        Step("Ever came", 411),
        Step("Came back", 266, 2),
    ),
    "Step",
    "People",
    "Share",
)
DOTS = DotChart(
    "Fewer Asian people than live here.",
    DotNames("Group", "With us", "Population", "What we can say"),
    (
        Dot("White", Interval(0.87, 0.8, 0.92), 0.817, "105 of 120 · 87%", "cannot tell"),
        Dot("Black", None, 0.04, "hidden", "cannot tell"),
    ),
)
STRIPS = StripChart("Boards differ.", NAMES, (Mix("Carers", 2, 5, 7), Mix("Day services", 1, 1, 0, 4)))
CURVE = ConcentrationChart(
    "The busiest tenth took 30% of all places.",
    Curve("This year", ((1, 6), (2, 10), (10, 20))),
    Curve("Last year", ((5, 10), (10, 20))),
    "share of people",
    "share of taking part",
)
TREND = TrendChart("Up.", (Moment("Q3", 5), Moment("Q4", 9)), "Quarter", "New voices")
ALL = [MIX, FUNNEL, DOTS, STRIPS, CURVE, TREND]


def shapes(chart: Chart, width: float = 600, look: Look | None = None) -> list[Shape]:
    def walked(group: Group) -> "Iterator[Shape]":
        for shape in group.getContents():
            if isinstance(shape, Group):
                yield from walked(shape)
            elif isinstance(shape, Shape):
                yield shape

    return list(walked(chart.drawing(width, look)))


def words(chart: Chart, width: float = 600) -> list[str]:
    return [shape.text for shape in shapes(chart, width) if isinstance(shape, String)]


def bars(chart: Chart, colour: str) -> list[Rect]:
    rects = [shape for shape in shapes(chart) if isinstance(shape, Rect) and shape.fillColor is not None]
    return [rect for rect in rects if rect.fillColor and rect.fillColor.hexval() == colour.replace("#", "0x")]


def test_the_last_quarter_carries_names_and_counts_before_percentages() -> None:
    said = words(MIX)
    assert {"First time with us", "Returning", "Familiar", "Not known yet"} <= set(said)
    assert "3 of 11 · 27%" in said


def test_bars_are_as_tall_as_their_counts() -> None:
    first, last = sorted(bars(MIX, LIGHT.familiar), key=lambda bar: bar.x)
    assert (first.height + 1.5) / (last.height + 1.5) == pytest.approx(6 / 5)


def test_nobody_of_a_kind_leaves_no_mark_and_no_name() -> None:
    chart = MixChart("x", NAMES, (Mix("Q4", 0, 2, 5),))
    assert bars(chart, LIGHT.first_time) == []
    assert "First time with us" not in words(chart)


def test_the_column_of_unknown_stands_only_where_somebody_is() -> None:
    assert MIX.table().headings == (
        "Quarter",
        "First time with us",
        "Returning",
        "Familiar",
        "Not known yet",
        "Everyone",
    )
    assert MIX.table().rows[1] == ("Q4", 3, 2, 5, 1, 11)
    assert MixChart("x", NAMES, (Mix("Q4", 1, 2, 5),)).table().rows == (("Q4", 1, 2, 5, 8),)


def test_quarter_names_that_carry_the_year_stay_when_room_is_short() -> None:
    quarters = tuple(Mix("Q1 26" if n % 4 == 0 else f"Q{n % 4 + 1}", 1, 2, 3) for n in range(12))
    assert words(MixChart("x", NAMES, quarters), 320).count("Q1 26") == 3
    assert "Q2" not in words(MixChart("x", NAMES, quarters), 320)


def test_totals_stand_above_every_second_bar_and_the_last_where_they_would_touch() -> None:
    chart = MixChart("x", NAMES, tuple(Mix(f"Q{n}", 100 + n, 0, 0) for n in range(12)))
    totals = {str(100 + n) for n in range(12)}
    assert totals <= set(words(chart, 1200))
    assert totals & set(words(chart, 320)) < totals
    assert "111" in words(chart, 320)


def test_a_funnel_says_how_many_and_of_whom() -> None:
    assert [FUNNEL.figures(number) for number in range(4)] == [
        "2,418 people",
        "919 · 38%",
        "411 · 17%",
        "266 of 411 · 65%",
    ]
    assert FUNNEL.table().rows[3] == ("Came back", 266, "266 of 411 · 65%")


def test_an_empty_register_has_a_funnel_without_shares() -> None:
    chart = FunnelChart("x", (Step("On the register", 0), Step("Ever asked", 0)), "Step", "People", "Share")
    assert chart.figures(0) == "0 people"
    assert chart.figures(1) == "0"


def test_a_hidden_figure_leaves_no_dot() -> None:
    dots = [shape for shape in shapes(DOTS) if isinstance(shape, Circle)]
    assert len(dots) == 1
    assert "hidden" in words(DOTS)
    assert "hidden" in DOTS.alt


def test_the_kinds_are_named_over_the_first_strip_and_later_ones_where_they_first_occur() -> None:
    assert STRIPS.ends() == ["14", "6 · Not known yet 4"]
    assert words(STRIPS).count("Familiar") == 1


def test_strips_of_boards_nobody_came_to_are_drawn_empty() -> None:
    chart = StripChart("x", NAMES, (Mix("Nobody", 0, 0, 0), Mix("Carers", 1, 0, 0)))
    assert chart.ends() == ["0", "1 · First time with us 1"]
    assert len(bars(chart, LIGHT.track)) == 1


def test_the_busiest_tenth_is_read_off_the_curve() -> None:
    assert CURVE.tenth(CURVE.now) == "This year: 10% of people took 30%"
    assert CURVE.now.taken_by(0.2) == pytest.approx(0.5)
    assert CURVE.now.taken_by(1) == 1
    assert CURVE.table().rows[0] == ("10%", "30%", "10%")


def test_a_year_in_which_nobody_came_is_an_even_curve() -> None:
    assert Curve("This year", ()).taken_by(0.1) == 0.1


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_the_text_alternative_has_the_sentence_and_every_figure(chart: Chart) -> None:
    assert chart.alt.startswith(chart.title)
    for row in chart.table().rows:
        for cell in row:
            assert cell is None or (f"{cell:,}" if isinstance(cell, int) else cell) in chart.alt


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
@pytest.mark.parametrize("scale", [0.75, 1, 2])
def test_no_word_leaves_the_drawing(chart: Chart, scale: float) -> None:
    drawing = chart.drawing(640, Look(scale=scale))
    left, bottom, right, top = drawing.getBounds()
    assert (left >= -1, bottom >= -1, right <= 641, top <= drawing.height + 1) == (True, True, True, True)


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: type(chart).__name__)
def test_svg_keeps_text_as_text_in_our_face(chart: Chart) -> None:
    source = svg(chart.drawing(600)).decode()
    assert f"<title>{chart.title}</title>" in source
    assert "clipPath" not in source  # QtSvg paints it black
    assert "None" not in source  # no colour QtSvg would read as black
    for face in re.findall(r"font-family: ([^;]*);", source):
        assert face == "Source Sans Pro"


def test_empty_charts_draw_nothing_and_do_not_fail() -> None:
    for chart in (
        MixChart("x", NAMES, ()),
        FunnelChart("x", (), "a", "b", "c"),
        DotChart("x", DOTS.names, ()),
        StripChart("x", NAMES, ()),
        TrendChart("x", (), "a", "b"),
    ):
        assert words(chart) == []
        assert chart.alt == "x."


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_words_have_the_contrast_we_promise(palette: Palette) -> None:
    assert contrast(palette.ink, palette.panel) >= 7
    assert contrast(palette.soft, palette.panel) >= 6.9
    for colour in (palette.first_time, palette.returning, palette.familiar):
        assert contrast(palette.ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_neighbouring_kinds_differ_in_lightness(palette: Palette) -> None:
    assert contrast(palette.first_time, palette.returning) > 1.25
    assert contrast(palette.returning, palette.familiar) > 1.9


def test_labels_keep_apart_and_stay_within_the_limit() -> None:
    assert spread([10, 11, 50], 15) == [10, 25, 50]
    assert spread([10, 48, 50], 15, 50) == [10, 35, 50]


def test_half_a_percent_is_rounded_up() -> None:
    assert MIX.percent(57 / 200) == "29%"
    assert MIX.percent(0.284) == "28%"


def test_figures_follow_the_language() -> None:
    chart = MixChart("x", NAMES, (Mix("Ch4", 1000, 0, 1000),), language=Language("cy"))
    assert chart.percent(0.5) == "50%"
    assert chart.language.count(1000) == "1,000"


def test_long_sentences_about_the_busiest_tenth_stand_below_the_curve() -> None:
    long = "The twelve months up to the end of the last quarter we have complete records for"
    chart = ConcentrationChart("x", Curve(long, ((1, 6), (10, 20))), None, "people", "taking part")
    drawing = chart.drawing(260)
    assert drawing.height > CURVE.drawing(260).height
    assert drawing.getBounds()[2] <= 261
