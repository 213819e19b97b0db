//! [`sharing`]: the units that share words in a row with a sentence, by the index and the tail.

use std::borrow::Cow;
use std::time::Instant;

use crate::error::Result;
use crate::lang::Lang;
use crate::memory::connection::Indexed;
use crate::memory::damage::{Damage, Fault};
use crate::memory::index::{Candidate, SharedWords};
use crate::memory::lookup::{AT_ONCE, SideTexts};
use crate::memory::storage_error::storage;
use crate::text::{CONJUNCTIONS, fold, tokens};

use super::fragment::FragmentKind;
use super::part_words::PartWords;
use super::shared_run::{RunFinder, SharedRun};

/// A text of a unit that shares words with a sentence.
pub(super) struct Sharing {
    pub(super) candidate: Candidate,
    pub(super) run: SharedRun,
    pub(super) kind: FragmentKind,
}

/// The most texts that are read from a run of the index because they share several words. Chosen by hand.
const MOST: usize = 40;
/// The fewest words with a content of their own that a part has.
const FEWEST: usize = 3;
/// The fewest and the most words of a unit that is found by its hash; longer ones are found by their words.
const HASHED: std::ops::RangeInclusive<usize> = 2..=4;

/// Returns the texts that share words with a sentence, in no order.
pub(super) fn sharing(
    indexed: &mut Indexed,
    sentence: &PartWords,
    is_asked: impl Fn(&Lang) -> bool,
    deadline: Option<Instant>,
) -> Result<Vec<Sharing>> {
    let Indexed { connection, cache } = indexed;
    let runs = RunFinder::new(sentence);
    let words: Vec<&str> = (0..sentence.len())
        .filter(|&at| sentence.words()[at].has_content)
        .map(|at| sentence.word(at))
        .collect();
    let forms = wholes(sentence);
    let mut found = Vec::new();
    let mut texts = SideTexts::of(connection).map_err(storage)?;
    for lane in cache.pairs.lanes_of(connection, is_asked)? {
        let mut candidates = cache.same_as_any(connection, lane, forms.iter())?;
        candidates.extend(cache.sharing(connection, &SharedWords { words: &words, lane, most: MOST })?);
        for some in candidates.chunks(AT_ONCE) {
            if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                break;
            }
            texts.read(some, |candidate, _, text| {
                found.extend(shared(sentence, &runs, candidate, &fold(text)));
                Ok(())
            })?;
        }
        for (candidate, folded) in cache.in_no_run(lane) {
            found.extend(shared(sentence, &runs, candidate, folded));
        }
    }
    for id in texts.lost {
        cache.met.note(Damage::of_unit(id, Fault::Unreadable));
    }
    Ok(found)
}

/// Returns what a folded text shares with the sentence, if that is enough.
fn shared(sentence: &PartWords, runs: &RunFinder, candidate: Candidate, folded: &str) -> Option<Sharing> {
    let words: Vec<&str> = tokens(folded).map(|token| token.text).collect();
    let run = runs.longest(&words)?;
    let content = runs.content(&run.query);
    let is_whole = run.query.len() == sentence.len() || run.text.len() == words.len();
    let kind = match is_whole {
        true if content > 0 && run.query.len() >= *HASHED.start() => FragmentKind::Whole,
        _ if content >= FEWEST => FragmentKind::Part,
        _ => return None,
    };
    Some(Sharing { candidate, run, kind })
}

/// Returns the folded forms in which units may have some words of the sentence and nothing else: with and
/// without the mark after them, and without a proclitic of the first word.
fn wholes(sentence: &PartWords) -> Vec<Cow<'_, str>> {
    let (folded, words) = (sentence.folded(), sentence.words());
    let mut forms = Vec::new();
    for first in 0..words.len() {
        for last in HASHED.map(|count| first + count - 1).take_while(|&last| last < words.len()) {
            if !words[last].has_content && !is_number(&folded[words[last].range.clone()]) {
                continue;
            }
            let end = words[last].range.end;
            let with_mark = end
                + folded[end..]
                    .find(|c: char| c.is_whitespace() || c.is_alphanumeric())
                    .unwrap_or(folded.len() - end);
            for start in starts(folded, words[first].range.start) {
                forms.push(Cow::Borrowed(&folded[start..end]));
                if with_mark > end {
                    forms.push(Cow::Borrowed(&folded[start..with_mark]));
                }
            }
            forms.extend(with_article(&folded[words[first].range.start..end]).map(Cow::Owned));
        }
    }
    forms
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

// Returns where a word may begin: as it stands, behind a conjunction, behind a preposition, behind both.
fn starts(folded: &str, start: usize) -> impl Iterator<Item = usize> {
    let word = &folded[start..];
    let after = |rest: &str| start + (word.len() - rest.len());
    let conjunction = word.strip_prefix(CONJUNCTIONS);
    let without_preposition =
        |word: &str| word.strip_prefix(['ب', 'ل', 'ك']).filter(|rest| rest.starts_with("ال")).map(after);
    let behind_both = conjunction.and_then(without_preposition);
    [Some(start), conjunction.map(after), without_preposition(word), behind_both].into_iter().flatten()
}

// Returns the words of a run whose first word has merged its article with a preposition, with the article
// in full.
fn with_article(words: &str) -> Option<String> {
    let rest = words.strip_prefix(CONJUNCTIONS).unwrap_or(words).strip_prefix("لل")?;
    Some(format!("ال{rest}"))
}
