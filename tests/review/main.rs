//! The review of alignments: the job.
#![cfg(feature = "review")]

mod job;
mod planted;
mod story;
