//! [`WordChange`]: how two words differ, by their clitics and by what is left of them.

use crate::text::Clitics;

use super::super::DifferenceKind;
use super::super::lexemes::{
    LexedText, Lexeme, LexemeKind, Particle, WordRules, is_arabic_ending, is_english_ending,
};
use super::super::myers::word_distance;

/// The cost of a word that stands for quite another one, in thousandths.
pub(in crate::similarity) const OTHER: u32 = 1000;

// What a difference inside a word costs, in thousandths of the word.
const CONJUNCTION: u32 = 60;
const ARTICLE: u32 = 60;
const FUTURE: u32 = 120;
const PREPOSITION: u32 = 120;
const ENDING: u32 = 150;
// What all letters of a word cost, if they are counted one by one: of nine letters, four make another word.
const LETTERS: usize = 2300;

/// How two words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) struct WordChange {
    /// In thousandths of the word, 0 for the same word, [`OTHER`] for another one.
    pub(in crate::similarity) cost: u32,
    pub(in crate::similarity) clitics: Clitics,
    pub(in crate::similarity) rest: StemChange,
}

/// How two words differ beside their clitics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) enum StemChange {
    Same,
    Ending,
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

    /// Returns what the difference between two words is called.
    pub(in crate::similarity) fn kinds(self, a: &Lexeme, b: &Lexeme) -> Vec<DifferenceKind> {
        if self.rest == StemChange::Other {
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
        match self.rest {
            StemChange::Ending => kinds.push(DifferenceKind::Ending),
            StemChange::Letters => kinds.push(DifferenceKind::Letters),
            StemChange::Same | StemChange::Other => {}
        }
        kinds
    }
}

const QUITE_ANOTHER: WordChange = WordChange { cost: OTHER, clitics: Clitics::NONE, rest: StemChange::Other };

/// Returns how a token of a sentence differs from one of another.
pub(in crate::similarity) fn between(
    a: &LexedText,
    at: &Lexeme,
    b: &LexedText,
    bt: &Lexeme,
    rules: WordRules,
) -> WordChange {
    let (whole_a, whole_b) = (a.text(at), b.text(bt));
    if at.hash == bt.hash && whole_a == whole_b {
        return WordChange { cost: 0, clitics: Clitics::NONE, rest: StemChange::Same };
    }
    if at.kind != LexemeKind::Word || bt.kind != LexemeKind::Word || !may_be_like(at, bt) {
        return QUITE_ANOTHER;
    }
    let (stem_a, stem_b) = (a.stem(at), b.stem(bt));
    let split = |clitics_a: Clitics, stem_a, clitics_b: Clitics, stem_b| {
        stems(stem_a, stem_b, is_particle(at) || is_particle(bt), rules).with(clitics_a.difference(clitics_b))
    };
    let best = split(at.clitics, stem_a, bt.clitics, stem_b);
    if best.rest == StemChange::Same || (at.clitics.is_empty() && bt.clitics.is_empty()) {
        return best;
    }
    // What looks like a clitic may be a letter of the word.
    best.or(split(Clitics::NONE, whole_a, bt.clitics, stem_b))
        .or(split(at.clitics, stem_a, Clitics::NONE, whole_b))
        .or(split(Clitics::NONE, whole_a, Clitics::NONE, whole_b))
}

// Stems that have few letters in common make other words, whatever the order of the letters.
fn may_be_like(a: &Lexeme, b: &Lexeme) -> bool {
    let common = (a.letters & b.letters).count_ones();
    5 * common >= 3 * a.letters.count_ones().min(b.letters.count_ones())
}

// A particle is never "nearly" another word: لم and لن share a letter and nothing else.
fn is_particle(token: &Lexeme) -> bool {
    token.particle.is_some()
}

fn stems(a: &str, b: &str, exactly: bool, rules: WordRules) -> WordChange {
    let found = |cost, rest| WordChange { cost, clitics: Clitics::NONE, rest };
    if a == b {
        return found(0, StemChange::Same);
    }
    if exactly {
        return QUITE_ANOTHER;
    }
    if ending_differs(a, b, rules) {
        return found(ENDING, StemChange::Ending);
    }
    match letters(a, b) {
        OTHER.. => QUITE_ANOTHER,
        cost => found(cost.max(ENDING), StemChange::Letters),
    }
}

// What the letters cost that two words differ in.
fn letters(a: &str, b: &str) -> u32 {
    let (mut longest, mut shortest) = (a.len(), b.len());
    if longest < shortest {
        std::mem::swap(&mut longest, &mut shortest);
    }
    // In a script of two bytes a letter, what is missing alone makes another word.
    if (longest - shortest) * LETTERS >= longest * OTHER as usize && !a.is_ascii() && !b.is_ascii() {
        return OTHER;
    }
    let (distance, chars) = word_distance(a, b);
    (LETTERS * distance / chars) as u32
}

fn ending_differs(a: &str, b: &str, rules: WordRules) -> bool {
    let common = common_prefix(a, b);
    let (rest_a, rest_b) = (&a[common..], &b[common..]);
    let is_ending = |rest: &str| match rules {
        WordRules::Arabic => is_arabic_ending(rest),
        WordRules::English => is_english_ending(rest),
        WordRules::Generic => false,
    };
    a[..common].chars().nth(2).is_some() && is_ending(rest_a) && is_ending(rest_b)
}

// In bytes, up to the last char that is the same.
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

/// Returns true if a word turns the meaning of what it stands in.
pub(in crate::similarity) fn turns_meaning(token: &Lexeme) -> bool {
    matches!(token.particle, Some(Particle::Negation | Particle::Direction))
        || token.kind == LexemeKind::Number
}

/// Returns what it is called if a particle is missing or another one.
pub(in crate::similarity) fn particle_kind(token: &Lexeme) -> Option<DifferenceKind> {
    match token.particle? {
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
            ("لم", "لن", OTHER),
            ("كتاب", "مضخه", OTHER),
        ] {
            let (a, b) =
                (LexedText::new(a.into(), WordRules::Arabic), LexedText::new(b.into(), WordRules::Arabic));
            let there = between(&a, &a.lexemes()[0], &b, &b.lexemes()[0], WordRules::Arabic);
            let back = between(&b, &b.lexemes()[0], &a, &a.lexemes()[0], WordRules::Arabic);
            assert_eq!((there.cost, back.cost), (cost, cost), "{} {}", a.folded(), b.folded());
        }
    }
}
