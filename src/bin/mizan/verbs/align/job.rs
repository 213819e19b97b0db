//! [`Job`]: the two files to align, and the file for the result.

use std::path::PathBuf;

use mizan::{Origin, Timestamp};

/// A pair of files, and the file for its result.
pub(super) struct Job {
    pub(super) source: PathBuf,
    pub(super) target: PathBuf,
    pub(super) output: Option<PathBuf>,
}

impl Job {
    pub(super) fn origin(&self) -> Origin {
        let name = self.source.file_name().map(|name| name.to_string_lossy().into_owned());
        let mut origin = Origin::default();
        origin.document = name.filter(|_| self.source.as_os_str() != "-");
        origin.created = Some(Timestamp::now());
        origin
    }

    pub(super) fn is_done(&self) -> bool {
        self.output.as_ref().is_some_and(|output| output.exists())
    }
}
