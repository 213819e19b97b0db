//! `mizan align`: matches the sentences of a text to those of its translation.

mod args;
mod by_content;
mod doubt;
mod finished;
mod given_beads;
mod job;
mod job_list;
mod one_document;
mod own_result;
mod pair;
mod pairs;
mod present;
mod run;
mod shape;
mod side_name;
mod side_reading;
mod sides;
mod stored;
mod swapped;
mod tally;
mod write;

pub(crate) use args::Args;
#[cfg(feature = "server")]
pub(crate) use {
    given_beads::{GivenBeads, given_beads, is_workbook, tell},
    job_list::JobList,
    one_document::OneDocument,
    side_reading::SideReading,
    sides::sides,
};
