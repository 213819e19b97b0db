//! [`filled_cues`]: translated words on the cues that showed the words of the source.

use std::collections::BTreeMap;
use std::ops::Range;

use super::edits::{Chunk, Edit};
use crate::documents::{Passage, cue_places, markup_around};

// Signs of a line of subtitles at most, as broadcasters have it.
const LINE: usize = 42;

/// A stretch of the text of a passage, and its translation, if there is one.
pub(in crate::manuscript) type Sentence<'t> = (Range<usize>, Option<&'t str>);

/// Returns the edits that put translations on the cues of a file of subtitles. Each passage has its sentences
/// in order, and beside each the translation, if there is one.
pub(in crate::manuscript) fn filled_cues(file: &str, passages: &[(Passage, Vec<Sentence<'_>>)]) -> Vec<Edit> {
    let places = cue_places(file);
    let is_vtt = file.trim_start().starts_with("WEBVTT");
    let line_end = if file.contains("\r\n") { "\r\n" } else { "\n" };
    let translated = passages.iter().filter(|(_, sentences)| sentences.iter().any(|(_, new)| new.is_some()));
    let words = translated.flat_map(|(passage, sentences)| words_of_cues(passage, sentences));
    let edit = |(number, words): (usize, String)| {
        let range = places.get(number.checked_sub(1)?)?.clone()?;
        let (before, after) = markup_around(&file[range.clone()]);
        let words = if is_vtt { words.replace('&', "&amp;").replace('<', "&lt;") } else { words };
        let lines: Vec<String> = words.split('\n').flat_map(wrapped).collect();
        let text = format!("{before}{}{after}", lines.join(line_end));
        Some(Edit { range, chunks: vec![Chunk::Written(text)] })
    };
    words.filter_map(edit).collect()
}

// Returns the words of each cue of a passage, by its number.
fn words_of_cues(passage: &Passage, sentences: &[Sentence<'_>]) -> BTreeMap<usize, String> {
    let cues: Vec<(usize, Range<usize>)> = passage.parts().collect();
    let mut words: BTreeMap<usize, String> =
        cues.iter().map(|(number, _)| (*number, String::new())).collect();
    let mut done = 0;
    for (range, new) in sentences {
        // A line end between two sentences parts two speakers.
        let joint = if passage.text()[done..range.start].contains('\n') { '\n' } else { ' ' };
        done = range.end;
        let shown: Vec<(usize, Range<usize>)> = cues
            .iter()
            .map(|(number, cue)| (*number, cue.start.max(range.start)..cue.end.min(range.end)))
            .filter(|(_, shown)| !shown.is_empty())
            .collect();
        let pieces: Vec<&str> = match new {
            Some(new) => split(
                new,
                &shown.iter().map(|(_, shown)| chars(&passage.text()[shown.clone()])).collect::<Vec<_>>(),
            ),
            None => shown.iter().map(|(_, shown)| passage.text()[shown.clone()].trim()).collect(),
        };
        for ((number, _), piece) in shown.iter().zip(pieces) {
            let cue = words.entry(*number).or_default();
            if !cue.is_empty() && !piece.is_empty() {
                cue.push(joint);
            }
            cue.push_str(piece);
        }
    }
    words
}

fn chars(text: &str) -> usize {
    text.trim().chars().count()
}

// Splits a text between words, in parts that have about these shares of it.
fn split<'t>(text: &'t str, shares: &[usize]) -> Vec<&'t str> {
    let ends: Vec<(usize, usize)> = text
        .char_indices()
        .enumerate()
        .filter(|(_, (_, c))| *c == ' ')
        .map(|(count, (at, _))| (at, count))
        .collect();
    let (whole, all) = (shares.iter().sum::<usize>() + shares.len().saturating_sub(1), text.chars().count());
    let (mut parts, mut start, mut before) = (Vec::new(), 0, 0);
    for share in &shares[..shares.len().saturating_sub(1)] {
        before += share + 1;
        // The number of signs that the parts up to this one should have.
        let wanted = ((before * 2 - 1) * all).div_ceil(whole.max(1) * 2);
        let near = ends.iter().filter(|(at, _)| *at > start).min_by_key(|(_, count)| count.abs_diff(wanted));
        let end = near.map_or(text.len(), |(at, _)| *at).max(start);
        parts.push(text[start..end].trim());
        start = end;
    }
    parts.push(text[start..].trim());
    parts
}

// Wraps a line that is too long, into lines of about the same length.
fn wrapped(line: &str) -> Vec<String> {
    let length = line.chars().count();
    let most = length.div_ceil(LINE).max(1);
    let mut lines = filled(line, length.div_ceil(most));
    let mut width = length.div_ceil(most);
    while lines.len() > most && width < LINE {
        width += 1;
        lines = filled(line, width);
    }
    lines
}

fn filled(line: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_wrapped_into_lines_of_about_the_same_length() {
        assert_eq!(wrapped("نعم"), ["نعم"]);
        let lines = wrapped("The members asked how long the work on the new road would take.");
        assert_eq!(lines, ["The members asked how long the", "work on the new road would take."]);
        assert_eq!(wrapped(&"a".repeat(60)), ["a".repeat(60)]);
    }

    #[test]
    fn a_sentence_is_split_where_its_source_was() {
        assert_eq!(split("Close the door and come in.", &[14, 12]), ["Close the door", "and come in."]);
        assert_eq!(split("Close the door, come in and sit.", &[5, 3, 5, 4, 2, 3, 4]).len(), 7);
        assert_eq!(split("Close the door", &[5, 8]), ["Close", "the door"]);
        assert_eq!(split("نعم", &[5, 8]), ["نعم", ""]);
    }
}
