//! The edit distance of two texts, 64 cells of its matrix at a time.
//!
//! The algorithm was found by Myers (*A fast bit-vector algorithm for approximate string matching based on
//! dynamic programming*, 1999) in the blocks of Hyyrö (*Explaining and extending the bit-parallel approximate
//! string matching algorithm of Myers*, 2003). A column of the matrix is kept as differences between
//! neighbouring cells, a bit each, so that [`BitColumn::advance`] computes 64 cells with a dozen
//! instructions. [`MyersPattern`] compares one text with many and stops as soon as the distance exceeds a
//! limit; [`word_distance`] compares two words without a pattern.

use super::Plain;

/// A folded text prepared for many distances. Each char of the text is a row of the matrix, 64 rows a block,
/// and only the blocks of the band are computed that the greatest distance allows.
#[derive(Clone, Debug)]
pub(super) struct MyersPattern {
    chars: usize,
    blocks: usize,
    // For each char below `NEAR` its row in `masks`, 0 if the pattern lacks the char.
    near: Vec<u16>,
    // The rows of other chars, sorted by char.
    far: Vec<(char, u16)>,
    // For each distinct char, its places in the pattern: a bit for each place, a machine word for each block.
    // Row 0 is empty.
    masks: Vec<u64>,
}

// The first char that UTF-8 writes in three bytes. Below it lie ASCII, Latin, Greek, Cyrillic, Hebrew and
// Arabic.
const NEAR: u32 = 0x800;
// The rows of a block: the bits of a machine word.
const WORD: usize = u64::BITS as usize;
// The most blocks of a pattern whose columns are kept on the stack: 1024 chars, 384 bytes. Chosen by hand.
const STACK: usize = 16;

impl MyersPattern {
    /// Prepares a folded text. Linear.
    pub(super) fn new(folded: &str) -> Self {
        let chars = folded.chars().count();
        let blocks = chars.div_ceil(WORD).max(1);
        let mut pattern =
            Self { chars, blocks, near: vec![0; NEAR as usize], far: Vec::new(), masks: vec![0; blocks] };
        for (row, c) in folded.chars().enumerate() {
            let mask = pattern.row_for(c) * blocks + row / WORD;
            pattern.masks[mask] |= 1 << (row % WORD);
        }
        pattern
    }

    // The row of a char of the pattern. A new row is made for a new char.
    fn row_for(&mut self, c: char) -> usize {
        let rows = self.masks.len() / self.blocks;
        let row = if u32::from(c) < NEAR {
            &mut self.near[u32::from(c) as usize]
        } else {
            let at = match self.far.binary_search_by_key(&c, |&(far, _)| far) {
                Ok(at) => at,
                Err(at) => {
                    self.far.insert(at, (c, 0));
                    at
                }
            };
            &mut self.far[at].1
        };
        // Chars beyond the first 65,535 distinct ones keep row 0, as if the pattern lacked them.
        if *row == 0 && rows <= usize::from(u16::MAX) {
            *row = rows as u16;
            self.masks.resize(self.masks.len() + self.blocks, 0);
        }
        usize::from(*row)
    }

    #[inline]
    fn row_of(&self, c: char) -> usize {
        if u32::from(c) < NEAR {
            return usize::from(self.near[u32::from(c) as usize]);
        }
        match self.far.binary_search_by_key(&c, |&(far, _)| far) {
            Ok(at) => usize::from(self.far[at].1),
            Err(_) => 0,
        }
    }

    /// Returns how alike pattern and text are; `None` below `percent`.
    pub(super) fn at_least(&self, text: &str, percent: u8) -> Option<Plain> {
        let chars = text.chars().count();
        let longest = self.chars.max(chars);
        let distance = self.distance(text, chars, Plain::most_changes(longest, percent))?;
        Some(Plain::new(distance, longest))
    }

