//! [`Job`]: the two files to align, and the file for the result.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use mizan::{Origin, Timestamp};

/// A pair of files, or a file that holds both languages, and the file for its result.
pub(crate) struct Job {
    pub(crate) source: PathBuf,
    /// The translation; `None` if the source holds both languages.
    pub(crate) target: Option<PathBuf>,
    pub(super) output: Option<PathBuf>,
    /// The name of the source file in a memory, if its base name is not enough.
    pub(super) name: Option<String>,
    /// The same of the target file.
    pub(super) partner: Option<String>,
}

impl Job {
    /// Returns the job of a document that holds both languages, with its result beside it.
    pub(super) fn of_one(document: PathBuf, extension: &str) -> Self {
        let output = Some(document.with_extension(extension));
        Self { source: document, target: None, output, name: None, partner: None }
    }

    /// Returns where the units come from.
    pub(super) fn origin(&self) -> Origin {
        let base_name = || self.source.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = self.name.clone().or_else(base_name);
        let mut origin = Origin::default();
        origin.document = name.filter(|_| self.source.as_os_str() != "-");
        origin.created = Some(Timestamp::now());
        origin
    }

    /// Returns the name of the translation, which an alignment in the other order has as its source.
    pub(super) fn partner(&self) -> Option<String> {
        let target = self.target.as_ref().filter(|target| target.as_os_str() != "-")?;
        let base_name = || target.file_name().map(|name| name.to_string_lossy().into_owned());
        self.partner.clone().or_else(base_name)
    }

    /// Returns the files that are read.
    pub(super) fn inputs(&self) -> impl Iterator<Item = &PathBuf> {
        std::iter::once(&self.source).chain(&self.target)
    }

    /// Returns the file that holds the translation.
    pub(super) fn target_file(&self) -> &Path {
        self.target.as_ref().unwrap_or(&self.source)
    }

    /// Returns the time at which the output was written; `None` if there is no output.
    pub(super) fn finished(&self) -> Option<Timestamp> {
        let written = fs::metadata(self.output.as_deref()?).ok()?.modified().ok()?;
        let seconds = written.duration_since(UNIX_EPOCH).ok()?.as_secs();
        Some(Timestamp::from_unix(seconds.try_into().ok()?))
    }

    /// Returns true if all of these outputs are there and none is older than one of the texts.
    pub(super) fn is_done(&self, outputs: &[PathBuf]) -> bool {
        let changed = |path: &PathBuf| fs::metadata(path).and_then(|found| found.modified()).ok();
        let texts: Vec<_> = self.inputs().filter_map(changed).collect();
        outputs
            .iter()
            .all(|output| changed(output).is_some_and(|output| texts.iter().all(|&text| text <= output)))
    }
}
