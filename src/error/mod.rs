//! The one error of the crate: what went wrong, and where in the input.
//!
//! [`Error`] is a boxed [`ErrorKind`]. An error of an input carries its [`Position`] and the [`Syntax`] found
//! there.

mod code;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod error;
mod kind;
mod position;
mod syntax;

pub use error::{Error, Result};
pub use kind::ErrorKind;
pub use position::Position;
pub use syntax::Syntax;
