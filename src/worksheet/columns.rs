//! [`Columns`]: which column of a sheet has what.
//!
//! A column is known by its heading, in whatever row that stands: a person may sort the headings along, or
//! write a title above them. A column whose heading was changed is known by what its cells hold.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::figures::{PERCENT, confidence, number};
use super::line::Line;
use super::row_status::RowStatus;
use crate::lang::Lang;

/// The places of the columns of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) number: Option<usize>,
    /// Those of source and target.
    pub(super) texts: [usize; 2],
    pub(super) confidence: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) note: Option<usize>,
    /// The columns of which nothing is used, and how many cells of each are filled.
    pub(super) others: Vec<(usize, usize)>,
    /// The lines that are headings.
    pub(super) headings: Vec<usize>,
}

/// The headings of the sheet that is written, besides the tags of the languages.
pub(super) const NUMBER: &str = "number";
pub(super) const CONFIDENCE: &str = "confidence";
pub(super) const STATUS: &str = "status";
pub(super) const NOTE: &str = "note";
/// The headings of what is written about units, and is not read again.
pub(super) const LABELS: [&str; 5] = ["document", "domain", "client", "project", "person"];

/// What people call the columns besides the texts.
const NUMBERS: &[&str] = &[NUMBER, "#", "no", "nr", "رقم", "الرقم"];
const CONFIDENCES: &[&str] = &[CONFIDENCE, "الثقة"];
const STATUSES: &[&str] = &[STATUS, "الحالة"];
const NOTES: &[&str] = &[NOTE, "notes", "ملاحظة", "ملاحظات"];

/// The rows by whose cells a column is judged.
const JUDGED: usize = 200;
/// The fewest columns that a line below the first one names if it is a heading: a sentence may say "Notes".
const NAMED: usize = 3;

/// How much of a cell speaks for a text: the letters of words that the text has, and all letters if they are
/// in the script of its language.
pub(super) type Rate = (usize, usize);

impl Columns {
    /// Finds the columns. `rate` says how much of a cell speaks for the source (0) or the target (1). `None`
    /// if a text has no column.
    pub(super) fn of(lines: &[Line], langs: &[Lang; 2], rate: impl Fn(usize, &str) -> Rate) -> Option<Self> {
        let tags = langs.each_ref().map(|lang| lang.tag().to_lowercase());
        let named: Vec<usize> = lines.iter().map(|line| names(line, &tags)).collect();
        let heading = (0..lines.len()).max_by_key(|&at| (named[at], Reverse(at)))?;
        let is_heading = named[heading] >= NAMED
            || named[0] > 0 && !lines[0].cells.iter().any(|cell| confidence(cell.trim()).is_some());
        let mut headings: Vec<usize> = (0..lines.len()).filter(|&at| named[at] >= NAMED).collect();
        if headings.is_empty() && is_heading {
            headings.push(0);
        }
        let nothing = Line::default();
        let heading = headings.first().map_or(&nothing, |_| &lines[heading]);
        let place = |words: &[&str]| position(heading, words, 0);
        let first = position(heading, &[&tags[0]], 0);
        let behind = first.filter(|_| tags[0] == tags[1]).map_or(0, |first| first + 1);
        let texts = [first, position(heading, &[&tags[1]], behind)];
        let mut columns = Self {
            number: place(NUMBERS),
            confidence: place(CONFIDENCES),
            status: place(STATUSES),
            note: place(NOTES),
            ..Self::default()
        };
        let mut free = FreeColumns::of(lines, &headings);
        free.taken.extend(LABELS.iter().filter_map(|label| place(&[label])));
        free.taken
            .extend([columns.number, columns.confidence, columns.status, columns.note].iter().flatten());
        free.taken.extend(texts.iter().flatten());

        columns.number = columns.number.or_else(|| free.take(are_numbers));
        if let Some(place) = columns.number
            && headings.is_empty()
            && number(lines[0].cell(place)).is_none()
        {
            // Every heading was changed.
            headings.push(0);
            free.lines.remove(0);
        }
        let all_of = |side: usize, cells: &[&str]| {
            let rates = cells.iter().map(|cell| rate(side, cell));
            rates.fold((0, 0), |all, own| (all.0 + own.0, all.1 + own.1))
        };
        for (side, found) in texts.into_iter().enumerate() {
            columns.texts[side] = found.or_else(|| free.take(|cells| all_of(side, cells)))?;
        }
        let rates = columns.texts.map(|place| {
            let cells = free.cells(place);
            [0, 1].map(|side| all_of(side, &cells))
        });
        if rates[1][0] > rates[0][0] && rates[0][1] > rates[1][1] {
            // The texts were exchanged, and their headings were not.
            columns.texts.swap(0, 1);
        }
        columns.confidence = columns.confidence.or_else(|| free.take(are_percents));
        columns.status = columns.status.or_else(|| free.take(are_statuses));
        // The note is written behind the status, and its cells may hold anything.
        let behind = columns.status.map(|status| status + 1);
        columns.note = columns.note.or_else(|| free.take_at(behind?));
        let head = headings.first().map_or(&nothing, |&at| &lines[at]);
        let is_label = |place: usize| LABELS.contains(&head.cell(place).to_lowercase().as_str());
        columns.others = free.filled().into_iter().filter(|(place, _)| !is_label(*place)).collect();
        columns.headings = headings;
        Some(columns)
    }
}

