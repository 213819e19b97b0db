//! [`ReviewDocument`]: two texts and their beads, as they come to a review.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::board::Board;
use super::column::Column;
use super::passage::Passage;
use super::row::{Decision, Row};
use crate::align::Bead;
use crate::bitext::{Bitext, Text};
use crate::hash::{fnv1a, spread};
use crate::lang::Lang;
use crate::unit::{Status, Unit};
#[cfg(feature = "xlsx")]
use crate::worksheet::{Corrected, RowStatus};

/// Two texts and their beads, as they come to a review.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReviewDocument {
    name: String,
    source_lang: String,
    target_lang: String,
    // Whether empty segments part the texts, across which no bead extends.
    #[serde(default, skip_serializing_if = "is_false")]
    has_walls: bool,
    // Whether the rows are those of the aligner, and not those of a person or another program.
    #[serde(default, skip_serializing_if = "is_false")]
    is_aligned: bool,
    board: Board,
}

impl ReviewDocument {
    /// Takes an aligned pair of documents, under the name of the source. Beads of one text that cross others
    /// stand in the order of the beads; empty segments are left out.
    #[must_use]
    pub fn of_bitext(name: impl Into<String>, bitext: &Bitext) -> Self {
        let mut moved: HashMap<usize, usize> = HashMap::new();
        let (mut source, mut target, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        for bead in bitext.alignment().beads() {
            let counts = [
                take(bitext.source(), bead.source(), &mut source),
                take(bitext.target(), bead.target(), &mut target),
            ];
            if counts == [0, 0] {
                continue;
            }
            let mut row = Row::new(counts[0], counts[1], bead.rounded_confidence());
            row.moved = source_of_move(bead).map(|segment| {
                let number = moved.len();
                *moved.entry(segment).or_insert(number)
            });
            rows.push(row);
        }
        let langs = [bitext.source().lang(), bitext.target().lang()];
        let has_walls = [bitext.source(), bitext.target()].into_iter().any(Text::has_empty_segments);
        let is_aligned = bitext.is_aligned();
        Self { has_walls, is_aligned, ..Self::new(name.into(), langs, Board::new(source, target, rows)) }
    }

    /// Takes an aligned pair of documents as a person has corrected it in a sheet, with what the person has
    /// decided, changed and noted.
    #[cfg(feature = "xlsx")]
    #[must_use]
    pub fn of_corrected(name: impl Into<String>, corrected: &Corrected) -> Self {
        let mut document = Self::of_bitext(name, corrected.bitext());
        let board = &mut document.board;
        for column in Column::BOTH {
            let originals = corrected.originals(column.index());
            for passage in board.passages_mut(column) {
                passage.original = originals.get(passage.segment).cloned().flatten();
            }
        }
        // Beads of empty segments have no rows.
        let has_text = |bead: &&Bead| {
            let [source, target] = [corrected.bitext().source(), corrected.bitext().target()];
            let is_text = |text: &Text, segments: &[usize]| {
                segments.iter().any(|&segment| !text.segments()[segment].trim().is_empty())
            };
            is_text(source, bead.source()) || is_text(target, bead.target())
        };
        let beads = corrected.bitext().alignment().beads().iter().zip(corrected.marks());
        let marks = beads.filter(|(bead, _)| has_text(bead)).map(|(_, mark)| mark);
        for (row, mark) in board.rows_mut().iter_mut().zip(marks) {
            row.decision = match mark.status {
                RowStatus::Confirmed if !row.is_null() => Decision::Confirmed,
                RowStatus::Excluded => Decision::Excluded,
                _ => Decision::Open,
            };
            row.confidence = if mark.has_row { mark.confidence } else { 0.0 };
            row.note = Some(&mark.note).filter(|note| !note.is_empty()).cloned();
        }
        document
    }

    /// Takes units, a row for each, under the name of their file. Reviewed units are confirmed rows. Inline
    /// codes are left out.
    #[must_use]
    pub fn of_units<'u>(name: impl Into<String>, units: impl IntoIterator<Item = &'u Unit>) -> Self {
        let (mut source, mut target, mut rows) = (Vec::new(), Vec::new(), Vec::new());
        let mut langs = [Lang::UNDETERMINED, Lang::UNDETERMINED];
        for (unit, number) in units.into_iter().zip(0..) {
            if number == 0 {
                langs = [unit.source_lang().clone(), unit.target_lang().clone()];
            }
            let mut counts = [0, 0];
            let sides = [(unit.source(), &mut source), (unit.target(), &mut target)];
            for ((text, passages), count) in sides.into_iter().zip(&mut counts) {
                if !text.plain().trim().is_empty() {
                    passages.push(Passage::new(number, text.plain()));
                    *count = 1;
                }
            }
            if counts == [0, 0] {
                continue;
            }
            // A file may say anything.
            let confidence = unit.origin().confidence.filter(|confidence| (0.0..=1.0).contains(confidence));
            let mut row = Row::new(counts[0], counts[1], confidence.unwrap_or(1.0));
            row.note = unit.notes().first().map(|note| note.text.clone());
            if unit.status() == Status::Reviewed && !row.is_null() {
                row.decision = Decision::Confirmed;
            }
            rows.push(row);
        }
        Self::new(name.into(), langs.each_ref(), Board::new(source, target, rows))
    }

    fn new(name: String, [source, target]: [&Lang; 2], board: Board) -> Self {
        let (source_lang, target_lang) = (source.tag().into(), target.tag().into());
        Self { name, source_lang, target_lang, has_walls: false, is_aligned: false, board }
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the languages of source and target.
    #[must_use]
    pub fn langs(&self) -> [Lang; 2] {
        [&self.source_lang, &self.target_lang].map(|tag| tag.parse().unwrap_or(Lang::UNDETERMINED))
    }

    /// Returns the document as it came, before any action.
    #[must_use]
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Returns true if no bead extends across a paragraph break.
    pub(in crate::review) fn has_walls(&self) -> bool {
        self.has_walls
    }

    /// Returns true if the rows are those of the aligner, and not those of a person or another program.
    pub(in crate::review) fn is_aligned(&self) -> bool {
        self.is_aligned
    }

    /// Returns a hash of the texts of both columns, whatever their beads are.
    pub(in crate::review) fn hash(&self) -> u64 {
        let mut hash = spread(fnv1a(self.source_lang.as_bytes()) ^ fnv1a(self.target_lang.as_bytes()));
        for column in Column::BOTH {
            let mut passages: Vec<_> = self.board.passages(column).iter().collect();
            passages.sort_by_key(|passage| passage.segment);
            hash = passages
                .iter()
                .fold(spread(hash), |hash, passage| spread(hash ^ fnv1a(passage.text.as_bytes())));
        }
        hash
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

// Appends the segments of a bead that have text. Returns their number.
fn take(text: &Text, segments: &[usize], passages: &mut Vec<Passage>) -> usize {
    let has_text = |segment: &&usize| !text.segments()[**segment].trim().is_empty();
    let before = passages.len();
    passages.extend(segments.iter().filter(has_text).map(|&segment| Passage {
        opens: text.opens_paragraph(segment),
        kind: text.kind(segment).into(),
        place: text.place(segment).map(str::to_owned),
        ..Passage::new(segment, &text.segments()[segment])
    }));
    passages.len() - before
}

/// Returns the source segment of a moved sentence, which both of its beads tell.
pub(in crate::review) fn source_of_move(bead: &Bead) -> Option<usize> {
    let other = bead.moved_to().first()?;
    Some(*bead.source().first().unwrap_or(other))
}
