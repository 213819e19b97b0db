//! [`filled_cues`]: translated words on the cues that showed the words of the source.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::edits::{Chunk, Edit};
use super::styled_text::StyledText;
use crate::documents::{CueMark, Passage, cue_marks, cue_places};
use crate::manuscript::flow::{Edges, Flow};
use crate::manuscript::tokens::{CueTags, Tokens};
use crate::unit::UnitText;

// Signs of a line of subtitles at most, as broadcasters have it.
const LINE: usize = 42;

/// A passage with its sentences in order: the stretch of each, and its translation, if there is one.
pub(in crate::manuscript) struct TranslatedPassage<'m> {
    pub(in crate::manuscript) passage: Passage,
    pub(in crate::manuscript) flow: Option<&'m Flow>,
    pub(in crate::manuscript) sentences: Vec<(Range<usize>, Option<&'m UnitText>)>,
}

/// Returns the edits that put translations on the cues of a file of subtitles.
pub(in crate::manuscript) fn filled_cues(
    file: &str,
    tokens: &Tokens,
    passages: &[TranslatedPassage<'_>],
) -> Vec<Edit> {
    let places = cue_places(file);
    let writer = CueWriter {
        file,
        tokens,
        is_vtt: file.trim_start().starts_with("WEBVTT"),
        line_end: if file.contains("\r\n") { "\r\n" } else { "\n" },
    };
    let is_translated = |passage: &&TranslatedPassage| passage.sentences.iter().any(|(_, new)| new.is_some());
    let words = passages.iter().filter(is_translated).flat_map(TranslatedPassage::words_of_cues);
    let edit = |(number, words): (usize, StyledText)| {
        let number = number.checked_sub(1)?;
        let (range, tags) = (places.get(number)?.clone()?, tokens.cues.get(number)?);
        Some(Edit { range, chunks: vec![Chunk::Written(writer.cue(&words, tags))] })
    };
    words.filter_map(edit).collect()
}

impl TranslatedPassage<'_> {
    // Returns the words of each cue that shows a translation, by its number.
    fn words_of_cues(&self) -> BTreeMap<usize, StyledText> {
        let text = self.passage.text();
        let cues: Vec<(usize, Range<usize>)> = self.passage.parts().collect();
        let mut words: BTreeMap<usize, StyledText> =
            cues.iter().map(|(number, _)| (*number, StyledText::default())).collect();
        let (mut done, mut translated, mut was_new) = (0, BTreeSet::new(), false);
        for (range, new) in &self.stretches() {
            // A line end between two sentences parts two speakers. What stands beside a sentence without a
            // space stays there.
            let joint = match &text[done..range.start] {
                between if between.contains('\n') => "\n",
                "" if new.is_none() || !was_new => "",
                _ => " ",
            };
            (done, was_new) = (range.end, new.is_some());
            let shown: Vec<(usize, Range<usize>)> = cues
                .iter()
                .map(|(number, cue)| (*number, cue.start.max(range.start)..cue.end.min(range.end)))
                .filter(|(_, shown)| !shown.is_empty())
                .collect();
            let sentence = self.sentence(range, *new);
            let ranges = match new {
                Some(_) => {
                    let shares: Vec<usize> =
                        shown.iter().map(|(_, shown)| chars(&text[shown.clone()])).collect();
                    split(&sentence.text, &shares)
                }
                None => shown
                    .iter()
                    .map(|(_, shown)| trimmed(text, shown.clone()))
                    .map(|shown| shown.start - range.start..shown.end - range.start)
                    .collect(),
            };
            if new.is_some() {
                translated.extend(shown.iter().map(|(number, _)| *number));
            }
            for ((number, _), part) in shown.iter().zip(sentence.parts(&ranges)) {
                words.entry(*number).or_default().join(joint, &part);
            }
        }
        words.retain(|number, _| translated.contains(number));
        words
    }

    // Returns the sentences, and what stands between them: the marks with which another person begins (`>>`).
    fn stretches(&self) -> Vec<(Range<usize>, Option<&UnitText>)> {
        let (text, mut stretches, mut done) = (self.passage.text(), Vec::new(), 0);
        let between =
            |range: Range<usize>| Some((trimmed(text, range), None)).filter(|(at, _)| !at.is_empty());
        for (range, new) in &self.sentences {
            stretches.extend(between(done..range.start));
            stretches.push((range.clone(), *new));
            done = range.end;
        }
        stretches.extend(between(done..text.len()));
        stretches
    }

    // Returns a sentence with its elements, translated or as it was.
    fn sentence(&self, range: &Range<usize>, new: Option<&UnitText>) -> StyledText {
        match (self.flow, new) {
            (Some(flow), Some(new)) => StyledText::of_new(flow.decoded(range, new)),
            (Some(flow), None) => {
                StyledText::of_old(flow.items_of(range, Edges::Without), self.passage.text())
            }
            (None, Some(new)) => StyledText::plain(new.plain()),
            (None, None) => StyledText::plain(&self.passage.text()[range.clone()]),
        }
    }
}

/// Writes the words of cues into a file.
struct CueWriter<'f> {
    file: &'f str,
    tokens: &'f Tokens,
    is_vtt: bool,
    line_end: &'static str,
}

