//! `mizan sync`: brings a file and the memory of a team that it follows together.

mod args;
#[cfg(feature = "team")]
mod run;
#[cfg(feature = "team")]
mod told;

pub(crate) use args::Args;
#[cfg(feature = "team")]
pub(crate) use told::tell;
