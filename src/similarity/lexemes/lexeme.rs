//! [`Lexeme`]: a word, a number or a punctuation mark of a folded text, prepared for comparison.

use std::ops::Range;

use crate::hash;
use crate::text::{Clitics, split_conjunction};

use super::affixes;
use super::particles::{self, Particle};
use crate::lang::Known;

/// A word, a number or a punctuation mark.
#[derive(Clone, Debug)]
pub(in crate::similarity) struct Lexeme {
    /// The place in the folded text, in bytes.
    pub(in crate::similarity) range: Range<usize>,
    /// The FNV-1a hash of the text. Different hashes show at once that two words differ.
    pub(in crate::similarity) hash: u64,
    pub(in crate::similarity) kind: LexemeKind,
    /// How much the lexeme contributes to the percent, in thousandths of an ordinary word.
    pub(in crate::similarity) weight: u32,
    /// The role of a word that is a particle.
    pub(in crate::similarity) particle: Option<Particle>,
    /// The clitics that precede the stem.
    pub(in crate::similarity) clitics: Clitics,
    /// The place of the word without its clitics, in bytes of the folded text.
    pub(in crate::similarity) stem: Range<usize>,
    /// The letters of the stem, as a set of their code points modulo 64. Two sets show quickly whether words
    /// share few letters.
    pub(in crate::similarity) letters: u64,
}

/// The kind of a lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) enum LexemeKind {
    /// Letters, with inner apostrophes.
    Word,
    /// A piece that a translation keeps: anything with a digit, an address, or the month of a date.
    Number,
    /// A punctuation mark or a symbol, possibly repeated.
    Mark,
}

// The weights of lexemes, in thousandths of the weight of an ordinary word. Chosen by hand; `benches/worth`
// measures the ranking that follows from them.
const WORD_WEIGHT: u32 = 1000;
const FUNCTION_WEIGHT: u32 = 400;
const MEANING_WEIGHT: u32 = 600;
const NUMBER_WEIGHT: u32 = 500;
const MARK_WEIGHT: u32 = 150;

impl Lexeme {
    /// Analyses the lexeme at a range of a folded text.
    pub(super) fn new(folded: &str, range: Range<usize>, kind: LexemeKind, rules: Option<Known>) -> Self {
        let text = &folded[range.clone()];
        let (mut particle, mut clitics, mut stem) = (None, Clitics::NONE, text);
        match (kind, rules) {
            (LexemeKind::Word, Some(Known::Arabic)) => {
                particle = particles::arabic(text);
                (clitics, stem) = match particle {
                    Some(_) => (Clitics::NONE, text),
                    None => affixes::split(text),
                };
                // A particle after a conjunction may be shorter than any other stem: ولا, فمن.
                if let Some((conjunction, rest)) =
                    split_conjunction(text).filter(|_| particle.is_none())
                    && let Some(found) = particles::arabic(rest)
                    // The conjunction ف is split from negations and function words only: فتحت means "she
                    // opened", hardly ever "so below".
                    && (conjunction == Clitics::WA || found == Particle::Negation || found == Particle::Function)
                {
                    (particle, clitics, stem) = (Some(found), conjunction, rest);
                }
            }
            (LexemeKind::Word, Some(Known::English)) => particle = particles::english(text),
            _ => {}
        }
        let weight = match (kind, particle) {
            (LexemeKind::Mark, _) => MARK_WEIGHT,
            (LexemeKind::Number, _) => NUMBER_WEIGHT,
            (LexemeKind::Word, Some(Particle::Function | Particle::Preposition)) => FUNCTION_WEIGHT,
            (LexemeKind::Word, Some(Particle::Negation | Particle::Direction)) => MEANING_WEIGHT,
            (LexemeKind::Word, None) => WORD_WEIGHT,
        };
        let stem = range.end - stem.len()..range.end;
        let letters = folded[stem.clone()].chars().fold(0, |set, c| set | 1 << (u32::from(c) % 64));
        let hash = hash::fnv1a(text.as_bytes());
        Self { range, hash, kind, weight, particle, clitics, stem, letters }
    }

    /// Returns the clitics at a range of a folded text, written together with the number after them, as the
    /// words that they would be before a space.
    pub(super) fn clitic(folded: &str, range: Range<usize>) -> Self {
        let lexeme = Self::new(folded, range, LexemeKind::Word, None);
        Self { weight: FUNCTION_WEIGHT, particle: Some(Particle::Function), ..lexeme }
    }
}
