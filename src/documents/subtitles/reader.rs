//! [`read`]: reads subtitles, cue by cue.

use std::time::Duration;

use super::cue_text::{CueLine, cue_lines};
use super::marks_in_front::mend;
use super::parse::{before_times, parse, untimed};
use super::rolling::unroll;
use super::sound::is_sound;
use super::turns::cut_turns;
use crate::documents::block::{Block, BlockKind, Place, TakeBlock};
use crate::documents::block_source::{BlockSource, TextSpan, move_on};
use crate::documents::read_options::ReadOptions;
use crate::documents::read_report::{DocumentRemark, ReadReport};
use crate::error::Result;

/// Reads subtitles and calls a closure with each cue that has words. The lines of a cue are joined, except
/// where another person speaks.
///
/// # Errors
///
/// If the file is no text, and those of the closure.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions, take: &mut TakeBlock<'_>) -> Result<ReadReport> {
    let decoded = options.decode_text(bytes)?;
    let cues = parse(&decoded.text);
    let place = |line: &str| line.as_ptr().addr() - decoded.text.as_ptr().addr();
    let mut voice = None;
    let mut read = |line| cue_lines(line, place(line), &mut voice);
    let mut lines: Vec<Vec<CueLine>> =
        cues.iter().map(|cue| cue.lines.iter().copied().flat_map(&mut read).collect()).collect();
    let follows: Vec<bool> =
        cues.windows(2).map(|pair| pair[1].from <= pair[0].to.saturating_add(LONGEST_BLINK)).collect();
    unroll(&mut lines, &follows);
    mend(lines.iter_mut().flatten());
    cut_turns(&mut lines);
    for ((cue, lines), number) in cues.iter().zip(lines).zip(1..) {
        let is_turn = lines.first().is_some_and(|line| line.is_turn);
        let (text, spans) = joined(lines);
        if !text.is_empty() {
            let kind = BlockKind::Cue { from: cue.from, to: cue.to };
            let source = BlockSource::of_text(spans).filter(|_| options.sources);
            take(Block { source, is_turn, ..Block::new(kind, text, Place::Cue(number)) })?;
        }
    }
    let mut report = ReadReport::of(&decoded);
    if cues.is_empty() {
        let what = "the cues, since no line of the file has times";
        report.remarks.push(DocumentRemark::Missing(what.to_owned()));
    }
    report.remarks.extend(untimed(&decoded.text).map(|(count, line)| {
        let cues = if count == 1 { "1 cue" } else { &format!("{count} cues") };
        let place = if count == 1 { "in" } else { "the first in" };
        DocumentRemark::Missing(format!("{cues} without valid times, {place} line {line}"))
    }));
    report.remarks.extend(before_times(&decoded.text).map(|(count, line)| {
        let lines = if count == 1 { "1 line" } else { &format!("{count} lines") };
        DocumentRemark::Missing(format!("{lines} before the first cue with times, from line {line} on"))
    }));
    Ok(report)
}

fn joined(lines: Vec<CueLine>) -> (String, Vec<TextSpan>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut after_sound = false;
    for mut line in lines {
        let is_sound = is_sound(&line.text);
        if !text.is_empty() {
            text.push(if line.is_turn || is_sound || after_sound { '\n' } else { ' ' });
        }
        move_on(&mut line.spans, text.len());
        spans.append(&mut line.spans);
        text += &line.text;
        after_sound = is_sound;
    }
    (text, spans)
}

// The longest time between two captions of which the second goes on from the first. Chosen by hand: machines
// leave a few hundredths of a second.
const LONGEST_BLINK: Duration = Duration::from_millis(100);

#[cfg(test)]
mod tests {
    use super::*;

    const FILM: &str = "1\n00:00:01,000 --> 00:00:02,500\n<i>،أغلق الباب</i>\nمن فضلك\n\n2\n00:00:03,000 --> 00:00:04,000\n-نعم؟\n-.لا\n\n\
                        3\n00:00:05,000 --> 00:00:06,000\n<b></b>\n\n4\n00:00:05,500 --> 00:00:07,000\n.وداعا\n";

    fn read_all(bytes: &[u8]) -> (Vec<Block>, ReadReport) {
        let mut blocks = Vec::new();
        let report = read(bytes, &ReadOptions::default(), &mut |block| {
            blocks.push(block);
            Ok(())
        });
        (blocks, report.unwrap())
    }

    #[test]
    fn cues_have_their_words_times_and_numbers() {
        let (blocks, _) = read_all(FILM.as_bytes());
        let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["أغلق الباب، من فضلك", "-نعم؟\n-.لا", "وداعا."]);
        assert_eq!(blocks[2].place, Place::Cue(4));
        let (from, to) = (Duration::from_millis(1000), Duration::from_millis(2500));
        assert_eq!(blocks[0].kind, BlockKind::Cue { from, to });
    }

    #[test]
    fn cues_without_valid_times_are_counted() {
        let film = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:xx,000 --> 00:00:04,000\nTwo\n\n\
                    3\n00:00:05,000 --> 00:00:06,000\nThree\n";
        let (blocks, report) = read_all(film.as_bytes());
        let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["One", "Three"]);
        assert_eq!(report.remarks[0].to_string(), "not read: 1 cue without valid times, in line 6");
    }

    #[test]
    fn text_without_any_times_is_told() {
        let film = "1\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n[music]\nThree\n";
        let (blocks, report) = read_all(film.as_bytes());
        assert_eq!(blocks[0].text, "Two\n[music]\nThree");
        assert_eq!(
            report.remarks[0].to_string(),
            "not read: 1 line before the first cue with times, from line 2 on"
        );
        let (blocks, report) = read_all(b"Only words.\nAnd more.\n");
        assert_eq!((blocks.len(), report.remarks.len()), (0, 2));
        assert!(
            read_all(b"WEBVTT film\nKind: captions\n\n00:01.000 --> 00:02.000\nOne\n").1.remarks.is_empty()
        );
    }

    #[test]
    fn an_old_encoding_is_read() {
        let (blocks, report) = read_all(&encoding_rs::WINDOWS_1256.encode(FILM).0);
        assert_eq!((blocks.len(), report.encoding), (3, "windows-1256"));
    }
}
