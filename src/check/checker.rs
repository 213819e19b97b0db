//! [`Checker`]: looks for the flaws of units.

use crate::unit::Unit;

use super::blemish;
use super::codes::{addresses, placeholders, tags};
use super::finding::Finding;
use super::left_words;
use super::rule::Rule;
use super::sides::Sides;
use super::signs::{
    brackets, capitals, digits, edges, ending, invisible, letters, marks, quotes, repeated, spaces,
};
use super::terms::Glossary;
use super::unit_findings::unit_findings;

/// Looks for the flaws of units, one unit at a time, by all rules or by some. Rules that compare units with
/// one another are those of [`Consistency`](super::Consistency) and of a memory.
///
/// ```
/// use mizan::check::{Checker, Rule};
/// use mizan::{Lang, Unit};
///
/// let unit = Unit::new(Lang::ARABIC, "بلغت ٤٥ درجة.", Lang::ENGLISH, "It reached 54 degrees.");
/// let findings = Checker::new().findings(&unit);
/// assert_eq!(findings[0].rule, Rule::Numbers);
/// assert_eq!(&unit.target().plain()[findings[0].target[0].clone()], "54");
/// ```
#[derive(Clone, Debug)]
pub struct Checker {
    rules: Vec<Rule>,
    terms: Glossary,
}

impl Default for Checker {
    fn default() -> Self {
        Self { rules: Rule::ALL.to_vec(), terms: Glossary::new() }
    }
}

impl Checker {
    /// Returns a checker with all rules and without a glossary.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks by these rules only.
    #[must_use]
    pub fn rules(mut self, rules: impl IntoIterator<Item = Rule>) -> Self {
        self.rules = rules.into_iter().collect();
        self
    }

    /// Looks for the terms of a glossary.
    #[must_use]
    pub fn terms(mut self, terms: Glossary) -> Self {
        self.terms = terms;
        self
    }

    /// Returns true if the checker looks by a rule.
    #[must_use]
    pub fn has(&self, rule: Rule) -> bool {
        self.rules.contains(&rule)
    }

    /// Returns the flaws of a unit, in the order of the rules. Messages are compared form by form. Of a unit
    /// without a text or a translation, only that is said. Linear in the texts.
    #[must_use]
    pub fn findings(&self, unit: &Unit) -> Vec<Finding> {
        let mut found = unit_findings(unit, |rule| self.has(rule));
        let is_empty = found.iter().any(|finding| finding.rule == Rule::Empty);
        let says = |text: &str| text.contains(char::is_alphanumeric);
        if !is_empty && says(unit.target().plain()) && self.rules.iter().any(|rule| !of_texts(*rule)) {
            let is_left = found.iter().any(|finding| finding.rule == Rule::Untranslated);
            let of_signs = self.of_signs(unit).into_iter();
            // What was left as a whole has no parts that were left.
            found.extend(of_signs.filter(|finding| !is_left || finding.rule != Rule::Untranslated));
        }
        found.retain(|finding| self.has(finding.rule));
        found.sort_by_key(|finding| finding.rule);
        found
    }

    fn of_signs(&self, unit: &Unit) -> Vec<Finding> {
        let sides = Sides::of(unit);
        let mut found = Vec::new();
        found.extend(left_words::findings(&sides));
        if !self.terms.is_empty() {
            found.extend(self.terms.findings(&sides));
        }
        found.extend(placeholders::findings(unit, &sides));
        found.extend(tags::findings(&sides));
        found.extend(addresses::findings(&sides));
        if !sides.has_messages() {
            let of_one_text = |rule, blemishes| blemish::findings(&sides, rule, blemishes);
            found.extend(of_one_text(Rule::Script, letters::blemishes));
            found.extend(letters::left(&sides));
            found.extend(of_one_text(Rule::Repeated, repeated::blemishes));
            found.extend(of_one_text(Rule::Brackets, brackets::blemishes));
            found.extend(of_one_text(Rule::Quotes, quotes::blemishes));
            found.extend(of_one_text(Rule::Marks, marks::blemishes));
            found.extend(of_one_text(Rule::Spaces, spaces::blemishes));
            found.extend(of_one_text(Rule::Invisible, invisible::blemishes));
            found.extend(of_one_text(Rule::Digits, digits::blemishes));
            found.extend(of_one_text(Rule::Capitals, capitals::blemishes));
            found.extend(brackets::lost(&sides));
            found.extend(quotes::lost(&sides));
            found.extend(ending::findings(&sides));
            found.extend(edges::findings(&sides));
        }
        found
    }
}

// Returns true for the rules that need no look at single signs.
fn of_texts(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Duplicate | Rule::Empty | Rule::Length | Rule::Numbers | Rule::Variant | Rule::SameTarget
    )
}
