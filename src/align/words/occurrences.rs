//! The sentences in which each word of a side occurs: [`Occurrences`], which [`Cursors`] read in order.

use super::side_words::SideWords;

/// The sentences in which each word type occurs, grouped by type.
pub(crate) struct Occurrences {
    starts: Vec<u32>,
    places: Vec<Occurrence>,
}

/// A sentence in which a word occurs, and how often it occurs there.
#[derive(Clone, Copy, Default)]
pub(crate) struct Occurrence {
    pub(crate) sentence: u32,
    pub(crate) times: u32,
}

impl Occurrences {
    pub(crate) fn new(side: &SideWords) -> Self {
        let mut places: Vec<(u32, u32)> = (0..side.len())
            .flat_map(|i| side.words(i..i + 1).iter().map(move |&word| (word, i as u32)))
            .collect();
        places.sort_unstable();
        let mut starts = vec![0; side.types.len() + 1];
        let mut grouped: Vec<Occurrence> = Vec::with_capacity(places.len());
        let mut last = None;
        for place in places {
            if last == Some(place) {
                grouped.last_mut().expect("the place before").times += 1;
                continue;
            }
            last = Some(place);
            starts[place.0 as usize + 1] += 1;
            grouped.push(Occurrence { sentence: place.1, times: 1 });
        }
        for word in 0..side.types.len() {
            starts[word + 1] += starts[word];
        }
        Self { starts, places: grouped }
    }

    /// Returns the sentences in which a word occurs, rising.
    pub(crate) fn of(&self, word: u32) -> &[Occurrence] {
        &self.places[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }

    /// Returns the occurrences of a word in a range of sentences.
    pub(crate) fn within(
        &self,
        word: u32,
        sentences: std::ops::Range<usize>,
    ) -> impl Iterator<Item = Occurrence> + '_ {
        let all = self.of(word);
        let from = all.partition_point(|place| (place.sentence as usize) < sentences.start);
        all[from..].iter().copied().take_while(move |place| (place.sentence as usize) < sentences.end)
    }

    /// Returns the means to read the occurrences in ranges of sentences of which none begins before the last.
    pub(crate) fn cursors(&self) -> Cursors<'_> {
        Cursors { occurrences: self, read: vec![UNREAD; self.starts.len() - 1] }
    }
}

/// Reads the occurrences of words in one range of sentences after the other.
pub(crate) struct Cursors<'o> {
    occurrences: &'o Occurrences,
    // For each word, how many of its occurrences lie before the range in which it was read last.
    read: Vec<u32>,
}

const UNREAD: u32 = u32::MAX;

impl Cursors<'_> {
    /// Returns the occurrences of a word in a range of sentences, which begins no earlier than the range
    /// before.
    pub(crate) fn within(
        &mut self,
        word: u32,
        sentences: std::ops::Range<usize>,
    ) -> impl Iterator<Item = Occurrence> + '_ {
        let all = self.occurrences.of(word);
        let is_before = |place: &Occurrence| (place.sentence as usize) < sentences.start;
        let read = &mut self.read[word as usize];
        if *read == UNREAD {
            *read = all.partition_point(is_before) as u32;
        }
        *read += all[*read as usize..].iter().take_while(|place| is_before(place)).count() as u32;
        all[*read as usize..]
            .iter()
            .copied()
            .take_while(move |place| (place.sentence as usize) < sentences.end)
    }
}
