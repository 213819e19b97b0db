//! What an action changes: [`Board::change`].

use std::ops::Range;

use super::halves::halved;
use super::neighbour_aligner::NeighbourAligner;
use super::neighbourhood::realigned;
use super::review_action::{Cut, End, ReviewAction};
use crate::error::{Error, ErrorKind, Result};
use crate::review::board::{Board, Change, Column, Decision, Passage, Row, Splice, joined, replaced};

impl Board {
    /// Returns what an action changes, the beads around it that are aligned anew included. `entry` is the
    /// number that the action will have in the log. Nothing is changed yet: [`Board::make`] does that.
    ///
    /// # Errors
    ///
    /// If the action cannot be done: there is no such row or passage, or nothing to merge, split or move.
    pub(in crate::review) fn change(
        &self,
        action: &ReviewAction,
        entry: i64,
        aligner: &NeighbourAligner,
    ) -> Result<Change> {
        let mut draft = Draft { board: self.clone(), change: Change::default(), entry };
        let touched = draft.act(action, aligner)?;
        if let Some(row) = touched {
            let end = draft.board.rows().len();
            let touched = row.min(end)..(row + 1).min(end);
            if let Some(splice) = realigned(&draft.board, touched, entry, aligner) {
                draft.splice_rows(splice)?;
            }
        }
        Ok(draft.change)
    }
}

/// A board in the middle of an action.
struct Draft {
    board: Board,
    change: Change,
    // The number of the action in the log.
    entry: i64,
}

impl Draft {
    // Does what the action says. Returns the row around which beads may be others now.
    fn act(&mut self, action: &ReviewAction, aligner: &NeighbourAligner) -> Result<Option<usize>> {
        match action {
            &ReviewAction::Confirm { row } => self.decide(row, Decision::Confirmed).map(|()| Some(row)),
            &ReviewAction::Exclude { row } => self.decide(row, Decision::Excluded).map(|()| Some(row)),
            &ReviewAction::Reopen { row } => self.decide(row, Decision::Open).map(|()| None),
            &ReviewAction::ConfirmAbove { confidence } => self.confirm_above(confidence).map(|()| None),
            &ReviewAction::Merge { row } => self.merge(row).map(Some),
            &ReviewAction::Split { row, source, target } => {
                self.split(row, [source, target], aligner).map(Some)
            }
            &ReviewAction::Move { row, column, end } => self.move_passage(row, column, end).map(Some),
            &ReviewAction::Swap { row } => self.swap(row).map(Some),
            ReviewAction::Edit { row, column, passage, text } => {
                self.edit(*row, *column, *passage, text).map(|()| None)
            }
            ReviewAction::Note { row, text } => self.note(*row, text).map(|()| None),
            ReviewAction::Replace { column, find, with } => self.replace(*column, find, with).map(|()| None),
        }
    }

    fn row(&self, row: usize) -> Result<Row> {
        self.board
            .rows()
            .get(row)
            .cloned()
            .ok_or_else(|| refused(format!("there is no row {}", row.saturating_add(1))))
    }

    fn decide(&mut self, row: usize, decision: Decision) -> Result<()> {
        let old = self.row(row)?;
        if decision == Decision::Confirmed && old.is_null() {
            return Err(refused(
                "a row without a counterpart cannot be confirmed; it can be left out".into(),
            ));
        }
        let entry = (decision != Decision::Open).then_some(self.entry);
        self.set_rows(row, 1, vec![Row { decision, entry, ..old }])
    }

    fn confirm_above(&mut self, confidence: f64) -> Result<()> {
        if !(0.0..=1.0).contains(&confidence) {
            return Err(refused("a confidence is from 0 to 1".into()));
        }
        let is_sure = |row: &Row| row.is_open() && !row.is_null() && row.confidence >= confidence;
        let entry = Some(self.entry);
        let confirmed = |row: &Row| Row { decision: Decision::Confirmed, entry, ..row.clone() };
        let new: Vec<Row> = self
            .board
            .rows()
            .iter()
            .map(|row| if is_sure(row) { confirmed(row) } else { row.clone() })
            .collect();
        // One splice for each run of rows of one decision, since most of the rows between stay.
        let old = self.board.rows().to_vec();
        let mut at = 0;
        for run in new.chunk_by(|row, next| row.decision == next.decision) {
            if let Some(splice) = Splice::between(at, &old[at..at + run.len()], run) {
                self.splice_rows(splice)?;
            }
            at += run.len();
        }
        Ok(())
    }

