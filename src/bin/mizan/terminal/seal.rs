//! [`Seal`]: how mizan knows a file that it has written and that nobody has changed since.
//!
//! The seal says what kind of content mizan wrote, its length, and its CRC-32 (ISO 3309). The seal stands
//! beside the content, in an attribute of the file: every format can have one, and the content stays the
//! same. Whoever changes the file in place changes its sum, and whoever replaces the file leaves no seal.
//! File systems without attributes (FAT) keep none, and no file on them passes for untouched.

use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::Crc;

use super::content::Content;

/// The name of the attribute; on Windows that of the stream beside the content.
const NAME: &str = if cfg!(windows) { "mizan" } else { "user.mizan" };

/// The seal of a file that is being written.
pub(super) struct Seal {
    content: Content,
    sum: Crc,
}

/// What the seal of a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sealed {
    /// Mizan wrote this content, and nobody has changed it since.
    Untouched,
    /// Mizan wrote the file, and somebody has changed it since.
    Changed,
    /// Nothing shows that mizan wrote the file, or mizan wrote another kind of content.
    Unknown,
}

impl Seal {
    /// Returns the seal of an empty file that is to hold this content.
    pub(super) fn new(content: Content) -> Self {
        Self { content, sum: Crc::new() }
    }

    /// Takes in the bytes that are written next.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.sum.update(bytes);
    }

    /// Puts the seal on a file, if the file system keeps attributes.
    pub(super) fn put_on(&self, file: &File, path: &Path) {
        let _ = write(file, path, self.text().as_bytes());
    }

    // The kind of content as `Debug` shows it, since the text is only compared.
    fn text(&self) -> String {
        let mut text = format!("{:08x} {} ", self.sum.sum(), self.sum.amount());
        let _ = write!(text, "{:?}", self.content);
        text
    }
}

impl Sealed {
    /// Returns what the seal of a file says to a run that would write this content.
    pub(crate) fn of(path: &Path, content: Content) -> Self {
        let Some(text) = read(path) else { return Self::Unknown };
        let kind = format!("{content:?}");
        match text.splitn(3, ' ').nth(2) {
            Some(sealed) if sealed == kind => {}
            _ => return Self::Unknown,
        }
        match summed(path, content) {
            Ok(seal) if seal.text() == text => Self::Untouched,
            _ => Self::Changed,
        }
    }
}

/// Returns the seal that a file would have as it is.
fn summed(path: &Path, content: Content) -> io::Result<Seal> {
    let (mut file, mut seal) = (File::open(path)?, Seal::new(content));
    let mut bytes = vec![0; 1 << 16];
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(seal),
            length => seal.update(&bytes[..length]),
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn write(file: &File, _path: &Path, text: &[u8]) -> io::Result<()> {
    Ok(rustix::fs::fsetxattr(file, NAME, text, rustix::fs::XattrFlags::empty())?)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn read(path: &Path) -> Option<String> {
    // A seal has about 60 bytes; an attribute that is longer is none.
    let mut text = [0; 256];
    let length = rustix::fs::getxattr(path, NAME, &mut text[..]).ok()?;
    String::from_utf8(text[..length].to_vec()).ok()
}

// NTFS keeps named streams beside the content of a file.
#[cfg(windows)]
fn write(_file: &File, path: &Path, text: &[u8]) -> io::Result<()> {
    std::fs::write(stream(path)?, text)
}

#[cfg(windows)]
fn read(path: &Path) -> Option<String> {
    std::fs::read_to_string(stream(path).ok()?).ok()
}

// The name in full: the stream of a file `a` would else be a file on the disk A.
#[cfg(windows)]
fn stream(path: &Path) -> io::Result<std::ffi::OsString> {
    let mut name = std::path::absolute(path)?.into_os_string();
    name.push(format!(":{NAME}"));
    Ok(name)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple", windows)))]
fn write(_file: &File, _path: &Path, _text: &[u8]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple", windows)))]
fn read(_path: &Path) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use std::fs;

    use mizan::Format;

    use super::*;

    #[test]
    fn a_seal_holds_until_the_content_changes_and_for_its_kind_of_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.tmx");
        let content = Content::Units(Format::Tmx);
        assert_eq!(Sealed::of(&path, content), Sealed::Unknown);
        fs::write(&path, "نعم").unwrap();
        assert_eq!(Sealed::of(&path, content), Sealed::Unknown);
        let mut seal = Seal::new(content);
        seal.update("نع".as_bytes());
        seal.update("م".as_bytes());
        seal.put_on(&File::options().write(true).open(&path).unwrap(), &path);
        assert_eq!(Sealed::of(&path, content), Sealed::Untouched);
        assert_eq!(Sealed::of(&path, Content::Units(Format::Tsv)), Sealed::Unknown);
        fs::write(&path, "لا").unwrap();
        assert_eq!(Sealed::of(&path, content), Sealed::Changed);
    }
}
