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

/// Takes the option `offsets`.
pub(super) fn offsets(options: &mut Options) -> Result<Offsets> {
    Ok(options.parsed("offsets", "bytes, chars or utf16")?.unwrap_or_default())
}