/// The columns that are not known yet, and the lines by which they are judged.
struct FreeColumns<'l> {
    lines: Vec<&'l Line>,
    width: usize,
    taken: Vec<usize>,
}

impl<'l> FreeColumns<'l> {
    fn of(lines: &'l [Line], headings: &[usize]) -> Self {
        let is_row = |&(at, _): &(usize, &Line)| !headings.contains(&at);
        let lines: Vec<&Line> = lines.iter().enumerate().filter(is_row).map(|(_, line)| line).collect();
        let width = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
        Self { lines, width, taken: Vec::new() }
    }

    /// Returns the filled cells by which a column is judged.
    fn cells(&self, place: usize) -> Vec<&'l str> {
        let cells = self.lines.iter().take(JUDGED).map(|line| line.cell(place));
        cells.filter(|cell| !cell.is_empty()).collect()
    }

    /// Takes the column whose cells have most of something.
    fn take<T: Ord + Default>(&mut self, rate: impl Fn(&[&str]) -> T) -> Option<usize> {
        let free = (0..self.width).filter(|place| !self.taken.contains(place));
        let rated = free.map(|place| (rate(&self.cells(place)), Reverse(place)));
        let (most, Reverse(place)) = rated.max()?;
        self.taken.extend((most > T::default()).then_some(place));
        (most > T::default()).then_some(place)
    }

    fn take_at(&mut self, place: usize) -> Option<usize> {
        let is_free = place < self.width && !self.taken.contains(&place);
        self.taken.extend(is_free.then_some(place));
        is_free.then_some(place)
    }

    /// Returns the columns that nobody took and that hold something, and how many of their cells are filled.
    fn filled(&self) -> Vec<(usize, usize)> {
        let free = (0..self.width).filter(|place| !self.taken.contains(place));
        let count = |place| self.lines.iter().filter(|line| !line.cell(place).is_empty()).count();
        free.map(|place| (place, count(place))).filter(|(_, count)| *count > 0).collect()
    }
}

// Returns how many columns a line names.
fn names(line: &Line, tags: &[String; 2]) -> usize {
    let tags = tags.each_ref().map(|tag| [tag.as_str()]);
    let all = [NUMBERS, CONFIDENCES, STATUSES, NOTES, &tags[0], &tags[1]];
    all.into_iter().filter(|words| position(line, words, 0).is_some()).count()
}

fn position(line: &Line, words: &[&str], from: usize) -> Option<usize> {
    // The longest heading that is known has fewer bytes.
    const LONGEST: usize = 64;
    let is_word = |cell: &str| cell.len() < LONGEST && words.contains(&cell.to_lowercase().as_str());
    (from..line.cells.len()).find(|&place| is_word(line.cell(place)))
}

// The numbers of rows are all different, a few that a person has copied or changed left aside.
fn are_numbers(cells: &[&str]) -> usize {
    let numbers: HashSet<usize> = cells.iter().filter_map(|cell| number(cell)).collect();
    most_of(numbers.len(), cells)
}

fn are_percents(cells: &[&str]) -> usize {
    most_of(cells.iter().filter(|cell| cell.ends_with(PERCENT)).count(), cells)
}

// A figure or a single letter may say anything in a column that nobody called a status.
fn are_statuses(cells: &[&str]) -> usize {
    let is_status = |cell: &&&str| cell.chars().nth(1).is_some() && RowStatus::parse(cell).is_some();
    most_of(cells.iter().filter(is_status).count(), cells)
}

