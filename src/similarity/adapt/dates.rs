//! Dates in figures whose day and month may stand in either order: 03/04/2025.

use crate::similarity::edit::EditStep;
use crate::similarity::lexemes::ComparedText;

// The number of the last month.
const MONTHS: u32 = 12;

/// Returns true if a date of the query, which differs from that of the source, can be read in two ways: its
/// first two parts are months both, and different. So it is if the date of the source has the same number
/// twice (05/05/2024), which hides the order of its translation, or has its month first where the query has
/// its day first, or the other way round.
pub(super) fn are_ambiguous(query: &ComparedText, source: &ComparedText, steps: &[EditStep]) -> bool {
    steps.iter().any(|&step| {
        let (EditStep::Same(i, j) | EditStep::Changed(i, j)) = step else { return false };
        let (Some(new), Some(old)) = (date(query, i), date(source, j)) else { return false };
        let is_either = |[first, second, _]: [u32; 3]| first != second && first <= MONTHS && second <= MONTHS;
        let is_hidden = old[0] == old[1] && new[0] != new[1];
        let is_turned = (0..2).any(|at| new[at] > MONTHS && old[1 - at] > MONTHS);
        new != old && (is_either(new) || is_hidden || is_turned)
    })
}

// The three parts of a date whose year comes last, which begins at a lexeme.
fn date(text: &ComparedText, at: usize) -> Option<[u32; 3]> {
    let lexed = text.lexed();
    let folded = lexed.folded();
    let start = lexed.lexemes().get(at)?.range.start;
    let is_inside = folded[..start].ends_with(|c: char| c.is_alphanumeric() || is_separator(c));
    let written = &folded[start..];
    let len = written.find(|c: char| !c.is_ascii_digit() && !is_separator(c)).unwrap_or(written.len());
    let written = written[..len].trim_end_matches(is_separator);
    let separator = written.chars().find(|&c| is_separator(c))?;
    let parts: Vec<&str> = written.split(separator).collect();
    let [first, second, year] = parts[..] else { return None };
    let fits =
        (1..=2).contains(&first.len()) && (1..=2).contains(&second.len()) && matches!(year.len(), 2 | 4);
    let number = |part: &str| part.parse().ok().filter(|&number: &u32| number > 0);
    (fits && !is_inside).then_some(())?;
    Some([number(first)?, number(second)?, year.parse().ok()?])
}

fn is_separator(c: char) -> bool {
    matches!(c, '/' | '-' | '.')
}
