//! [`WordChange`]: how two words differ, by their clitics and by their stems.
//!
//! A translator can reuse a sentence nearly unchanged if its words differ by an article or an ending, so such
//! a change costs a fraction of another word's cost. All costs are in thousandths of the word's weight. They
//! were chosen by hand; `benches/worth` measures the ranking that follows from them.

use super::known_words::are_different;
use crate::lang::Known;
use crate::text::{Clitics, differ_in_leading_zero};

use crate::similarity::DifferenceKind;
use crate::similarity::lexemes::{
    LexedText, Lexeme, LexemeKind, Particle, is_arabic_ending, is_english_ending,
};
use crate::similarity::long_texts;
use crate::similarity::myers::word_distance;

/// The cost of a word that is replaced by quite another word.
pub(in crate::similarity) const OTHER: u32 = 1000;

// The cost of a clitic that only one of the words has, and of another ending or another prefix of the person.
const CONJUNCTION: u32 = 60;
const ARTICLE: u32 = 60;
const FUTURE: u32 = 120;
const PREPOSITION: u32 = 120;
const ENDING: u32 = 150;
// The cost of a changed letter, multiplied by the number of letters of the longer word. Where the sum exceeds
// 1000 (four of nine letters), the word counts as another word.
const LETTERS: usize = 2300;

/// How two words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) struct WordChange {
    /// From 0 for the same word to [`OTHER`] for another one.
    pub(in crate::similarity) cost: u32,
    /// The clitics that one of the words has and the other lacks.
    clitics: Clitics,
    stem: StemChange,
}

/// How the stems of two words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StemChange {
    Same,
    Ending,
    Person,
    Letters,
    Other,
}

impl WordChange {
    fn with(self, clitics: Clitics) -> Self {
        match self.cost + clitic_cost(clitics) {
            OTHER.. => QUITE_ANOTHER,
            cost => Self { cost, clitics, ..self },
        }
    }

    fn or(self, other: Self) -> Self {
        if other.cost < self.cost { other } else { self }
    }

    /// Returns the kinds of the differences between the words `a` and `b`.
    pub(in crate::similarity) fn kinds(self, a: &Lexeme, b: &Lexeme) -> Vec<DifferenceKind> {
        if self.stem == StemChange::Other {
            let named = [particle_kind(a), particle_kind(b)].into_iter().flatten().max();
            return vec![named.unwrap_or(DifferenceKind::Word)];
        }
        let mut kinds = Vec::new();
        for (sets, kind) in [
            (Clitics::ANY_CONJUNCTION, DifferenceKind::Conjunction),
            (Clitics::AL, DifferenceKind::Article),
            (Clitics::SA, DifferenceKind::Future),
            (Clitics::ANY_PREPOSITION, DifferenceKind::Preposition),
        ] {
            if self.clitics.has_any(sets) {
                kinds.push(kind);
            }
        }
        match self.stem {
            StemChange::Ending => kinds.push(DifferenceKind::Ending),
            StemChange::Person => kinds.push(DifferenceKind::Person),
            StemChange::Letters => kinds.push(DifferenceKind::Letters),
            StemChange::Same | StemChange::Other => {}
        }
        kinds
    }
}

const SAME: WordChange = WordChange { cost: 0, clitics: Clitics::NONE, stem: StemChange::Same };
const QUITE_ANOTHER: WordChange = WordChange { cost: OTHER, clitics: Clitics::NONE, stem: StemChange::Other };

