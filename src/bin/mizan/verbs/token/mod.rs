//! `mizan token`: who may ask `mizan serve`.

mod args;
#[cfg(feature = "server")]
mod run;

pub(crate) use args::Args;
