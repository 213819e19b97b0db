//! [`GroupGains`]: how well each group of sentences on the other side explains each sentence.

use crate::align::band::Band;
use crate::align::deadline::Deadline;
use crate::align::words::{Cursors, Links, Occurrences, SideWords};

/// The gain of each sentence of a side, for each group of up to `N` sentences that begins in its window on
/// the other side.
///
/// The gain is Σ ln(1 + Σ t(word | other) / (words of the group · p(word))) over the words of the sentence,
/// in nats. The "1 +" makes a word without a counterpart cost nothing; the division by the words of the group
/// keeps long groups from being favoured.
pub(crate) struct GroupGains<const N: usize> {
    band: Band,
    values: Vec<[f32; N]>,
}

// The number of factors (1 + lift) multiplied before a logarithm is taken. A lift is at most about 10^8, so
// 32 of them stay within the range of an f64.
const FACTORS: usize = 32;

impl<const N: usize> GroupGains<N> {
    /// Computes the gains in a band; `None` if the time runs out. Time and memory are linear in its cells.
    pub(crate) fn new(
        own: &SideWords,
        other: &SideWords,
        links: &Links,
        occurrences: &Occurrences,
        band: Band,
        deadline: &Deadline,
    ) -> Option<Self> {
        let mut values = vec![[0.0; N]; band.cells()];
        let mut lifts = vec![0.0; band.width() + N];
        let mut products = vec![[1.0; N]; band.width()];
        let mut cursors = occurrences.cursors();
        for i in band.places() {
            if deadline.is_over() {
                return None;
            }
            let window = band.window(i);
            let Some(first) = band.cell(i, window.start) else { continue };
            let reach = window.start..(window.end + N - 1).min(other.len());
            let per_word: Vec<[f32; N]> = window.clone().map(|j| per_word(other, j)).collect();
            let row = &mut values[first..first + window.len()];
            let products = &mut products[..window.len()];
            for (number, &word) in own.words(i..i + 1).iter().enumerate() {
                let lifts = &mut lifts[..window.len() + N];
                if !gather(links, word, &mut cursors, reach.clone(), lifts) {
                    continue;
                }
                multiply(products, lifts, &per_word);
                lifts.fill(0.0);
                if number % FACTORS == FACTORS - 1 {
                    collect(products, row);
                }
            }
            collect(products, row);
        }
        Some(Self { band, values })
    }

    /// Returns the gain of a sentence over each length of a group (1 to `N`) that begins at a place in its
    /// window.
    #[inline]
    pub(crate) fn gains(&self, sentence: usize, begin: usize) -> Option<&[f32; N]> {
        self.band.cell(sentence, begin).map(|cell| &self.values[cell])
    }
}

// The reciprocal of the number of words of each group that begins at a sentence.
fn per_word<const N: usize>(other: &SideWords, begin: usize) -> [f32; N] {
    std::array::from_fn(|k| {
        let end = (begin + k + 1).min(other.len());
        1.0 / other.word_count(begin..end).max(1) as f32
    })
}

// Adds up the lifts that each sentence in reach gives a word; returns false if there are none.
fn gather(
    links: &Links,
    word: u32,
    occurrences: &mut Cursors,
    reach: std::ops::Range<usize>,
    lifts: &mut [f32],
) -> bool {
    let mut any = false;
    for link in links.of(word) {
        for place in occurrences.within(link.other, reach.clone()) {
            lifts[place.sentence as usize - reach.start] += link.lift * place.times as f32;
            any = true;
        }
    }
    any
}

fn multiply<const N: usize>(products: &mut [[f64; N]], lifts: &[f32], per_word: &[[f32; N]]) {
    for (at, (product, per_word)) in products.iter_mut().zip(per_word).enumerate() {
        let mut sum = 0.0;
        for k in 0..N {
            sum += lifts[at + k];
            product[k] *= 1.0 + f64::from(sum * per_word[k]);
        }
    }
}

fn collect<const N: usize>(products: &mut [[f64; N]], row: &mut [[f32; N]]) {
    for (product, value) in products.iter_mut().zip(row) {
        // A group explains no less than a shorter one, so most of those that explain nothing come first.
        for k in (0..N).rev() {
            if product[k] == 1.0 {
                break;
            }
            value[k] += product[k].ln() as f32;
            product[k] = 1.0;
        }
    }
}
