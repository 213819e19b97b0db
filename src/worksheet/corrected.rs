//! [`Corrected`]: two texts and their beads, as a person has corrected them in a sheet.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::difference::Difference;
use super::figures::confidence;
use super::placing::{PlacedCell, PlacedColumn};
use super::row_status::RowStatus;
use super::rows::Worksheet;
use super::worksheet_row::WorksheetRow;
use crate::align::Bead;
use crate::bitext::{Bitext, Piece, Text};
use crate::error::Result;
use crate::unit::{Note, Origin, Scope, Status, Unit};

/// Two texts and their beads, as a person has corrected them in a sheet.
pub struct Corrected {
    bitext: Bitext,
    marks: Vec<RowMark>,
    // For each segment of each text, what stood there before a person changed it.
    originals: [Vec<Option<String>>; 2],
    differences: Vec<Difference>,
}

/// What a row says about its bead.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RowMark {
    /// What a person has decided. A row whose sentences were changed is confirmed.
    pub status: RowStatus,
    /// The confidence, 0 to 1.
    pub confidence: f64,
    /// The note; empty without one.
    pub note: String,
    /// False for a sentence that stands in no row.
    pub has_row: bool,
}

/// A piece of a text, in the order in which pieces follow one another: by the letter with which it begins,
/// with 1; what was added before that letter has 0, and the place of its row.
type PieceKey = (usize, usize, usize);

/// A row, and the pieces of both texts that belong to it.
struct Draft {
    pieces: [Vec<PieceKey>; 2],
    mark: RowMark,
}

impl Worksheet {
    /// Finds the texts of the rows in two texts. The rows may stand in any order; what no row has becomes a
    /// null bead without a row.
    ///
    /// # Errors
    ///
    /// If the beads do not fit the texts, which would be a fault of this crate.
    pub fn on(&self, source: &Text, target: &Text) -> Result<Corrected> {
        let texts = [source, target];
        let mut differences = self.unused.clone();
        let others = self.own.as_ref().map_or(0, |own| own.other_than(texts));
        if others > 0 {
            differences.push(Difference::OtherTexts(others));
        }
        let mut columns = [0, 1].map(|side| self.column(side, texts[side], others == 0));
        columns.iter_mut().for_each(PlacedColumn::place_same);
        let kept = columns
            .each_ref()
            .map(|column| column.cells.iter().map(PlacedCell::is_in_place).collect::<Vec<_>>());
        for side in 0..2 {
            columns[side].place_changed(&kept[1 - side]);
        }
        let mut rows = Rows { sheet: self, texts, columns, differences };
        rows.tell_merged();
        rows.corrected()
    }

    // Returns the cells of a column, with what each had when it was written if the texts are the same.
    fn column<'t>(&self, side: usize, text: &'t Text, is_same: bool) -> PlacedColumn<'t> {
        let own = self.own.as_ref().filter(|_| is_same);
        let of_rows = own.map(|own| own.segments_of_rows(side)).unwrap_or_default();
        PlacedColumn::new(text, |letters| {
            let cells = self.rows.iter().map(|row| {
                let segments = written_rows(row).filter_map(|number| of_rows.get(number)?.clone());
                let all = segments.reduce(|first, next| first.start.min(next.start)..first.end.max(next.end));
                PlacedCell::new(
                    &row.texts[side],
                    all.map(|segments| letters.of_segments(segments)),
                    row.merged > 1,
                )
            });
            cells.collect()
        })
    }
}

// Returns the numbers that a row had when it was written, several if rows were merged.
fn written_rows(row: &WorksheetRow) -> Range<usize> {
    row.number.map_or(0..0, |number| number..number.saturating_add(row.merged as usize))
}

