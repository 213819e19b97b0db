//! [`SharedRun`]: the words in a row that a sentence and a unit share.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{ARTICLE, CONJUNCTIONS};

use super::part_words::PartWords;

/// Words in a row that a sentence and a text share, as ranges of their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SharedRun {
    pub(super) query: Range<usize>,
    pub(super) text: Range<usize>,
    /// Bytes of the letters before the first word of the sentence that the text has not: و of والنظام.
    pub(super) letters_before: usize,
}

impl SharedRun {
    fn new(query: Range<usize>, text: Range<usize>) -> Self {
        Self { query, text, letters_before: 0 }
    }
}

/// The words of a sentence, by which runs are found.
pub(super) struct RunFinder<'q> {
    query: &'q PartWords,
    places: HashMap<&'q str, Vec<usize>>,
    // How many words of content stand before each word.
    content: Vec<usize>,
}

/// The most words of a text of which each word that is shared is tried with the word before it, since the
/// two may differ in a proclitic alone. Of longer texts, the longest run is.
const SHORT: usize = 6;

impl<'q> RunFinder<'q> {
    pub(super) fn new(query: &'q PartWords) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut content = vec![0];
        for at in 0..query.len() {
            places.entry(query.word(at)).or_default().push(at);
            content.push(content[at] + usize::from(query.words()[at].has_content));
        }
        Self { query, places, content }
    }

    /// Returns how many words of a run have a content of their own.
    pub(super) fn content(&self, run: &Range<usize>) -> usize {
        self.content[run.end] - self.content[run.start]
    }

    /// Returns the run with the most words of content, if any word is shared. Linear in the words of the text
    /// and in how often each stands in the sentence.
    pub(super) fn longest(&self, text: &[&str]) -> Option<SharedRun> {
        let mut best: Option<SharedRun> = None;
        // The lengths of the runs that end with the word before, by the places of its next word in the
        // sentence.
        let (mut before, mut now) = (Vec::<(usize, usize)>::new(), Vec::new());
        for (at, word) in text.iter().enumerate() {
            now.clear();
            for &place in self.places.get(word).into_iter().flatten() {
                let len = 1 + before.iter().find(|&&(next, _)| next == place).map_or(0, |&(_, len)| len);
                now.push((place + 1, len));
                let mut run = SharedRun::new(place + 1 - len..place + 1, at + 1 - len..at + 1);
                if text.len() <= SHORT {
                    run = self.extended(text, run);
                }
                if best.as_ref().is_none_or(|best| self.worth(&run) > self.worth(best)) {
                    best = Some(run);
                }
            }
            std::mem::swap(&mut before, &mut now);
        }
        best.map(|run| if text.len() > SHORT { self.extended(text, run) } else { run })
    }

    fn worth(&self, run: &SharedRun) -> (usize, usize) {
        (self.content(&run.query), run.query.len())
    }

    // Takes in the words before a run if they differ in a proclitic alone.
    fn extended(&self, text: &[&str], run: SharedRun) -> SharedRun {
        let (Some(q), Some(t)) = (run.query.start.checked_sub(1), run.text.start.checked_sub(1)) else {
            return run;
        };
        match letters_between(self.query.word(q), text[t]) {
            Some(letters_before) => {
                SharedRun { query: q..run.query.end, text: t..run.text.end, letters_before }
            }
            None => run,
        }
    }
}

/// Returns how many bytes of letters stand before a folded word that is another one with a proclitic; 0 if
/// the other has the proclitic, or if the proclitic has merged with the article (للنظام).
fn letters_between(word: &str, other: &str) -> Option<usize> {
    if let Some(letters) = proclitic(word, other) {
        return Some(letters);
    }
    proclitic(other, word).map(|_| 0)
}

fn proclitic(longer: &str, shorter: &str) -> Option<usize> {
    const SHORTEST: usize = 3 * 2;
    const PREPOSITIONS: [char; 3] = ['ب', 'ل', 'ك'];
    let without = |word| str::strip_prefix(word, PREPOSITIONS);
    let before = |rest: &str| longer.len() - rest.len();
    if shorter.len() < SHORTEST || !shorter.starts_with(|c: char| !c.is_ascii()) {
        return None;
    }
    let rest = longer.strip_prefix(CONJUNCTIONS);
    let candidates = [rest, without(longer), rest.and_then(without)];
    if let Some(found) = candidates.into_iter().flatten().find(|rest| *rest == shorter) {
        return Some(before(found));
    }
    let noun = shorter.strip_prefix(ARTICLE)?;
    let merged =
        [longer, rest.unwrap_or(longer)].into_iter().any(|word| word.strip_prefix("لل") == Some(noun));
    merged.then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(query: &str, text: &str) -> Option<(String, bool)> {
        let (query, text) = (PartWords::new(query), PartWords::new(text));
        let words: Vec<&str> = (0..text.len()).map(|at| text.word(at)).collect();
        let run = RunFinder::new(&query).longest(&words)?;
        let shared: Vec<&str> = run.query.clone().map(|at| query.word(at)).collect();
        Some((shared.join(" "), run.text == (0..words.len())))
    }

    #[test]
    fn the_longest_run_of_words_is_found() {
        for (query, text, shared, is_whole) in [
            ("يفتح العامل باب المخزن صباحا", "باب المخزن", "باب المخزن", true),
            ("يفتح العامل باب المخزن صباحا", "أُغلق باب المخزن صباحًا.", "باب المخزن صباحا", false),
            ("من بيت إلى بيت إلى سوق", "من بيت إلى سوق", "بيت الي سوق", false),
            ("الباب والنافذة الكبيرة", "النافذة الكبيرة", "والنافذه الكبيره", true),
            ("مفتاح للباب الكبير", "الباب الكبير", "للباب الكبير", true),
            ("الباب الكبير", "وبالباب الكبير مفتاح", "الباب الكبير", false),
        ] {
            assert_eq!(longest(query, text), Some((shared.to_owned(), is_whole)), "{query} {text}");
        }
        assert_eq!(longest("باب المخزن", "سعر القمح"), None);
    }

    #[test]
    fn only_a_proclitic_may_stand_before_a_word() {
        for (word, other, letters) in [
            ("والنافذه", "النافذه", Some(2)),
            ("وبالنافذه", "النافذه", Some(4)),
            ("للنافذه", "النافذه", Some(0)),
            ("النافذه", "والنافذه", Some(0)),
            ("سالم", "الم", None),
            ("ولد", "لد", None),
            ("نافذه", "النافذه", None),
        ] {
            assert_eq!(letters_between(word, other), letters, "{word}");
        }
    }
}
