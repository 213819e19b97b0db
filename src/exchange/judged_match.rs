//! [`JudgedMatch`]: a match, and the evidence for inserting its translation.

use std::collections::{HashMap, HashSet};

use super::job_texts::{between_spaces_of, differ_in_outer_spaces};
use super::{placeholders, plural_form};
use crate::formats::xliff::{MatchedBy, Proposal};
use crate::memory::{Match, Reason, stood_under};
use crate::similarity::Class;
use crate::unit::{Unit, UnitText};

/// What a match has in common with a segment beside the text, the strongest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    None,
    /// One neighbour, which short texts such as `OK` share with many segments.
    OneNeighbour,
    /// A telling key, in a document of another name.
    Key,
    /// Both neighbours: the text stands in the same passage.
    BothNeighbours,
    /// The key and the document: it is the segment's own translation.
    Own,
}

/// A match, and the evidence for inserting its translation.
pub(super) struct JudgedMatch<'f> {
    job: &'f UnitText,
    pub(super) found: &'f Match,
    percent: u8,
    pub(super) is_same_text: bool,
    /// The texts differ in the spaces around them alone.
    has_other_spaces: bool,
    matched_by: MatchedBy,
    keeps_placeholders: bool,
    /// The memory of the match has no penalty.
    is_of_trusted_memory: bool,
    is_of_document: bool,
    evidence: Evidence,
    /// Both stand in the same document under the same key, which may be but a number there.
    is_of_place: bool,
    /// Both are the same plural form, or neither is one.
    is_same_form: bool,
    /// Both are plural forms of a text with a placeholder, and not the same form.
    is_other_form: bool,
    /// Both are the same plural form.
    is_own_form: bool,
}

impl<'f> JudgedMatch<'f> {
    pub(super) fn of(unit: &'f Unit, found: &'f Match, numbered: &NumberedKeys) -> Self {
        let (own, other) = (unit.origin(), found.unit().origin());
        let has_other_spaces = differ_in_outer_spaces(unit.source(), found.unit().source());
        let is_same_text = has_other_spaces || is_same_text(unit, found);
        let is_of_document = own.document.is_some() && own.document == other.document;
        let place = own.document.as_deref().zip(own.key.as_deref());
        let place = place.filter(|(document, key)| !(is_counted(document) && is_counted(key)));
        let is_of_place = place.is_some_and(|(document, key)| stood_under(found.unit(), document, key));
        let is_numbered = own.key.as_deref().is_some_and(|key| numbered.has(key));
        // A number is the key of another text once the document has been revised; the neighbours tell.
        let asked = [&unit.context().previous, &unit.context().next].into_iter().flatten().count();
        let is_own = is_of_place && (!is_numbered || usize::from(found.neighbours()) >= asked);
        let matched_by = match () {
            () if is_own => MatchedBy::Key,
            () if found.class() == Class::Context => MatchedBy::Context,
            () => MatchedBy::Text,
        };
        let evidence = match found.neighbours() {
            _ if is_own => Evidence::Own,
            2.. => Evidence::BothNeighbours,
            _ if own.key == other.key && own.key.as_deref().is_some_and(is_telling) => Evidence::Key,
            1 => Evidence::OneNeighbour,
            0 => Evidence::None,
        };
        let penalties: u32 = found.penalties().iter().map(|penalty| u32::from(penalty.points())).sum();
        let percent = if is_same_text && !has_other_spaces && found.class() == Class::Format {
            u8::try_from(100_u32.saturating_sub(penalties)).expect("100 at most")
        } else {
            found.percent()
        };
        let keeps_placeholders = placeholders::are_kept(unit.source().plain(), found.unit().target().plain());
        let forms = [plural_form::of(unit), plural_form::of(found.unit())];
        let is_same_form = forms[0] == forms[1];
        let are_forms = forms.iter().all(Option::is_some);
        let is_other_form = are_forms && !is_same_form && placeholders::are_in_text(unit.source());
        Self {
            job: unit.source(),
            found,
            percent,
            is_same_text,
            has_other_spaces,
            matched_by,
            keeps_placeholders,
            is_of_trusted_memory: found.penalties().iter().all(|one| one.reason() != Reason::Memory),
            is_of_document,
            evidence,
            is_of_place,
            is_same_form,
            is_other_form,
            is_own_form: are_forms && is_same_form,
        }
    }