/// The rows, once all of their texts are found.
struct Rows<'s> {
    sheet: &'s Worksheet,
    texts: [&'s Text; 2],
    columns: [PlacedColumn<'s>; 2],
    differences: Vec<Difference>,
}

impl Rows<'_> {
    // Tells the merged rows, and gives them what the merging threw away.
    fn tell_merged(&mut self) {
        for (number, row) in self.sheet.rows.iter().enumerate().filter(|(_, row)| row.merged > 1) {
            let mut was_cut = false;
            for column in &mut self.columns {
                was_cut |= column.give_rest(number);
            }
            self.differences.push(Difference::Merged { at: row.at, rows: row.merged, was_cut });
        }
    }

    fn corrected(mut self) -> Result<Corrected> {
        let order = self.order();
        self.tell_rows();
        let mut pieces: [HashMap<PieceKey, (Piece, Option<String>)>; 2] = Default::default();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut ends = [0, 0];
        for (place, &number) in order.iter().enumerate() {
            let mark = self.mark(number);
            let mut draft = Draft { pieces: Default::default(), mark };
            for side in 0..2 {
                let column = &self.columns[side];
                let cell = &column.cells[number];
                let stretches = cell.stretches().into_iter().flat_map(|(stretch, is_changed)| {
                    let parts = if is_changed { vec![stretch] } else { column.by_segment(stretch) };
                    parts.into_iter().map(move |part| (part, is_changed))
                });
                for (stretch, is_changed) in stretches {
                    ends[side] = stretch.end;
                    let old = column.text.text(stretch.clone());
                    let (text, original) =
                        if is_changed { (cell.text.clone(), Some(old)) } else { (old, None) };
                    let key = (stretch.start, 1, 0);
                    pieces[side].insert(key, (self.piece(side, &stretch, text), original));
                    draft.pieces[side].push(key);
                }
                if cell.is_changed && cell.claims.is_empty() {
                    let key = (ends[side], 0, place);
                    let beside = ends[side].saturating_sub(1);
                    let piece = self.piece(side, &(beside..beside), cell.text.clone());
                    pieces[side].insert(key, (Piece { opens: false, ..piece }, Some(String::new())));
                    draft.pieces[side].push(key);
                }
            }
            drafts.push(draft);
        }
        for (side, pieces) in pieces.iter_mut().enumerate() {
            for stretch in self.columns[side].left() {
                let text = self.columns[side].text.text(stretch.clone());
                self.differences.push(Difference::Missing { side, text: text.clone() });
                let key = (stretch.start, 1, 0);
                pieces.insert(key, (self.piece(side, &stretch, text), None));
                let mut draft = Draft { pieces: Default::default(), mark: RowMark::default() };
                draft.pieces[side].push(key);
                drafts.push(draft);
            }
        }
        self.joined(pieces, &drafts)
    }

    // Joins the pieces in the order of the texts.
    fn joined(
        self,
        pieces: [HashMap<PieceKey, (Piece, Option<String>)>; 2],
        drafts: &[Draft],
    ) -> Result<Corrected> {
        let orders = pieces.each_ref().map(|pieces| {
            let sorted: BTreeSet<PieceKey> = pieces.keys().copied().collect();
            sorted.into_iter().zip(0..).collect::<HashMap<PieceKey, usize>>()
        });
        let mut originals: [Vec<Option<String>>; 2] = Default::default();
        let mut side = 0;
        let [source, target] = pieces.map(|pieces| {
            let mut sorted: Vec<_> = pieces.into_iter().collect();
            sorted.sort_by_key(|(key, _)| *key);
            let (pieces, old) = sorted.into_iter().map(|(_, piece)| piece).unzip();
            originals[side] = old;
            side += 1;
            self.texts[side - 1].recut(pieces)
        });
        let beads = drafts.iter().filter(|draft| draft.pieces.iter().any(|pieces| !pieces.is_empty()));
        let (mut marks_of, mut all) = (HashMap::new(), Vec::new());
        for draft in beads {
            let [source, target] =
                [0, 1].map(|side| draft.pieces[side].iter().map(|key| orders[side][key]).collect::<Vec<_>>());
            let first = (source.iter().min().copied(), target.iter().min().copied());
            marks_of.insert(first, draft.mark.clone());
            all.push(Bead::new(source, target));
        }
        let bitext = Bitext::from_beads(source, target, all)?;
        let marks = bitext.alignment().beads().iter().map(|bead| {
            let first = (bead.source().first().copied(), bead.target().first().copied());
            marks_of.remove(&first).unwrap_or_default()
        });
        let marks = marks.collect();
        Ok(Corrected { bitext, marks, originals, differences: self.differences })
    }

    // Returns the rows in the order of the texts: by the source, and without one by what stands around them.
    fn order(&mut self) -> Vec<usize> {
        let start = |side: usize, row: usize| {
            self.columns[side].cells[row].stretches().first().map(|(own, _)| own.start)
        };
        let all: Vec<usize> = (0..self.sheet.rows.len()).collect();
        let sources: Vec<usize> = all.iter().filter_map(|&row| start(0, row)).collect();
        let is_in_order = sources.is_sorted();
        if is_in_order {
            return all;
        }
        let (mut first, rest): (Vec<usize>, Vec<usize>) =
            all.into_iter().partition(|&row| start(0, row).is_some());
        first.sort_by_key(|&row| start(0, row));
        let mut moved = 0;
        let mut latest = None;
        for &row in &first {
            moved += usize::from(latest.is_some_and(|latest| row < latest));
            latest = latest.max(Some(row));
        }
        self.differences.push(Difference::Order(moved));
        for row in rest {
            let at = match start(1, row) {
                // Before the first row whose target stands behind this one.
                Some(target) => first
                    .iter()
                    .position(|&other| start(1, other).is_some_and(|other| other > target))
                    .unwrap_or(first.len()),
                None => first.iter().position(|&other| other > row).unwrap_or(first.len()),
            };
            first.insert(at, row);
        }
        first
    }

    fn tell_rows(&mut self) {
        for (number, row) in self.sheet.rows.iter().enumerate() {
            for column in &self.columns {
                let cell = &column.cells[number];
                let told = match cell.claims.first() {
                    Some(claim) if cell.is_changed => Difference::Changed {
                        at: row.at,
                        old: column.text.text(claim.clone()),
                        new: cell.text.clone(),
                    },
                    None if cell.is_changed => Difference::Added {
                        at: row.at,
                        text: cell.text.clone(),
                        is_twice: column.has(&cell.text),
                    },
                    _ => continue,
                };
                self.differences.push(told);
            }
            let has_texts = row.texts.iter().any(|text| !text.is_empty());
            if let Some((old, new)) = self.other_beads(number).filter(|_| row.merged == 1 && has_texts) {
                self.differences.push(Difference::Beads { at: row.at, old, new });
            }
            if !row.unused.is_empty() {
                self.differences.push(Difference::Unused { at: row.at, text: row.unused.clone() });
            }
            if RowStatus::parse(&row.status).is_none() && (has_texts || row.merged > 1) {
                self.differences.push(Difference::Status { at: row.at, found: row.status.clone() });
            }
        }
    }

    // Returns how many sentences of both texts a row had and has, if it has others.
    fn other_beads(&self, number: usize) -> Option<([usize; 2], [usize; 2])> {
        // Without what the row had when it was written, nothing can be told.
        self.columns.iter().find(|column| column.cells[number].written.is_some())?;
        let is_other = self.columns.iter().any(|column| {
            let cell = &column.cells[number];
            let claims = cell.claims.iter().cloned().reduce(|first, next| first.start..next.end);
            claims != cell.written && !(cell.is_changed && cell.claims.is_empty())
        });
        let count = |range: Option<Range<usize>>, column: &PlacedColumn| {
            range.filter(|range| !range.is_empty()).map_or(0, |range| column.by_segment(range).len())
        };
        let old = self.columns.each_ref().map(|column| count(column.cells[number].written.clone(), column));
        let new = self.columns.each_ref().map(|column| {
            let cell = &column.cells[number];
            cell.claims.iter().map(|claim| column.by_segment(claim.clone()).len()).sum()
        });
        is_other.then_some((old, new))
    }

    fn mark(&self, number: usize) -> RowMark {
        let row = &self.sheet.rows[number];
        let is_whole = self.columns.iter().all(|column| {
            let cell = &column.cells[number];
            !cell.stretches().is_empty() || cell.is_changed
        });
        let is_changed = row.merged > 1
            || self.columns.iter().any(|column| column.cells[number].is_changed)
            || self.other_beads(number).is_some();
        let said = RowStatus::parse(&row.status).unwrap_or_default();
        let status = match said {
            RowStatus::Excluded => said,
            RowStatus::Confirmed if is_whole => said,
            _ if is_changed && is_whole => RowStatus::Confirmed,
            _ => RowStatus::Open,
        };
        let written = confidence(&row.confidence).unwrap_or(1.0);
        let confidence = if is_changed { 1.0 } else { written };
        RowMark { status, confidence, note: row.note.clone(), has_row: true }
    }

    fn piece(&self, side: usize, stretch: &Range<usize>, text: String) -> Piece {
        let (letters, document) = (&self.columns[side].text, self.texts[side]);
        let segment = letters.segment_at(stretch.start);
        let is_first = document.segments().is_empty()
            || letters.of_segments(segment..segment + 1).start == stretch.start;
        let opens = is_first && segment < document.segments().len() && document.opens_paragraph(segment);
        Piece { segment, text, opens, place: document.place(segment).map(str::to_owned) }
    }
}

