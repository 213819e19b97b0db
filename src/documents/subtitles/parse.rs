//! [`parse`]: a file of subtitles to cues, as tolerant as the players.

use std::ops::Range;
use std::time::Duration;

use super::timing::timing;

/// The lines of a cue as they stand in the file, and when they are shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RawCue<'t> {
    pub(super) from: Duration,
    pub(super) to: Duration,
    pub(super) lines: Vec<&'t str>,
}

impl<'t> RawCue<'t> {
    /// Returns where the lines stand in the file; nothing if the cue has none.
    pub(super) fn range(&self, file: &'t str) -> Option<Range<usize>> {
        let place = |line: &str| line.as_ptr().addr() - file.as_ptr().addr();
        let (first, last) = (self.lines.first()?, self.lines.last()?);
        Some(place(first)..place(last) + last.len())
    }
}

/// Returns where the lines of each cue of a file stand; nothing for a cue without lines.
pub(crate) fn cue_places(file: &str) -> Vec<Option<Range<usize>>> {
    parse(file).iter().map(|cue| cue.range(file)).collect()
}

/// Returns the cues of a file. In SubRip, all lines up to the next times belong to a cue, but for the number
/// before them; in WebVTT, the lines up to an empty line.
pub(super) fn parse(text: &str) -> Vec<RawCue<'_>> {
    let is_vtt = is_vtt(text);
    let mut cues: Vec<RawCue> = Vec::new();
    let mut is_open = true;
    for line in text.split(['\n', '\r']).map(str::trim) {
        if let Some((from, to)) = timing(line) {
            if let Some(before) = cues.last_mut() {
                drop_number(&mut before.lines);
            }
            cues.push(RawCue { from, to, lines: Vec::new() });
            is_open = true;
        } else if is_untimed(line) {
            // What follows belongs to no cue before.
            if let Some(before) = cues.last_mut().filter(|_| is_open) {
                drop_number(&mut before.lines);
            }
            is_open = false;
        } else if let Some(cue) = cues.last_mut().filter(|_| is_open) {
            is_open = !(is_vtt && line.is_empty());
            cue.lines.push(line);
        }
    }
    for cue in &mut cues {
        cue.lines.retain(|line| !line.is_empty());
    }
    cues
}

/// Returns how many cues have no valid times, and the line of the first one, from 1.
pub(super) fn untimed(text: &str) -> Option<(usize, usize)> {
    let mut numbers =
        text.lines().zip(1..).filter(|(line, _)| is_untimed(line.trim())).map(|(_, number)| number);
    let first = numbers.next()?;
    Some((1 + numbers.count(), first))
}

/// Returns how many lines of SubRip with words stand before the first times, and which is the first, from 1.
pub(super) fn before_times(text: &str) -> Option<(usize, usize)> {
    if is_vtt(text) {
        return None;
    }
    let before = text.lines().zip(1..).take_while(|(line, _)| !line.contains("-->"));
    let mut words = before.filter(|(line, _)| line.contains(char::is_alphabetic)).map(|(_, number)| number);
    let first = words.next()?;
    Some((1 + words.count(), first))
}

fn is_vtt(text: &str) -> bool {
    text.trim_start().starts_with("WEBVTT")
}

// Returns true for a line that should say when a cue is shown and does not.
fn is_untimed(line: &str) -> bool {
    let Some((from, to)) = line.split_once("-->") else { return false };
    let is_of_time =
        |c: char| c.is_numeric() || matches!(c, ':' | '.' | ',' | ';' | ' ' | '-' | '?' | 'x' | 'X');
    let is_time = |text: &str| text.contains([':', '.', ',', ';']) && text.chars().all(is_of_time);
    timing(line).is_none() && (is_time(from) || is_time(to) || (from.is_empty() && to.is_empty()))
}

// Drops the number of the next cue from the lines of the one before. A number that no empty line precedes may
// be what the cue says, unless it is the only sign that the next cue begins.
fn drop_number(lines: &mut Vec<&str>) {
    let is_number = |line: &&str| !line.is_empty() && line.chars().all(char::is_numeric);
    let empty_after = lines.iter().rev().take_while(|line| line.is_empty()).count();
    let end = lines.len() - empty_after;
    let follows_text = end >= 2 && !lines[end - 2].is_empty();
    if lines[..end].last().is_some_and(is_number) && !(follows_text && empty_after > 0) {
        lines.truncate(end - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Vec<&str>> {
        parse(text).into_iter().map(|cue| cue.lines).collect()
    }

    #[test]
    fn numbers_and_empty_lines_are_no_text() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\ntwo\n\n2\n00:00:03,000 --> 00:00:04,000\n1984\n\n\
                    3\r\n00:00:05,000 --> 00:00:06,000\r\nEnd";
        assert_eq!(lines(text), [vec!["One", "two"], vec!["1984"], vec!["End"]]);
    }

    #[test]
    fn a_missing_empty_line_is_made_up_for() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nOne\n2\n00:00:03,000 --> 00:00:04,000\nTwo";
        assert_eq!(lines(text), [["One"], ["Two"]]);
    }

    #[test]
    fn notes_styles_and_names_of_cues_are_no_text() {
        let text = "WEBVTT - film\n\nSTYLE\n::cue { color: red }\n\nNOTE\nhidden\n\nopening\n00:01.000 --> 00:02.000\nOne\n\n\
                    NOTE two lines\nmore\n\n00:03.000 --> 00:04.000\nTwo";
        assert_eq!(lines(text), [["One"], ["Two"]]);
    }
}
