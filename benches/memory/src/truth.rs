use mizan::text::fold;
use rapidfuzz::distance::levenshtein;

/// Folded texts, held against queries one by one.
pub(crate) struct Truth {
    // Folded, with the length in chars, by length.
    texts: Vec<(usize, String)>,
}

impl Truth {
    pub(crate) fn new<'t>(texts: impl Iterator<Item = &'t String>) -> Self {
        let mut texts: Vec<(usize, String)> = texts
            .map(|text| {
                let folded = fold(text);
                (folded.chars().count(), folded)
            })
            .collect();
        texts.sort();
        Self { texts }
    }

    /// Returns the ratios of the texts most like a query, best first, of .70 or more.
    pub(crate) fn best(&self, query: &str, limit: usize) -> Vec<f64> {
        let query = fold(query);
        let comparator = levenshtein::BatchComparator::new(query.chars());
        let chars = query.chars().count() as f64;
        let first = self.texts.partition_point(|(length, _)| (*length as f64) < chars * 0.7 - 1e-9);
        let last = self.texts.partition_point(|(length, _)| *length as f64 * 0.7 <= chars + 1e-9);
        let mut best: Vec<f64> = Vec::new();
        let mut cutoff = 0.7;
        for (_, text) in &self.texts[first..last] {
            let args = levenshtein::Args::default().score_cutoff(cutoff);
            if let Some(ratio) = comparator.normalized_similarity_with_args(text.chars(), &args) {
                let at = best.partition_point(|better| *better >= ratio);
                best.insert(at, ratio);
                best.truncate(limit);
                if best.len() == limit {
                    cutoff = best[limit - 1];
                }
            }
        }
        best
    }
}

/// Counts how many of the best ratios another search found, ties at the last place counting.
pub(crate) fn found(truth: &[f64], answers: &[f64]) -> usize {
    truth
        .iter()
        .zip(answers.iter().chain(std::iter::repeat(&0.0)))
        .filter(|(best, got)| **got >= **best - 1e-9)
        .count()
}