    /// Returns the rank: the segment's own translation first, then those of its own plural form, then as the
    /// lookup ranks matches; of equal ones, those that can be used as they are, then by the evidence.
    /// Neighbours do not decide between forms.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        let percent = if self.is_same_text { self.percent } else { self.found.percent() };
        let same = self.is_same_text;
        let is_usable = [same && self.keeps_placeholders, same && self.is_same_form];
        let evidence = if same { self.evidence } else { Evidence::None };
        (
            evidence == Evidence::Own,
            same && self.is_own_form,
            percent,
            same,
            is_usable,
            evidence,
            [self.is_of_place, self.is_of_document].map(|is_of| same && is_of),
        )
    }

    /// Returns the proposal. A plural form that lacks the number of its source is exact only for its own key.
    /// So is another form than that of the segment, and one of several if the segment does not say its form.
    pub(super) fn proposal(&self, origin: &str, is_ambiguous: bool) -> Proposal {
        let fits = self.keeps_placeholders && (self.is_same_form || !is_ambiguous);
        let fits = fits && !self.is_other_form;
        let fits = (fits || self.matched_by == MatchedBy::Key) && self.is_of_trusted_memory;
        let origin = self.found.memory().unwrap_or(origin);
        let proposal = Proposal::new(self.adapted(), self.percent);
        proposal.exact(self.is_same_text && fits).matched_by(self.matched_by).origin(origin)
    }

    /// Returns why the numbers of the segment, which differ, are not put into the translation.
    pub(super) fn doubt(&self) -> Option<String> {
        match self.found.adaptation() {
            _ if self.is_same_text => None,
            Ok(adapted) => adapted
                .filter(|adapted| !adapted.checks().is_empty())
                .map(|_| "a word has to agree with the number".to_owned()),
            Err(doubt) => Some(doubt.to_string()),
        }
    }

    // Returns the unit, whose translation has the spaces around the segment, or the numbers of the segment if
    // nothing else has to change.
    fn adapted(&self) -> Unit {
        let unit = self.found.unit().clone();
        if self.has_other_spaces {
            let (source, target) = (unit.source().clone(), between_spaces_of(self.job, unit.target()));
            return unit.with_texts(source, target);
        }
        match self.found.adapted().filter(|adapted| !self.is_same_text && adapted.checks().is_empty()) {
            Some(adapted) => {
                let source = unit.source().clone();
                unit.with_texts(source, adapted.target().clone())
            }
            None => unit,
        }
    }
}

// Returns true for names that only count files, units and segments (`f1`, `tu12.1`): every file has them.
fn is_counted(name: &str) -> bool {
    name.split('.').all(|part| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        ["", "f", "file", "s", "seg", "tu", "u", "unit"].contains(&&*letters.to_ascii_lowercase())
    })
}

// Returns true for a key of several words, such as `menu.run`: a document of another name has it by chance
// less often than a single word.
fn is_telling(key: &str) -> bool {
    let words = key.split(|c: char| !c.is_alphanumeric());
    !is_counted(key) && words.filter(|word| word.contains(char::is_alphabetic)).count() > 1
}

// Codes of the same kinds at the same places are the same to a translator, whatever markup they stand for:
// the file that the match came from had its own.
pub(super) fn is_same_text(unit: &Unit, found: &Match) -> bool {
    match found.class() {
        Class::Context | Class::Exact => true,
        Class::Format => same_places(unit.source(), found.unit().source()),
        _ => false,
    }
}

fn same_places(a: &UnitText, b: &UnitText) -> bool {
    let places = |text: &UnitText| text.codes().iter().map(|code| (code.at, code.kind)).collect::<Vec<_>>();
    a.plain() == b.plain() && places(a) == places(b)
}

/// The keys of a file that only number its segments: `4.1`, `NFDBB2FA9-tu3`. Most keys of such a file differ
/// in their digits alone.
#[derive(Default)]
pub(super) struct NumberedKeys(HashSet<String>);

impl NumberedKeys {
    pub(super) fn of<'k>(keys: impl Iterator<Item = &'k str>) -> Self {
        let (mut shapes, mut all): (HashMap<String, usize>, _) = (HashMap::new(), 0);
        for key in keys {
            *shapes.entry(shape(key)).or_default() += 1;
            all += 1;
        }
        let most = shapes.into_iter().filter(|(shape, count)| shape.contains('#') && count * 2 > all);
        Self(most.map(|(shape, _)| shape).collect())
    }

    fn has(&self, key: &str) -> bool {
        is_counted(key) || self.0.contains(&shape(key))
    }
}

// Returns a key with a sign in place of each number.
fn shape(key: &str) -> String {
    let mut shape = String::new();
    for c in key.chars() {
        match c.is_numeric() {
            true if shape.ends_with('#') => {}
            true => shape.push('#'),
            false => shape.push(c),
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_number_segments_are_told_from_names() {
        let numbered = NumberedKeys::of(["NFDBB2FA9-tu1", "NFDBB2FA9-tu2", "NFDBB2FA9-tu10"].into_iter());
        assert!(numbered.has("NFDBB2FA9-tu12") && numbered.has("4.1") && !numbered.has("menu.run"));
        let named = NumberedKeys::of(["menu.run", "menu.stop", "error.404"].into_iter());
        assert!(!named.has("error.404") && !named.has("menu.run"));
    }
}
