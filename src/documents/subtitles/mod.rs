//! Subtitles, SubRip and WebVTT, to cues and to the sentences that run over them.

mod cue_text;
mod marks_in_front;
mod parse;
mod passage;
mod reader;
mod rolling;
mod sound;
mod timing;
mod turns;

pub(crate) use cue_text::{CueMark, cue_marks, is_voice};
pub(crate) use parse::cue_places;
pub(crate) use passage::goes_on;
pub use passage::{Passage, passages};
pub(super) use reader::read;
