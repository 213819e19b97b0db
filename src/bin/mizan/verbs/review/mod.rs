//! `mizan review`: a page to look through an alignment and mend it.

mod args;
#[cfg(feature = "server")]
mod browser;
#[cfg(feature = "server")]
mod documents;
#[cfg(feature = "server")]
mod run;

pub(crate) use args::Args;
