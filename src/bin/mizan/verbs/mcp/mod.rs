//! `mizan mcp`: lets assistants segment, align, look up, search and add, by the Model Context Protocol.

mod args;
mod server;
mod tools;

pub(crate) use args::Args;
