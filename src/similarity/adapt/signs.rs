//! Signs and words beside numbers, such as currencies and units of measure. Two texts in which these differ
//! mean different quantities, so no number of one may be put into the translation of the other.
//!
//! The guards refuse rather than guess: only a mark that ends a sentence or a clause may differ, and beside a
//! number that differs only a particle and the form of a word.

use super::suffix::is_ordinal_ending;
use crate::similarity::DifferenceKind;
use crate::similarity::edit::{EditStep, word_change};
use crate::similarity::lexemes::{ComparedText, LexemeKind};
use crate::text::digit_system;

/// Returns true if the texts have the same signs beside their numbers (currencies, marks of quantity and of
/// comparison, dashes, brackets), and the same words beside the numbers that differ (`mg`, `dollars`,
/// `million`). `steps` lead from `a` to `b`.
pub(super) fn agree(a: &ComparedText, b: &ComparedText, steps: &[EditStep]) -> bool {
    let may_differ =
        |text: &ComparedText, at: usize| text.lexeme(at).kind != LexemeKind::Mark || is_of_sentence(text, at);
    let numbers_are_plain = odd_figures(a.plain()).eq(odd_figures(b.plain()))
        && odd_figures(a.plain()).all(|(before, _)| before.is_some_and(char::is_alphabetic));
    numbers_are_plain
        && steps.iter().all(|&step| match step {
            EditStep::First(i) | EditStep::Moved(i, _) => may_differ(a, i),
            EditStep::Second(j) | EditStep::MovedHere(_, j) => may_differ(b, j),
            EditStep::Changed(i, j) => may_differ(a, i) && may_differ(b, j),
            EditStep::Same(i, j) => same_signs(&a.plain()[a.given(i)], &b.plain()[b.given(j)]),
        })
        && words_agree(a, b, steps)
}

// Returns true if no word differs that may tell what a number counts, beside a number that differs.
fn words_agree(a: &ComparedText, b: &ComparedText, steps: &[EditStep]) -> bool {
    let numbers: Vec<(usize, usize)> = steps.iter().filter_map(|&step| other_number(a, b, step)).collect();
    let in_a = |at: usize| numbers.iter().any(|&(number, _)| is_measure(a, at, number));
    let in_b = |at: usize| numbers.iter().any(|&(_, number)| is_measure(b, at, number));
    steps.iter().all(|&step| match step {
        EditStep::Same(..) => true,
        EditStep::Changed(i, j) => !(in_a(i) || in_b(j)) || are_forms_of_a_word(a, i, b, j),
        EditStep::First(i) | EditStep::Moved(i, _) => !in_a(i),
        EditStep::Second(j) | EditStep::MovedHere(_, j) => !in_b(j),
    })
}

// The words behind a number that may tell what it counts: `million Kuwaiti dinars`, `mg per day`, `o'clock in
// the morning`. Chosen by hand.
const MEASURE_WORDS: usize = 4;

// Returns true for a word that may tell what a number counts: one of those behind it, or a code such as `AED`
// before.
fn is_measure(text: &ComparedText, at: usize, number: usize) -> bool {
    let lexeme = text.lexeme(at);
    let given = || &text.plain()[text.given(at)];
    let is_code = || given().len() > 1 && given().bytes().all(|b| b.is_ascii_uppercase());
    lexeme.kind == LexemeKind::Word
        && lexeme.particle.is_none()
        && ((is_behind(text, at, number) && !is_ordinal_ending(text.lexed().text(lexeme)))
            || (at + 1 == number && is_code()))
}

// Returns true for one of the next words behind a number, with none but words of a measure and the sign of
// degrees before. A particle ends the measure (on high heat), unless it may stand in one: per day, in the
// morning.
fn is_behind(text: &ComparedText, at: usize, number: usize) -> bool {
    const OF_MEASURE: [&str; 11] = ["per", "in", "a", "an", "the", "of", "by", "في", "من", "كل", "بعد"];
    let is_degree = |at: usize| matches!(text.lexed().text(text.lexeme(at)), "\u{B0}" | "\u{BA}");
    let is_between = |at: usize| {
        let (lexeme, word) = (text.lexeme(at), text.lexed().text(text.lexeme(at)));
        let goes_on = lexeme.particle.is_none() || OF_MEASURE.contains(&word);
        lexeme.kind == LexemeKind::Word && goes_on || is_degree(at)
    };
    number < at && at - number <= MEASURE_WORDS && (number + 1..at).all(is_between)
}

// Returns the places of a number that stands for another one.
fn other_number(a: &ComparedText, b: &ComparedText, step: EditStep) -> Option<(usize, usize)> {
    let (EditStep::Same(i, j) | EditStep::Changed(i, j)) = step else { return None };
    let text = |text: &ComparedText, at: usize| text.lexed().text(text.lexeme(at)).to_owned();
    (a.lexeme(i).kind == LexemeKind::Number && text(a, i) != text(b, j)).then_some((i, j))
}

// Returns true for words of one stem: another article, ending, preposition or conjunction.
fn are_forms_of_a_word(a: &ComparedText, i: usize, b: &ComparedText, j: usize) -> bool {
    let change = word_change(a.lexed(), a.lexeme(i), b.lexed(), b.lexeme(j), a.lexed().rules());
    change.kinds(a.lexeme(i), b.lexeme(j)).iter().all(|kind| {
        matches!(
            kind,
            DifferenceKind::Article
                | DifferenceKind::Ending
                | DifferenceKind::Preposition
                | DifferenceKind::Conjunction
        )
    })
}

