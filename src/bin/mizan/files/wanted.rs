//! [`Wanted`]: the kind of files that a verb takes from a folder.

use std::path::Path;

use mizan::Format;
use mizan::documents::can_read;

use crate::terminal::content::{is_gzip, packed_start_of, start_of};
use crate::terminal::input::is_catalog;

/// The kind of files that a verb takes from a folder. A file that a person names is taken whatever it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Bilingual files, packed or not.
    Units,
    /// What is to be translated: XLIFF files, and documents other than plain text.
    Jobs,
    /// Documents of one language, plain text among them.
    Texts,
    /// What can be counted: bilingual files, and documents.
    Counted,
}

impl Wanted {
    /// Returns what a message calls these files.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Units => "bilingual file",
            Self::Jobs => "XLIFF file or document",
            Self::Texts => "document",
            Self::Counted => "bilingual file or document",
        }
    }

    /// Returns true if a folder is one file for the verb: a localization catalog of Xcode.
    pub(super) fn takes_folder(self, path: &Path) -> bool {
        self != Self::Texts && is_catalog(path)
    }

    /// Returns true if a file, by its first bytes and its name, is of this kind. A text that merely has tabs
    /// in its first line is no bilingual file. A file that cannot be read is taken, so that its error is
    /// shown.
    pub(super) fn takes(self, path: &Path) -> bool {
        let start = match self {
            Self::Texts | Self::Jobs => packed_start_of(path),
            Self::Units | Self::Counted => start_of(path),
        };
        let Ok(start) = start else { return true };
        match self {
            Self::Texts => can_read(&start, Some(path)),
            Self::Jobs => {
                let format = Format::certain(&start, Some(path));
                let is_xliff = matches!(format, Some(Format::Xliff | Format::Xliff2)) && !is_gzip(&start);
                is_xliff || format.is_some() && can_read(&start, Some(path))
            }
            Self::Units => {
                let is_zip = || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
                let is_glossary = || Format::from_path(path) == Some(Format::Glossary);
                let is_bilingual = Format::certain(&start, Some(path)).is_some_and(Format::is_bilingual);
                is_bilingual || is_zip() || is_glossary()
            }
            Self::Counted => Self::Units.takes(path) || Self::Texts.takes(path),
        }
    }
}
