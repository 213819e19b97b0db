//! [`Letters`]: the sentences of a text as one row of letters without spaces and invisible marks, in which
//! the texts of cells are looked for.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::text::is_invisible;

/// The letters by whose beginnings sentences are found.
const PREFIX: usize = 8;

/// The letters of a text without its spaces and invisible marks, which a spreadsheet or an editor may change.
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

/// Returns a text without its spaces and invisible marks, in one of the forms that Unicode calls equivalent.
pub(super) fn letters(text: &str) -> String {
    let letters_of = |word: &str| word.chars().filter(|c| !is_invisible(*c)).nfc().collect::<String>();
    text.split_whitespace().map(letters_of).collect()
}

impl<'t> Letters<'t> {
    pub(super) fn of(segments: &'t [String]) -> Self {
        let (mut all, mut starts, mut words) = (String::new(), Vec::new(), Vec::new());
        let mut by_prefix: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, segment) in segments.iter().enumerate() {
            starts.push(all.len());
            for word in segment.split_whitespace() {
                let own = letters(word);
                if !own.is_empty() {
                    words.push((all.len(), number, word.as_ptr() as usize - segment.as_ptr() as usize));
                    all.push_str(&own);
                }
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

    /// Returns true if a text with the letters of a stretch has spaces or invisible marks elsewhere. Those at
    /// the ends do not count, nor those where sentences begin: a person may have joined them in any way.
    pub(super) fn has_other_signs(&self, stretch: &Range<usize>, text: &str) -> bool {
        let own = self.text(stretch.clone());
        own != text && self.signs(stretch, &own) != self.signs(stretch, text)
    }

    // Returns the spaces and invisible marks of a text that has the letters of a stretch, and where they
    // stand.
    fn signs(&self, stretch: &Range<usize>, text: &str) -> Vec<(usize, char)> {
        let (mut signs, mut at) = (Vec::new(), stretch.start);
        for word in text.split_whitespace() {
            for piece in word.split_inclusive(is_invisible) {
                at += letters(piece).len();
                signs.extend(piece.chars().next_back().filter(|c| is_invisible(*c)).map(|mark| (at, mark)));
            }
            signs.push((at, ' '));
        }
        signs.retain(|(at, _)| stretch.start < *at && *at < stretch.end && !self.begins_segment(*at));
        signs
    }

    fn begins_segment(&self, at: usize) -> bool {
        self.starts.binary_search(&at).is_ok()
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
        let both = 0..all.whole("Onetwo.Threefourfive.").next().unwrap().end;
        for (text, is_other) in [
            ("One two. Three four five.", false),
            ("One two.Three\nfour  five.", false),
            ("\u{200E}One two.\u{202C} \u{202A}Three four five.\u{200F}", false),
            ("Onetwo. Three four five.", true),
            ("One two. Three four fi ve.", true),
            ("One two. Three four fi\u{AD}ve.", true),
            ("One \u{200E}two. Three four five.", true),
        ] {
            assert_eq!(all.has_other_signs(&both, text), is_other, "{text}");
        }
        assert_eq!(letters("caf\u{65}\u{301}"), letters("\u{200F}caf\u{E9}"));
        assert_eq!(all.text(all.words("Threefour", 0..all.len()).next().unwrap()), "Three four");
    }
}
