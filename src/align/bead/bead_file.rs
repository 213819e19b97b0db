//! [`BeadFile`]: beads that a person may have corrected by hand, checked against the two texts.

use super::bead::Bead;
use super::fingerprint::Fingerprint;
use super::notation;
use crate::encoding;
use crate::error::{Error, Position, Result, Syntax};
use crate::hash::{fnv1a, spread};

/// A file of beads, one on each line. Empty lines are no beads, and what follows a `#` is a comment. A
/// comment may hold the [`Fingerprint`] of the texts: mizan writes it as the fourth field of the last bead,
/// where programs that read beads by their first fields pass over it.
///
/// ```
/// use mizan::align::BeadFile;
///
/// let file = BeadFile::read("\u{FEFF}# by hand\n[0] : [0, 1]\n".as_bytes())?;
/// assert_eq!(file.beads().len(), 1);
/// assert!(file.fingerprint().is_none());
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct BeadFile {
    beads: Vec<Bead>,
    places: Vec<Position>,
    fingerprint: Option<Fingerprint>,
    // The hash of the beads that mizan wrote into the file.
    written: Option<u64>,
    is_partial: bool,
}

// What opens the comment that holds the hash of the beads as mizan wrote them.
const WRITTEN: &str = "beads as written: ";

// The comment of a file whose doubtful beads were not written.
const PARTIAL: &str = "without beads of a confidence below ";

impl BeadFile {
    /// Reads a file of beads, in any encoding of text.
    ///
    /// # Errors
    ///
    /// If a line is no bead, with its position.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let decoded = encoding::decode(bytes);
        let mut file = Self::default();
        let mut byte = 0;
        for (line, number) in decoded.text.trim_start_matches('\u{FEFF}').split('\n').zip(1..) {
            file.take(line.trim(), Position::new(number, 1, byte))?;
            byte += line.len() as u64 + 1;
        }
        Ok(file)
    }

    /// Returns the beads, in the order of their lines.
    #[must_use]
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// Returns the fingerprint of the texts that the beads belong to, if the file has one.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        self.fingerprint
    }

    /// Returns the beads for an evaluation or an alignment.
    #[must_use]
    pub fn into_beads(self) -> Vec<Bead> {
        self.beads
    }

    /// Returns the comment line for a file from which the beads below a confidence are left out.
    #[must_use]
    pub fn partial(at_least: f64) -> String {
        format!("# {PARTIAL}{at_least}")
    }

    /// Returns the comment that says which beads mizan wrote into a file, by their hash.
    ///
    /// ```
    /// use mizan::Bead;
    /// use mizan::align::BeadFile;
    ///
    /// let comment = BeadFile::written(&[Bead::new(vec![0], vec![0])]);
    /// let read = |bead| BeadFile::read(format!("{bead} : 0.973 : {comment}\n").as_bytes());
    /// assert!(read("[0] : [0]")?.is_as_written());
    /// assert!(!read("[0] : [0, 1]")?.is_as_written());
    /// # Ok::<(), mizan::Error>(())
    /// ```
    #[must_use]
    pub fn written<'b>(beads: impl IntoIterator<Item = &'b Bead>) -> String {
        format!("# {WRITTEN}{:016x}", hash(beads))
    }

    /// Returns true if the file says which beads mizan wrote, and has these beads. Otherwise a person may
    /// have corrected them.
    #[must_use]
    pub fn is_as_written(&self) -> bool {
        self.written == Some(hash(&self.beads))
    }

    /// Checks that the beads belong to these two texts and that every segment occurs once.
    ///
    /// # Errors
    ///
    /// If the fingerprint is that of other texts; if a bead names a segment that does not exist or that an
    /// earlier bead names, with its position; if a segment is missing, unless the file says that doubtful
    /// beads are left out.
    pub fn check<S: AsRef<str>>(&self, source: &[S], target: &[S]) -> Result<()> {
        let differs = self.fingerprint.and_then(|then| then.difference(&Fingerprint::of(source, target)));
        if let Some(difference) = differs {
            return Err(Error::syntax(Position::default(), Syntax::Bead(difference)));
        }
        let source_missing = self.missing("source", source.len(), Bead::source)?;
        let target_missing = self.missing("target", target.len(), Bead::target)?;
        let fault = match (source_missing, target_missing) {
            _ if self.is_partial => return Ok(()),
            (None, None) => return Ok(()),
            (Some(i), _) => format!("source segment {i} stands in no bead; alone, it is `[{i}] : []`"),
            (None, Some(j)) => format!("target segment {j} stands in no bead; alone, it is `[] : [{j}]`"),
        };
        Err(Error::syntax(Position::default(), Syntax::Bead(fault)))
    }

    // Returns the first segment of a side that no bead names.
    fn missing(&self, side: &str, segments: usize, named: fn(&Bead) -> &[usize]) -> Result<Option<usize>> {
        let mut lines: Vec<Option<u64>> = vec![None; segments];
        for (bead, &at) in self.beads.iter().zip(&self.places) {
            for &segment in named(bead) {
                let fault = match lines.get(segment) {
                    None if segments == 0 => format!("no {side} segment {segment} (the text is empty)"),
                    None => format!("no {side} segment {segment} (0 to {})", segments - 1),
                    Some(Some(line)) => format!("{side} segment {segment} stands in line {line} already"),
                    Some(None) => {
                        lines[segment] = Some(at.line);
                        continue;
                    }
                };
                return Err(Error::syntax(at, Syntax::Bead(fault)));
            }
        }
        Ok(lines.iter().position(Option::is_none))
    }

    fn take(&mut self, line: &str, at: Position) -> Result<()> {
        let (bead, comments) = line.split_at(line.find('#').unwrap_or(line.len()));
        for comment in comments.split(" # ") {
            let comment = comment.trim_start_matches('#').trim();
            self.fingerprint = self.fingerprint.or_else(|| Fingerprint::parse(comment));
            let written = comment.strip_prefix(WRITTEN).and_then(|hash| u64::from_str_radix(hash, 16).ok());
            self.written = self.written.or(written);
            self.is_partial |= comment.starts_with(PARTIAL);
        }
        let bead = bead.trim_end_matches([' ', ':']);
        if !bead.is_empty() {
            self.beads
                .push(notation::parse(bead).ok_or_else(|| Error::syntax(at, Syntax::Bead(no_bead(line))))?);
            self.places.push(at);
        }
        Ok(())
    }
}

