//! How well each sentence is explained by each group of sentences of the other side.

use super::band::Band;
use super::links::Links;
use super::shape::LONGEST;
use super::side::Side;

/// For each sentence of a side, each place of its window on the other side, and each length of a group that begins
/// there: Σ ln(1 + Σ t(word | other) / (words of the group · p(word))) over the sentence's words, in nats.
///
/// The "1 +" lets a word that nothing speaks for cost nothing; the division keeps long groups from being favoured.
pub(super) struct Rows {
    band: Band,
    values: Vec<[f32; LONGEST]>,
}

impl Rows {
    /// Computes the rows of a band of sentences; time and memory are linear in its cells.
    pub(super) fn new(
        own: &Side,
        other: &Side,
        links: &Links,
        occurrences: &Occurrences,
        band: Band,
    ) -> Self {
        let mut values = vec![[0.0; LONGEST]; band.cells()];
        let mut lifts = vec![0.0; band.width() + LONGEST];
        let mut products = vec![[1.0; LONGEST]; band.width()];
        for i in band.places() {
            let window = band.window(i);
            let Some(first) = band.cell(i, window.start) else { continue };
            let reach = window.start..(window.end + LONGEST - 1).min(other.len());
            let per_word: Vec<[f32; LONGEST]> = window.clone().map(|j| per_word(other, j)).collect();
            let row = &mut values[first..first + window.len()];
            let products = &mut products[..window.len()];
            for (number, &word) in own.words(i..i + 1).iter().enumerate() {
                let lifts = &mut lifts[..window.len() + LONGEST];
                if !gather(links, word, occurrences, reach.clone(), lifts) {
                    continue;
                }
                multiply(products, lifts, &per_word);
                lifts.fill(0.0);
                // A product of so few lifts stays within an f64.
                if number % 32 == 31 {
                    collect(products, row);
                }
            }
            collect(products, row);
        }
        Self { band, values }
    }

    /// Returns the gain of a sentence over each length of a group (1 to 8) that begins at a place in its window.
    #[inline]
    pub(super) fn gains(&self, sentence: usize, begin: usize) -> Option<&[f32; LONGEST]> {
        self.band.cell(sentence, begin).map(|cell| &self.values[cell])
    }
}

// 1 / the words of each group that begins at a sentence.
fn per_word(other: &Side, begin: usize) -> [f32; LONGEST] {
    std::array::from_fn(|k| {
        let end = (begin + k + 1).min(other.len());
        1.0 / other.word_count(begin..end).max(1) as f32
    })
}

// Adds up, for each sentence in reach, the lifts of its words that speak for a word; false if there are none.
fn gather(
    links: &Links,
    word: u32,
    occurrences: &Occurrences,
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

fn multiply(products: &mut [[f64; LONGEST]], lifts: &[f32], per_word: &[[f32; LONGEST]]) {
    for (at, (product, per_word)) in products.iter_mut().zip(per_word).enumerate() {
        let mut sum = 0.0;
        for k in 0..LONGEST {
            sum += lifts[at + k];
            product[k] *= 1.0 + f64::from(sum * per_word[k]);
        }
    }
}

fn collect(products: &mut [[f64; LONGEST]], row: &mut [[f32; LONGEST]]) {
    for (product, value) in products.iter_mut().zip(row) {
        for k in 0..LONGEST {
            value[k] += product[k].ln() as f32;
            product[k] = 1.0;
        }
    }
}

/// Where each word type of a side occurs.
pub(super) struct Occurrences {
    starts: Vec<u32>,
    places: Vec<Place>,
}

/// A sentence in which a word occurs, and how often.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    pub(super) sentence: u32,
    times: u32,
}

impl Occurrences {
    pub(super) fn new(side: &Side) -> Self {
        let mut places: Vec<(u32, u32)> = (0..side.len())
            .flat_map(|i| side.words(i..i + 1).iter().map(move |&word| (word, i as u32)))
            .collect();
        places.sort_unstable();
        let mut starts = vec![0; side.types.len() + 1];
        let mut grouped: Vec<Place> = Vec::with_capacity(places.len());
        let mut last = None;
        for place in places {
            if last == Some(place) {
                grouped.last_mut().expect("the place before").times += 1;
                continue;
            }
            last = Some(place);
            starts[place.0 as usize + 1] += 1;
            grouped.push(Place { sentence: place.1, times: 1 });
        }
        for word in 0..side.types.len() {
            starts[word + 1] += starts[word];
        }
        Self { starts, places: grouped }
    }

    /// Returns the sentences in which a word occurs, rising.
    pub(super) fn of(&self, word: u32) -> &[Place] {
        &self.places[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }

    fn within(&self, word: u32, sentences: std::ops::Range<usize>) -> impl Iterator<Item = Place> + '_ {
        let all = self.of(word);
        let from = all.partition_point(|place| (place.sentence as usize) < sentences.start);
        all[from..].iter().copied().take_while(move |place| (place.sentence as usize) < sentences.end)
    }
}
