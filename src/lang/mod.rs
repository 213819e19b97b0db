//! Languages as BCP-47 tags, with their direction and script.
//!
//! [`Lang`] is a tag in canonical case. [`Lang::known`] says whether the crate has rules of its own for it; every other
//! language is served by generic rules.

mod direction;
mod known;
mod pair;
mod parse;
mod script;
mod tag;

pub use direction::Direction;
pub use known::Known;
pub use pair::LangPair;
pub use tag::Lang;
