//! Matches: their classes, percents and order, and what is made of them.

mod docs;
mod memories;
mod pretranslate;
mod truthful;
mod variants;
