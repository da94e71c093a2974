"""Read one article: pair its marks, read its sentences, and carry sources from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from afghan_reader.names import NAME_FIRST, find_people

from .marks import DOUBLE, Quoted, pair_marks, pair_single_marks
from .owners import holds, is_title, modifies, only_quotes, owners, quotes_of
from .report import NEAR
from .reports import find_reports
from .resolve import Memory, Speaker, resolve
from .sourcing import find_condition, find_conditions, find_via
from .stance import stance_of
from .tokens import WORD, read_line
from .uncued import report_without_cue, words_of
from .units import Sentence, split_passages, split_stretches, split_units

if TYPE_CHECKING:
    from .lexicon import Lexicon
    from .report import Report
    from .tokens import Line

Row = dict[str, Any]
_OWN = ("_within", "_report", "_cue_words", "_run")  # what the reader notes beside the columns
_FEW_WORDS = 3  # a shorter fragment that nobody is said to have spoken is a scare quote
_CORE = "speech"
_INSIDE = 25  # characters: a shorter quotation holds no report
_GAP = 12  # characters between the paragraphs of one quotation
# The columns that a follow-on quotation takes over from the one before.
_SPEAKER = (
    "speaker", "speaker_text", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end", "sourcing", "via", "anonymity",
    "anonymity_start", "anonymity_end",
    "_report", "_cue_words",
)  # fmt: skip


class QuoteReader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, article_id: str, text: str, sentences: list[Any], lexicon: Lexicon, aliases: dict[str, str]) -> None:
        self.article_id, self.text, self.lexicon, self.aliases = article_id, text, lexicon, aliases
        self.sentences = [Sentence(*sentence) for sentence in sentences]
        self.memory = Memory(find_people(text, lexicon.titles, lexicon.nouns, lexicon.places))
        self.conditions = find_conditions(text, lexicon)
        self.single = DOUBLE.search(text) is None  # an article that quotes with single marks throughout
        self.rows: list[Row] = []
        self.groups = 0
        self.last: Row | None = None  # the last attributed row of the passage
        self.spoken: Row | None = None  # the last quotation of the passage that has a cue
        self.before: Row | None = None  # the last attributed row of the passage before
        self.open_run: Row | None = None  # a quotation that the passage before left open

    def read(self) -> list[Row]:
        """Return the rows of the article, in the order of the text."""
        for passage in split_passages(self.sentences):
            self._passage(passage)
        return self._numbered()

    def _passage(self, sentences: list[Sentence]) -> None:
        start, end = sentences[0].start, sentences[-1].end
        quotes = pair_marks(self.text, start, end)
        if self.single or (not quotes and sentences[0].passage_kind in ("title", "heading", "subtitle", "related")):
            quotes = pair_single_marks(self.text, start, end)
        self.before, self.last, self.spoken = self.spoken or self.last, None, None
        at = 0
        for unit in split_units(self.text, sentences, quotes):
            own = []
            while at < len(quotes) and quotes[at].outer_start < unit[-1].end:
                own.append(quotes[at])
                at += 1
            self._unit(unit, own)
        if not (quotes and quotes[-1].runs_on):
            self.open_run = None

    def _unit(self, unit: list[Sentence], quotes: list[Quoted]) -> None:
        """Read sentences that quotations join."""
        for begin, end, own in split_stretches(unit[0].start, unit[-1].end, quotes):
            if not own and self.lexicon.starters.isdisjoint(WORD.findall(self.text[begin:end].lower())):
                self._note_subject(begin, end)
            else:
                self._stretch(unit, read_line(self.text, begin, end, own, self.lexicon))

    def _stretch(self, unit: list[Sentence], line: Line) -> None:
        """Write the rows of a line: its reports, the quotations that no report claims, and the reports inside quotations."""
        reports, first = find_reports(line, self.lexicon), len(self.rows)
        if not reports and line.starts:
            self._note_subject(line.starts[0], line.ends[-1])
        owned, taken = owners(line, reports), set()
        written: list[tuple[Report, Row]] = []
        for report in reports:
            report.quotes = [at for at in quotes_of(line, report) if owned[at] is report]
            if only_quotes(line, report) and not report.quotes:
                continue
            row, held = self._report_rows(unit, line, report, self._speaker(line, report))
            taken |= held
            written.append((report, row))
        _nest(line, written)
        self._leftover(unit, line, taken)
        for row in [row for row in self.rows[first:] if row["kind"] == "direct"]:
            self._inside(unit, row)

    def _inside(self, unit: list[Sentence], outer: Row) -> None:
        """Read the reports inside a quotation: "They have said that ...", he said."""
        start, end = outer["start"], outer["end"]
        if end - start < _INSIDE or self.lexicon.speakers.isdisjoint(WORD.findall(outer["text"].lower())):
            return
        line = read_line(self.text, start, end, pair_single_marks(self.text, start, end), self.lexicon)
        for report in find_reports(line, self.lexicon):
            if report.source is None or line.words[report.source[0]] in ("i", "we", "you", "it"):
                continue  # what speakers say of themselves is their own speech
            speaker = resolve(line, report.source, self.text, self.memory, self.lexicon)
            if report.entry.kind in ("speech", "speech-act", "according") and speaker.sourcing != "unknown":
                report.quotes = []
                row, _ = self._report_rows(unit, line, report, speaker)
                row["_within"] = outer

    def _speaker(self, line: Line, report: Report) -> Speaker:
        """Resolve a report's source and remember it."""
        if report.source is None:
            return Speaker(None, "hearsay" if report.entry.kind == "hearsay" or report.passive else "unknown")
        speaker = resolve(line, report.source, self.text, self.memory, self.lexicon)
        actor = self.aliases.get(speaker.name or "") or self.aliases.get(self._words(line, report.source))
        if actor:
            speaker = speaker._replace(name=actor)
        self.memory.note(speaker)
        return speaker

    def _report_rows(self, unit: list[Sentence], line: Line, report: Report, speaker: Speaker) -> tuple[Row, set[int]]:
        """Write the rows of one report: direct pieces, or a clause and the fragments in it."""
        base = self._base(line, report, speaker)
        parts = [part for part in (report.left, report.right) if part]
        pure = [part for part in parts if set(line.tags[part[0] : part[1]]) <= {"Q", "F", ","}]
        if 0 < len(pure) < len(parts) and not any("Q" in line.tags[part[0] : part[1]] for part in pure):
            pure = []
        if len(pure) == len(parts):
            places = [at for part in parts for at in range(*part) if at in report.quotes]
            group = self._new_group() if len(places) > 1 else None
            rows = [self._direct(unit, line.quotes[at], {**base, "group": group}) for at in places]
            if rows:
                return rows[0], set(places)
        if pure:  # one side is a quotation, the other a clause: two rows of one group
            base["group"] = self._new_group()
        held: set[int] = set()
        first: Row | None = None
        for part in [(parts[0][0], parts[-1][1])] if not pure else parts:
            if part in pure:
                for at in range(*part):
                    if at in report.quotes:
                        held.add(at)
                        row = self._direct(unit, line.quotes[at], base)
                        first = first or row
                continue
            row = self._clause(unit, line, part, base)
            first = first or row
            held |= {at for at in range(*part) if at in line.quotes}
        return first or base, held

    def _clause(self, unit: list[Sentence], line: Line, part: tuple[int, int], base: Row) -> Row:
        """Write an indirect or mixed row, and its fragments within it."""
        start, end = line.starts[part[0]], line.ends[part[1] - 1]
        fragments = [line.quotes[at] for at in range(*part) if at in line.quotes]
        own = [line.quotes[at] for at in range(*part) if at in base["_report"].quotes]
        if fragments and fragments[-1].outer_end == end and fragments[-1].end < end and fragments[-1].runs_on:
            end = fragments[-1].end
        row = self._row(unit, start, end, "mixed" if fragments else "indirect", base)
        self._judge(row, base)
        for quoted in own:
            inner = self._direct(unit, quoted, {**base, "stance": row["stance"]})
            inner["_within"] = row
        return row

    def _back_fill(self, base: Row) -> None:
        """Give the earlier paragraphs of a quotation that runs over several the speaker named at its end."""
        row = self.open_run
        while row is not None and row.get("_report") is None:
            keys = [*_SPEAKER, "stance", "group"]
            row.update({key: base.get(key) for key in keys if base.get(key) is not None})
            row = row["_run"]

    def _direct(self, unit: list[Sentence], quoted: Quoted, base: Row) -> Row:
        row = self._row(unit, quoted.start, quoted.end, "direct", base)
        if "stance" not in base:
            self._judge(row, base)
        row["_run"] = self.open_run if self._continues(quoted) else None
        if base.get("speaker"):
            self.last = self.spoken = row
            if row["_run"] is not None:
                self._back_fill(row)
        self.open_run = row if quoted.runs_on else row["_run"] and None
        return row

    def _continues(self, quoted: Quoted) -> bool:
        """Tell whether a quotation continues one that the paragraph before left open."""
        return self.open_run is not None and quoted.outer_start - self.open_run["end"] < _GAP

    def _row(self, unit: list[Sentence], start: int, end: int, kind: str, base: Row) -> Row:
        sentence = next((each for each in reversed(unit) if each.start <= start), unit[0])
        row = {
            **base,
            "article_id": self.article_id,
            "start": start,
            "end": end,
            "text": self.text[start:end],
            "kind": kind,
            "passage_no": sentence.passage_no,
            "sentence_no": sentence.sentence_no,
            "passage_kind": sentence.passage_kind,
            "duplicate": sentence.duplicate,
            "_within": None,
            "_report": base.get("_report"),
            "_cue_words": base.get("_cue_words"),
        }
        self.rows.append(row)
        if kind != "direct" and base.get("speaker_text"):
            self.last = row
        return row

    def _judge(self, row: Row, base: Row) -> None:
        row["stance"] = stance_of(base["_report"].entry, base["_cue_words"], row["text"], self.lexicon.denial_words)

    def _base(self, line: Line, report: Report, speaker: Speaker) -> Row:
        """Fill the columns that all rows of a report share."""
        row: Row = {"_report": report, "_cue_words": line.words[report.cue[0] : report.cue[1]]}
        row["speaker"], row["sourcing"] = speaker.name, speaker.sourcing
        row["cue_start"], row["cue_end"] = line.starts[report.cue[0]], line.ends[report.cue[1] - 1]
        row["cue"] = self.text[row["cue_start"] : row["cue_end"]]
        if report.source is not None:
            begin, end = report.source
            while end > begin + 1 and line.tags[end - 1] == ",":
                end -= 1
            row["speaker_start"], row["speaker_end"] = line.starts[begin], line.ends[end - 1]
            row["speaker_text"] = self.text[row["speaker_start"] : row["speaker_end"]]
            row["speaker"] = row["speaker"] or row["speaker_text"]
        row.update(find_condition(self.text, row, self.conditions))
        row["via"] = find_via(line, report, self.text, self.lexicon)
        return row

    def _leftover(self, unit: list[Sentence], line: Line, taken: set[int]) -> None:
        """Give quotations that no cue claims to whoever spoke last, or call them scare quotes."""
        alone = set(line.tags) <= set("Q.,?-:")
        for at, quoted in line.quotes.items():
            if at in taken:
                continue
            words = self.text[quoted.start : quoted.end].split()
            carried = self.open_run if alone and self.open_run is not None else self.spoken or self.last
            if alone and carried is None:
                carried = self.before
            remark = not alone and words_of(line, at) is not None
            if (
                not alone
                and not remark
                and (
                    (line.tags[at] == "F" and (len(words) <= _FEW_WORDS or self._is_name(line, at, words)))
                    or quoted.single
                    or is_title(words)
                    or (modifies(line, at) and line.tags[at - 1 : at] != "s")
                )
            ):
                self._row(unit, quoted.start, quoted.end, "scare", {"sourcing": "unknown", "stance": "asserts"})
                continue
            base = None if alone else self._near_speaker(line, at)
            self._direct(unit, quoted, base or self._carry(carried, alone=alone))

    def _is_name(self, line: Line, at: int, words: list[str]) -> bool:
        """Tell whether a fragment names a thing: the "mother of all bombs"."""
        spoken = any(self.lexicon.letters.get(word.lower().strip(".,"), "n") in "amvc" for word in words)
        return len(words) <= 2 * _FEW_WORDS and not spoken and line.tags[at - 1 : at] in tuple("ds")

    def _near_speaker(self, line: Line, at: int) -> Row | None:
        """Find who speaks where no known cue says so: "X," NAME deadpanned; NAME was blunt: "X."."""
        report = report_without_cue(line, at, self.lexicon)
        return self._base(line, report, self._speaker(line, report)) if report is not None else None

    def _carry(self, row: Row | None, *, alone: bool) -> Row:
        """Copy source and cue from an earlier row."""
        if row is None or row.get("_report") is None:
            return {"sourcing": "unknown", "stance": "asserts"}
        if (alone and row["kind"] == "direct") or alone:
            row["group"] = row["group"] if row.get("group") is not None else self._new_group()
        return {**{key: row.get(key) for key in _SPEAKER}, "group": row.get("group") if alone else None}

    def _new_group(self) -> int:
        self.groups += 1
        return self.groups - 1

    def _words(self, line: Line, span: tuple[int, int]) -> str:
        return self.text[line.starts[span[0]] : line.ends[span[1] - 1]]

    def _note_subject(self, begin: int, stop: int) -> None:
        """Remember the person a sentence without a report begins with: "he" may be this one."""
        match = NAME_FIRST.match(self.text, begin, stop)
        if match is None:
            return
        person = self.memory.people.find(match.group("name"), begin)
        if person is not None:
            self.memory.note(Speaker(person.name, "named", frozenset(person.nouns)))

    def _numbered(self) -> list[Row]:
        """Order the rows, number them, and turn references into numbers."""
        self.rows.sort(key=lambda row: (row["start"], -row["end"], row["kind"] == "direct"))
        for number, row in enumerate(self.rows):
            row["quote_no"] = number
        for row in self.rows:
            row["within"] = row["_within"]["quote_no"] if row["_within"] is not None else None
        for row in self.rows:
            for key in _OWN:
                row.pop(key, None)
        return self.rows


def _nest(line: Line, written: list[tuple[Report, Row]]) -> None:
    """Put a report that stands in another's reported words within it, unless it is plain speech."""
    for at, (report, row) in enumerate(written):
        nearby = written[max(0, at - NEAR) : at + NEAR]
        outer = next((other for holder, other in reversed(nearby) if holder is not report and holds(holder, report)), None)
        core = report.entry.kind == _CORE and "a" not in line.tags[report.cue[0] : report.cue[1]]
        if outer is not None and not core and row["_within"] is None and outer["_within"] is not row:
            row["_within"] = outer
