//! [`Srx`]: the rules of an SRX file, and which of them apply to a language.

use fancy_regex::Regex;

use super::java::{Shorthands, translate};
use super::rule::{CompiledRule, SIZE};
use super::rule_text::RuleText;
use super::unsupported::Unsupported;
use crate::lang::Lang;

// The most bytes that the rules of a language may take together as automata. Chosen by hand against hostile
// files.
const LARGEST: usize = 64 << 20;
const TOO_LARGE: &str = "the rules are too large together";

/// A file of segmentation rules.
///
/// ```
/// use mizan::segment::srx::Srx;
/// use mizan::{Lang, Segmenter};
///
/// let file = r#"<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header cascade="yes"/><body>
///     <languagerules><languagerule languagerulename="Default">
///         <rule break="no"><beforebreak>\bNo\.</beforebreak><afterbreak>\s\d</afterbreak></rule>
///         <rule><beforebreak>[.?!]+</beforebreak><afterbreak>\s</afterbreak></rule>
///     </languagerule></languagerules>
///     <maprules><languagemap languagepattern=".*" languagerulename="Default"/></maprules></body></srx>"#;
/// let rules = Srx::read(file.as_bytes())?;
/// assert!(rules.unsupported().is_empty());
/// let segmenter = Segmenter::new(Lang::ENGLISH).srx(&rules);
/// assert_eq!(segmenter.segments("It is No. 5. We know.").count(), 2);
/// # Ok::<(), mizan::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Srx {
    pub(super) cascade: bool,
    // In files of Okapi the shorthands mean Unicode's classes unless the file says otherwise.
    pub(super) shorthands: Shorthands,
    pub(super) groups: Vec<RuleGroup>,
    pub(super) maps: Vec<LanguageMap>,
}

// The rules under one name, a `<languagerule>`.
#[derive(Clone, Debug, Default)]
pub(super) struct RuleGroup {
    pub(super) name: String,
    pub(super) rules: Vec<RuleText>,
}

#[derive(Clone, Debug)]
pub(super) struct LanguageMap {
    pub(super) pattern: String,
    pub(super) group: String,
}

impl Srx {
    /// Returns how many rules the file has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.rules.len()).sum()
    }

    /// Returns true if the file has no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the rules and language patterns of all languages that are not supported. Compiles every rule,
    /// which takes some hundred microseconds for each.
    #[must_use]
    pub fn unsupported(&self) -> Vec<Unsupported> {
        let patterns = self.maps.iter().filter_map(|map| {
            let reason = map.regex().err()?;
            Some(Unsupported { rule: format!("language pattern {}", map.pattern), reason })
        });
        patterns.chain(self.groups.iter().flat_map(|group| group.compile(&mut { LARGEST }).1)).collect()
    }

    /// Returns the rules of a language in the order in which they are tried, and the rules that are not
    /// supported.
    pub(super) fn rules(&self, lang: &Lang) -> (Vec<CompiledRule>, Vec<Unsupported>) {
        let fits =
            |map: &&LanguageMap| map.regex().is_ok_and(|regex| regex.is_match(lang.tag()).unwrap_or(false));
        let maps = self.maps.iter().filter(fits).take(if self.cascade { usize::MAX } else { 1 });
        let groups = maps.filter_map(|map| self.groups.iter().find(|group| group.name == map.group));
        let (mut rules, mut unsupported) = (Vec::new(), Vec::new());
        let mut left = LARGEST;
        for group in groups {
            let (compiled, not) = group.compile(&mut left);
            rules.extend(compiled);
            unsupported.extend(not);
        }
        (rules, unsupported)
    }
}

impl RuleGroup {
    // `left` is the number of bytes that further rules may take; each compiled rule is subtracted.
    fn compile(&self, left: &mut usize) -> (Vec<CompiledRule>, Vec<Unsupported>) {
        let (mut rules, mut unsupported) = (Vec::new(), Vec::new());
        for (number, source) in self.rules.iter().enumerate() {
            let compiled = if *left == 0 { Err(TOO_LARGE.into()) } else { CompiledRule::new(source) };
            let rule = compiled.and_then(|rule| {
                *left = left.checked_sub(rule.size).ok_or(TOO_LARGE)?;
                Ok(rule)
            });
            match rule {
                Ok(rule) => rules.push(rule),
                Err(reason) => {
                    // A rule that is too large takes the time of the largest before it is given up.
                    let spent = if reason.contains("exceeded") { SIZE } else { 0 };
                    *left = left.saturating_sub(spent);
                    let rule = format!("rule {} of {}", number + 1, self.name);
                    unsupported.push(Unsupported { rule, reason });
                }
            }
        }
        (rules, unsupported)
    }
}

impl LanguageMap {
    // OmegaT writes `AR.*`, others `(AR|ar).*`: upper and lower case count as the same.
    fn regex(&self) -> Result<Regex, String> {
        let pattern = translate(&self.pattern, Shorthands::Ascii)?;
        Regex::new(&format!("^(?i:{})$", pattern.text)).map_err(|error| error.to_string())
    }
}
