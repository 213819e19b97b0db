//! The folders that Xcode exports for translation (`ar.xcloc`).

use std::io;
use std::path::{Path, PathBuf};

// Where such a folder has its XLIFF file. The other parts are sources, screenshots and notes.
const CONTENTS: &str = "Localized Contents";

/// Returns the XLIFF file inside a localization catalog of Xcode (a folder `ar.xcloc`); any other path comes
/// back as it is.
///
/// ```no_run
/// use mizan::formats::localized_file;
///
/// let file = std::fs::File::open(localized_file("ar.xcloc".as_ref())?)?;
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// If the folder cannot be read, or has no XLIFF file or more than one.
pub fn localized_file(path: &Path) -> io::Result<PathBuf> {
    let named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xcloc"));
    if !(named && path.is_dir()) {
        return Ok(path.to_owned());
    }
    let mut files = Vec::new();
    for entry in path.join(CONTENTS).read_dir()? {
        let file = entry?.path();
        let extension = file.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        if extension.is_some_and(|extension| extension == "xliff" || extension == "xlf") {
            files.push(file);
        }
    }
    match files.len() {
        1 => Ok(files.remove(0)),
        count => {
            let found = format!("{count} XLIFF files in its folder {CONTENTS:?}, where one belongs");
            Err(io::Error::new(io::ErrorKind::InvalidData, found))
        }
    }
}
