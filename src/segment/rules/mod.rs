//! Whether a sentence ends at a mark, judged by the text before and after the mark.
//!
//! Each file adds its rules to [`MarkContext`](super::context::MarkContext) as methods. The segmenter calls
//! only `ends`, which calls the others.

mod brackets;
mod dots;
mod ends;
mod question;
mod section_number;
mod speech;
mod stop;
mod telephone;
mod turn;
mod unspaced;
