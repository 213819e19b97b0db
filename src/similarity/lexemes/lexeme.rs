//! [`Lexeme`]: a word, a number or a punctuation mark of a folded text, with all that two of them are compared by.

use std::ops::Range;

use crate::hash;
use crate::text::{Clitics, split_conjunction};

use super::affixes;
use super::particles::{self, Particle};
use super::rules::WordRules;

/// A word, a number or a punctuation mark. Whatever has a digit is a number here, and so is an address: what a
/// translation takes over as it is; and the month of a date.
#[derive(Clone, Debug)]
pub(in crate::similarity) struct Lexeme {
    /// Where it stands in the folded text, in bytes.
    pub(in crate::similarity) range: Range<usize>,
    /// Of its text (FNV-1a), so that most words are told apart by one comparison.
    pub(in crate::similarity) hash: u64,
    pub(in crate::similarity) kind: LexemeKind,
    /// How much it says, in thousandths of an ordinary word.
    pub(in crate::similarity) weight: u32,
    pub(in crate::similarity) particle: Option<Particle>,
    pub(in crate::similarity) clitics: Clitics,
    /// What is left of it without its clitics, in bytes of the folded text.
    pub(in crate::similarity) stem: Range<usize>,
    /// The letters of the stem as a set, so that two words that share few are told apart at once.
    pub(in crate::similarity) letters: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) enum LexemeKind {
    Word,
    Number,
    Mark,
}

// What the kinds of tokens weigh, in thousandths of an ordinary word.
const FUNCTION_WEIGHT: u32 = 400;
const MEANING_WEIGHT: u32 = 600;
const NUMBER_WEIGHT: u32 = 500;
const MARK_WEIGHT: u32 = 150;

impl Lexeme {
    pub(super) fn new(folded: &str, range: Range<usize>, kind: LexemeKind, rules: WordRules) -> Self {
        let text = &folded[range.clone()];
        let (mut particle, mut clitics, mut stem) = (None, Clitics::NONE, text);
        match (kind, rules) {
            (LexemeKind::Word, WordRules::Arabic) => {
                particle = particles::arabic(text);
                (clitics, stem) = match particle {
                    Some(_) => (Clitics::NONE, text),
                    None => affixes::split(text),
                };
                // A particle is shorter than what clitics leave of other words: ولا, فمن.
                if let Some((conjunction, rest)) =
                    split_conjunction(text).filter(|_| particle.is_none())
                    && let Some(found) = particles::arabic(rest)
                    // فتحت is "she opened" rather than "so below".
                    && (conjunction == Clitics::WA || found == Particle::Negation || found == Particle::Function)
                {
                    (particle, clitics, stem) = (Some(found), conjunction, rest);
                }
            }
            (LexemeKind::Word, WordRules::English) => particle = particles::english(text),
            _ => {}
        }
        let weight = match (kind, particle) {
            (LexemeKind::Mark, _) => MARK_WEIGHT,
            (LexemeKind::Number, _) => NUMBER_WEIGHT,
            (LexemeKind::Word, Some(Particle::Function | Particle::Preposition)) => FUNCTION_WEIGHT,
            (LexemeKind::Word, Some(Particle::Negation | Particle::Direction)) => MEANING_WEIGHT,
            (LexemeKind::Word, None) => 1000,
        };
        let stem = range.end - stem.len()..range.end;
        let letters = folded[stem.clone()].chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64));
        let hash = hash::fnv1a(text.as_bytes());
        Self { range, hash, kind, weight, particle, clitics, stem, letters }
    }
}
