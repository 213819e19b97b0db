//! The outcome of a verb and the exit status that reports it.

use std::io;
use std::process::ExitCode;

use crate::terminal::damaged_memory;
use crate::terminal::remark::remark;

/// The result of a verb that ended without an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The verb did all of its work.
    Done,
    /// The verb searched and found nothing.
    NothingFound,
    /// The verb found what was to fail the run.
    Failed,
    /// The verb did a part of its work, and has named the rest on stderr.
    Partly,
}

impl Outcome {
    /// Prints the error of a verb, if any, and returns the exit status. A closed pipe is no error.
    pub(crate) fn exit_code(done: anyhow::Result<Self>) -> ExitCode {
        match done {
            Ok(Self::Done) => ExitCode::SUCCESS,
            Ok(Self::NothingFound | Self::Failed) => ExitCode::from(1),
            Ok(Self::Partly) => ExitCode::from(2),
            Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
            Err(error) => {
                remark!("{}", damaged_memory::described(&error));
                ExitCode::from(2)
            }
        }
    }
}

/// Returns true if an error is a pipe that nobody reads any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = match cause.downcast_ref::<mizan::Error>().map(mizan::Error::kind) {
            Some(mizan::ErrorKind::Io(io)) => Some(io.kind()),
            _ => cause.downcast_ref::<io::Error>().map(io::Error::kind),
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}