    /// Returns the beginning of a text that is most like the pattern: its chars, and the distance to it. Of
    /// several that are equally like the pattern, it is the one whose length is nearest to that of the
    /// pattern. All cells of the matrix are computed.
    pub(super) fn most_like(&self, text: &str) -> (usize, usize) {
        let last = self.blocks - 1;
        let new = |b| BitColumn { below: b * WORD + self.height(b), ..BitColumn::NEW };
        let mut column: Vec<BitColumn> = (0..self.blocks).map(new).collect();
        let (mut least, mut at) = ((self.chars, self.chars), 0);
        for (c, chars) in text.chars().zip(1..) {
            let masks = &self.masks[self.row_of(c) * self.blocks..][..self.blocks];
            let mut carry = RowCarry::UP;
            for (b, block) in column.iter_mut().enumerate() {
                carry = block.advance(masks[b], carry, self.height(b) - 1);
            }
            let found = (column[last].below, self.chars.abs_diff(chars));
            if found < least {
                (least, at) = (found, chars);
            }
        }
        (at, least.0)
    }

    // The chars of the pattern that a block has.
    fn height(&self, block: usize) -> usize {
        if block == self.blocks - 1 { self.chars - block * WORD } else { WORD }
    }

    /// Returns the distance to a text of `chars` chars; `None` above `most`.
    pub(super) fn distance(&self, text: &str, chars: usize, most: usize) -> Option<usize> {
        if self.chars.abs_diff(chars) > most {
            return None;
        }
        if self.chars == 0 || chars == 0 {
            return Some(self.chars.max(chars));
        }
        match self.blocks {
            1 => self.distance_in_a_word(text, chars, most),
            2..=STACK => self.distance_in_blocks(text, chars, most, &mut [BitColumn::NEW; STACK]),
            blocks => self.distance_in_blocks(text, chars, most, &mut vec![BitColumn::NEW; blocks]),
        }
    }

    fn distance_in_a_word(&self, text: &str, chars: usize, most: usize) -> Option<usize> {
        let last = self.chars - 1;
        let mut block = BitColumn { below: self.chars, ..BitColumn::NEW };
        for (left, c) in (0..chars).rev().zip(text.chars()) {
            block.advance(self.masks[self.row_of(c)], RowCarry::UP, last);
            // Each char that is left can lower the distance by one at most.
            if block.below > most + left {
                return None;
            }
        }
        (block.below <= most).then_some(block.below)
    }

    // Cells outside the band hold an upper bound, so a distance within `most` is exact.
    fn distance_in_blocks(
        &self,
        text: &str,
        chars: usize,
        most: usize,
        column: &mut [BitColumn],
    ) -> Option<usize> {
        let last_block = self.blocks - 1;
        let mut known = 0;
        for (at, c) in text.chars().enumerate() {
            let masks = &self.masks[self.row_of(c) * self.blocks..][..self.blocks];
            let bottom = ((at + most) / WORD).min(last_block);
            let top = at.saturating_sub(most) / WORD;
            while known <= bottom {
                let above = if known == 0 { at } else { column[known - 1].below };
                column[known] = BitColumn { below: above + self.height(known), ..BitColumn::NEW };
                known += 1;
            }
            let mut carry = RowCarry::UP;
            for b in top..=bottom {
                carry = column[b].advance(masks[b], carry, self.height(b) - 1);
            }
            if bottom == last_block && column[last_block].below > most + (chars - 1 - at) {
                return None;
            }
        }
        (column[last_block].below <= most).then_some(column[last_block].below)
    }
}

// A column of 64 cells of the matrix. One word has a bit where the value goes up from a cell to the next,
// another where it goes down; the value of the lowest cell is kept as a number.
#[derive(Clone, Copy)]
struct BitColumn {
    up: u64,
    down: u64,
    below: usize,
}

// Whether the value of a row goes up or down from one column to the next; each is a bit.
#[derive(Clone, Copy)]
struct RowCarry {
    up: u64,
    down: u64,
}

impl RowCarry {
    // The carry into the first row: the row above grows by one with each column.
    const UP: Self = Self { up: 1, down: 0 };
}

impl BitColumn {
    const NEW: Self = Self { up: !0, down: 0, below: 0 };

