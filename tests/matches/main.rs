//! Matches: their classes, percents and order, and what is made of them.

#[cfg(feature = "cli")]
#[path = "../desk/mod.rs"]
mod desk;

mod assembly;
mod docs;
mod doubts;
mod measures;
mod memories;
mod numbers;
mod parts;
mod pretranslate;
mod several;
mod terms;
mod truthful;
mod variants;
mod writing;
