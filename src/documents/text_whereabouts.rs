//! [`Document::whereabouts`]: where a stretch of the text stands in the document, in words.

use std::ops::Range;

use super::block::{BlockKind, Place};
use super::document::Document;
use super::whereabouts::times;

impl Document {
    /// Returns where a stretch of the text, given in bytes, stands in the document, in words: the page, the
    /// slide, the chapter or the cell, or the cues and their times. `None` for running text without pages, of
    /// which only the number of the paragraph is known.
    ///
    /// ```
    /// use std::path::Path;
    /// use mizan::documents::{Document, ReadOptions};
    ///
    /// let film = "WEBVTT\n\n00:01.000 --> 00:02.000\nClose it\n\n00:02.100 --> 00:03.000\nnow.\n";
    /// let film = Document::read(film.as_bytes(), Some(Path::new("a.vtt")), &ReadOptions::default())?;
    /// assert_eq!(film.whereabouts(0..8).unwrap(), "cue 1, 00:00:01.000 to 00:00:02.000");
    /// assert_eq!(film.whereabouts(0..13).unwrap(), "cues 1 to 2, 00:00:01.000 to 00:00:03.000");
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn whereabouts(&self, range: Range<usize>) -> Option<String> {
        let blocks = self.blocks().get(self.blocks_of(range))?;
        let (first, last) = (blocks.first()?, blocks.last()?);
        match (first.kind, last.kind, first.place) {
            (BlockKind::Cue { from, .. }, BlockKind::Cue { to, .. }, Place::Cue(number))
                if first.place != last.place =>
            {
                let end = last.place.to_string();
                let end = end.trim_start_matches("cue ");
                Some(format!("cues {number} to {end}, {}", times(from, to)))
            }
            (BlockKind::Cell { .. }, ..) => Some(first.whereabouts()),
            (_, _, Place::Paragraph(_)) => None,
            _ => Some(first.whereabouts()),
        }
    }
}
