//! [`Answers`]: how good the answers of a lookup are while it runs.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The answers found so far, of which each may have several units. Adding one takes constant time.
pub(super) struct Answers {
    /// The percent by which the best unit of each answer is ranked.
    best: HashMap<u64, u8>,
    /// The count of answers of each percent.
    of_percent: [usize; 101],
}

impl Default for Answers {
    fn default() -> Self {
        Self { best: HashMap::new(), of_percent: [0; 101] }
    }
}

impl Answers {
    /// Adds a unit with the hash of its answer, and the percent by which it is ranked.
    pub(super) fn add(&mut self, answer: u64, percent: u8) {
        match self.best.entry(answer) {
            Entry::Vacant(new) => {
                new.insert(percent);
            }
            Entry::Occupied(mut known) if *known.get() < percent => {
                self.of_percent[usize::from(known.insert(percent))] -= 1;
            }
            Entry::Occupied(_) => return,
        }
        self.of_percent[usize::from(percent)] += 1;
    }

    /// Returns the number of answers that are ranked above `percent`.
    pub(super) fn better_than(&self, percent: u8) -> usize {
        self.of_percent.iter().skip(usize::from(percent) + 1).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_once_by_its_best_unit() {
        let mut answers = Answers::default();
        for (answer, percent) in [(1, 70), (1, 90), (1, 80), (2, 100), (3, 0)] {
            answers.add(answer, percent);
        }
        let counts: Vec<usize> = [0, 69, 80, 90, 100].map(|percent| answers.better_than(percent)).into();
        assert_eq!(counts, [2, 2, 2, 1, 0]);
    }
}
