//! The figures of a sheet, which a person may show in other forms: `12`, `12.00`, `١٢`; `98%`, `0.98`.

use crate::text::numbers;

/// Returns the number of a row.
pub(super) fn number(cell: &str) -> Option<usize> {
    figure(cell)?.parse().ok()
}

/// Returns a confidence, 0 to 1.
pub(super) fn confidence(cell: &str) -> Option<f64> {
    let figure: f64 = figure(cell.trim_end_matches(PERCENT).trim_end())?.parse().ok()?;
    let is_percent = figure > 1.0 || cell.ends_with(PERCENT);
    Some(if is_percent { figure / 100.0 } else { figure }.min(1.0))
}

/// The signs of a percentage.
pub(super) const PERCENT: [char; 2] = ['%', '٪'];

// Returns the plain form of a cell that is one figure.
fn figure(cell: &str) -> Option<String> {
    let [figure] = <[_; 1]>::try_from(numbers(cell)).ok()?;
    (figure.range == (0..cell.len())).then_some(figure.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_every_form_in_which_a_sheet_shows_them() {
        for cell in ["1234", "1,234", "1234.00", "1,234.00", "١٢٣٤", "١٬٢٣٤٫٠٠"] {
            assert_eq!(number(cell), Some(1234), "{cell}");
        }
        assert_eq!(["", "-1", "1.5", "2 3", "x1"].map(number), [None; 5]);
        for (cell, found) in [
            ("98%", Some(0.98)),
            ("98.0 %", Some(0.98)),
            ("٩٨٪", Some(0.98)),
            ("0.98", Some(0.98)),
            ("1", Some(1.0)),
            ("1%", Some(0.01)),
            ("100%", Some(1.0)),
            ("250%", Some(1.0)),
            ("good", None),
        ] {
            assert_eq!(confidence(cell), found, "{cell}");
        }
    }
}