// Returns the figures of a text that folding makes digits of, each with what stands before: m² in both texts
// is a unit, 2½ a number.
fn odd_figures(text: &str) -> impl Iterator<Item = (Option<char>, char)> {
    let figures = text.char_indices().filter(|&(_, c)| is_odd_figure(c));
    figures.map(|(at, figure)| (text[..at].chars().next_back(), figure))
}

// Returns true for figures that folding makes digits of: ½, ², ⑤.
fn is_odd_figure(c: char) -> bool {
    c == '\u{2044}' || (c.is_numeric() && digit_system(c).is_none())
}

// Returns true if two texts with one fold have the same signs: a fold makes one of − and –, of ″ and ".
fn same_signs(a: &str, b: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|c| matches!(c, '\u{2032}' | '\u{2033}')).count();
    signs(a) == signs(b)
}

// Returns true for a mark of the sentence that touches no number: a full stop, a comma, quotation marks. A
// full stop or a comma may touch the number before it.
fn is_of_sentence(text: &ComparedText, at: usize) -> bool {
    let lexed = text.lexed();
    let range = &text.lexeme(at).range;
    let is_number =
        |at: usize| lexed.lexemes().get(at).is_some_and(|lexeme| lexeme.kind == LexemeKind::Number);
    let touches_next = is_number(at + 1) && text.lexeme(at + 1).range.start == range.end;
    let touches_last =
        at.checked_sub(1).is_some_and(|last| is_number(last) && text.lexeme(last).range.end == range.start);
    match lexed.folded()[range.clone()].chars().next() {
        Some('.' | ',' | '،' | ';' | '؛' | '!' | '?' | '؟' | ':') => !touches_next,
        Some('"' | '\'' | '\u{2026}') => !touches_next && !touches_last,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::similarity::Query;

    fn is_adapted(lang: &Lang, query: &str, source: &str, target: &str) -> bool {
        let to = if lang.is_arabic() { Lang::ENGLISH } else { Lang::ARABIC };
        Query::new(&query.into(), lang).compare(&source.into()).adapt(&target.into(), &to).is_some()
    }

    #[test]
    fn another_unit_of_measure_beside_a_number_forbids_the_adaptation() {
        for (query, source, target) in [
            ("He was given 7 mcg of the drug.", "He was given 5 mg of the drug.", "أُعطي ٥ ملغ من الدواء."),
            ("He was given 7 g of the drug.", "He was given 5 mg of the drug.", "أُعطي ٥ ملغ من الدواء."),
            ("Keep it below 46 °F.", "Keep it below 8 °C.", "يُحفظ دون ٨ °م."),
            ("The fee is QAR 600 a day.", "The fee is AED 500 a day.", "الرسم ٥٠٠ درهم في اليوم."),
            ("He owes 60 million dinars.", "He owes 40 thousand dinars.", "عليه ٤٠ ألف دينار."),
            ("He owes 60 million dinars.", "He owes 40 dinars.", "عليه ٤٠ دينارًا."),
            ("It lies 20 miles from here.", "It lies 12 km from here.", "يبعد ١٢ كم من هنا."),
            ("He owes 40 million euros.", "He owes 30 million dollars.", "عليه ٣٠ مليون دولار."),
            ("Bake at 350 degrees Fahrenheit.", "Bake at 180 degrees Celsius.", "اخبز على ١٨٠ درجة مئوية."),
            ("Rent 90 square feet here.", "Rent 80 square metres here.", "استأجر هنا ٨٠ مترًا مربعًا."),
            ("Give 300 mg per hour.", "Give 250 mg per day.", "أعط ٢٥٠ ملغ في اليوم."),
            (
                "Open at 8 o'clock in the evening.",
                "Open at 7 o'clock in the morning.",
                "افتح الساعة ٧ صباحًا.",
            ),
        ] {
            assert!(!is_adapted(&Lang::ENGLISH, query, source, target), "{query}");
        }
        for (query, source, target) in [
            ("السعر ٧٠٠ دينار", "السعر ٥٠٠ ريال", "The price is 500 riyals"),
            ("أضف ٢٠ ملغ من الملح", "أضف ١٠ مل من الملح", "Add 10 ml of salt"),
            ("دفع ٧٠ ألف ريال قطري", "دفع ٥٠ ألف جنيه مصري", "He paid 50 thousand Egyptian pounds"),
            ("السعر ٧٠ دينارا أردنيا", "السعر ٥٠ دينارا كويتيا", "The price is 50 Kuwaiti dinars"),
        ] {
            assert!(!is_adapted(&Lang::ARABIC, query, source, target), "{query}");
        }
    }

    #[test]
    fn a_form_of_the_word_and_words_elsewhere_may_differ() {
        for (query, source, target) in [
            ("Take 3 tablets a day.", "Take 1 tablet a day.", "خذ 1 قرصًا في اليوم."),
            ("It ends on 5 May.", "It ended on 4 May.", "انتهى في 4 مايو."),
            ("Stop 6 hours!", "Wait 5 hours.", "انتظر ٥ ساعات."),
            ("the 11th edition", "the 3rd edition", "الطبعة 3"),
            (
                "Use 7 mg of the drug for a month.",
                "Use 5 mg of the drug for a week.",
                "استعمل ٥ ملغ من الدواء لأسبوع.",
            ),
        ] {
            assert!(is_adapted(&Lang::ENGLISH, query, source, target), "{query}");
        }
    }
}
