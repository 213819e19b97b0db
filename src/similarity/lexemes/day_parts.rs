//! The part of the day behind an hour: `9 am`, `٩ مساءً`. It counts as a number, since another part makes
//! another time, as another hour does.

use super::lexeme::{Lexeme, LexemeKind};
use crate::text::{DayPart, digit_value};

// The last hour of a clock of twelve hours, which a part of the day follows.
const LAST_HOUR: u32 = 12;

// Words before an hour, folded. Behind other words, م is more often a unit of length.
const BEFORE_HOURS: [&str; 16] = [
    "الساعه",
    "ساعه",
    "تمام",
    "في",
    "عند",
    "من",
    "الي",
    "حتي",
    "بين",
    "قبل",
    "بعد",
    "نحو",
    "حوالي",
    "منذ",
    "و",
    "-",
];

/// Makes one number of the words that name the part of the day behind an hour.
pub(super) fn day_parts_are_numbers(folded: &str, lexemes: &mut Vec<Lexeme>) {
    let mut at = 1;
    while at < lexemes.len() {
        let start = lexemes[at].range.start;
        if lexemes[at].kind == LexemeKind::Word
            && lexemes[at - 1].kind == LexemeKind::Number
            && let Some((_, length)) = DayPart::beginning(&folded[start..])
            && is_hour(folded, lexemes, at - 1, &folded[start..start + length])
        {
            let inside =
                lexemes[at..].iter().take_while(|lexeme| lexeme.range.start < start + length).count();
            let part = Lexeme::new(folded, start..start + length, LexemeKind::Number, None);
            lexemes.splice(at..at + inside, [part]);
        }
        at += 1;
    }
}

// Returns true for a number that may be an hour, or the minutes behind a colon or a full stop.
fn is_hour(folded: &str, lexemes: &[Lexeme], at: usize, part: &str) -> bool {
    let digits = &folded[lexemes[at].range.clone()];
    let value = |digits: &str| {
        let value = digits.chars().try_fold(0, |value, c| Some(value * 10 + digit_value(c)?));
        value.filter(|_| (1..=2).contains(&digits.chars().count()))
    };
    let before = |back: usize| at.checked_sub(back).map_or("", |at| &folded[lexemes[at].range.clone()]);
    // `9.30 am` is one number.
    let has_minutes = digits.split_once('.').is_some_and(|(_, minutes)| value(minutes).is_some());
    if has_minutes || before(1) == ":" && value(digits).is_some() {
        return true;
    }
    let is_certain = !part.starts_with('م') || part.len() > "م.".len();
    value(digits).is_some_and(|hour| hour <= LAST_HOUR) && (is_certain || BEFORE_HOURS.contains(&before(1)))
}
