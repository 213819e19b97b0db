//! The one error of the crate: what went wrong, and where in the input.
//!
//! [`Error`] is a boxed [`ErrorKind`]. An error of an input carries its [`Position`] and the [`Syntax`] found there.

mod boxed;
mod kind;
mod position;
mod syntax;

pub use boxed::{Error, Result};
pub use kind::ErrorKind;
pub use position::Position;
pub use syntax::Syntax;