    fn merge(&mut self, row: usize) -> Result<usize> {
        let first = self.row(row)?;
        let second =
            self.row(row + 1).map_err(|_| refused("the last row has no next one to merge with".into()))?;
        let counts = [first.source + second.source, first.target + second.target];
        let mut merged = first.settled(counts, self.entry);
        merged.note = first.note_and(second.note.as_deref());
        self.set_rows(row, 2, vec![merged])?;
        Ok(row)
    }

    fn split(&mut self, row: usize, cuts: [Option<Cut>; 2], aligner: &NeighbourAligner) -> Result<usize> {
        let old = self.row(row)?;
        let places = self.board.places(row);
        let mut firsts = [None, None];
        let mut counts = old.counts();
        for column in Column::BOTH {
            let side = column.index();
            let Some(cut) = cuts[side] else { continue };
            let (first, added) = self.cut(column, places[side].start, counts[side], cut)?;
            firsts[side] = Some(first);
            counts[side] += added;
        }
        let firsts = match firsts {
            [Some(source), Some(target)] => [source, target],
            [Some(source), None] => [source, self.halves(Column::Source, row, source, counts, aligner)],
            [None, Some(target)] => [self.halves(Column::Target, row, target, counts, aligner), target],
            [None, None] => return Err(refused("a split needs a place".into())),
        };
        let rest = [counts[0] - firsts[0], counts[1] - firsts[1]];
        if firsts == [0, 0] || rest == [0, 0] {
            return Err(refused("there is nothing to split at this place".into()));
        }
        let second = Row { note: None, ..old.clone() };
        self.set_rows(row, 1, vec![old.settled(firsts, self.entry), second.settled(rest, self.entry)])?;
        // A part without a counterpart may join its neighbour.
        Ok(if firsts.contains(&0) { row } else { row + 1 })
    }

    // Cuts a column of a row, if need be inside a passage. Returns the number of passages before the cut, and
    // that of the passages that the cut has added.
    fn cut(&mut self, column: Column, start: usize, count: usize, cut: Cut) -> Result<(usize, usize)> {
        if cut.passage >= count {
            return Err(refused("the row has no such passage".into()));
        }
        let at = start + cut.passage;
        let passage = &self.board.passages(column)[at];
        let is_text = |text: &str| text.contains(char::is_alphanumeric);
        let before: String = passage.text.chars().take(cut.chars).collect();
        if !is_text(&before) {
            return Ok((cut.passage, 0));
        }
        if !is_text(&passage.text[before.len()..]) {
            return Ok((cut.passage + 1, 0));
        }
        let parts = passage.cut(cut.chars).ok_or_else(|| refused("nothing to split at this place".into()))?;
        self.set_passages(column, at, 1, parts.to_vec())?;
        // Until the rows are split, the row has one passage more.
        Ok((cut.passage + 1, 1))
    }

    // Returns how many passages of the other column belong to the first part of a row.
    fn halves(
        &self,
        column: Column,
        row: usize,
        first: usize,
        counts: [usize; 2],
        aligner: &NeighbourAligner,
    ) -> usize {
        let start = self.board.before(row);
        let (own, other) = (column.index(), column.other().index());
        let texts = &self.board.passages(column)[start[own]..start[own] + counts[own]];
        let parts = [joined(&texts[..first]), joined(&texts[first..])];
        let others = &self.board.passages(column.other())[start[other]..start[other] + counts[other]];
        let others: Vec<&str> = others.iter().map(|passage| passage.text.as_str()).collect();
        halved(aligner, column, [&parts[0], &parts[1]], &others)
    }

