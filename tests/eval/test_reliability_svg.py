from xml.etree import ElementTree

from eval.reliability_svg import reliability_svg


def bins(*filled: tuple[float, float, int]) -> list[dict[str, float | int | None]]:
    empty: dict[str, float | int | None] = {"n": 0, "confidence": None, "right": None}
    return [empty, *({"confidence": c, "right": r, "n": n} for c, r, n in filled)]


def test_every_bin_with_answers_is_a_point_where_its_figures_say() -> None:
    svg = ElementTree.fromstring(reliability_svg(bins((0.5, 0.25, 4), (1.0, 1.0, 16))))  # noqa: S314
    points = svg.findall(".//circle")
    # The square is 320 pixels wide and stands 48 from each edge; up is less.
    assert [(p.get("cx"), p.get("cy")) for p in points] == [("208.0", "288.0"), ("368.0", "48.0")]
    assert [p.get("r") for p in points] == ["6.0", "12.0"]  # a quarter of the answers and area


def test_without_answers_there_are_axes_alone() -> None:
    svg = ElementTree.fromstring(reliability_svg(bins()))  # noqa: S314
    assert svg.findall(".//circle") == []
    assert svg.findall(".//text")
