//! Text to sentences: Arabic and English rules, abbreviations as data.
//!
//! A [`Segmenter`] splits a text into [`Segment`]s. It works in two floors: *blocks* (paragraphs, headlines, list
//! items; hard-wrapped lines are joined) and, inside a block, *marks*: at each full stop, question mark or ellipsis
//! the word before and the word behind decide whether a sentence ends. The words that decide stand in `data/`, apart
//! from the code.

mod arabic;
mod before;
mod block;
mod chars;
mod clause;
mod english;
pub mod evaluate;
mod initials;
mod item;
mod mark;
mod next;
mod quotes;
mod rules;
mod scan;
mod segmenter;
#[cfg(feature = "srx")]
pub mod srx;
mod unmarked;
mod words;

pub use segmenter::{Cut, Segment, Segmenter, Segments};
