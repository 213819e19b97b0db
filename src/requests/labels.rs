//! The options that label units.

use super::options::Options;
use crate::error::Result;
use crate::unit::Labels;

/// Takes the options `domain`, `client`, `project`, `by` and `document`.
pub(super) fn labels(options: &mut Options) -> Result<Labels> {
    let labels = Labels::new()
        .domain(options.text("domain")?)
        .client(options.text("client")?)
        .project(options.text("project")?);
    Ok(labels.by(options.text("by")?).document(options.text("document")?))
}
