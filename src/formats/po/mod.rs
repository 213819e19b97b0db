//! PO: the files of GNU gettext, as programs, Weblate and Poedit have them.
//!
//! A message becomes a [`Unit`](crate::unit::Unit). A message with plural forms becomes one unit for each
//! form: the source of the form that stands for one thing is the singular, the source of all other forms the
//! plural.
//!
//! Other parts of a message become properties: `x-po-context` (`msgctxt`), `x-po-flags`, `x-po-reference` and
//! `x-po-obsolete`. A fuzzy message has the text for which its translation was made in `x-po-previous`,
//! `x-po-previous-context` and `x-po-previous-plural`, and the status
//! [`Status::Machine`](crate::unit::Status::Machine), because a program paired the two texts. A plural form
//! has its number in `x-po-form`, the other of the two source texts in `x-po-singular` or `x-po-plural`, and,
//! if the plural rule of the file is not the usual one of its language, that rule in `x-po-plural-forms`. A
//! comment of a translator becomes a note on the target, a comment taken from the program a note on the
//! source.

mod format_check;
mod fuzzy;
mod kept_header;
mod lines;
mod message;
mod plural;
#[cfg(feature = "memory")]
mod plural_form;
mod reader;
mod writer;

pub(crate) use fuzzy::of_its_own_source;
pub(crate) use kept_header::KeptHeader;
#[cfg(feature = "memory")]
pub(crate) use kept_header::without_header;
#[cfg(feature = "memory")]
pub(crate) use plural_form::plural_form;
pub use reader::Reader;
pub use writer::Writer;
