//! Tokens: who may ask a server, what for, and of which memories.

mod access;
mod known_token;
mod rights;
mod token_file;

pub use access::Access;
pub(super) use known_token::KnownToken;
pub use rights::Rights;
pub use token_file::TokenFile;
