"""The report on a deck: what was found for each rule, for readers and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from builder.lint import access, contrast, data, images, integrity, overlap, room, words
from builder.lint.deck import Deck, read_deck
from builder.lint.faces import Faces
from builder.lint.rule import UNJUDGED, Flaw, Rule, Severity
from builder.office.package import Damaged, NotOffice, opened

RULES = (
    Rule("archive", "error", "no part is in the file twice, and each can be unpacked", integrity.archive),
    Rule("xml", "error", "every XML part is well-formed", integrity.well_formed),
    Rule("relationships", "error", "every part that another names is there", integrity.relationships),
    Rule("content-types", "error", "every part says what it is", integrity.content_types),
    Rule("ids", "error", "shapes, slides, layouts and masters have ids of their own", integrity.ids),
    Rule("element-order", "error", "elements stand in the order of the schema", integrity.element_order),
    Rule("links", "error", "every link leads somewhere", integrity.links),
    Rule("sections", "error", "every slide is in one section", integrity.sections),
    Rule("workbook", "error", "every chart has a workbook that opens", data.workbook),
    Rule("chart-values", "error", "a chart shows what its workbook holds", data.chart_values),
    Rule("off-slide", "error", "nothing runs off the slide", room.off_slide),
    Rule("overflow", "error", "a text is no larger than its frame", room.overflow),
    Rule("table-height", "error", "a table is no higher than its room", room.table_height),
    Rule("overlap", "error", "nothing lies on a text or a chart", overlap.overlap),
    Rule("text-on-chart", "warning", "no text stands on a chart", overlap.text_on_chart),
    Rule("empty-placeholder", "warning", "no placeholder is left empty", words.empty_placeholders),
    Rule("theme-fonts", "warning", "texts are in the fonts of the theme", words.theme_fonts),
    Rule("east-asian-font", "warning", "Chinese text has an East Asian font", words.east_asian_font),
    Rule("language", "warning", "every text says its language, Chinese text Chinese", words.language),
    Rule("text-size", "warning", "no text is too small", words.text_size),
    Rule("contrast", "warning", "text has a contrast of 4.5:1, large text 3:1", contrast.text_contrast),
    Rule("alternative-text", "warning", "everything that is seen is also said in words", access.alternative_text),
    Rule("title", "warning", "every slide whose layout has a place for a title has one", access.title),
    Rule("duplicate-title", "warning", "no two slides have the same title", access.duplicate_title),
    Rule("picture-resolution", "warning", "pictures have 150 pixels per inch", images.picture_resolution),
    Rule("picture-proportions", "warning", "pictures keep their proportions", images.picture_proportions),
    Rule("table-header", "warning", "tables mark their header row", access.table_header),
    Rule("reading-order", "warning", "a slide's title is read before what stands under it", access.reading_order),
    Rule("untitled-layout", "advice", "every slide stands on a layout with a title", access.untitled_layout),
    Rule("orphans", "warning", "every part of the file is used", integrity.orphans),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, by which rule, and how to mend it. Slide 0 is the file as a whole."""

    rule: str
    severity: Severity
    slide: int
    shape: str
    what: str
    mend: str

    @property
    def where(self) -> str:
        """The slide and the shape, in words."""
        place = f"slide {self.slide}" if self.slide else "the file"
        return f"{place}, {self.shape}" if self.shape else place


@dataclass(frozen=True, slots=True)
class Judged:
    """What was done for one rule: how often it was looked at, how often it could not be judged, what is broken."""

    rule: str
    severity: Severity
    says: str
    looked: int
    unjudged: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Lint:
    """What was found in one deck."""

    slides: int
    rules: tuple[Judged, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, by rule."""
        return tuple(finding for rule in self.rules for finding in rule.findings)

    def of(self, *severities: Severity) -> tuple[Finding, ...]:
        """Those that are as bad."""
        return tuple(finding for finding in self.findings if finding.severity in severities)


def judge(content: bytes, faces: Faces) -> Lint:
    """Hold a deck to every rule. Raises NotOffice for what is no PowerPoint file that can be opened."""
    package = opened(content)
    try:
        deck = read_deck(package, faces)
    except Damaged as error:
        raise NotOffice(f"it cannot be opened: {error}") from None
    return Lint(len(deck.slides), tuple(_judged(rule, deck) for rule in RULES))


def as_json(lint: Lint, name: str) -> dict[str, object]:
    """For programs: what was looked at, and every finding."""
    counts = {severity: len(lint.of(severity)) for severity in ("error", "warning", "advice")}
    return {"deck": name, "slides": lint.slides, **counts, "rules": [asdict(rule) for rule in lint.rules]}


def as_text(lint: Lint, name: str, *, strict: bool) -> str:
    """For readers: every finding with what to do about it; advice only where it is asked for."""
    return "\n".join(_lines(lint, name, strict=strict))


def _lines(lint: Lint, name: str, *, strict: bool) -> Iterator[str]:
    shown = lint.findings if strict else lint.of("error", "warning")
    for finding in sorted(shown, key=lambda each: each.slide):
        yield f"{finding.severity}: {name}, {finding.where}: {finding.what} ({finding.mend}) [{finding.rule}]"
    counts = [_counted(len(lint.of("error")), "error"), _counted(len(lint.of("warning")), "warning")]
    advice = len(lint.of("advice"))
    if strict or advice:
        counts.append(_counted(advice, "piece") + " of advice" + ("" if strict else " (shown with --strict)"))
    looked, unjudged = (sum(getattr(rule, count) for rule in lint.rules) for count in ("looked", "unjudged"))
    yield (
        f"{name}: {_counted(lint.slides, 'slide')}, {len(lint.rules)} rules at {looked} places "
        f"({unjudged} not judged): {', '.join(counts)}"
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _judged(rule: Rule, deck: Deck) -> Judged:
    seen = list(rule.judge(deck))
    flaws = [flaw for flaw in seen if isinstance(flaw, Flaw)]
    findings = tuple(Finding(rule.id, rule.severity, flaw.slide, flaw.shape, flaw.what, flaw.mend) for flaw in flaws)
    return Judged(rule.id, rule.severity, rule.says, len(seen), seen.count(UNJUDGED), findings)
