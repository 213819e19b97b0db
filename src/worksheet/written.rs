//! [`write`]: beads as a workbook that a person can correct.

use std::io::Write;

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet as Sheet};

use super::columns::{CONFIDENCE, NOTE, NUMBER, STATUS};
use super::own_sheet::OwnSheet;
use super::written_text::WrittenText;
use crate::error::{ErrorKind, Result};
use crate::lang::{Direction, Lang};
use crate::package::{LONGEST_CELL, MOST_ROWS, fitting, unwritten, write_book};

/// A row to be written.
#[derive(Clone, Debug, Default)]
pub struct WrittenRow {
    /// The texts of source and target; an empty one for a sentence without a counterpart.
    pub texts: [String; 2],
    /// The confidence, 0 to 1; `None` without a counterpart.
    pub confidence: Option<f64>,
    /// The word of the status.
    pub status: &'static str,
    /// The note.
    pub note: String,
    /// What further columns say: their headings and cells.
    pub labels: Vec<(&'static str, String)>,
}

/// The confidence from which a row is green, and from which it is yellow; below it is red. As in `mizan
/// align`, which calls beads below the second one doubtful.
const SURE: f64 = 0.9;
const DOUBTFUL: f64 = 0.6;

/// The widths of the columns of numbers, texts and notes, in characters. Chosen by hand.
const NARROW: f64 = 12.0;
const WIDE: f64 = 64.0;
const MIDDLE: f64 = 32.0;

/// Writes beads as a workbook: number, source, target, confidence in colour, status, note, and what the
/// labels of the rows say. The heading stays in sight, and each text runs in its own direction. A hidden
/// sheet keeps the sentences, by which [`Worksheet::on`](super::Worksheet::on) tells what a person has
/// changed.
///
/// # Errors
///
/// If a text is longer than a cell takes, 32,767 characters, or the rows are more than a sheet takes,
/// 1,048,575; or if the output refuses.
pub fn write(
    mut out: impl Write,
    name: &str,
    texts: [&WrittenText<'_>; 2],
    rows: impl IntoIterator<Item = WrittenRow>,
) -> Result<()> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let formats = Formats::of([texts[0].lang, texts[1].lang]);
    let mut headings: Vec<String> =
        [NUMBER, texts[0].lang.tag(), texts[1].lang.tag(), CONFIDENCE, STATUS, NOTE]
            .map(str::to_owned)
            .into();
    let fixed = headings.len();
    for (number, row) in (1_u32..).zip(rows) {
        if number >= MOST_ROWS {
            return Err(refused("more rows than a sheet takes: write TSV"));
        }
        sheet.write_number(number, 0, number).map_err(unwritten)?;
        for (column, text) in (1..).zip(&row.texts) {
            if fitting(text).len() < text.len() {
                return Err(ErrorKind::Option(format!(
                    "row {number} has a text of more than {LONGEST_CELL} characters, which no cell of a sheet takes: \
                    write TSV"
                ))
                .into());
            }
            formats.put(sheet, number, column, text)?;
        }
        if let Some(confidence) = row.confidence {
            let format = formats.of_confidence(confidence);
            sheet.write_number_with_format(number, 3, confidence, format).map_err(unwritten)?;
        } else {
            sheet.write_blank(number, 3, &formats.alone).map_err(unwritten)?;
        }
        sheet.write_string_with_format(number, 4, row.status, &formats.plain).map_err(unwritten)?;
        sheet.write_string_with_format(number, 5, fitting(&row.note), &formats.plain).map_err(unwritten)?;
        for (heading, cell) in &row.labels {
            let place = headings.iter().skip(fixed).position(|known| known == heading);
            let place = place.map_or(headings.len(), |place| fixed + place);
            if place == headings.len() {
                headings.push((*heading).to_owned());
            }
            let column = u16::try_from(place).expect("there are few labels");
            sheet
                .write_string_with_format(number, column, fitting(cell), &formats.plain)
                .map_err(unwritten)?;
        }
    }
    formats.finish(sheet, &headings)?;
    sheet.set_right_to_left(texts[0].lang.direction() == Direction::RightToLeft);
    OwnSheet::write(book.add_worksheet(), name, texts)?;
    write_book(&mut book, &mut out)
}

fn refused(why: &str) -> crate::error::Error {
    ErrorKind::Option(why.into()).into()
}

/// How cells look.
struct Formats {
    heading: Format,
    plain: Format,
    texts: [Format; 2],
    sure: Format,
    middle: Format,
    doubtful: Format,
    alone: Format,
}

impl Formats {
    fn of(langs: [&Lang; 2]) -> Self {
        let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let percent =
            |colour: u32| plain.clone().set_num_format("0%").set_background_color(Color::RGB(colour));
        // 1 is from left to right, 2 from right to left.
        let text = |lang: &Lang| match lang.direction() {
            Direction::RightToLeft => plain.clone().set_reading_direction(2).set_align(FormatAlign::Right),
            Direction::LeftToRight => plain.clone().set_reading_direction(1).set_align(FormatAlign::Left),
        };
        Self {
            heading: Format::new().set_bold(),
            texts: langs.map(text),
            sure: percent(0xC6_EF_CE),
            middle: percent(0xFF_EB_9C),
            doubtful: percent(0xFF_C7_CE),
            alone: percent(0xD9_D9_D9),
            plain,
        }
    }

    fn of_confidence(&self, confidence: f64) -> &Format {
        match confidence {
            sure if sure >= SURE => &self.sure,
            middle if middle >= DOUBTFUL => &self.middle,
            _ => &self.doubtful,
        }
    }

    fn put(&self, sheet: &mut Sheet, row: u32, column: u16, text: &str) -> Result<()> {
        let format = &self.texts[usize::from(column) - 1];
        let done = if text.is_empty() {
            sheet.write_blank(row, column, format)
        } else {
            sheet.write_string_with_format(row, column, text, format)
        };
        done.map(drop).map_err(unwritten)
    }

    fn finish(&self, sheet: &mut Sheet, headings: &[String]) -> Result<()> {
        for (column, heading) in (0..).zip(headings) {
            sheet.write_string_with_format(0, column, heading, &self.heading).map_err(unwritten)?;
            let width = match column {
                1 | 2 => WIDE,
                5 => MIDDLE,
                _ => NARROW,
            };
            sheet.set_column_width(column, width).map_err(unwritten)?;
        }
        sheet.set_freeze_panes(1, 0).map_err(unwritten)?;
        // Printed, all columns are on one page, below the heading.
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0).map_err(unwritten)?;
        Ok(())
    }
}
