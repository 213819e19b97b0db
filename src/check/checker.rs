//! [`Checker`]: looks for the flaws of units.

use crate::unit::Unit;

use super::blemish::{self, Blemish};
use super::codes::{addresses, placeholders, tags};
use super::finding::Finding;
use super::left_words;
use super::rule::Rule;
use super::sides::{Side, Sides};
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
    whole_texts: bool,
}

impl Default for Checker {
    fn default() -> Self {
        Self { rules: Rule::ALL.to_vec(), terms: Glossary::new(), whole_texts: false }
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

    /// Looks at each text as a whole if `yes`, by the rules [of a memory](Rule::OF_MEMORY): of
    /// [`Rule::Script`] and [`Rule::Untranslated`], what concerns a part of a text is not found then, of
    /// [`Rule::Numbers`] only numbers above twelve in digits, and of [`Rule::Length`] only texts several
    /// times as long as their translations. So a memory is cleaned, in less time.
    ///
    /// ```
    /// use mizan::check::Checker;
    /// use mizan::{Lang, Unit};
    ///
    /// let unit = Unit::new(Lang::ENGLISH, "Close the valve.", Lang::ARABIC, "أغلق الصمامvalve.");
    /// assert_eq!(Checker::new().findings(&unit).len(), 1);
    /// assert!(Checker::new().whole_texts(true).findings(&unit).is_empty());
    /// ```
    #[must_use]
    pub fn whole_texts(mut self, yes: bool) -> Self {
        self.whole_texts = yes;
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

    // Returns true if the checker looks by a rule at the words and signs of a text.
    fn has_in_parts(&self, rule: Rule) -> bool {
        self.has(rule) && !(self.whole_texts && Rule::OF_MEMORY.contains(&rule))
    }

    /// Returns the flaws of a unit, in the order of the rules. Messages are compared form by form. Of a unit
    /// without a text or a translation, only that is said. Linear in the texts.
    #[must_use]
    pub fn findings(&self, unit: &Unit) -> Vec<Finding> {
        let mut found = unit_findings(unit, |rule| self.has(rule), self.whole_texts);
        let is_empty = found.iter().any(|finding| finding.rule == Rule::Empty);
        let says = |text: &str| text.contains(char::is_alphanumeric);
        let wants_signs = Rule::ALL.into_iter().any(|rule| !of_texts(rule) && self.has_in_parts(rule));
        if wants_signs && !is_empty && says(unit.target().plain()) {
            let is_left = found.iter().any(|finding| finding.rule == Rule::Untranslated);
            let of_signs = self.of_signs(unit).into_iter();
            // What was left as a whole has no parts that were left.
            found.extend(of_signs.filter(|finding| !is_left || finding.rule != Rule::Untranslated));
        }
        found.retain(|finding| self.has(finding.rule));
        found.sort_by_key(|finding| finding.rule);
        found
    }

    // Finds what the rules find that look at single signs and words.
    fn of_signs(&self, unit: &Unit) -> Vec<Finding> {
        let sides = Sides::of(unit);
        let mut found = Vec::new();
        if self.has_in_parts(Rule::Untranslated) {
            found.extend(left_words::findings(&sides));
        }
        if !self.terms.is_empty() {
            found.extend(self.terms.findings(&sides));
        }
        if self.has_in_parts(Rule::Placeholders) {
            found.extend(placeholders::findings(unit, &sides));
        }
        if self.has_in_parts(Rule::Tags) {
            found.extend(tags::findings(&sides));
        }
        if self.has_in_parts(Rule::Addresses) {
            found.extend(addresses::findings(&sides));
        }
        if !sides.has_messages() {
            let wanted = OF_ONE_TEXT.iter().filter(|(rule, _)| self.has_in_parts(*rule));
            found.extend(wanted.flat_map(|&(rule, blemishes)| blemish::findings(&sides, rule, blemishes)));
            found.extend(self.of_both(&sides));
        }
        found
    }

    // Finds signs that only one of the texts has.
    fn of_both(&self, sides: &Sides<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut add = |rule, of_rule: fn(&Sides<'_>) -> Option<Finding>| {
            found
                .extend(Some(of_rule).filter(|_| self.has_in_parts(rule)).and_then(|of_rule| of_rule(sides)));
        };
        add(Rule::Script, letters::left);
        add(Rule::Brackets, brackets::lost);
        add(Rule::Quotes, quotes::lost);
        add(Rule::Ending, ending::findings);
        if self.has_in_parts(Rule::Edges) {
            found.extend(edges::findings(sides));
        }
        found
    }
}

/// Looks for what is wrong with one text.
type OfOneText = fn(&Side<'_>) -> Vec<Blemish>;

// The rules that look at one text at a time.
const OF_ONE_TEXT: [(Rule, OfOneText); 9] = [
    (Rule::Script, letters::blemishes),
    (Rule::Repeated, repeated::blemishes),
    (Rule::Brackets, brackets::blemishes),
    (Rule::Quotes, quotes::blemishes),
    (Rule::Marks, marks::blemishes),
    (Rule::Spaces, spaces::blemishes),
    (Rule::Invisible, invisible::blemishes),
    (Rule::Digits, digits::blemishes),
    (Rule::Capitals, capitals::blemishes),
];

// Returns true for the rules that need no look at single signs.
fn of_texts(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::Duplicate | Rule::Empty | Rule::Length | Rule::Numbers | Rule::Variant | Rule::SameTarget
    )
}