impl Corrected {
    /// Returns the texts and their beads. A sentence that a person has cut or changed is a segment as it is
    /// now.
    #[must_use]
    pub fn bitext(&self) -> &Bitext {
        &self.bitext
    }

    /// Returns what the rows say about the beads, one for each bead.
    #[must_use]
    pub fn marks(&self) -> &[RowMark] {
        &self.marks
    }

    /// Returns what stood in a document before a person changed it, for each segment of the source (0) or the
    /// target (1); an empty text for one that was added.
    #[must_use]
    pub fn originals(&self, side: usize) -> &[Option<String>] {
        &self.originals[side]
    }

    /// Returns how the sheet differs from the texts and from what was written.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// Returns true if the segments are no longer those of the documents.
    #[must_use]
    pub fn has_other_segments(&self, source: &Text, target: &Text) -> bool {
        self.bitext.source().segments() != source.segments()
            || self.bitext.target().segments() != target.segments()
    }

    /// Returns the units of the rows that were not left out, in the order of the source. Those of confirmed
    /// and of changed rows are [`Reviewed`](Status::Reviewed), the others [`Aligned`](Status::Aligned).
    pub fn units(&self, at_least: f64, origin: &Origin) -> impl Iterator<Item = Unit> {
        let rows = self.bitext.alignment().beads().iter().zip(&self.marks);
        let kept = rows.filter(move |(_, mark)| {
            mark.has_row && mark.status != RowStatus::Excluded && mark.confidence >= at_least
        });
        kept.filter_map(|(bead, mark)| {
            let unit = self.bitext.unit(bead, origin)?;
            let mut origin = unit.origin().clone();
            origin.confidence = Some(mark.confidence);
            let is_confirmed = mark.status == RowStatus::Confirmed;
            let note = Some(&mark.note).filter(|note| !note.is_empty());
            Some(
                unit.with_status(if is_confirmed { Status::Reviewed } else { Status::Aligned })
                    .with_origin(origin)
                    .with_notes(note.map(|note| Note::new(note.clone(), Scope::Unit))),
            )
        })
    }
}
