//! [`hunks`]: where the words of a query and of a unit's source differ.

use std::ops::Range;

use crate::memory::parts::PartWords;

/// Words of the query that stand where the source of a unit has other words, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub(super) query: Range<usize>,
    pub(super) source: Range<usize>,
    /// How many words before and after it the two texts share, up to the next place where they differ.
    pub(super) before: usize,
    pub(super) after: usize,
}

impl Hunk {
    /// Returns the hunk with some of the shared words around it.
    pub(super) fn with(&self, before: usize, after: usize) -> Self {
        Self {
            query: self.query.start - before..self.query.end + after,
            source: self.source.start - before..self.source.end + after,
            before: self.before - before,
            after: self.after - after,
        }
    }
}

/// The most words of a text: the table of the comparison has a cell for each two words.
const MOST_WORDS: usize = 250;

/// Returns the places where the words of two texts differ, in order; `None` if a text is too long.
pub(super) fn hunks(query: &PartWords, source: &PartWords) -> Option<Vec<Hunk>> {
    let (rows, columns) = (query.len(), source.len());
    if rows.max(columns) > MOST_WORDS {
        return None;
    }
    // How many words the rest of both texts have in common, at most, in this order.
    let place = |q: usize, s: usize| q * (columns + 1) + s;
    let mut common = vec![0u16; (rows + 1) * (columns + 1)];
    for q in (0..rows).rev() {
        for s in (0..columns).rev() {
            common[place(q, s)] = match query.word(q) == source.word(s) {
                true => common[place(q + 1, s + 1)] + 1,
                false => common[place(q + 1, s)].max(common[place(q, s + 1)]),
            };
        }
    }
    let (mut q, mut s, mut shared) = (0, 0, 0);
    let mut hunks: Vec<Hunk> = Vec::new();
    while q < rows || s < columns {
        if q < rows && s < columns && query.word(q) == source.word(s) {
            (q, s, shared) = (q + 1, s + 1, shared + 1);
            continue;
        }
        if let Some(last) = hunks.last_mut() {
            last.after = shared;
        }
        let start = (q, s);
        while q < rows || s < columns {
            let is_shared = q < rows && s < columns && query.word(q) == source.word(s);
            if is_shared {
                break;
            }
            match s == columns || q < rows && common[place(q + 1, s)] >= common[place(q, s + 1)] {
                true => q += 1,
                false => s += 1,
            }
        }
        hunks.push(Hunk { query: start.0..q, source: start.1..s, before: shared, after: 0 });
        shared = 0;
    }
    if let Some(last) = hunks.last_mut() {
        last.after = shared;
    }
    Some(hunks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_stand_between_words_that_are_shared() {
        let hunks = |query: &str, source: &str| {
            let hunks = hunks(&PartWords::new(query), &PartWords::new(source)).unwrap();
            hunks.into_iter().map(|one| (one.query, one.source, one.before, one.after)).collect::<Vec<_>>()
        };
        assert_eq!(hunks("Open the red valve", "open the valve"), [(2..3, 2..2, 2, 1)]);
        assert_eq!(hunks("open the valve", "Close the red valve!"), [(0..1, 0..1, 0, 1), (2..2, 2..3, 1, 1)]);
        assert!(hunks("open", "open").is_empty());
    }
}
