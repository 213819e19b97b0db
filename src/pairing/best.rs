//! [`Best`]: the documents with the highest scores for one document.

/// How many documents are kept for each: its partner is nearly always among the first three.
const KEPT: usize = 12;

/// The documents of the other side with the highest scores, the highest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Best(Vec<Scored>);

/// A document of the other side and its score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scored {
    pub(super) other: u32,
    pub(super) score: f32,
}

impl Best {
    /// Adds a document if its score is among the highest. Of equal scores, the one that came first counts.
    pub(super) fn offer(&mut self, scored: Scored) {
        let at = self.0.partition_point(|kept| kept.score >= scored.score);
        if at < KEPT {
            self.0.insert(at, scored);
            self.0.truncate(KEPT);
        }
    }

    /// Returns the score of a document; none if it is not kept.
    pub(super) fn score(&self, other: usize) -> Option<f32> {
        self.iter().find(|scored| scored.other as usize == other).map(|scored| scored.score)
    }

    /// Returns the documents, those with the highest scores first.
    pub(super) fn iter(&self) -> impl Iterator<Item = Scored> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_scores_are_kept_in_order() {
        let mut best = Best::default();
        for other in 0..100 {
            best.offer(Scored { other, score: (other % 10) as f32 });
        }
        let kept: Vec<u32> = best.iter().map(|scored| scored.other).collect();
        assert_eq!(kept, [9, 19, 29, 39, 49, 59, 69, 79, 89, 99, 8, 18]);
    }
}
