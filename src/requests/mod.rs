//! What programs ask (feature `requests`): texts and [`Options`] in, JSON out.
//!
//! A program in another language hands its options over as JSON and reads the answer as JSON. Each function
//! of this room is one such request. Its options have the names and defaults of the long options of the verb
//! of the same name (`mizan lookup --min 60` is `{"min": 60}`), and its answer has the shape that
//! [`docs/json.md`](crate::docs::json) describes for that verb. With the feature `remote`, [`RemoteMemory`]
//! asks the same of a server.
//!
//! ```
//! use mizan::memory::Memory;
//! use mizan::requests::{self, Options};
//!
//! let memory = Memory::in_memory()?;
//! requests::add(&memory, "أغلق الصمام.", "Close the valve.", Options::none())?;
//! let answer = requests::lookup(&memory, "أغلق الصمّام.", Options::from_json(r#"{"min": 90}"#)?)?;
//! assert_eq!(answer[0]["target"], "Close the valve.");
//! # Ok::<(), mizan::Error>(())
//! ```

mod add;
mod align;
mod analyse;
mod answer;
mod any_memory;
mod check;
mod check_text;
mod delete;
mod edit;
mod export;
mod file_identity;
mod filters;
mod flaws;
mod import;
mod info;
mod labels;
mod langs;
mod lookup;
mod named_memories;
mod open_files;
mod options;
mod reading;
#[cfg(feature = "remote")]
mod remote;
mod search;
mod segment;
mod terms;

pub use add::add;
pub use align::align;
pub use analyse::analyse;
pub use any_memory::AnyMemory;
pub use check::check;
pub use check_text::check_text;
pub use delete::delete;
pub use edit::edit;
pub use export::{export, export_into};
pub use file_identity::FileIdentity;
pub use flaws::flaws;
pub use import::import;
pub use info::info;
pub use lookup::{lookup, lookup_many};
pub use open_files::OpenFiles;
pub use options::Options;
#[cfg(feature = "remote")]
pub use remote::{RemoteMemory, ServerAddress};
pub use search::search;
pub use segment::segment;
pub use terms::terms;
