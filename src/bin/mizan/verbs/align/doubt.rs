//! [`Doubt`]: a unit of low confidence, named so that a person can look for it in the text.

use std::path::Path;

use mizan::Unit;

use crate::terminal::input;
use crate::terminal::remark::remark;
use crate::terminal::words::one_line;

/// The confidence below which a person should look at a bead; chosen by hand.
pub(super) const DOUBTFUL: f64 = 0.6;

// The characters of the text that are shown, enough to find it. Chosen by hand.
const SHOWN: usize = 60;

/// A unit of low confidence.
#[derive(Clone)]
pub(super) struct Doubt {
    file: String,
    confidence: f64,
    // The beginning of the source text.
    text: String,
}

impl Doubt {
    /// Returns the doubt about a unit of a file; `None` if its confidence is high enough.
    pub(super) fn about(unit: &Unit, file: &Path) -> Option<Self> {
        let confidence = unit.origin().confidence.filter(|sure| *sure < DOUBTFUL)?;
        let text = one_line(unit.source().plain());
        let mut shown: String = text.chars().take(SHOWN).collect();
        if shown.len() < text.len() {
            shown.push('\u{2026}');
        }
        Some(Self { file: input::name(file), confidence, text: shown })
    }

    /// Names the unit on stderr.
    pub(super) fn tell(&self) {
        remark!("{}: doubtful ({:.2}): {}", self.file, self.confidence, self.text);
    }
}
