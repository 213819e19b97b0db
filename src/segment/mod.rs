//! Text to sentences: Arabic and English rules, abbreviations as data.
//!
//! A [`Segmenter`] splits a text into [`Segment`]s. It works in two steps. First the text is split into
//! *blocks*: paragraphs, headlines and list items; hard-wrapped lines are joined. Then each block is split at
//! *marks*: at a full stop, question mark or ellipsis, the words before and after the mark decide whether a
//! sentence ends. The words that decide are listed in `data/`, apart from the code.

mod arabic;
mod blocks;
mod compounds;
mod context;
mod cut;
mod english;
mod hyphen;
mod line_mark;
mod long_sentence;
mod marks;
mod pages;
mod rules;
mod seam;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod segment;
mod segmenter;
#[cfg(feature = "srx")]
pub mod srx;
#[cfg(test)]
mod testing;
mod words;

pub use cut::Cut;
pub use segment::Segment;
pub use segmenter::{Segmenter, Segments};
