//! A source text, its translation and their provenance.
//!
//! A [`Unit`] holds two [`UnitText`]s: plain text, with inline [`Code`]s at byte places in it. Beside them
//! stand the [`Status`], [`Origin`] and [`Context`] of the translation, its notes and its properties. A
//! [`Header`] is what a file says about all its units.

mod code;
#[cfg(feature = "formats")]
mod codeless;
mod context;
mod header;
mod labels;
mod markup;
mod note;
mod origin;
mod prop;
mod rewriting;
mod scope;
mod status;
mod text;
mod timestamp;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod unit;

pub use code::{Code, CodeKind};
pub use context::Context;
pub use header::Header;
pub use labels::Labels;
pub use note::Note;
pub use origin::Origin;
pub use prop::Prop;
pub use scope::Scope;
pub use status::Status;
pub use text::UnitText;
pub use timestamp::Timestamp;
pub use unit::Unit;