/// Returns how the lexeme `at` of the text `a` differs from the lexeme `bt` of the text `b`.
pub(in crate::similarity) fn between(
    a: &LexedText,
    at: &Lexeme,
    b: &LexedText,
    bt: &Lexeme,
    rules: Option<Known>,
) -> WordChange {
    let (whole_a, whole_b) = (a.text(at), b.text(bt));
    if at.hash == bt.hash && whole_a == whole_b {
        return SAME;
    }
    let are_numbers = at.kind == LexemeKind::Number && bt.kind == LexemeKind::Number;
    if are_numbers && differ_in_leading_zero(whole_a, whole_b) {
        return SAME;
    }
    if at.kind != LexemeKind::Word || bt.kind != LexemeKind::Word || !may_be_like(at, bt) {
        return QUITE_ANOTHER;
    }
    let (stem_a, stem_b) = (a.stem(at), b.stem(bt));
    // Particles are never compared letter by letter: لم and لن share a letter but are quite different words.
    let has_particle = at.particle.is_some() || bt.particle.is_some();
    let split = |clitics_a: Clitics, stem_a, clitics_b: Clitics, stem_b| {
        let change = match stem_a == stem_b {
            true => SAME,
            false if has_particle => QUITE_ANOTHER,
            false if may_be_verbs(clitics_a.with(clitics_b), rules) && person_differs(stem_a, stem_b) => {
                WordChange { cost: ENDING, clitics: Clitics::NONE, stem: StemChange::Person }
            }
            false => stem_change(stem_a, stem_b, rules),
        };
        change.with(clitics_a.difference(clitics_b))
    };
    let best = split(at.clitics, stem_a, bt.clitics, stem_b);
    if best.stem == StemChange::Same || (at.clitics.is_empty() && bt.clitics.is_empty()) {
        return best;
    }
    // The letters of a clitic may belong to the word itself.
    best.or(split(Clitics::NONE, whole_a, bt.clitics, stem_b))
        .or(split(at.clitics, stem_a, Clitics::NONE, whole_b))
        .or(split(Clitics::NONE, whole_a, Clitics::NONE, whole_b))
}

// Returns false for stems that share less than three fifths of their letters, in whatever order: they are
// different words.
fn may_be_like(a: &Lexeme, b: &Lexeme) -> bool {
    let common = (a.letters & b.letters).count_ones();
    5 * common >= 3 * a.letters.count_ones().min(b.letters.count_ones())
}

// Returns how two different stems differ.
fn stem_change(a: &str, b: &str, rules: Option<Known>) -> WordChange {
    let found = |cost, stem| WordChange { cost, clitics: Clitics::NONE, stem };
    if ending_differs(a, b, rules) {
        return found(ENDING, StemChange::Ending);
    }
    match letter_cost(a, b) {
        OTHER.. => QUITE_ANOTHER,
        _ if rules == Some(Known::Arabic) && has_one_other_letter(a, b) && are_different(a, b) => {
            QUITE_ANOTHER
        }
        cost => found(cost.max(ENDING), StemChange::Letters),
    }
}

// Returns true if the stems differ in one letter, which both have: a letter too many or too few is mistyped
// more often.
fn has_one_other_letter(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.chars().zip(b.chars()).filter(|(x, y)| x != y).count() == 1
}

// Returns the cost of the letters in which two stems differ.
fn letter_cost(a: &str, b: &str) -> u32 {
    let (mut longest, mut shortest) = (a.len(), b.len());
    if longest < shortest {
        std::mem::swap(&mut longest, &mut shortest);
    }
    // In a script of two bytes a letter the difference in length alone may make another word.
    if (longest - shortest) * LETTERS >= longest * OTHER as usize && !a.is_ascii() && !b.is_ascii() {
        return OTHER;
    }
    let (distance, chars) = word_distance(a, b).unwrap_or_else(|| {
        let found = long_texts::at_least(a, b, 0).expect("every text is at least 0 percent alike");
        (found.distance(), a.chars().count().max(b.chars().count()))
    });
    (LETTERS * distance / chars) as u32
}

// Returns true if the stems have three letters or more in common and differ by their endings alone.
fn ending_differs(a: &str, b: &str, rules: Option<Known>) -> bool {
    let common = common_prefix(a, b);
    let (rest_a, rest_b) = (&a[common..], &b[common..]);
    let is_ending = |rest: &str| match rules {
        Some(Known::Arabic) => is_arabic_ending(rest),
        Some(Known::English) => is_english_ending(rest),
        None => false,
    };
    a[..common].chars().nth(2).is_some() && is_ending(rest_a) && is_ending(rest_b)
}