impl CueWriter<'_> {
    fn cue(&self, words: &StyledText, tags: &CueTags) -> String {
        let lines: Vec<Range<usize>> =
            lines(&words.text).into_iter().flat_map(|line| wrapped(&words.text, line)).collect();
        let mut out: String = tags.before.iter().map(|tag| &self.file[tag.clone()]).collect();
        let mut open: Vec<usize> = Vec::new();
        for (number, line) in words.parts(&lines).iter().enumerate() {
            let stack = line.pieces.first().map_or(&[][..], |piece| &piece.stack);
            self.close(&mut open, stack, &mut out);
            out.push_str(if number > 0 { self.line_end } else { "" });
            for piece in &line.pieces {
                self.close(&mut open, &piece.stack, &mut out);
                for element in &piece.stack[open.len()..] {
                    out.push_str(self.tag(*element));
                    open.push(*element);
                }
                match &piece.tag {
                    Some(from) => out.push_str(&self.file[from.clone()]),
                    None => out.push_str(&self.escaped(&line.text[piece.at.clone()])),
                }
            }
        }
        self.close(&mut open, &[], &mut out);
        out.extend(tags.after.iter().map(|tag| &self.file[tag.clone()]));
        out
    }

    // Ends the elements that are not around the next words.
    fn close(&self, open: &mut Vec<usize>, wanted: &[usize], out: &mut String) {
        let common = open.iter().zip(wanted).take_while(|(open, wanted)| open == wanted).count();
        for element in open.drain(common..).rev() {
            out.push_str(&end_of(self.tag(element)));
        }
    }

    fn tag(&self, element: usize) -> &str {
        &self.file[self.tokens.elements[element].open.clone()]
    }

    fn escaped(&self, text: &str) -> String {
        let text = match self.is_vtt {
            true => text.replace('&', "&amp;").replace('<', "&lt;"),
            false => as_text(text),
        };
        // An arrow stands between the times of a cue, and nowhere else.
        text.replace("-->", "--&gt;")
    }
}

// Returns a text of SubRip that is read as it is: SubRip has no signs for `<` and `&`, but players and this
// crate read them as such, so that a text that looks like a tag or a name must have them.
fn as_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, mark) in cue_marks(text) {
        let (first, rest) = text[at].split_at(usize::from(!matches!(mark, CueMark::Text(_))));
        out.push_str(match first {
            "<" => "&lt;",
            "{" => "&#123;",
            "&" => "&amp;",
            other => other,
        });
        out.push_str(rest);
    }
    out
}

// Returns the tag that ends what a tag begins: `</font>`, `{\i0}`.
fn end_of(tag: &str) -> String {
    if tag.starts_with('{') {
        return tag.replace('1', "0");
    }
    let name = &tag[1..];
    let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    format!("</{}>", &name[..length])
}

// Returns a range of a text without the spaces around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start().len();
    start..start + inside.trim().len()
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let place = |line: &str| line.as_ptr().addr() - text.as_ptr().addr();
    text.split('\n').map(|line| place(line)..place(line) + line.len()).collect()
}

fn chars(text: &str) -> usize {
    text.trim().chars().count()
}

// Splits a text between words, in parts that have about these shares of it.
fn split(text: &str, shares: &[usize]) -> Vec<Range<usize>> {
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
        parts.push(trimmed(text, start..end));
        start = end;
    }
    parts.push(trimmed(text, start..text.len()));
    parts
}

// Wraps a line that is too long, into lines of about the same length.
fn wrapped(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let length = text[line.clone()].chars().count();
    let most = length.div_ceil(LINE).max(1);
    let mut width = length.div_ceil(most);
    let mut lines = filled(text, &line, width);
    while lines.len() > most && width < LINE {
        width += 1;
        lines = filled(text, &line, width);
    }
    lines
}

fn filled(text: &str, line: &Range<usize>, width: usize) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let place = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    for word in text[line.clone()].split(' ').filter(|word| !word.is_empty()) {
        let end = place(word) + word.len();
        match lines.last_mut() {
            Some(line) if text[line.start..end].chars().count() <= width => line.end = end,
            _ => lines.push(place(word)..end),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of<'t>(text: &'t str, ranges: &[Range<usize>]) -> Vec<&'t str> {
        ranges.iter().map(|range| &text[range.clone()]).collect()
    }

    #[test]
    fn a_line_is_wrapped_into_lines_of_about_the_same_length() {
        let wrapped = |text| words_of(text, &wrapped(text, 0..text.len()));
        assert_eq!(wrapped("نعم"), ["نعم"]);
        let lines = wrapped("The members asked how long the work on the new road would take.");
        assert_eq!(lines, ["The members asked how long the", "work on the new road would take."]);
        let long = "a".repeat(60);
        assert_eq!(wrapped(&long), [&long]);
    }

    #[test]
    fn a_sentence_is_split_where_its_source_was() {
        let split = |text, shares: &[usize]| words_of(text, &split(text, shares));
        assert_eq!(split("Close the door and come in.", &[14, 12]), ["Close the door", "and come in."]);
        assert_eq!(split("Close the door, come in and sit.", &[5, 3, 5, 4, 2, 3, 4]).len(), 7);
        assert_eq!(split("Close the door", &[5, 8]), ["Close", "the door"]);
        assert_eq!(split("نعم", &[5, 8]), ["نعم", ""]);
    }

    #[test]
    fn an_element_ends_as_it_began() {
        for (tag, end) in
            [("<i>", "</i>"), ("<font color=\"red\">", "</font>"), ("<c.a.b>", "</c>"), ("{\\i1}", "{\\i0}")]
        {
            assert_eq!(end_of(tag), end);
        }
    }
}
