//! [`Letters`]: the sentences of a text as one row of letters without spaces, in which the texts of cells are
//! looked for.

use std::collections::HashMap;
use std::ops::Range;

/// The letters by whose beginnings sentences are found.
const PREFIX: usize = 8;

/// The letters of a text without its spaces, which a spreadsheet may change.
pub(super) struct Letters<'t> {
    segments: &'t [String],
    letters: String,
    // Where each segment begins among the letters, and the end.
    starts: Vec<usize>,
    // Where each word begins: among the letters, its segment, and where in the segment, in bytes.
    words: Vec<(usize, usize, usize)>,
    // The segments that begin with some letters: the first ones, or all of a shorter segment.
    by_prefix: HashMap<String, Vec<usize>>,
}

/// Returns a text without its spaces.
pub(super) fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

impl<'t> Letters<'t> {
    pub(super) fn of(segments: &'t [String]) -> Self {
        let (mut all, mut starts, mut words) = (String::new(), Vec::new(), Vec::new());
        let mut by_prefix: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, segment) in segments.iter().enumerate() {
            starts.push(all.len());
            for word in segment.split_whitespace() {
                words.push((all.len(), number, word.as_ptr() as usize - segment.as_ptr() as usize));
                all.push_str(word);
            }
            let own = &all[starts[number]..];
            if !own.is_empty() {
                by_prefix.entry(own.chars().take(PREFIX).collect()).or_default().push(number);
            }
        }
        starts.push(all.len());
        Self { segments, letters: all, starts, words, by_prefix }
    }

    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn at(&self, range: Range<usize>) -> &str {
        &self.letters[range]
    }

    /// Returns the letters of some segments that follow one another.
    pub(super) fn of_segments(&self, segments: Range<usize>) -> Range<usize> {
        self.starts[segments.start]..self.starts[segments.end]
    }

    /// Returns the places at which some whole segments are these letters.
    pub(super) fn whole(&self, wanted: &str) -> impl Iterator<Item = Range<usize>> {
        let prefixes = wanted.char_indices().take(PREFIX).map(|(at, c)| &wanted[..at + c.len_utf8()]);
        let found = prefixes.filter_map(|prefix| self.by_prefix.get(prefix)).flatten();
        found.map(|&segment| self.starts[segment]).filter_map(move |start| {
            let end = start + wanted.len();
            let is_whole =
                self.letters[start..].starts_with(wanted) && self.starts.binary_search(&end).is_ok();
            is_whole.then_some(start..end)
        })
    }

    /// Returns the places in a stretch at which whole words are these letters.
    pub(super) fn words(&self, wanted: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let found = self.letters[within.clone()].match_indices(wanted);
        let places = found.map(move |(at, _)| within.start + at..within.start + at + wanted.len());
        places.filter(|place| self.begins_word(place.start) && self.begins_word(place.end))
    }

    fn begins_word(&self, at: usize) -> bool {
        at == self.letters.len() || self.words.binary_search_by_key(&at, |word| word.0).is_ok()
    }

    /// Returns a stretch as its parts, one for each segment that it touches: the segment, and the part of it
    /// in bytes. The stretch begins and ends with words.
    pub(super) fn parts(&self, stretch: Range<usize>) -> Vec<(usize, Range<usize>)> {
        let first = self.words.partition_point(|word| word.0 < stretch.start);
        let end = self.words.partition_point(|word| word.0 < stretch.end);
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for &(_, segment, at) in &self.words[first..end] {
            match parts.last_mut() {
                Some((last, range)) if *last == segment => range.end = at,
                _ => parts.push((segment, at..at)),
            }
        }
        // A part ends where the next word of its segment begins, or with the segment.
        for (segment, range) in &mut parts {
            let next = self.words.partition_point(|word| (word.1, word.2) <= (*segment, range.end));
            let end = self.words.get(next).filter(|word| word.1 == *segment).map(|word| word.2);
            range.end = end.unwrap_or(self.segments[*segment].len());
        }
        parts
    }

    /// Returns a stretch as it stands in the text.
    pub(super) fn text(&self, stretch: Range<usize>) -> String {
        let parts = self.parts(stretch).into_iter();
        parts.map(|(segment, part)| self.segments[segment][part].trim()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the segment in which a letter stands, or the last one.
    pub(super) fn segment_at(&self, at: usize) -> usize {
        self.starts
            .partition_point(|&start| start <= at)
            .saturating_sub(1)
            .min(self.segments.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_and_parts_of_them_are_found() {
        let segments = ["One  two.".to_owned(), String::new(), "Three four five.".into(), "Three".into()];
        let all = Letters::of(&segments);
        let one = all.whole("Onetwo.").next().unwrap();
        assert_eq!(all.text(one), "One  two.");
        let both = all.whole("Onetwo.Threefourfive.").next().unwrap();
        assert_eq!(all.parts(both), [(0, 0..9), (2, 0..16)]);
        assert_eq!(all.whole("Three").count(), 1);
        let part = all.words("fourfive.", 0..all.len()).next().unwrap();
        assert_eq!(all.parts(part), [(2, 6..16)]);
        assert_eq!(all.words("our", 0..all.len()).count(), 0);
        assert_eq!(all.text(all.words("Threefour", 0..all.len()).next().unwrap()), "Three four");
    }
}