    // Advances to the next column. `equal` has a bit for each row that has the char of the column, `carry`
    // comes from the block above, and `last` is the last row of the block. Returns the carry into the block
    // below.
    #[inline]
    fn advance(&mut self, equal: u64, carry: RowCarry, last: usize) -> RowCarry {
        let x = equal | carry.down;
        let diagonal = ((x & self.up).wrapping_add(self.up) ^ self.up) | x | self.down;
        let rises = self.down | !(diagonal | self.up);
        let sinks = self.up & diagonal;
        let out = RowCarry { up: (rises >> last) & 1, down: (sinks >> last) & 1 };
        self.below = self.below + out.up as usize - out.down as usize;
        let rises = (rises << 1) | carry.up;
        let sinks = (sinks << 1) | carry.down;
        self.up = sinks | !(diagonal | rises);
        self.down = rises & diagonal;
        out
    }
}

/// Returns the edit distance of two words, of which the first is not empty, and the chars of the longer word;
/// `None` if the first has more than 64 chars, which hardly occurs.
///
/// Words are short, so finding each char in the word itself is faster than preparing masks.
pub(super) fn word_distance(a: &str, b: &str) -> Option<(usize, usize)> {
    let mut letters = ['\0'; WORD];
    let mut count = 0;
    for c in a.chars() {
        if count == letters.len() {
            return None;
        }
        letters[count] = c;
        count += 1;
    }
    let mut column = BitColumn { below: count, ..BitColumn::NEW };
    let mut others = 0;
    for c in b.chars() {
        others += 1;
        let mut equal = 0;
        for (i, &letter) in letters[..count].iter().enumerate() {
            equal |= u64::from(letter == c) << i;
        }
        column.advance(equal, RowCarry::UP, count - 1);
    }
    Some((column.below, count.max(others)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_below_the_limit_is_none() {
        let pattern = MyersPattern::new("اغلق الصمام");
        assert_eq!(pattern.at_least("اغلق الصمامين", 85), None);
        assert_eq!(pattern.at_least("اغلق الصمامين", 84).unwrap().percent(), 84);
    }

    fn text() -> impl Strategy<Value = String> {
        prop_oneof!["[abc ]{0,20}", "[ابت ]{40,90}", "[ابتح\u{4E00}-\u{4E04}]{100,300}", "\\PC{0,200}"]
    }

    // A text and a copy of it with a few changes, so that the distance is small compared with the length.
    fn alike() -> impl Strategy<Value = (String, String)> {
        let places = prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8), 0..30);
        ("[ابتa-c ]{1,400}", places).prop_map(|(text, places)| {
            let mut chars: Vec<char> = text.chars().collect();
            for (place, change) in places {
                let at = place.index(chars.len());
                match change {
                    0 => chars.insert(at, 'x'),
                    1 => chars[at] = 'y',
                    _ if chars.len() > 1 => drop(chars.remove(at)),
                    _ => {}
                }
            }
            (text, chars.into_iter().collect())
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn the_distance_is_that_of_strsim(a in text(), b in text()) {
            let plain = MyersPattern::new(&a).at_least(&b, 0).unwrap();
            prop_assert_eq!(plain.distance(), strsim::levenshtein(&a, &b));
            prop_assert!((plain.ratio() - strsim::normalized_levenshtein(&a, &b)).abs() < 1e-9);
        }

        #[test]
        fn the_distance_of_words_is_that_of_strsim(a in "[ابتثa-d]{1,64}", b in "[ابتثa-d]{1,80}") {
            prop_assert_eq!(word_distance(&a, &b).unwrap().0, strsim::levenshtein(&a, &b));
        }

        #[test]
        fn the_beginning_that_is_most_like_a_text_is_found(a in "[ابت]{1,200}", b in "[ابت]{0,90}") {
            let (at, distance) = MyersPattern::new(&a).most_like(&b);
            let ends = b.char_indices().map(|(end, _)| end).chain([b.len()]);
            let all: Vec<usize> = ends.map(|end| strsim::levenshtein(&a, &b[..end])).collect();
            prop_assert_eq!((Some(&distance), distance), (all.iter().min(), all[at]));
        }

        #[test]
        fn a_limit_changes_nothing_but_what_lies_below_it((a, b) in alike(), limit in 0..=100_u8) {
            let pattern = MyersPattern::new(&a);
            let free = pattern.at_least(&b, 0).unwrap();
            prop_assert_eq!(free.distance(), strsim::levenshtein(&a, &b));
            let limited = pattern.at_least(&b, limit);
            prop_assert_eq!(limited, (free.percent() >= limit).then_some(free));
        }
    }
}
