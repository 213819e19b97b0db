//! What people and programs rely on when they run `mizan`.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;
#[cfg(feature = "documents")]
#[path = "../office/mod.rs"]
mod office;

mod contract;
mod files_kept;
mod help;
mod json;
mod mcp;
mod outputs;
mod requests;
mod scorers;
mod slips;
mod terminal;
mod texts;
mod told;
