//! How probable it is that a pair of documents is right.

use super::best::Best;
use super::scores::Scores;

/// The weights of the log odds: a constant, the score of the pair, and its lead over the best rival. Round
/// numbers near those of a logistic regression on sets of one to two hundred documents of seventeen kinds,
/// each kind judged by the weights that were learned on the others.
const CONSTANT: f64 = 0.5;
const SCORE: f64 = 2.0;
const LEAD: f64 = 10.0;

/// How much each word of the shorter document may add to the log odds: however well two notes of three words
/// agree, they are not sure. Chosen by hand.
const WORD: f64 = 0.25;

/// The score of two documents that have nothing to do with each other. Where a document has no rival, this
/// stands for one.
const UNRELATED: f32 = 0.0;

/// Returns the probability that two documents translate each other. A pair whose score leads far over those
/// that either document has with any other is sure; one with a score like that of its rivals is doubtful,
/// since a document without a translation has one that is the least unlike it.
pub(super) fn confidence(scores: &Scores, source: usize, target: usize) -> f64 {
    let score = scores.of_source[source].score(target).or_else(|| scores.of_target[target].score(source));
    let Some(score) = score else { return 0.0 };
    let rival = rival(&scores.of_source[source], target).max(rival(&scores.of_target[target], source));
    let lead = f64::from(score - rival).clamp(-0.4, 0.8);
    let log_odds = CONSTANT + SCORE * f64::from(score).clamp(-0.6, 1.2) + LEAD * lead;
    let words = scores.source_words[source].min(scores.target_words[target]);
    let log_odds = log_odds.min(WORD * f64::from(words));
    1.0 / (1.0 + (-log_odds).exp())
}

fn rival(best: &Best, partner: usize) -> f32 {
    let others = best.iter().filter(|scored| scored.other as usize != partner);
    others.map(|scored| scored.score).fold(UNRELATED, f32::max)
}
