//! [`FileIdentity`]: which file a name stands for.

use std::fs;
use std::path::Path;

/// A file on disk, whatever its name. A name that stands for another file later, as that of a memory does
/// after `mizan compact`, has another identity.
///
/// ```
/// use mizan::requests::FileIdentity;
///
/// let folder = tempfile::tempdir()?;
/// let (path, other) = (folder.path().join("a"), folder.path().join("b"));
/// std::fs::write(&path, "")?;
/// let before = FileIdentity::of(&path);
/// std::fs::write(&other, "")?;
/// std::fs::rename(&other, &path)?;
/// assert!(FileIdentity::of(&path) != before && FileIdentity::of(&other).is_none());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileIdentity([u64; 2]);

impl FileIdentity {
    /// Returns the file of a name; `None` if there is none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let found = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            [found.dev(), found.ino()]
        };
        // Elsewhere the time at which the file was made stands for the file.
        #[cfg(not(unix))]
        let identity = {
            let made = found.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
            [made.as_secs(), u64::from(made.subsec_nanos())]
        };
        Some(Self(identity))
    }
}
