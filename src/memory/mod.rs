//! Units in one SQLite file, found again exactly and fuzzily.

pub mod similarity;
