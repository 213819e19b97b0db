use super::DifferenceKind;
use super::clitics::{self, Clitics};
use super::particles::Particle;
use super::sentence::{Kind, Rules, Sentence, Token};

/// The cost of a word that stands for quite another one, in thousandths.
pub(super) const OTHER: u32 = 1000;

// What a difference inside a word costs, in thousandths of the word.
const CONJUNCTION: u32 = 80;
const ARTICLE: u32 = 80;
const FUTURE: u32 = 150;
const PREPOSITION: u32 = 150;
const ENDING: u32 = 200;

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
    /// Returns what the difference between two words is called.
    pub(super) fn kinds(self, a: &Token, b: &Token) -> Vec<DifferenceKind> {
        if self.rest == Rest::Other {
            let named = [particle_kind(a), particle_kind(b)].into_iter().flatten().max();
            return vec![named.unwrap_or(DifferenceKind::Word)];
        }
        let mut kinds = Vec::new();
        for (sets, kind) in [
            (&[Clitics::WA, Clitics::FA][..], DifferenceKind::Conjunction),
            (&[Clitics::AL][..], DifferenceKind::Article),
            (&[Clitics::SA][..], DifferenceKind::Future),
            (&[Clitics::BI, Clitics::LI, Clitics::KA][..], DifferenceKind::Preposition),
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
    if whole_a == whole_b {
        return Delta { cost: 0, clitics: Clitics::NONE, rest: Rest::Same };
    }
    // Few letters in common: another word, whatever the order of the letters.
    let (common, all) = ((at.letters & bt.letters).count_ones(), (at.letters | bt.letters).count_ones());
    if at.kind != Kind::Word || bt.kind != Kind::Word || 3 * common < all {
        return QUITE_ANOTHER;
    }
    let splits_a = [(at.clitics, a.stem(at)), (Clitics::NONE, whole_a)];
    let splits_b = [(bt.clitics, b.stem(bt)), (Clitics::NONE, whole_b)];
    let ways_a = if at.clitics.is_empty() { &splits_a[1..] } else { &splits_a[..] };
    let ways_b = if bt.clitics.is_empty() { &splits_b[1..] } else { &splits_b[..] };
    let mut best = QUITE_ANOTHER;
    for &(clitics_a, stem_a) in ways_a {
        for &(clitics_b, stem_b) in ways_b {
            let found = stems(stem_a, stem_b, particles_differ(at, bt), rules);
            let clitics = clitics_a.difference(clitics_b);
            let cost = (clitic_cost(clitics) + found.cost).min(OTHER);
            if cost < best.cost {
                best = Delta { cost, clitics, rest: found.rest };
            }
        }
    }
    best
}

// A particle is never "nearly" another word: لم and لن share a letter and nothing else.
fn particles_differ(a: &Token, b: &Token) -> bool {
    a.particle.is_some() || b.particle.is_some()
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
    let longest = a.chars().count().max(b.chars().count());
    let distance = strsim::levenshtein(a, b);
    // Half the letters changed make another word.
    let cost = (2 * OTHER as usize * distance / longest) as u32;
    if cost >= OTHER { QUITE_ANOTHER } else { found(cost.max(ENDING), Rest::Letters) }
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

fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}

fn clitic_cost(clitics: Clitics) -> u32 {
    let of = |sets: &[Clitics], cost| if clitics.has_any(sets) { cost } else { 0 };
    of(&[Clitics::WA, Clitics::FA], CONJUNCTION)
        + of(&[Clitics::AL], ARTICLE)
        + of(&[Clitics::SA], FUTURE)
        + of(&[Clitics::BI, Clitics::LI, Clitics::KA], PREPOSITION)
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
