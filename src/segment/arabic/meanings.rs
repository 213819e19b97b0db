//! Abbreviations of several meanings: what stands around them tells which one is meant.

use super::words::opens;
use crate::segment::context::{First, MarkContext, WordAfter, WordBefore};
use crate::segment::marks::is_numeric;
use crate::text::fold;

// Units in which a dose is measured, before whose frequency the sentence goes on.
const DOSES: [&str; 8] = ["ملغ", "ملغم", "ملجم", "مغ", "مل", "مكغ", "غ", "جم"];

// Words of time after كل: `كل ست ساعات`, `كل صباح`.
const TIMES: [&str; 18] = [
    "ساعه",
    "ساعات",
    "ساعتين",
    "ثلاث",
    "اربع",
    "خمس",
    "ست",
    "سبع",
    "ثماني",
    "اثنتي",
    "يوم",
    "يومين",
    "صباح",
    "مساء",
    "ليله",
    "اسبوع",
    "شهر",
    "وجبه",
];

/// Returns true if an abbreviation goes with the words after it. `م. 147` is an article of a law, `ش. الهرم`
/// is a street, `60 ق.` is a judicial year, and a dose has its frequency after it. The word before the
/// abbreviation is given with the place where that word begins.
pub(super) fn goes_with_next(
    context: &MarkContext<'_>,
    before: &WordBefore<'_>,
    (prior_at, prior): (usize, &str),
    next: &WordAfter<'_>,
) -> bool {
    let numbered = prior.ends_with(is_numeric);
    let bare = before.token.strip_prefix('و').filter(|bare| *bare == "م");
    match bare.unwrap_or(before.token) {
        "م" => next.first == First::Digit && (bare.is_some() || !numbered) && !prior.is_empty(),
        "ش" => next.word.starts_with("ال") && !prior.ends_with(['.', '(']),
        "ق" if numbered => {
            let year = matches!(context.prior(prior_at), "لسنة" | "سنة" | "السنة" | "ولسنة");
            year && !opens(context.words, next.word)
        }
        _ => {
            let unit = before.unit_of_number().or(numbered.then_some(before.token));
            unit.is_some_and(|unit| DOSES.contains(&unit)) && is_frequency(next)
        }
    }
}

// Returns true for words that say how often: `كل ست ساعات`, `مرتين يوميا`, `ثلاث مرات`, `لكل جرعة`.
fn is_frequency(next: &WordAfter<'_>) -> bool {
    let behind = fold(next.rest.split_whitespace().next().unwrap_or_default());
    let is_time = || behind.starts_with(|c: char| c.is_ascii_digit()) || TIMES.contains(&behind.as_str());
    match fold(next.word).as_str() {
        "لكل" | "مره" | "مرتين" => true,
        "كل" => is_time(),
        "ثلاث" | "اربع" | "خمس" | "ست" => behind == "مرات",
        _ => false,
    }
}