// Returns a hash of the segments of beads. Their confidences do not count.
fn hash<'b>(beads: impl IntoIterator<Item = &'b Bead>) -> u64 {
    let segments = |bead: &Bead| fnv1a(format!("{:?} : {:?}", bead.source(), bead.target()).as_bytes());
    beads.into_iter().fold(0, |hash, bead| spread(hash ^ segments(bead)))
}

// The most characters of a line that a message shows, chosen by hand to fit a line of a terminal.
const SHOWN: usize = 40;

fn no_bead(line: &str) -> String {
    let shown: String = line.chars().take(SHOWN).collect();
    let more = if shown.len() < line.len() { "…" } else { "" };
    format!("{shown}{more} is not a bead (expected two lists of numbers: `[0, 1] : [2]`)")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: [&str; 3] = ["نعم.", "لا.", "ربما."];
    const TARGET: [&str; 2] = ["Yes. No.", "Perhaps."];

    fn check(text: &str) -> Result<(), String> {
        let file = BeadFile::read(text.as_bytes());
        file.and_then(|file| file.check(&SOURCE, &TARGET)).map_err(|error| error.to_string())
    }

    #[test]
    fn beads_of_these_texts_with_every_segment_once_are_accepted() {
        let fingerprint = Fingerprint::of(&SOURCE, &TARGET);
        for text in [
            "[0, 1] : [0]\n[2] : [1]\n".to_owned(),
            format!("\u{FEFF}# by hand\r\n\r\n[2]:[1]:0.4\r\n[1,0] : [0]\r\n{fingerprint}\r\n"),
            format!("[0, 1] : [0] : 0.900\n[2] : [1] : 0.800 : {fingerprint}\n"),
            format!("[2] : [1] : {} {fingerprint}\n", BeadFile::partial(0.5)),
            format!("[2] : [1]\n{}\n", BeadFile::partial(0.5)),
        ] {
            assert_eq!(check(&text), Ok(()), "{text}");
        }
        let utf16: Vec<u8> =
            "\u{FEFF}[0, 1] : [0]\r\n[2] : [1]".encode_utf16().flat_map(u16::to_le_bytes).collect();
        BeadFile::read(&utf16).unwrap().check(&SOURCE, &TARGET).unwrap();
    }

    #[test]
    fn a_fault_is_named_with_its_place() {
        let other = Fingerprint::of(&SOURCE, &["Yes.", "No."]);
        for (text, fault) in [
            ("[0, 1] : [0]\n[99] : [1]\n", "line 2, column 1: no source segment 99 (0 to 2)"),
            ("[0, 1] : [2]\n", "line 1, column 1: no target segment 2 (0 to 1)"),
            (
                "[0, 1] : [0]\n# a\n[1, 2] : [1]\n",
                "line 3, column 1: source segment 1 stands in line 1 already",
            ),
            ("[0, 1] : [0]\n[] : [1]\n", "source segment 2 stands in no bead; alone, it is `[2] : []`"),
            (
                "[0] [1]\n",
                "line 1, column 1: [0] [1] is not a bead (expected two lists of numbers: `[0, 1] : [2]`)",
            ),
            (
                &format!("[0, 1] : [0]\n[2] : [1] : 0.900 : {other}\n"),
                "the target text has changed since these beads were written, or is split in another way (2 \
                 segments then, 2 now)",
            ),
        ] {
            assert_eq!(check(text).unwrap_err(), fault, "{text}");
        }
    }
}
