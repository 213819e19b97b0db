//! [`TokenFile`]: the file that lists the tokens of a server.
//!
//! Each line is a JSON object. A line makes a token known, with the hash of its text, or revokes the token of
//! a name. Lines are only ever added, so that neither a crash nor a reader at the same moment meets half a
//! list.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind as IoKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::access::Access;
use super::known_token::{KnownToken, hash};
use super::rights::Rights;
use crate::error::{Error, ErrorKind, Position, Result, Syntax};
use crate::server::token::Token;
use crate::unit::Timestamp;

/// The file that lists the tokens of a server. It holds no token, only their hashes.
///
/// ```
/// use mizan::server::{Rights, TokenFile};
///
/// let folder = tempfile::tempdir()?;
/// let tokens = TokenFile::new(folder.path().join("tokens"));
/// let token = tokens.add("weblate", Rights::Read, &[])?;
/// assert_eq!(token.len(), 48);
/// assert_eq!(tokens.list()?[0].name, "weblate");
/// assert!(tokens.revoke("weblate")? && tokens.list()?.is_empty());
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TokenFile(PathBuf);

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rights: Option<Rights>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    memories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    made: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revoked: Option<String>,
}

// The most bytes of the file. Chosen by hand; a line has about 200.
const MOST_BYTES: u64 = 16 << 20;

impl TokenFile {
    /// Returns the list of this file, which need not exist.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Returns the name of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Returns the tokens that are in force, in the order in which they were made; none without a file.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or a line is no such object.
    pub fn list(&self) -> Result<Vec<Access>> {
        Ok(self.known()?.into_iter().map(|token| token.access).collect())
    }

    /// Returns the tokens that are in force with their hashes.
    pub(in crate::server) fn known(&self) -> Result<Vec<KnownToken>> {
        match File::open(&self.0) {
            Ok(mut file) => read(&mut file).map_err(|error| error.in_file(&self.0)),
            Err(error) if error.kind() == IoKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Error::from(error).in_file(&self.0)),
        }
    }

    /// Makes a token of a new name, for some memories or for all, and returns its text, which is kept
    /// nowhere.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Option`] for a name that is empty, holds a character that does not print, or has a token
    /// already; and if the file cannot be read or written.
    pub fn add(&self, name: &str, rights: Rights, memories: &[String]) -> Result<String> {
        if name.trim().is_empty() || name.contains(char::is_control) {
            return Err(ErrorKind::Option(format!("{name:?} is no name for a token")).into());
        }
        let token = Token::random()?.to_string();
        let line = Line {
            name: name.to_owned(),
            rights: Some(rights),
            sha256: Some(hash(&token)),
            memories: memories.to_vec(),
            made: Some(Timestamp::now().to_string()),
            revoked: None,
        };
        self.append(&line, |known| match known {
            true => {
                Err(ErrorKind::Option(format!("there is a token {name:?} already; revoke it first")).into())
            }
            false => Ok(true),
        })?;
        Ok(token)
    }

    /// Revokes the token of a name. Returns false if there is none.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written.
    pub fn revoke(&self, name: &str) -> Result<bool> {
        if !self.0.exists() {
            return Ok(false);
        }
        let revoked = Some(Timestamp::now().to_string());
        let line = Line {
            name: name.to_owned(),
            rights: None,
            sha256: None,
            memories: Vec::new(),
            made: None,
            revoked,
        };
        self.append(&line, Ok)
    }

    // Adds a line if `wanted` says so, which learns whether a token of the name is in force. Others who write
    // wait meanwhile.
    fn append(&self, line: &Line, wanted: impl FnOnce(bool) -> Result<bool>) -> Result<bool> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let in_file = |error: std::io::Error| Error::from(error).in_file(&self.0);
        let mut file = options.open(&self.0).map_err(in_file)?;
        file.lock().map_err(in_file)?;
        let known = read(&mut file).map_err(|error| error.in_file(&self.0))?;
        if !wanted(known.iter().any(|token| token.access.name == line.name))? {
            return Ok(false);
        }
        let mut text = serde_json::to_string(line).map_err(std::io::Error::other).map_err(in_file)?;
        text.push('\n');
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(in_file)?;
        Ok(true)
    }
}

fn read(file: &mut File) -> Result<Vec<KnownToken>> {
    let mut text = String::new();
    file.take(MOST_BYTES).read_to_string(&mut text)?;
    let mut known: Vec<KnownToken> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let no_token = |why: String| {
            let at = Position::new(number as u64 + 1, 1, 0);
            Error::syntax(at, Syntax::Malformed(why))
        };
        let line: Line =
            serde_json::from_str(line).map_err(|error| no_token(format!("no token: {error}")))?;
        known.retain(|token| token.access.name != line.name);
        match (line.rights, line.sha256, line.revoked) {
            (_, _, Some(_)) => {}
            (Some(rights), Some(hash), None) => {
                let made = line.made.unwrap_or_default();
                let access = Access { name: line.name, rights, memories: line.memories, made };
                known.push(KnownToken { access, hash: hash.to_ascii_lowercase() });
            }
            _ => return Err(no_token("a token without rights or sha256".into())),
        }
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_known_by_its_text_until_it_is_revoked() {
        let folder = tempfile::tempdir().unwrap();
        let file = TokenFile::new(folder.path().join("tokens"));
        assert!(file.list().unwrap().is_empty() && !file.revoke("nobody").unwrap());
        let reader = file.add("reader", Rights::Read, &["plant".to_owned()]).unwrap();
        let writer = file.add("writer", Rights::Write, &[]).unwrap();
        let known = file.known().unwrap();
        assert!(known[0].is(&reader) && !known[0].is(&writer) && !known[0].is(""));
        assert!(known[0].access.opens("plant") && !known[0].access.opens("law"));
        assert!(known[1].access.opens("law"));
        assert!(file.add("reader", Rights::Admin, &[]).is_err());
        assert!(!std::fs::read_to_string(file.path()).unwrap().contains(&reader));
        assert!(file.revoke("reader").unwrap() && !file.revoke("reader").unwrap());
        assert_eq!(file.list().unwrap().len(), 1);
        let again = file.add("reader", Rights::Read, &[]).unwrap();
        assert!(again != reader && file.known().unwrap()[1].is(&again));
    }

    #[test]
    fn a_broken_line_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens");
        for broken in ["{", r#"{"name":"a"}"#, r#"{"name":"a","rights":"root","sha256":"00"}"#] {
            std::fs::write(&path, format!("# tokens\n{broken}\n")).unwrap();
            let error = TokenFile::new(&path).list().unwrap_err().to_string();
            assert!(error.contains("tokens: line 2"), "{error}");
        }
    }
}
