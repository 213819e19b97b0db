//! `mizan mcp`: lets assistants segment, align, look up, search, check and add, by the Model Context
//! Protocol.

mod args;
mod schemas;
mod server;
mod tools;

pub(crate) use args::Args;
