//! The protocol of translate-toolkit's tmserver and of amaGama, which Weblate, Okapi and Virtaal speak.
//!
//! Its texts are plain: what a client puts into them beside the text (codes of Okapi, a cut by Weblate) is no
//! difference from the text that was stored.

mod candidate;
mod codes;
mod langs;
mod languages;
mod regions;
mod stores;
mod units;

pub(super) use languages::languages;
pub(super) use stores::store;
pub(super) use units::{asked, put, unit};
