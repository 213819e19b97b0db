//! [`Fingerprint`]: which segments the numbers of beads stand for.

use std::fmt;

use crate::hash::{fnv1a, spread};

/// The segments of two texts in brief: their number and a hash of each side. Beads carry numbers instead of
/// texts; a fingerprint beside them says whether two texts are the ones that the numbers were given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    source: SideFingerprint,
    target: SideFingerprint,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SideFingerprint {
    segments: usize,
    hash: u64,
}

// What opens the comment that holds a fingerprint.
const OPENING: &str = "segments of both texts: ";

impl Fingerprint {
    /// Returns the fingerprint of two texts in segments.
    #[must_use]
    pub fn of<S: AsRef<str>>(source: &[S], target: &[S]) -> Self {
        Self { source: SideFingerprint::of(source), target: SideFingerprint::of(target) }
    }

    /// Reads the comment that `Display` writes, without its `#`.
    pub(super) fn parse(comment: &str) -> Option<Self> {
        let (source, target) = comment.strip_prefix(OPENING)?.split_once(" : ")?;
        Some(Self { source: SideFingerprint::parse(source)?, target: SideFingerprint::parse(target)? })
    }

    /// Returns what differs in the texts of this fingerprint, in the words of a message; `None` if nothing
    /// does.
    pub(super) fn difference(&self, now: &Self) -> Option<String> {
        let swapped = Self { source: now.target, target: now.source };
        let side = |name, then: SideFingerprint, now: SideFingerprint| {
            (then != now).then(|| {
                let (then, now) = (then.segments, now.segments);
                format!(
                    "the {name} text has changed since these beads were written, or is split in another way \
                     ({then} segments then, {now} now)"
                )
            })
        };
        if self == &swapped && self != now {
            return Some("these beads belong to the same texts the other way round".into());
        }
        side("source", self.source, now.source).or_else(|| side("target", self.target, now.target))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, target } = self;
        let (before, after) = (source.segments, target.segments);
        write!(f, "# {OPENING}{before} {:016x} : {after} {:016x}", source.hash, target.hash)
    }
}

impl SideFingerprint {
    fn of<S: AsRef<str>>(segments: &[S]) -> Self {
        let hash = segments.iter().fold(0, |hash, segment| spread(hash ^ fnv1a(segment.as_ref().as_bytes())));
        Self { segments: segments.len(), hash }
    }

    fn parse(text: &str) -> Option<Self> {
        let (segments, hash) = text.trim().split_once(' ')?;
        Some(Self { segments: segments.parse().ok()?, hash: u64::from_str_radix(hash, 16).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_as_it_is_written_and_names_what_differs() {
        let then = Fingerprint::of(&["نعم.", "لا."], &["Yes.", "No."]);
        assert_eq!(Fingerprint::parse(then.to_string().trim_start_matches("# ")), Some(then));
        assert_eq!(then.difference(&then), None);
        let now = Fingerprint::of(&["نعم.", "لا."], &["Yes. No.", ""]);
        assert!(then.difference(&now).unwrap().starts_with("the target text has changed"));
        let swapped = Fingerprint::of(&["Yes.", "No."], &["نعم.", "لا."]);
        assert!(then.difference(&swapped).unwrap().contains("the other way round"));
    }
}
