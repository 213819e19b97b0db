//! [`Columns`]: which column of a sheet has what.

use super::line::Line;
use crate::lang::Lang;

/// The places of the columns of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) number: Option<usize>,
    pub(super) texts: [Option<usize>; 2],
    pub(super) confidence: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) note: Option<usize>,
    /// Whether the first row has headings.
    pub(super) has_headings: bool,
}

/// The headings of the sheet that is written, besides the tags of the languages.
pub(super) const NUMBER: &str = "number";
pub(super) const CONFIDENCE: &str = "confidence";
pub(super) const STATUS: &str = "status";
pub(super) const NOTE: &str = "note";

/// The rows by whose texts a column is judged.
const JUDGED: usize = 200;

impl Columns {
    /// Finds the columns by their headings, and those of the texts by the script of their cells where a
    /// heading was changed. `None` if a text has no column.
    pub(super) fn of(lines: &[Line], langs: &[Lang; 2]) -> Option<Self> {
        let head = lines.first()?;
        let place = |names: &[&str]| {
            head.cells.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()))
        };
        let mut columns = Self {
            number: place(&[NUMBER, "#", "no", "nr", "رقم", "الرقم"]),
            texts: [0, 1].map(|side| place(&[&langs[side].tag().to_lowercase()])),
            confidence: place(&[CONFIDENCE, "الثقة"]),
            status: place(&[STATUS, "الحالة"]),
            note: place(&[NOTE, "notes", "ملاحظة", "ملاحظات"]),
            has_headings: false,
        };
        let mut known: Vec<usize> = [columns.number, columns.confidence, columns.status, columns.note]
            .into_iter()
            .flatten()
            .collect();
        known.extend(columns.texts.iter().flatten());
        columns.has_headings = !known.is_empty();
        let width = lines.iter().take(JUDGED).map(|line| line.cells.len()).max().unwrap_or(0);
        for (side, own) in langs.iter().enumerate() {
            let is_in = |place: usize| {
                let cells = lines.iter().skip(usize::from(columns.has_headings)).take(JUDGED);
                let text: Vec<&str> = cells.map(|line| line.cell(place)).collect();
                Lang::detect(&text.join("\n")).is_some_and(|lang| lang.same_language(own))
            };
            if columns.texts[side].is_none() {
                columns.texts[side] = (0..width).find(|place| !known.contains(place) && is_in(*place));
                known.extend(columns.texts[side]);
            }
        }
        columns.texts.iter().all(Option::is_some).then_some(columns)
    }

    /// Returns the places of source and target.
    pub(super) fn of_texts(&self) -> [usize; 2] {
        self.texts.map(|place| place.expect("both texts have a column"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> Line {
        Line { at: 1, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
    }

    #[test]
    fn columns_are_found_wherever_they_were_moved() {
        let langs = [Lang::ARABIC, Lang::ENGLISH];
        let lines = [line(&["mine", "EN", "note", "#", "النص"]), line(&["x", "Yes.", "", "1", "نعم."])];
        let columns = Columns::of(&lines, &langs).unwrap();
        assert_eq!((columns.of_texts(), columns.number, columns.note), ([4, 1], Some(3), Some(2)));
        assert!(columns.has_headings);
        let bare = [line(&["1", "نعم.", "Yes."])];
        assert_eq!(Columns::of(&bare, &langs).unwrap().of_texts(), [1, 2]);
        assert_eq!(Columns::of(&[line(&["number", "ar"])], &langs), None);
    }
}
