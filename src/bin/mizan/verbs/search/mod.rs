//! `mizan search`: finds the units in which given words stand.

mod args;
mod kwic;
mod lines;

pub(crate) use args::Args;
