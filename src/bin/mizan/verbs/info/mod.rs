//! `mizan info`: says what a memory holds, as columns, a picture or JSON.

mod args;
mod columns;
mod picture;

pub(crate) use args::Args;
