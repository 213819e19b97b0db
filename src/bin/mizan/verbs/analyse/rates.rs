//! `--rates`: the rates of the bands, in a file or as a list.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use mizan::analysis::Rates;

/// Reads rates from a file, or from a list if there is no file of this name.
pub(super) fn read(given: &str) -> anyhow::Result<Rates> {
    let path = Path::new(given);
    if path.is_file() {
        let text = fs::read_to_string(path).with_context(|| given.to_owned())?;
        return text.parse().with_context(|| given.to_owned());
    }
    given.parse::<Rates>().map_err(|error| match given.contains(['=', ':']) {
        true => anyhow::Error::new(error).context("--rates"),
        false => anyhow!("{given}: no such file, and no list such as \"exact=10%,new=1\""),
    })
}
