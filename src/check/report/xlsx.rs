//! The report as a workbook.

use std::io::Write;

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::findings::{Findings, PlacedFinding};
use crate::check::severity::Severity;
use crate::error::Result;
use crate::lang::{Direction, Lang};
use crate::package::{MOST_ROWS, fitting, unwritten, write_book};

const HEADINGS: [(&str, f64); 9] = [
    ("File", 24.0),
    ("Line", 8.0),
    ("Unit", 8.0),
    ("Key", 18.0),
    ("Severity", 10.0),
    ("Rule", 14.0),
    ("Finding", 40.0),
    ("Source text", 60.0),
    ("Translation", 60.0),
];

/// Writes findings as a workbook: a sheet with a row for each finding, to be sorted and filtered, and a sheet
/// with their numbers. Texts of Arabic read from the right. Codes are written with their markup. The whole
/// workbook is held in memory; findings beyond the rows of a sheet (1,048,575) go onto further sheets.
///
/// # Errors
///
/// If the output refuses.
pub fn write_xlsx(findings: &Findings, mut out: impl Write) -> Result<()> {
    let mut book = workbook(findings).map_err(unwritten)?;
    write_book(&mut book, &mut out)
}

fn workbook(findings: &Findings) -> std::result::Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let sheets = findings.list.chunks(MOST_ROWS as usize - 1).collect::<Vec<_>>();
    if sheets.is_empty() {
        rows(book.add_worksheet(), &[])?;
    }
    for sheet in sheets {
        rows(book.add_worksheet(), sheet)?;
    }
    counts(book.add_worksheet(), findings)?;
    Ok(book)
}

fn rows(sheet: &mut Worksheet, found: &[PlacedFinding]) -> std::result::Result<(), XlsxError> {
    let heading = Format::new().set_bold();
    for (column, (name, width)) in (0..).zip(HEADINGS) {
        sheet.write_string_with_format(0, column, name, &heading)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, one) in (1..).zip(found) {
        write_row(sheet, row, one)?;
    }
    let last = u32::try_from(found.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 8)?;
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: u32, one: &PlacedFinding) -> std::result::Result<(), XlsxError> {
    let (place, finding, unit) = (&one.place, &one.finding, &one.unit);
    let colour = match finding.severity {
        Severity::Error => 0x00B3_261E,
        Severity::Warning => 0x008A_5A00,
        Severity::Note => 0x003B_5B8C,
    };
    let top = Format::new().set_align(FormatAlign::Top);
    let level = top.clone().set_font_color(Color::RGB(colour)).set_bold();
    sheet.write_string_with_format(row, 0, fitting(&place.file), &top)?;
    for (column, number) in [(1, place.line.map(|line| line as f64)), (2, place.unit.map(|unit| unit as f64))]
    {
        if let Some(number) = number {
            sheet.write_number_with_format(row, column, number, &top)?;
        }
    }
    if let Some(key) = &place.key {
        sheet.write_string_with_format(row, 3, fitting(key), &top)?;
    }
    sheet.write_string_with_format(row, 4, finding.severity.name(), &level)?;
    sheet.write_string_with_format(row, 5, finding.rule.name(), &top)?;
    sheet.write_string_with_format(row, 6, fitting(&finding.message), &top.clone().set_text_wrap())?;
    let texts = [(7, unit.source(), unit.source_lang()), (8, unit.target(), unit.target_lang())];
    for (column, text, lang) in texts {
        sheet.write_string_with_format(row, column, fitting(&text.marked_up()), &in_direction(lang))?;
    }
    Ok(())
}

fn in_direction(lang: &Lang) -> Format {
    // 1 reads from the left, 2 from the right.
    let direction = if lang.direction() == Direction::RightToLeft { 2 } else { 1 };
    Format::new().set_align(FormatAlign::Top).set_text_wrap().set_reading_direction(direction)
}

fn counts(sheet: &mut Worksheet, findings: &Findings) -> std::result::Result<(), XlsxError> {
    sheet.set_name("Summary")?;
    let mut rows: Vec<(String, f64)> = vec![
        ("units checked".into(), findings.units as f64),
        ("findings".into(), findings.list.len() as f64),
    ];
    rows.extend(Severity::ALL.map(|severity| (severity.to_string(), findings.count(severity) as f64)));
    rows.extend(findings.by_rule().into_iter().map(|(rule, count)| (rule.to_string(), count as f64)));
    for (row, (name, count)) in (0..).zip(rows) {
        sheet.write_string(row, 0, name)?;
        sheet.write_number(row, 1, count)?;
    }
    sheet.set_column_width(0, 24)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Finding, Place, Rule};
    use crate::unit::Unit;

    #[test]
    fn a_workbook_is_written_with_and_without_findings() {
        let unit = Unit::new(Lang::ENGLISH, "Close the door.", Lang::ARABIC, "أغلق الباب");
        let mut findings = Findings::default();
        let book = |findings: &Findings| {
            let mut book = Vec::new();
            write_xlsx(findings, &mut book).unwrap();
            assert!(book.starts_with(b"PK"));
            book.len()
        };
        let empty = book(&findings);
        findings.add(&Place::in_memory("a.mizan", 7), unit, vec![Finding::new(Rule::Ending)]);
        assert!(book(&findings) > empty);
    }
}
