//! [`PassFile`]: passwords in a file, one a line, as libpq reads them from `~/.pgpass`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};

use super::address::Address;

/// A file of passwords: lines of `host:port:database:user:password`, in which `*` stands for any value.
///
/// ```
/// use mizan::team::{Address, PassFile};
///
/// let file = tempfile::NamedTempFile::new()?;
/// std::fs::write(file.path(), "# the team\ndb.example:*:team:salma:open\\:sesame\n")?;
/// let address: Address = "postgresql://salma@db.example/team".parse()?;
/// assert_eq!(PassFile::new(file.path()).password(&address)?.as_deref(), Some("open:sesame"));
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct PassFile(PathBuf);

impl PassFile {
    /// Returns the file of this path, which is read when a password is asked for.
    #[must_use]
    pub fn new(path: impl AsRef<Path>) -> Self {
        Self(path.as_ref().to_owned())
    }

    /// Returns the password of the first line that fits an address; `None` if no line does, or if there is no
    /// file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or if others than its owner may read it.
    pub fn password(&self, address: &Address) -> Result<Option<String>> {
        let Ok(found) = fs::metadata(&self.0) else { return Ok(None) };
        if is_open_to_others(&found) {
            let why =
                format!("{}: others may read these passwords; `chmod 600` closes the file", self.0.display());
            return Err(ErrorKind::Option(why).into());
        }
        let lines = fs::read_to_string(&self.0).map_err(|error| Error::from(error).in_file(&self.0))?;
        let account = address.account();
        Ok(lines.lines().find_map(|line| account.password_in(line)))
    }
}

#[cfg(unix)]
fn is_open_to_others(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open_to_others(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pgpass");
        fs::write(&path, "*:*:*:*:secret").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let address: Address = "postgresql://salma@db/team".parse().unwrap();
        let refused = PassFile::new(&path).password(&address).unwrap_err().to_string();
        assert!(refused.contains("chmod 600") && !refused.contains("secret"), "{refused}");
        assert_eq!(PassFile::new(folder.path().join("none")).password(&address).unwrap(), None);
    }
}
