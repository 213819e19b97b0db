//! [`ReadReport`]: what reading a document showed beside its blocks.

use std::fmt;

use crate::encoding::Decoded;
use crate::error::{Error, Position, Result, Syntax};

/// What reading a document showed beside its blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadReport {
    /// The name of the encoding of the text (`UTF-8`, `windows-1256`).
    pub encoding: &'static str,
    /// How many malformed sequences became U+FFFD.
    pub repaired: usize,
    /// What a person should know about the text.
    pub remarks: Vec<DocumentRemark>,
}

impl Default for ReadReport {
    /// Returns the report of a document in UTF-8 without a fault.
    fn default() -> Self {
        Self { encoding: "UTF-8", repaired: 0, remarks: Vec::new() }
    }
}

impl ReadReport {
    /// Returns the report of a text that was decoded.
    pub(super) fn of(decoded: &Decoded<'_>) -> Self {
        Self { encoding: decoded.encoding, repaired: decoded.repaired, remarks: Vec::new() }
    }

    /// Returns the report of a document without a block, unless damage is the reason.
    pub(super) fn without_blocks(self) -> Result<Self> {
        let damage = self.remarks.iter().filter_map(|remark| match remark {
            DocumentRemark::Damaged(what) => Some(what.as_str()),
            _ => None,
        });
        match damage.collect::<Vec<_>>().join("; ") {
            what if what.is_empty() => Ok(self),
            what => Err(Error::syntax(Position::default(), Syntax::Malformed(what))),
        }
    }
}

/// What a person should know about the text of a document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentRemark {
    /// Parts of the document that have no text or whose text was left out.
    LeftOut {
        /// How many.
        count: usize,
        /// What one of them is (`page without text`).
        one: &'static str,
        /// What several of them are (`pages without text`).
        several: &'static str,
    },
    /// The text may be wrong; why.
    Doubtful(String),
    /// The text was damaged and is as it was before; how it was damaged.
    Mended(String),
    /// Text that is not there or cannot be read, although the document names it.
    Missing(String),
    /// A part of the document is damaged and was read as far as it goes; which part, and how it is damaged.
    Damaged(String),
}

impl DocumentRemark {
    /// Returns the remark on a part of a document that is named, but is not there.
    #[cfg(feature = "documents")]
    pub(super) fn missing_part(path: &str) -> Self {
        Self::Missing(format!("the part `{path}`, which the document names, is missing"))
    }

    /// Returns the remark on the parts of a document that are named, but are not there; none if all are.
    #[cfg(feature = "documents")]
    pub(super) fn missing_parts(paths: &[&str]) -> Option<Self> {
        match paths {
            [] => None,
            [path] => Some(Self::missing_part(path)),
            [first, others @ ..] => {
                let others = others.len();
                Some(Self::Missing(format!(
                    "the part `{first}` and {others} more, which the document names, are missing"
                )))
            }
        }
    }
}

impl fmt::Display for DocumentRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftOut { count: 1, one, .. } => write!(f, "1 {one} left out"),
            Self::LeftOut { count, several, .. } => write!(f, "{count} {several} left out"),
            Self::Doubtful(why) => write!(f, "the text may be wrong: {why}"),
            Self::Mended(what) => write!(f, "put right: {what}"),
            Self::Missing(what) => write!(f, "not read: {what}"),
            Self::Damaged(what) => write!(f, "{what}; read as far as it goes"),
        }
    }
}
