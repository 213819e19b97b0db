//! [`EditScript`]: the cheapest way to make one text into another, lexeme by lexeme.
//!
//! The distance is Levenshtein's, with weights: a lexeme costs its weight, and a changed word costs the share
//! of its weight that the file `word_change` computes. A word that is gone in one place and new in another
//! has moved, and costs half its weight less; of words that moved together, the others cost one and a half
//! times their weight less.

use super::cost_matrix::CostMatrix;
use super::edit_step::EditStep;
use super::word_change::{self, OTHER};
use crate::lang::Known;
use crate::similarity::lexemes::{LexedText, Lexeme, LexemeKind};

// What is saved of the cost of a word that moved right behind another moved word, in halves of its weight. It
// costs twice its weight if it is gone in one place and new in another.
const FOLLOWER_SAVES: u32 = 3;

/// The cheapest way to make one text into another.
#[derive(Clone, Debug)]
pub(in crate::similarity) struct EditScript {
    /// The sum of the costs, in thousandths of an ordinary word.
    pub(in crate::similarity) cost: u32,
    /// The total weight of the heavier text, in thousandths of an ordinary word.
    pub(in crate::similarity) weight: u32,
    /// The steps, in the order of both texts.
    pub(in crate::similarity) steps: Vec<EditStep>,
}

impl EditScript {
    /// Finds the cheapest script. Of several scripts that cost the same, the choice does not depend on the
    /// direction: if `a` and `b` are exchanged, the steps are mirrored.
    pub(in crate::similarity) fn new(a: &LexedText, b: &LexedText, rules: Option<Known>) -> Self {
        match a.folded() > b.folded() {
            true => Self::ordered(b, a, rules).reversed(),
            false => Self::ordered(a, b, rules),
        }
    }

    fn ordered(a: &LexedText, b: &LexedText, rules: Option<Known>) -> Self {
        let matrix = CostMatrix::new(a, b, rules);
        let (cost, steps) =
            if matrix.is_filled() { (matrix.cost(), matrix.steps()) } else { matrix.by_place() };
        let weigh = |lexemes: &[Lexeme]| lexemes.iter().map(|lexeme| lexeme.weight).sum();
        let (weight_a, weight_b): (u32, u32) = (weigh(a.lexemes()), weigh(b.lexemes()));
        let mut edit = Self { cost, weight: weight_a.max(weight_b), steps };
        if matrix.is_filled() {
            edit.find_moves(a, b, rules);
        }
        edit
    }

    fn reversed(mut self) -> Self {
        for step in &mut self.steps {
            *step = match *step {
                EditStep::Same(i, j) => EditStep::Same(j, i),
                EditStep::Changed(i, j) => EditStep::Changed(j, i),
                EditStep::First(i) => EditStep::Second(i),
                EditStep::Second(j) => EditStep::First(j),
                EditStep::Moved(i, j) => EditStep::MovedHere(j, i),
                EditStep::MovedHere(i, j) => EditStep::Moved(j, i),
            };
        }
        self
    }

    /// Returns how alike the texts are, 0 to 1.
    pub(in crate::similarity) fn ratio(&self) -> f64 {
        match self.weight {
            0 => 1.0,
            weight => f64::from(weight.saturating_sub(self.cost)) / f64::from(weight),
        }
    }

    // Joins words that are gone in one place and new in another. The meaning of particles and numbers depends
    // on their place, so they do not count as moved, but for a particle that moves with the word behind it.
    fn find_moves(&mut self, a: &LexedText, b: &LexedText, rules: Option<Known>) {
        let may_move = |lexeme: &Lexeme| lexeme.kind == LexemeKind::Word && lexeme.particle.is_none();
        let (mut gone, mut new, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        for &step in &self.steps {
            match step {
                EditStep::First(i) => {
                    alone.push(step);
                    gone.push(i);
                }
                EditStep::Second(j) => {
                    alone.push(step);
                    new.push(j);
                }
                EditStep::Changed(i, j) if is_other(a, i, b, j, rules) => {
                    gone.push(i);
                    new.push(j);
                }
                _ => {}
            }
        }
        let mut moves: Vec<(usize, usize)> = Vec::new();
        let is_same = |i: usize, j: usize| a.text(&a.lexemes()[i]) == b.text(&b.lexemes()[j]);
        for &i in gone.iter().filter(|&&i| may_move(&a.lexemes()[i])) {
            if let Some(k) = new.iter().position(|&j| is_same(i, j)) {
                moves.push((i, new.remove(k)));
            }
        }
        if moves.is_empty() {
            return;
        }
        let is_alone =
            |i: usize, j: usize| alone.contains(&EditStep::First(i)) && alone.contains(&EditStep::Second(j));
        for &i in gone.iter().rev().filter(|&&i| a.lexemes()[i].particle.is_some()) {
            let goes_with = |j: usize| is_same(i, j) && is_alone(i, j) && moves.contains(&(i + 1, j + 1));
            if let Some(k) = new.iter().position(|&j| goes_with(j)) {
                moves.push((i, new.remove(k)));
            }
        }
        for &(i, j) in &moves {
            let weight = a.lexemes()[i].weight;
            let follows = i > 0 && j > 0 && moves.contains(&(i - 1, j - 1)) && is_alone(i, j);
            let saved = if follows { weight * FOLLOWER_SAVES / 2 } else { weight / 2 };
            self.cost -= saved.min(self.cost);
        }
        self.steps = self.steps.iter().flat_map(|&step| with_moves(step, &moves)).collect();
    }
}

fn is_other(a: &LexedText, i: usize, b: &LexedText, j: usize, rules: Option<Known>) -> bool {
    word_change::between(a, &a.lexemes()[i], b, &b.lexemes()[j], rules).cost >= OTHER
}

// Returns the one or two steps that replace a step whose words are among the moved ones; else the step
// itself.
fn with_moves(step: EditStep, moves: &[(usize, usize)]) -> impl Iterator<Item = EditStep> {
    let first = |i| match moves.iter().find(|&&(from, _)| from == i) {
        Some(&(i, j)) => EditStep::Moved(i, j),
        None => EditStep::First(i),
    };
    let second = |j| match moves.iter().find(|&&(_, to)| to == j) {
        Some(&(i, j)) => EditStep::MovedHere(i, j),
        None => EditStep::Second(j),
    };
    let steps = match step {
        EditStep::First(i) => (first(i), None),
        EditStep::Second(j) => (second(j), None),
        EditStep::Changed(i, j) => match (first(i), second(j)) {
            (EditStep::First(_), EditStep::Second(_)) => (step, None),
            (one, other) => (one, Some(other)),
        },
        step => (step, None),
    };
    std::iter::once(steps.0).chain(steps.1)
}
