//! Whether a sentence ends at a mark: what stands before the mark and what follows decide.
//!
//! Each file adds its rules to [`MarkContext`](super::context::MarkContext); `ends` is the one that the
//! segmenter asks.

mod brackets;
mod dots;
mod ends;
mod question;
mod section_number;
mod speech;
mod stop;
mod unspaced;
