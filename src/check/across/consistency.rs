//! [`Consistency`]: the same text translated in two ways, and two texts translated in the same way.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::lang::Lang;
use crate::text::fold;
use crate::unit::Unit;

use super::variants::{is_another_message, says_otherwise};

/// Compares each unit with the earlier ones of the same text.
///
/// Keeps one unit of each source text and of each translation, so memory grows with the files; the units are
/// kept without what other tools say about them.
///
/// ```
/// use mizan::check::{Consistency, Rule};
/// use mizan::{Lang, Unit};
///
/// let unit = |arabic| Unit::new(Lang::ENGLISH, "Close", Lang::ARABIC, arabic);
/// let mut consistency = Consistency::new([Rule::Variant]);
/// assert!(consistency.findings(&unit("إغلاق"), || "line 1".into()).is_empty());
/// let found = consistency.findings(&unit("أغلق"), || "line 9".into());
/// assert_eq!(found[0].message, "line 1 has another translation: إغلاق");
/// ```
#[derive(Debug)]
pub struct Consistency {
    rules: Vec<Rule>,
    units: Vec<Seen>,
    sources: HashMap<(String, Lang, Lang), usize>,
    targets: HashMap<(String, Lang, Lang), usize>,
}

/// A unit that was seen, and where it stands.
#[derive(Debug)]
struct Seen {
    unit: Unit,
    place: String,
}

// The fewest words of a translation that two texts may not share. Short ones are often right: OK, موافق; a
// sentence may be shorter than a label.
const FEWEST_WORDS: usize = 3;
const FEWEST_OF_SENTENCE: usize = 2;
// The most characters of a text that a message quotes.
const QUOTED: usize = 120;

impl Consistency {
    /// Returns a comparison by these rules; those that look at one unit are left out.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = Rule>) -> Self {
        let rules = rules.into_iter().filter(|rule| matches!(rule, Rule::Variant | Rule::SameTarget));
        Self { rules: rules.collect(), units: Vec::new(), sources: HashMap::new(), targets: HashMap::new() }
    }

    /// Returns what is wrong with a unit beside the earlier ones; `place` names where it stands.
    pub fn findings(&mut self, unit: &Unit, place: impl Fn() -> String) -> Vec<Finding> {
        let [source, target] = [unit.source(), unit.target()].map(|text| fold(text.plain()));
        if self.rules.is_empty() || source.is_empty() || target.is_empty() {
            return Vec::new();
        }
        let langs = (unit.source_lang().clone(), unit.target_lang().clone());
        let key = |text: String| (text, langs.0.clone(), langs.1.clone());
        let next = self.units.len();
        let (mut found, mut is_new) = (Vec::new(), false);
        let is_sentence = unit.target().plain().trim_end().ends_with(['.', '!', '?', '؟']);
        let fewest = if is_sentence { FEWEST_OF_SENTENCE } else { FEWEST_WORDS };
        let words = target.split(' ').count();
        match self.sources.entry(key(source)) {
            Entry::Occupied(known) => {
                let seen = &self.units[*known.get()];
                if self.rules.contains(&Rule::Variant) && says_otherwise(unit, &seen.unit) {
                    found.push(finding(Rule::Variant, "translation", seen, seen.unit.target().plain()));
                }
            }
            Entry::Vacant(free) => {
                free.insert(next);
                is_new = true;
            }
        }
        match self.targets.entry(key(target)) {
            Entry::Occupied(known) => {
                let seen = &self.units[*known.get()];
                let is_found = self.rules.contains(&Rule::SameTarget) && words >= fewest;
                if is_found && is_other_source(unit, &seen.unit) {
                    found.push(finding(Rule::SameTarget, "source text", seen, seen.unit.source().plain()));
                }
            }
            Entry::Vacant(free) => {
                free.insert(next);
                is_new = true;
            }
        }
        if is_new {
            self.units.push(Seen { unit: bare(unit), place: place() });
        }
        found
    }
}

fn finding(rule: Rule, what: &str, seen: &Seen, text: &str) -> Finding {
    let quoted: String = text.chars().take(QUOTED).collect();
    let more = if quoted.len() < text.len() { "…" } else { "" };
    Finding::new(rule).saying(format!("{} has another {what}: {quoted}{more}", seen.place))
}

// Returns a unit without what takes memory and tells nothing about its texts.
fn bare(unit: &Unit) -> Unit {
    let mut bare = Unit::new(
        unit.source_lang().clone(),
        unit.source().clone(),
        unit.target_lang().clone(),
        unit.target().clone(),
    );
    bare.origin.key.clone_from(&unit.origin.key);
    bare.props.extend(unit.props.iter().filter(|prop| prop.names_message()).cloned());
    bare
}

// Returns true for two source texts that say different things: they differ in words, not only in marks,
// capitals or endings, as the plural forms of a message do.
fn is_other_source(one: &Unit, other: &Unit) -> bool {
    let words = |unit: &Unit| -> Vec<String> {
        let folded = fold(unit.source().plain());
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| crate::text::english_stem(word).into_owned()).collect()
    };
    !is_another_message(one, other) && words(one) != words(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_texts_with_one_translation_are_told_once_each() {
        let unit = |english: &str| Unit::new(Lang::ENGLISH, english, Lang::ARABIC, "أغلق الصمام الرئيسي.");
        let mut consistency = Consistency::new([Rule::Variant, Rule::SameTarget]);
        let mut found = |english| consistency.findings(&unit(english), || "line 1".into());
        assert!(found("Close the main valve.").is_empty());
        assert!(found("Close the main valves").is_empty());
        assert_eq!(found("Open the main valve.")[0].rule, Rule::SameTarget);
    }
}
