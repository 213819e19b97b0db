use std::io;
use std::process::ExitCode;

/// How a verb ended when nothing went wrong outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It did what it was asked.
    Done,
    /// It searched and found nothing.
    NothingFound,
    /// It did what it could; what it could not is on stderr already.
    Partly,
}

impl Outcome {
    /// Returns the exit status of a verb, after telling its error on stderr. A closed pipe is no error.
    pub(crate) fn exit_code(done: anyhow::Result<Self>) -> ExitCode {
        match done {
            Ok(Self::Done) => ExitCode::SUCCESS,
            Ok(Self::NothingFound) => ExitCode::from(1),
            Ok(Self::Partly) => ExitCode::from(2),
            Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("mizan: {error:#}");
                ExitCode::from(2)
            }
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let kind = match cause.downcast_ref::<mizan::Error>().map(mizan::Error::kind) {
            Some(mizan::ErrorKind::Io(io)) => Some(io.kind()),
            _ => cause.downcast_ref::<io::Error>().map(io::Error::kind),
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}