    fn move_passage(&mut self, row: usize, column: Column, end: End) -> Result<usize> {
        let giver = self.row(row)?;
        let side = column.index();
        if giver.counts()[side] == 0 {
            return Err(refused("the row has no passage to move".into()));
        }
        let (receiver_at, none) = match end {
            End::First => (row.checked_sub(1), "there is no row before the first one"),
            End::Last => (Some(row + 1), "there is no row behind the last one"),
        };
        let receiver_at = receiver_at.ok_or_else(|| refused(none.into()))?;
        let receiver = self.row(receiver_at).map_err(|_| refused(none.into()))?;
        let (mut given, mut received) = (giver.counts(), receiver.counts());
        given[side] -= 1;
        received[side] += 1;
        let mut received = receiver.settled(received, self.entry);
        let left = (given != [0, 0]).then(|| Row {
            source: given[0],
            target: given[1],
            decision: Decision::Open,
            entry: None,
            moved: None,
            ..giver.clone()
        });
        if left.is_none() {
            let [first, second] = if end == End::First { [&receiver, &giver] } else { [&giver, &receiver] };
            received.note = first.note_and(second.note.as_deref());
        }
        let is_left = usize::from(left.is_some());
        match end {
            End::First => {
                self.set_rows(receiver_at, 2, std::iter::once(received).chain(left).collect())?;
                Ok(receiver_at + is_left)
            }
            End::Last => {
                self.set_rows(row, 2, left.into_iter().chain([received]).collect())?;
                Ok(row)
            }
        }
    }

    fn swap(&mut self, row: usize) -> Result<usize> {
        let first = self.row(row)?;
        let second =
            self.row(row + 1).map_err(|_| refused("the last row has no next one to swap with".into()))?;
        let places = [self.board.places(row), self.board.places(row + 1)];
        let of = |place: &Range<usize>| self.board.passages(Column::Target)[place.clone()].to_vec();
        let mut targets = of(&places[1][1]);
        targets.extend(of(&places[0][1]));
        self.set_passages(Column::Target, places[0][1].start, targets.len(), targets)?;
        let rows = vec![
            first.settled([first.source, second.target], self.entry),
            second.settled([second.source, first.target], self.entry),
        ];
        self.set_rows(row, 2, rows.into_iter().filter(|row| row.counts() != [0, 0]).collect())?;
        Ok(row)
    }

    fn edit(&mut self, row: usize, column: Column, passage: usize, text: &str) -> Result<()> {
        self.row(row)?;
        let place = self.board.places(row)[column.index()].clone();
        if passage >= place.len() {
            return Err(refused("the row has no such passage".into()));
        }
        let at = place.start + passage;
        // A line end would be a second line in formats that have one line for a text.
        let text =
            text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
        let new = self.board.passages(column)[at].edited(text.join(" "));
        if new.is_blank() {
            return Err(refused("a passage needs a text; leave the row out instead".into()));
        }
        self.set_passages(column, at, 1, vec![new])
    }

    fn note(&mut self, row: usize, text: &str) -> Result<()> {
        let note = Some(text.trim().to_owned()).filter(|note| !note.is_empty());
        let new = Row { note, ..self.row(row)? };
        self.set_rows(row, 1, vec![new])
    }

    fn replace(&mut self, column: Column, find: &str, with: &str) -> Result<()> {
        for at in 0..self.board.passages(column).len() {
            let passage = &self.board.passages(column)[at];
            if let Some(text) = replaced(&passage.text, find, with) {
                let new = passage.edited(text);
                if new.is_blank() {
                    return Err(refused("the replacement would leave a passage without text".into()));
                }
                self.set_passages(column, at, 1, vec![new])?;
            }
        }
        Ok(())
    }

    fn set_rows(&mut self, at: usize, count: usize, new: Vec<Row>) -> Result<()> {
        match Splice::between(at, &self.board.rows()[at..at + count], &new) {
            Some(splice) => self.splice_rows(splice),
            None => Ok(()),
        }
    }

    fn splice_rows(&mut self, splice: Splice<Row>) -> Result<()> {
        self.board.splice_rows(&splice)?;
        self.change.rows.push(splice);
        Ok(())
    }

    fn set_passages(&mut self, column: Column, at: usize, count: usize, new: Vec<Passage>) -> Result<()> {
        let Some(splice) = Splice::between(at, &self.board.passages(column)[at..at + count], &new) else {
            return Ok(());
        };
        self.board.splice_passages(column, &splice)?;
        match column {
            Column::Source => self.change.source.push(splice),
            Column::Target => self.change.target.push(splice),
        }
        Ok(())
    }
}

fn refused(why: String) -> Error {
    ErrorKind::Option(why).into()
}
