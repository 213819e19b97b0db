//! [`ErrorKind`]: every cause of an error, with the data that its text shows.

use std::error::Error as Cause;
use std::{fmt, io};

use super::position::Position;
use super::syntax::Syntax;
use crate::lang::{Lang, LangPair};

/// What went wrong.
#[derive(Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Reading or writing failed.
    Io(io::Error),
    /// The input is not well-formed.
    Syntax {
        /// The place in the input.
        at: Position,
        /// What was found there.
        found: Syntax,
    },
    /// What went wrong with one of the files that a request names.
    InFile {
        /// The name of the file.
        file: String,
        /// The error.
        error: Box<Self>,
    },
    /// A file of a format that cannot be used for the task at hand.
    Document {
        /// The format.
        kind: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
    /// Translations of another document, or of another state of this one; the text is the key of the first
    /// unit that the document does not have, if a unit shows it.
    OtherDocument(Option<String>),
    /// The languages of a unit do not fit the file: a file of this format holds one pair of languages, and
    /// that pair is unknown or another one.
    Languages {
        /// The format of the file (`PO`, `TSV`, `table`).
        format: &'static str,
        /// The pair of the file; `None` if neither the file nor its script shows which pair that is.
        held: Option<LangPair>,
        /// The pair of the unit that does not fit; `None` if the pair of the file is not known.
        found: Option<LangPair>,
    },
    /// A table with more than two languages, of which no two go without saying.
    SeveralLanguages(Vec<Lang>),
    /// A sheet of a workbook that cannot be read.
    Sheet {
        /// The name of the sheet.
        name: String,
        /// What is wrong with the sheet.
        cause: Box<dyn Cause + Send + Sync>,
    },
    /// A part of the input is too large to be read.
    TooLarge {
        /// The part (`a row`).
        what: &'static str,
        /// The limit, in bytes.
        limit: u64,
        /// What the user can do, or the likely reason.
        hint: &'static str,
    },
    /// The input has too many parts of a kind to be read.
    TooMany {
        /// The parts (`files in a zip file`).
        what: &'static str,
        /// The limit.
        limit: usize,
        /// What the user can do, or the likely reason.
        hint: &'static str,
    },
    /// A table with a single column, where units have a source and a target; the text is the format.
    OneColumn(&'static str),
    /// A table of which one column alone has texts.
    OneLanguage {
        /// The format of the file (`CSV`).
        format: &'static str,
        /// The language, by the heading or the script of the column.
        lang: Lang,
        /// The heading of the column, or its number.
        column: String,
    },
    /// A workbook without text in the column that is to be read; the text is the name of the column.
    NoColumn(String),
    /// A packed file, or a workbook, that is damaged.
    Archive(Box<dyn Cause + Send + Sync>),
    /// A packed file that unpacks to more than this many times its size, like a file made to fill a disk.
    Expansion(u64),
    /// A name that is none of the known ones.
    UnknownName {
        /// The kind of thing that the name should name (`status`), with the known names if they are few.
        what: &'static str,
        /// The name, as given.
        found: String,
    },
    /// An option or text of a request that cannot be taken; the text names the option and what it takes.
    Option(String),
    /// The caller has asked that the work ends.
    Stopped,
    /// A language tag that BCP 47 does not allow.
    Tag(String),
    /// A file of this name exists already; it was not changed.
    FileExists,
    /// A file beside the name of a new memory, with this ending (`-wal`), holds changes of another memory.
    /// SQLite would put them into the new one.
    OtherChanges(&'static str),
    /// The memory of a team cannot be reached or used; the text says why.
    Team(String),
    /// A job of a review cannot be used: the file is none, or belongs to other texts, or is damaged.
    Job(String),
    /// A server of memories cannot be reached, refuses a request, or answers otherwise than `mizan serve`.
    Server {
        /// The host, with its port if there is one.
        host: String,
        /// What the server says, or why it says nothing.
        why: String,
    },
    /// The file is an SQLite database of another program, or no database at all.
    Foreign,
    /// The file is a damaged memory, and no unit of it can be read; the file was not changed.
    NothingSaved,
    /// The file was written by a newer version of this crate.
    Schema {
        /// The version of the file.
        found: u32,
        /// The newest version this crate reads.
        newest: u32,
    },
    /// The memory has something that no version of this crate makes, such as a trigger or a view.
    ForeignObject {
        /// The kind of object (`trigger`).
        kind: String,
        /// The name of the object.
        name: String,
    },
    /// A part of the memory is damaged; the text names the part. The other parts can be read.
    Damaged(String),
    /// The model file is damaged, or the file is no model.
    Model(&'static str),
    /// Another process holds the memory locked for longer than the waiting time.
    Locked,
    /// The memory is to be changed, but its file or folder cannot be written.
    ReadOnly,
    /// There is no unit of this number.
    NoUnit(i64),
    /// SQLite refused; the cause is in [`source`](std::error::Error::source).
    Storage(Box<dyn Cause + Send + Sync>),
}

impl ErrorKind {
    /// Returns the error that caused this one, if any.
    pub(super) fn cause(&self) -> Option<&(dyn Cause + 'static)> {
        match self {
            Self::Io(error) => error.source(),
            Self::Archive(cause) | Self::Storage(cause) => cause.source(),
            Self::InFile { error, .. } => error.cause(),
            _ => None,
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Syntax { at, found } if at.line == 0 => found.fmt(f),
            Self::Syntax { at, found } => write!(f, "{at}: {found}"),
            Self::InFile { file, error } => write!(f, "{file}: {error}"),
            Self::Stopped => f.write_str("stopped"),
            Self::Option(why) | Self::Team(why) => f.write_str(why),
            Self::Server { host, why } => write!(f, "{host}: {why}"),
            Self::Job(why) => write!(f, "this job of a review cannot be used: {why}"),
            Self::Tag(tag) => write!(f, "{tag:?} is not a language tag (expected one like ar, en or ar-EG)"),
            Self::Document { kind, instead } => write!(f, "{kind} cannot be used here: {instead}"),
            Self::OtherDocument(key) => {
                let of = "these are translations of another document, or of another state of it";
                match key {
                    Some(key) => write!(f, "{of}: unit {key} is not in this one"),
                    None => f.write_str(of),
                }
            }
            Self::Languages { format, held, found } => languages(f, format, held.as_ref(), found.as_ref()),
            Self::SeveralLanguages(held) => {
                let held: Vec<&str> = held.iter().map(Lang::tag).collect();
                let (count, held) = (held.len(), held.join(", "));
                write!(f, "this table has {count} languages ({held}): {GIVE_LANGUAGES}")
            }
            Self::OneColumn(format) => {
                write!(f, "this {format} file has one column: a table needs a source and a target")
            }
            Self::OneLanguage { format, lang, column } => write!(
                f,
                "this {format} file has texts in one language alone, {lang} (\"{column}\"): the column of their \
                translations is missing"
            ),
            Self::NoColumn(name) => write!(
                f,
                "no sheet of this workbook has text in a column \"{name}\": name a column by its letter (C) or by its \
                 heading"
            ),
            Self::Sheet { name, cause } => write!(f, "sheet \"{name}\": {cause}"),
            Self::TooLarge { what, limit, hint } => {
                write!(f, "{what} of more than {} MiB: {hint}", limit >> 20)
            }
            Self::TooMany { what, limit, hint } => write!(f, "more than {limit} {what}: {hint}"),
            Self::Archive(cause) | Self::Storage(cause) => cause.fmt(f),
            Self::Expansion(times) => {
                write!(f, "unpacks to more than {times} times its size: refused as a bomb")
            }
            Self::UnknownName { what, found } => {
                let article = if what.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
                write!(f, "{found:?} is not {article} {what}")
            }
            Self::OtherChanges(ending) => write!(
                f,
                "nothing written: the file of this name with {ending} at its end holds changes of another memory, \
                 which SQLite would put into this one; move it away first"
            ),
            Self::FileExists => f.write_str("there is a file of this name already, which stays as it is"),
            Self::Foreign => f.write_str("not a mizan memory"),
            Self::NothingSaved => {
                f.write_str("no unit of this damaged memory can be read; the file stays as it is")
            }
            Self::Schema { found, newest } => {
                write!(f, "memory of version {found}, newer than this mizan reads ({newest}): update mizan")
            }
            Self::ForeignObject { kind, name } => {
                write!(f, "the memory has a {kind} \"{name}\", which mizan never makes")
            }
            Self::Damaged(part) => write!(f, "{part}; `mizan repair` saves what can be read"),
            Self::Model(what) => write!(f, "not a usable mizan model: {what}"),
            Self::Locked => f.write_str("the memory is in use by another program; try again in a moment"),
            Self::ReadOnly => f.write_str("the memory is read-only: its file or folder is write-protected"),
            Self::NoUnit(id) => write!(f, "no unit {id} in this memory"),
        }
    }
}

const GIVE_LANGUAGES: &str = "give the source and target language (--source-lang, --target-lang)";

fn languages(
    f: &mut fmt::Formatter<'_>,
    format: &str,
    held: Option<&LangPair>,
    found: Option<&LangPair>,
) -> fmt::Result {
    match (held, found) {
        (Some(held), None) => write!(f, "this {format} file holds one pair of languages: {held}"),
        (Some(held), Some(found)) => {
            write!(f, "this {format} file holds one pair of languages: {held}, not {found}: ")?;
            f.write_str(GIVE_LANGUAGES)
        }
        (None, _) => {
            write!(f, "this {format} file does not say which two languages it holds: ")?;
            f.write_str(GIVE_LANGUAGES)
        }
    }
}
