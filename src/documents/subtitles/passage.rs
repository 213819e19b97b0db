//! [`Passage`]: cues that follow one another without a pause, whose sentences may run over several of them.

use std::ops::Range;
use std::time::Duration;

use super::sound::is_sound;
use super::turns::DASHES;
use crate::documents::block::{Block, BlockKind, Place};
use crate::documents::whereabouts::times;

/// Cues that follow one another and form one text.
///
/// ```
/// use std::path::Path;
/// use std::time::Duration;
///
/// use mizan::documents::{Document, ReadOptions, passages};
///
/// let film = "1\n00:00:01,000 --> 00:00:02,000\nClose the door\n\n2\n00:00:02,100 --> 00:00:03,000\nand come in.\n";
/// let document = Document::read(film.as_bytes(), Some(Path::new("film.srt")), &ReadOptions::default())?;
/// let passages = passages(document.blocks());
/// assert_eq!(passages[0].text(), "Close the door and come in.");
/// assert_eq!(passages[0].cues(0..5), Some(1..2));
/// assert_eq!(passages[0].shown(0..27), Some((Duration::from_secs(1), Duration::from_secs(3))));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    parts: Vec<CuePart>,
}

/// The stretch of a passage that one cue shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CuePart {
    range: Range<usize>,
    number: usize,
    from: Duration,
    to: Duration,
}

// A pause that ends a sentence: two seconds, in which a viewer takes what follows for a new one.
const PAUSE: Duration = Duration::from_secs(2);
// Cues of a passage at most. Chosen by hand; the longest sentences of films have half of that.
const CUES: usize = 12;
// One cue in this many must end with a full stop, or else the file has none and every cue stands for itself.
// Chosen by hand; files with full stops have them in one cue in three.
const CUES_FOR_A_STOP: usize = 10;

/// Returns the cues among the blocks as passages. A passage ends with a cue that ends a sentence, before a
/// pause of two seconds and where another person begins to speak; a sound in brackets is a passage of its
/// own. In a file without full stops, a passage goes on only after a comma.
#[must_use]
pub fn passages(blocks: &[Block]) -> Vec<Passage> {
    let stops = blocks.iter().filter(|block| has_full_stop(&block.text)).count();
    let has_stops = stops * CUES_FOR_A_STOP >= blocks.len();
    let mut passages: Vec<Passage> = Vec::new();
    for block in blocks {
        let (BlockKind::Cue { from, to }, Place::Cue(number)) = (block.kind, block.place) else { continue };
        let part = CuePart { range: 0..0, number, from, to };
        match passages.last_mut().filter(|passage| passage.goes_on(&part, block, has_stops)) {
            Some(passage) => passage.push(part, &block.text),
            None => {
                let mut passage = Passage::default();
                passage.push(part, &block.text);
                passages.push(passage);
            }
        }
    }
    passages
}

/// Returns true if a cue goes on from the one before: without a pause, and with the same person speaking.
pub(crate) fn goes_on(before: &Block, cue: &Block) -> bool {
    match (before.kind, cue.kind) {
        (BlockKind::Cue { to, .. }, BlockKind::Cue { from, .. }) => follows(to, from, cue),
        _ => false,
    }
}

fn follows(before: Duration, from: Duration, cue: &Block) -> bool {
    from < before.saturating_add(PAUSE) && !cue.is_turn && !cue.text.starts_with(DASHES)
}

impl Passage {
    /// Returns the words of the cues, joined by spaces.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the numbers of the cues that show a stretch of the text, given in bytes.
    #[must_use]
    pub fn cues(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (first, last) = self.first_and_last(&range)?;
        Some(first.number..last.number + 1)
    }

    /// Returns when the cues that show a stretch of the text, given in bytes, appear and disappear.
    #[must_use]
    pub fn shown(&self, range: Range<usize>) -> Option<(Duration, Duration)> {
        let (first, last) = self.first_and_last(&range)?;
        Some((first.from, last.to))
    }

