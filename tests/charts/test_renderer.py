"""Charts in the PDF, read back: text where its label says, embedded fonts, vectors only, the same bytes each time."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from builder.charts.artists import Outline, PathPatch, Rectangle, rc_context
from builder.charts.reportlab_renderer import ReportlabRenderer
from tests.charts.sample import BARS, SAMPLES, drawn, pdf_of, theme

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def samples() -> bytes:
    return pdf_of(SAMPLES)


def test_text_stands_where_its_label_says(samples: bytes) -> None:
    with pdfplumber.open(io.BytesIO(samples)) as document:
        for chart, page in zip(SAMPLES, document.pages, strict=True):
            starts = [(c["text"], c["x0"] - 50, c["matrix"][5] - 100) for c in page.chars]
            for label in drawn(chart).labels:
                assert any(
                    text == label.text[0] and abs(x - label.left) < 0.1 and abs(y - label.baseline) < 0.1
                    for text, x, y in starts
                ), label.text


def test_text_is_as_wide_in_the_pdf_as_it_was_measured() -> None:
    with pdfplumber.open(io.BytesIO(pdf_of((BARS,)))) as document:
        chars = [c for c in document.pages[0].chars if c["fontname"].endswith("Bold")]
    ends = {round(c["x1"] - 50, 1) for c in chars}
    for label in drawn(BARS).labels:
        if label.face.name.endswith("Bold"):
            assert any(abs(label.box.right - end) < 0.2 for end in ends), label.text


def test_text_is_set_in_the_embedded_heading_faces_and_no_other(samples: bytes) -> None:
    names = set()
    with pikepdf.open(io.BytesIO(samples)) as document:
        for page in document.pages:
            for font in page.Resources.Font.as_dict().values():
                name = str(font.BaseFont)
                names.add(name.split("+")[-1])
                if "+" in name:
                    assert "/FontFile2" in font.FontDescriptor
    assert names == {"NotoSansSC-Regular", "NotoSansSC-Bold"}


def test_there_are_no_pictures_and_no_transparency(samples: bytes) -> None:
    with pikepdf.open(io.BytesIO(samples)) as document:
        for page in document.pages:
            assert "/XObject" not in page.Resources
            assert b" gs" not in page.Contents.read_bytes()


def test_the_same_charts_have_the_same_bytes(samples: bytes) -> None:
    assert pdf_of(SAMPLES) == samples


def test_the_users_settings_of_matplotlib_change_nothing(samples: bytes) -> None:
    loud: dict[Any, Any] = {
        "lines.linewidth": 9, "lines.scale_dashes": False, "patch.linewidth": 7, "markers.fillstyle": "none",
        "path.sketch": (3, 10, 1), "axes.facecolor": "red", "font.size": 30, "patch.force_edgecolor": True,
    }
    with rc_context(loud):
        assert pdf_of(SAMPLES) == samples


def test_colours_and_rectangles_reach_the_page_as_they_are(samples: bytes) -> None:
    with pdfplumber.open(io.BytesIO(samples)) as document:
        bars = [r for r in document.pages[0].rects if r["fill"]]
    color = theme().color.highlight
    wanted = tuple(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    assert bars[0]["non_stroking_color"] == pytest.approx(wanted, abs=0.001)
    [first, *_] = [artist for artist in drawn(BARS).artists if isinstance(artist, Rectangle)]
    assert bars[0]["width"] == pytest.approx(first.get_width(), abs=0.02)


def operators(*artists: PathPatch | Rectangle) -> str:
    canvas: Any = Canvas(io.BytesIO(), pageCompression=0)
    renderer = ReportlabRenderer(canvas, 0, 0, 100, 100)
    for artist in artists:
        artist.draw(renderer)
    return "\n".join(canvas._code)


def test_curves_stay_curves() -> None:
    curve = Outline([(0, 0), (3, 6), (6, 0)], [Outline.MOVETO, Outline.CURVE3, Outline.CURVE3])
    assert "0.00 0.00 m 2.00 4.00 4.00 4.00 6.00 0.00 c S" in operators(PathPatch(curve, fill=False))


def test_what_would_not_show_is_not_written() -> None:
    assert " l" not in operators(Rectangle((0, 0), 5, 5, fill=False, edgecolor="none"))


def test_a_graphics_state_is_written_once() -> None:
    same = [Rectangle((x, 0), 5, 5, facecolor="#112233", edgecolor="none") for x in range(3)]
    assert operators(*same).count(" rg") == 1


def test_transparency_is_refused() -> None:
    with pytest.raises(ValueError, match="mix the colours"):
        operators(Rectangle((0, 0), 5, 5, facecolor=(0, 0, 0, 0.5)))


def run(script: str, home: Path) -> str:
    environment = {"HOME": str(home), "PYTHONPATH": str(ROOT), "PATH": ""}
    made = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)
    return made.stdout.strip()


def test_matplotlib_does_not_search_for_fonts_and_leaves_the_users_list_alone(tmp_path: Path) -> None:
    script = "import builder.charts.draw; from matplotlib.font_manager import fontManager as f; print(len(f.ttflist))"
    assert run(script, tmp_path) == "0"
    assert list(tmp_path.rglob("fontlist*")) == []


def test_alternative_text_needs_no_matplotlib(tmp_path: Path) -> None:
    assert run("import sys, builder.charts.alt; print('matplotlib' in sys.modules)", tmp_path) == "False"


def test_drawing_needs_neither_pyplot_nor_figures_nor_axes(tmp_path: Path) -> None:
    script = "import sys, builder.charts.draw; print(*sys.modules)"
    assert not {"matplotlib.pyplot", "matplotlib.figure", "matplotlib.axes"} & set(run(script, tmp_path).split())
