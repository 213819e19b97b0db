//! The options that name languages and places.

use super::options::Options;
use crate::error::Result;
use crate::json::Offsets;
use crate::lang::Lang;

/// Takes an option whose value is a language.
pub(super) fn lang(options: &mut Options, name: &'static str) -> Result<Option<Lang>> {
    options.parsed(name, "a language such as ar, en or ar-EG")
}

/// Takes the options `source-lang` and `target-lang`.
pub(super) fn pair(options: &mut Options) -> Result<[Option<Lang>; 2]> {
    Ok([lang(options, "source-lang")?, lang(options, "target-lang")?])
}

/// Returns the languages of a text and its translation, judged by the script where they are not given.
pub(super) fn judged_pair(given: [Option<Lang>; 2], texts: [&str; 2]) -> [Lang; 2] {
    Lang::detect_pair(given, texts).map(|lang| lang.unwrap_or(Lang::UNDETERMINED))
}

/// Takes the option `offsets`.
pub(super) fn offsets(options: &mut Options) -> Result<Offsets> {
    Ok(options.parsed("offsets", "bytes, chars or utf16")?.unwrap_or_default())
}