    /// Returns which cues show a stretch of the text, given in bytes, and when, in words.
    ///
    /// ```
    /// use std::path::Path;
    /// use mizan::documents::{Document, ReadOptions, passages};
    ///
    /// let film = "WEBVTT\n\n00:01.000 --> 00:02.000\nClose the door\n\n00:02.100 --> 00:03.000\nand come in.\n";
    /// let document = Document::read(film.as_bytes(), Some(Path::new("film.vtt")), &ReadOptions::default())?;
    /// let passage = &passages(document.blocks())[0];
    /// assert_eq!(passage.whereabouts(0..27).unwrap(), "cues 1 to 2, 00:00:01.000 to 00:00:03.000");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn whereabouts(&self, range: Range<usize>) -> Option<String> {
        let (first, last) = self.first_and_last(&range)?;
        let times = times(first.from, last.to);
        Some(match first.number == last.number {
            true => format!("{}, {times}", Place::Cue(first.number)),
            false => format!("cues {} to {}, {times}", first.number, last.number),
        })
    }

    /// Returns where the words of each cue begin in the text, in bytes.
    pub(in crate::documents) fn starts(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().map(|part| part.range.start)
    }

    /// Returns the number of each cue, and which stretch of the text the cue shows.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.parts.iter().map(|part| (part.number, part.range.clone()))
    }

    fn first_and_last(&self, range: &Range<usize>) -> Option<(&CuePart, &CuePart)> {
        let first = self.parts.partition_point(|part| part.range.end <= range.start);
        let end = self.parts.partition_point(|part| part.range.start < range.end);
        let parts = self.parts.get(first..end)?;
        Some((parts.first()?, parts.last()?))
    }

    fn goes_on(&self, part: &CuePart, cue: &Block, has_stops: bool) -> bool {
        let Some(last) = self.parts.last() else { return false };
        let is_open = if has_stops { !ends_a_sentence(&self.text) } else { self.text.ends_with(['،', ',']) };
        is_open
            && self.parts.len() < CUES
            && follows(last.to, part.from, cue)
            && !is_sound(&self.text)
            && !is_sound(&cue.text)
            && !self.text.contains('\n')
    }

    fn push(&mut self, part: CuePart, text: &str) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text += text;
        self.parts.push(CuePart { range: start..self.text.len(), ..part });
    }
}

fn ends_a_sentence(text: &str) -> bool {
    has_full_stop(text) || without_quotes(text).ends_with(['!', '?', '؟'])
}

// Three dots do not end a passage: a segmenter sees from what follows whether they end the sentence.
fn has_full_stop(text: &str) -> bool {
    let text = without_quotes(text);
    text.ends_with(['.', '۔']) && !text.ends_with("..")
}

fn without_quotes(text: &str) -> &str {
    text.trim_end_matches(['"', '”', '»', '\'', ')', ']', '♪', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    // Each cue lasts a second; the first of a pair is the second in which the cue begins.
    fn texts(cues: &[(u64, &str)]) -> Vec<String> {
        let block = |((from, text), number): (&(u64, &str), usize)| {
            let (from, to) = (Duration::from_secs(*from), Duration::from_secs(from + 1));
            Block::new(BlockKind::Cue { from, to }, *text, Place::Cue(number))
        };
        let blocks: Vec<_> = cues.iter().zip(1..).map(block).collect();
        passages(&blocks).into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn a_sentence_runs_over_cues() {
        assert_eq!(
            texts(&[(1, "عندما وصلنا إلى المحطة"), (2, "كان القطار قد غادر."), (3, "ماذا نفعل؟")]),
            ["عندما وصلنا إلى المحطة كان القطار قد غادر.", "ماذا نفعل؟"]
        );
    }

    #[test]
    fn a_pause_and_a_dash_end_a_passage() {
        assert_eq!(
            texts(&[(1, "Wait"), (4, "here."), (5, "Yes"), (6, "- No.")]),
            ["Wait", "here.", "Yes", "- No."]
        );
    }

    #[test]
    fn a_sound_is_a_passage_of_its_own() {
        assert_eq!(
            texts(&[
                (1, "وقال:"),
                (2, "[تصفيق]"),
                (3, "شكراً"),
                (4, "(laughs) for"),
                (5, "all."),
                (6, "(موسيقى)")
            ]),
            ["وقال:", "[تصفيق]", "شكراً (laughs) for all.", "(موسيقى)"]
        );
    }

    #[test]
    fn without_full_stops_only_a_comma_goes_on() {
        let mut cues = vec![(1, "إذا وصلت،"), (2, "أخبرني")];
        cues.extend((3..30).map(|from| (from, "هل تسمعني؟")));
        cues.push((30, "نعم"));
        cues.push((31, "أسمعك"));
        let texts = texts(&cues);
        assert_eq!((texts[0].as_str(), texts.len()), ("إذا وصلت، أخبرني", 30));
    }

    #[test]
    fn a_passage_is_bounded() {
        let mut cues = vec![(0, "One."); 10];
        cues.extend((1..60).map(|from| (from, "and then")));
        assert!(texts(&cues).iter().all(|text| text.len() <= CUES * "and then ".len()));
    }
}
