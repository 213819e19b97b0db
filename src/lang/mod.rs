//! Languages as BCP-47 tags, with their direction and script.
//!
//! [`Lang`] is a tag in canonical case. [`Lang::known`] says whether the crate has rules of its own for it;
//! every other language is served by generic rules.

mod direction;
#[cfg(all(feature = "memory", feature = "formats"))]
mod foreign;
mod known;
#[expect(clippy::module_inception, reason = "the file is named after the type that it holds, as all are")]
mod lang;
mod names;
mod pair;
mod parse;
mod prose;
mod script;
mod script_of_lang;

pub use direction::Direction;
pub use known::Known;
pub use lang::Lang;
pub use pair::LangPair;
pub(crate) use prose::each_word;
#[cfg(feature = "memory")]
pub(crate) use script::{is_arabic_letter, is_latin_letter};
pub(crate) use script_of_lang::Script;