fn most_of(count: usize, cells: &[&str]) -> usize {
    if 2 * count > cells.len() { count } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(rows: &[&[&str]]) -> Vec<Line> {
        let cells = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        (1..).zip(rows).map(|(at, row)| Line { at, cells: cells(row) }).collect()
    }

    fn columns(rows: &[&[&str]]) -> Option<Columns> {
        let langs = [Lang::ARABIC, Lang::ENGLISH];
        Columns::of(&lines(rows), &langs, |side, cell| {
            (0, if Lang::detect(cell).is_some_and(|lang| lang == langs[side]) { cell.len() } else { 0 })
        })
    }

    #[test]
    fn columns_are_found_wherever_they_were_moved() {
        let found =
            columns(&[&["mine", "EN", "note", "#", "النص"], &["x", "Yes.", "", "1", "نعم."]]).unwrap();
        assert_eq!((found.texts, found.number, found.note), ([4, 1], Some(3), Some(2)));
        assert_eq!((found.headings, found.others), (vec![0], vec![(0, 1)]));
        assert_eq!(columns(&[&["1", "نعم.", "Yes."]]).unwrap().texts, [1, 2]);
        assert_eq!(columns(&[&["number", "ar"]]), None);
    }

    #[test]
    fn headings_are_found_below_a_title_and_where_they_were_sorted_to() {
        let head: &[&str] = &["number", "ar", "en", "confidence", "status", "note"];
        let row: &[&str] = &["1", "نعم.", "Yes.", "100%", "ok", "look again"];
        for (rows, headings) in [
            (&[head, row] as &[&[&str]], vec![0]),
            (&[&["The bakery"], head, row], vec![1]),
            (&[row, row, head], vec![2]),
            (&[head, row, head, row], vec![0, 2]),
        ] {
            let found = columns(rows).unwrap();
            let places = [found.number, found.confidence, found.status, found.note];
            assert_eq!(places, [Some(0), Some(3), Some(4), Some(5)]);
            assert_eq!((found.texts, found.headings), ([1, 2], headings));
        }
    }

    #[test]
    fn columns_whose_headings_were_changed_or_deleted_are_known_by_their_cells() {
        let first: &[&str] = &["1", "نعم.", "Yes.", "100%", "ok", "", "notes.docx"];
        let second: &[&str] =
            &["2", "وصل القطار.", "The train arrived.", "98%", "no", "look again", "notes.docx"];
        let heads: &[&str] = &["Nr.", "Arabisch", "Englisch", "Sicherheit", "Stand", "Notiz", "document"];
        for (rows, headings) in [(&[first, second] as &[&[&str]], vec![]), (&[heads, first, second], vec![0])]
        {
            let found = columns(rows).unwrap();
            let places = [found.number, found.confidence, found.status, found.note];
            assert_eq!(places, [Some(0), Some(3), Some(4), Some(5)]);
            let others = if headings.is_empty() { vec![(6, 2)] } else { Vec::new() };
            assert_eq!((found.texts, found.headings, found.others), ([1, 2], headings, others));
        }
    }

    proptest! {
        /// Columns are known in any order, below headings of any language or none.
        #[test]
        fn columns_are_known_in_any_order_by_headings_or_by_cells(
            order in Just([0, 1, 2, 3, 4, 5]).prop_shuffle(),
            headings in 0..4_usize,
        ) {
            let headings = [
                None,
                Some(["number", "ar", "en", "confidence", "status", "note"]),
                Some(["الرقم", "العربية", "الإنجليزية", "الثقة", "الحالة", "ملاحظات"]),
                Some(["Nr.", "Arabisch", "Englisch", "Sicherheit", "Stand", "Notiz"]),
            ][headings];
            let rows: Vec<[&str; 6]> = headings.into_iter().chain([
                ["1", "نعم.", "Yes.", "100%", "aligned", ""],
                ["2", "وصل القطار.", "The train arrived.", "98%", "ok", "look again"],
                ["3", "غادر الضيوف.", "The guests left.", "٧٠٪", "", ""],
            ]).map(|row| order.map(|place| row[place])).collect();
            let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
            let found = columns(&rows).unwrap();
            let place = |wanted: usize| order.iter().position(|place| *place == wanted).unwrap();
            let places = [found.number, found.confidence, found.status];
            prop_assert_eq!(places, [0, 3, 4].map(|wanted| Some(place(wanted))));
            prop_assert_eq!(found.texts, [place(1), place(2)]);
            prop_assert_eq!(found.headings.len(), usize::from(headings.is_some()));
        }
    }

    #[test]
    fn the_names_of_documents_are_no_text() {
        let heads: &[&str] = &["number", "ar", "confidence", "status", "note", "document"];
        assert_eq!(columns(&[heads, &["1", "نعم.", "100%", "", "", "bakery.docx"]]), None);
    }

    #[test]
    fn texts_below_the_headings_of_each_other_are_known_by_their_cells() {
        let found = columns(&[&["number", "ar", "en"], &["1", "Yes.", "نعم."]]).unwrap();
        assert_eq!(found.texts, [2, 1]);
    }

    #[test]
    fn two_texts_of_one_language_have_two_columns() {
        let langs = [Lang::ENGLISH, Lang::ENGLISH];
        let rows = lines(&[&["number", "en", "en"], &["1", "Yes.", "Indeed."]]);
        assert_eq!(Columns::of(&rows, &langs, |_, _| (0, 0)).unwrap().texts, [1, 2]);
    }
}
