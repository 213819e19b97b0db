use super::DifferenceKind;
use crate::text::Clitics;

use super::clitics;
use super::particles::Particle;
use super::sentence::{Kind, Rules, Sentence, Token};

/// The cost of a word that stands for quite another one, in thousandths.
pub(super) const OTHER: u32 = 1000;

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
pub(super) struct Delta {
    /// In thousandths of the word, 0 for the same word, [`OTHER`] for another one.
    pub(super) cost: u32,
    pub(super) clitics: Clitics,
    pub(super) rest: Rest,
}

/// How two words differ beside their clitics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    Same,
    Ending,
    Letters,
    Other,
}

impl Delta {
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
    pub(super) fn kinds(self, a: &Token, b: &Token) -> Vec<DifferenceKind> {
        if self.rest == Rest::Other {
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
            Rest::Ending => kinds.push(DifferenceKind::Ending),
            Rest::Letters => kinds.push(DifferenceKind::Letters),
            Rest::Same | Rest::Other => {}
        }
        kinds
    }
}

const QUITE_ANOTHER: Delta = Delta { cost: OTHER, clitics: Clitics::NONE, rest: Rest::Other };

/// Returns how a token of a sentence differs from one of another.
pub(super) fn delta(a: &Sentence, at: &Token, b: &Sentence, bt: &Token, rules: Rules) -> Delta {
    let (whole_a, whole_b) = (a.text(at), b.text(bt));
    if at.hash == bt.hash && whole_a == whole_b {
        return Delta { cost: 0, clitics: Clitics::NONE, rest: Rest::Same };
    }
    if at.kind != Kind::Word || bt.kind != Kind::Word || !may_be_like(at, bt) {
        return QUITE_ANOTHER;
    }
    let (stem_a, stem_b) = (a.stem(at), b.stem(bt));
    let split = |clitics_a: Clitics, stem_a, clitics_b: Clitics, stem_b| {
        stems(stem_a, stem_b, is_particle(at) || is_particle(bt), rules).with(clitics_a.difference(clitics_b))
    };
    let best = split(at.clitics, stem_a, bt.clitics, stem_b);
    if best.rest == Rest::Same || (at.clitics.is_empty() && bt.clitics.is_empty()) {
        return best;
    }
    // What looks like a clitic may be a letter of the word.
    best.or(split(Clitics::NONE, whole_a, bt.clitics, stem_b))
        .or(split(at.clitics, stem_a, Clitics::NONE, whole_b))
        .or(split(Clitics::NONE, whole_a, Clitics::NONE, whole_b))
}

// Stems that have few letters in common make other words, whatever the order of the letters.
fn may_be_like(a: &Token, b: &Token) -> bool {
    let common = (a.letters & b.letters).count_ones();
    5 * common >= 3 * a.letters.count_ones().min(b.letters.count_ones())
}

// A particle is never "nearly" another word: لم and لن share a letter and nothing else.
fn is_particle(token: &Token) -> bool {
    token.particle.is_some()
}

fn stems(a: &str, b: &str, exactly: bool, rules: Rules) -> Delta {
    let found = |cost, rest| Delta { cost, clitics: Clitics::NONE, rest };
    if a == b {
        return found(0, Rest::Same);
    }
    if exactly {
        return QUITE_ANOTHER;
    }
    if ending_differs(a, b, rules) {
        return found(ENDING, Rest::Ending);
    }
    match letters(a, b) {
        OTHER.. => QUITE_ANOTHER,
        cost => found(cost.max(ENDING), Rest::Letters),
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
    let (distance, chars) = distance(a, b);
    (LETTERS * distance / chars) as u32
}

// The edit distance of two words and the chars of the longer one. Words are short: the masks of Myers' algorithm are
// found faster by looking through the word than by any table.
fn distance(a: &str, b: &str) -> (usize, usize) {
    let mut letters = ['\0'; 64];
    let mut count = 0;
    for c in a.chars() {
        if count == letters.len() {
            return (strsim::levenshtein(a, b), a.chars().count().max(b.chars().count()));
        }
        letters[count] = c;
        count += 1;
    }
    let last = count - 1;
    let (mut up, mut down, mut distance, mut others) = (!0_u64, 0_u64, count, 0);
    for c in b.chars() {
        others += 1;
        let mut equal = 0;
        for (i, &letter) in letters[..count].iter().enumerate() {
            equal |= u64::from(letter == c) << i;
        }
        let diagonal = ((equal & up).wrapping_add(up) ^ up) | equal | down;
        let (rises, sinks) = (down | !(diagonal | up), up & diagonal);
        distance = distance + ((rises >> last) & 1) as usize - ((sinks >> last) & 1) as usize;
        let rises = (rises << 1) | 1;
        up = (sinks << 1) | !(diagonal | rises);
        down = rises & diagonal;
    }
    (distance, count.max(others))
}

fn ending_differs(a: &str, b: &str, rules: Rules) -> bool {
    let common = common_prefix(a, b);
    let (rest_a, rest_b) = (&a[common..], &b[common..]);
    let is_ending = |rest: &str| match rules {
        Rules::Arabic => clitics::is_arabic_ending(rest),
        Rules::English => clitics::is_english_ending(rest),
        Rules::Generic => false,
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
pub(super) fn turns_meaning(token: &Token) -> bool {
    matches!(token.particle, Some(Particle::Negation | Particle::Direction)) || token.kind == Kind::Number
}

/// Returns what it is called if a particle is missing or another one.
pub(super) fn particle_kind(token: &Token) -> Option<DifferenceKind> {
    match token.particle? {
        Particle::Negation => Some(DifferenceKind::Negation),
        Particle::Direction => Some(DifferenceKind::Direction),
        Particle::Preposition => Some(DifferenceKind::Preposition),
        Particle::Function => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            let (a, b) = (Sentence::new(a, Rules::Arabic), Sentence::new(b, Rules::Arabic));
            let there = delta(&a, &a.tokens[0], &b, &b.tokens[0], Rules::Arabic);
            let back = delta(&b, &b.tokens[0], &a, &a.tokens[0], Rules::Arabic);
            assert_eq!((there.cost, back.cost), (cost, cost), "{} {}", a.folded(), b.folded());
        }
    }

    proptest! {
        #[test]
        fn the_distance_of_words_is_that_of_strsim(a in "[ابتثa-d]{1,80}", b in "[ابتثa-d]{1,80}") {
            prop_assert_eq!(distance(&a, &b).0, strsim::levenshtein(&a, &b));
        }
    }
}
