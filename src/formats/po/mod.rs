//! PO: the files of GNU gettext, as programs, Weblate and Poedit have them.
//!
//! A message is a [`Unit`](crate::unit::Unit); a message with plural forms is one unit a form, its source the
//! singular for the form that stands for one, else the plural. What a message carries beside its texts
//! becomes properties: `x-po-context` (`msgctxt`), `x-po-flags`, `x-po-reference`, `x-po-previous` (the
//! earlier `msgid` of a fuzzy one, with `x-po-previous-context` and `x-po-previous-plural`), `x-po-obsolete`,
//! and for plurals `x-po-form` with `x-po-singular` or `x-po-plural`, the other of the two source texts, and
//! `x-po-plural-forms` if the file has another plural rule than its language usually has. A translator's
//! comment is a note on the target, one taken from the program a note on the source. A fuzzy message was
//! paired by a machine:
//! [`Status::Machine`](crate::unit::Status::Machine).

mod format_check;
mod fuzzy;
mod lines;
mod message;
mod plural;
#[cfg(feature = "memory")]
mod plural_form;
mod reader;
mod writer;

pub(crate) use fuzzy::of_its_own_source;
#[cfg(feature = "memory")]
pub(crate) use plural_form::plural_form;
pub use reader::Reader;
pub use writer::Writer;
