//! Presentations of PowerPoint (PPTX): slides in the order in which they are shown, each with its notes.
//!
//! A [`Slide`](slide::Slide) has shapes, and a [`Shape`](shape::Shape) has the blocks of its text.

mod read;
mod shape;
mod slide;

pub(super) use read::read;
pub(super) use slide::Slide;