// Returns true for words that have no clitic of nouns among theirs. ل precedes verbs too.
fn may_be_verbs(clitics: Clitics, rules: Option<Known>) -> bool {
    rules == Some(Known::Arabic) && !clitics.has_any(Clitics::AL.with(Clitics::BI).with(Clitics::KA))
}

// Returns true for two forms of an imperfect verb that differ in the letter of their person: تدرس, يدرس. What
// ends in ية is a noun (توعية, نوعية); so is a shorter word (تمر, نمر), and what is known as another word
// (نجار, تجار).
fn person_differs(a: &str, b: &str) -> bool {
    const PERSONS: [char; 4] = ['ا', 'ت', 'ن', 'ي'];
    const SHORTEST: usize = "درس".len();
    let rest = |stem: &'_ str| stem.strip_prefix(PERSONS).map(str::len);
    let (Some(rest_a), Some(rest_b)) = (rest(a), rest(b)) else { return false };
    let (rest_a, rest_b) = (&a[a.len() - rest_a..], &b[b.len() - rest_b..]);
    let is_verb = rest_a.len() >= SHORTEST && !rest_a.ends_with("يه");
    is_verb
        && (rest_a == rest_b || ending_differs(rest_a, rest_b, Some(Known::Arabic)))
        && !are_different(a, b)
}

// Returns the length in bytes of the whole chars that both texts begin with.
fn common_prefix(a: &str, b: &str) -> usize {
    let mut common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    while !a.is_char_boundary(common) {
        common -= 1;
    }
    common
}

fn clitic_cost(clitics: Clitics) -> u32 {
    let of = |sets: Clitics, cost| if clitics.has_any(sets) { cost } else { 0 };
    of(Clitics::ANY_CONJUNCTION, CONJUNCTION)
        + of(Clitics::AL, ARTICLE)
        + of(Clitics::SA, FUTURE)
        + of(Clitics::ANY_PREPOSITION, PREPOSITION)
}

/// Returns true for a lexeme that turns the meaning of its sentence.
pub(in crate::similarity) fn turns_meaning(lexeme: &Lexeme) -> bool {
    matches!(lexeme.particle, Some(Particle::Negation | Particle::Direction))
        || lexeme.kind == LexemeKind::Number
}

/// Returns the kind of the difference if a particle is missing or replaced.
pub(in crate::similarity) fn particle_kind(lexeme: &Lexeme) -> Option<DifferenceKind> {
    match lexeme.particle? {
        Particle::Negation => Some(DifferenceKind::Negation),
        Particle::Direction => Some(DifferenceKind::Direction),
        Particle::Preposition => Some(DifferenceKind::Preposition),
        Particle::Function => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_differ_by_what_they_are_made_of() {
        for (a, b, cost) in [
            ("كتاب", "والكتاب", CONJUNCTION + ARTICLE),
            ("للمدرسه", "المدرسه", PREPOSITION),
            ("سيكتب", "يكتب", FUTURE),
            ("مهندس", "مهندسون", ENDING),
            ("ولا", "لا", CONJUNCTION),
            ("تدرس", "يدرس", ENDING),
            ("ادرس", "ندرس", ENDING),
            ("يدرسون", "تدرس", ENDING),
            ("سيدرس", "ستدرس", ENDING),
            ("ويدرس", "تدرس", CONJUNCTION + ENDING),
            ("لم", "لن", OTHER),
            ("كتاب", "مضخه", OTHER),
            ("نجار", "تجار", OTHER),
            ("النجاره", "التجاره", OTHER),
        ] {
            let (a, b) = (
                LexedText::new(a.into(), Some(Known::Arabic)),
                LexedText::new(b.into(), Some(Known::Arabic)),
            );
            let there = between(&a, &a.lexemes()[0], &b, &b.lexemes()[0], Some(Known::Arabic));
            let back = between(&b, &b.lexemes()[0], &a, &a.lexemes()[0], Some(Known::Arabic));
            assert_eq!((there.cost, back.cost), (cost, cost), "{} {}", a.folded(), b.folded());
        }
    }
}
