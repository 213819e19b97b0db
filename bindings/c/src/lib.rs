//! mizan for C: about twenty functions over the requests of the library.
//!
//! Every function returns 0, or the number of an error, whose text [`mizan_last_error`] gives. Texts are UTF-8
//! and end with a zero byte; options and answers are JSON. No panic crosses into the host.

mod call;
mod failure;
#[cfg(feature = "texts")]
mod files;
mod handle;
mod memory;
#[cfg(feature = "texts")]
mod segments;
mod text;
mod units;

pub use handle::Handle;
