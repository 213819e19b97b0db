//! [`Glossary`]: terms with their translations, allowed and forbidden.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::sides::{Side, Sides};
use crate::lang::Lang;
use crate::text::fold;
use crate::unit::{Note, Prop, Scope, Unit};

use super::term_text::TermText;
use super::term_word::TermWord;

/// The terms that translations should use, and those that they should not.
///
/// A term is found in its other forms too: with the clitics of Arabic, in the dual and the plural, and an
/// English word by its stem. A term of several words is found where the words stand side by side; its
/// translation may have them anywhere. Of two terms at one place, the longer one counts.
///
/// A unit is forbidden if a property of its target says so, as in TBX (`administrativeStatus`:
/// `deprecatedTerm-admn-sts`), or if a note is or begins with a word such as `forbidden`, `do not use` or
/// `محظور`.
///
/// ```
/// use mizan::check::{Checker, Glossary, Rule};
/// use mizan::{Lang, Unit};
///
/// let mut glossary = Glossary::new();
/// glossary.add(&Unit::new(Lang::ENGLISH, "valve", Lang::ARABIC, "صمام"));
/// let checker = Checker::new().terms(glossary);
/// let unit = |arabic| Unit::new(Lang::ENGLISH, "Close both valves.", Lang::ARABIC, arabic);
/// assert_eq!(checker.findings(&unit("أغلق المحبسين."))[0].rule, Rule::Terms);
/// assert!(checker.findings(&unit("أغلق الصمامين.")).is_empty());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    terms: Vec<Term>,
    /// The terms of each language that have a word with this stem as their first one.
    by_first: HashMap<(Lang, String), Vec<usize>>,
}

/// A term of one language, and what it may be in others.
#[derive(Clone, Debug)]
struct Term {
    lang: Lang,
    text: TermText,
    given: String,
    translations: Vec<Translation>,
}

#[derive(Clone, Debug)]
struct Translation {
    lang: Lang,
    text: TermText,
    given: String,
    is_forbidden: bool,
}

// The words by which a note forbids a term, folded.
const FORBIDDEN: [&str; 14] = [
    "forbidden",
    "do not use",
    "don't use",
    "deprecated",
    "not allowed",
    "prohibited",
    "obsolete",
    "avoid",
    "محظور",
    "ممنوع",
    "لا يستخدم",
    "لا تستخدم",
    "غير مسموح",
    "مهجور",
];
// The properties by which termbases say how far a term is to be used.
const STATUSES: [&str; 5] =
    ["administrativeStatus", "normativeAuthorization", "termStatus", "usageStatus", "x-forbidden"];

impl Glossary {
    /// Returns a glossary without terms.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a term and its translation, which serve in both directions.
    pub fn add(&mut self, unit: &Unit) {
        let [source, target] = [unit.source().plain().trim(), unit.target().plain().trim()];
        let forbids = |scope: Scope| {
            let of_scope = |other: Scope| other == scope || other == Scope::Unit && scope == Scope::Target;
            unit.notes().iter().any(|note| of_scope(note.scope) && is_forbidding(note))
                || unit.props().iter().any(|prop| of_scope(prop.scope) && says_forbidden(prop))
        };
        self.put((unit.source_lang(), source), (unit.target_lang(), target), forbids(Scope::Target));
        self.put((unit.target_lang(), target), (unit.source_lang(), source), forbids(Scope::Source));
    }

    fn put(&mut self, (lang, given): (&Lang, &str), (other, translation): (&Lang, &str), is_forbidden: bool) {
        let text = TermText::of(given);
        let Some(first) = text.words.first() else { return };
        let translation = Translation {
            lang: other.base(),
            text: TermText::of(translation),
            given: translation.to_owned(),
            is_forbidden,
        };
        if translation.text.words.is_empty() {
            return;
        }
        let same = |term: &&mut Term| term.lang == lang.base() && term.text.words == text.words;
        let key = (lang.base(), first.text.clone());
        let listed = self.by_first.get(&key).cloned().unwrap_or_default();
        let known = listed.into_iter().find(|&at| same(&mut &mut self.terms[at]));
        if let Some(known) = known {
            self.terms[known].translations.push(translation);
            return;
        }
        for stem in &first.stems {
            let key = (lang.base(), stem.clone());
            self.by_first.entry(key).or_default().push(self.terms.len());
        }
        let key = (lang.base(), first.text.clone());
        let listed = self.by_first.entry(key).or_default();
        if !listed.contains(&self.terms.len()) {
            listed.push(self.terms.len());
        }
        let term = Term { lang: lang.base(), text, given: given.to_owned(), translations: vec![translation] };
        self.terms.push(term);
    }

    /// Returns the number of terms, those of both languages counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Returns true if the glossary has no terms.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Finds the terms of the source text whose translations the target text lacks, and those that it has
    /// although they are forbidden.
    pub(in crate::check) fn findings(&self, sides: &Sides<'_>) -> Vec<Finding> {
        let target_lang = sides.target.lang.base();
        let [source, target] = [&sides.source, &sides.target].map(|side| TermText::of(side.plain()));
        let mut found = Vec::new();
        for (term, words) in self.terms_in(&source, &sides.source) {
            let place = source.place(words);
            let of_lang = term.translations.iter().filter(|one| one.lang == target_lang);
            let (forbidden, allowed): (Vec<_>, Vec<_>) = of_lang.partition(|one| one.is_forbidden);
            let has = |one: &&&Translation| target.may_have(&one.text);
            let hit = forbidden.iter().find_map(|one| Some((one, stands_in(&target, &one.text)?)));
            let is_allowed = allowed.iter().any(|one| has(&one));
            if let Some((one, at)) = hit.filter(|(one, _)| !is_part_of_allowed(&allowed, one)) {
                let message =
                    format!("`{}` is forbidden for `{}`{}", one.given, term.given, instead(&allowed));
                found.push(Finding::new(Rule::Forbidden).saying(message).at(vec![place], vec![at]));
            } else if !allowed.is_empty() && !is_allowed {
                let message = format!("`{}` should be {}", term.given, list(&allowed));
                found.push(Finding::new(Rule::Terms).saying(message).at(vec![place], Vec::new()));
            }
        }
        found
    }

    // Returns the terms that stand in a text, the longest at each place.
    fn terms_in<'g>(&'g self, text: &TermText, side: &Side<'_>) -> Vec<(&'g Term, Range<usize>)> {
        let lang = side.lang.base();
        let mut found: Vec<(&Term, Range<usize>)> = Vec::new();
        let mut at = 0;
        while at < text.words.len() {
            let stems = text.words[at].stems.iter();
            let listed = stems.filter_map(|stem| self.by_first.get(&(lang.clone(), stem.clone()))).flatten();
            let fits = listed.map(|&term| &self.terms[term]).filter(|term| {
                text.at(at, &term.text, TermWord::is_form_of)
                    && fits_case(&term.given, &side.plain()[text.place(at..at + term.text.words.len())])
            });
            match fits.max_by_key(|term| term.text.words.len()) {
                Some(term) => {
                    let end = at + term.text.words.len();
                    if !found.iter().any(|(known, _)| std::ptr::eq(*known, term)) {
                        found.push((term, at..end));
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }
}

// A short term in capitals is an abbreviation, and not the word of the same letters: IT, US.
fn fits_case(term: &str, text: &str) -> bool {
    let is_abbreviation = |text: &str| text.len() <= 4 && text.chars().all(|c| c.is_ascii_uppercase());
    !is_abbreviation(term) || text.starts_with(term)
}

fn stands_in(text: &TermText, term: &TermText) -> Option<Range<usize>> {
    let is_at =
        |at: &usize| text.at(*at, term, TermWord::is_form_of) || text.at(*at, term, TermWord::is_plural_of);
    let at = (0..text.words.len()).find(is_at)?;
    Some(text.place(at..at + term.words.len()))
}

// Returns true if an allowed translation contains the forbidden one: `مفتاح` in `مفتاح كهربائي`.
fn is_part_of_allowed(allowed: &[&Translation], forbidden: &Translation) -> bool {
    allowed
        .iter()
        .any(|one| one.text.words.len() > forbidden.text.words.len() && one.text.may_have(&forbidden.text))
}

fn instead(allowed: &[&Translation]) -> String {
    if allowed.is_empty() { String::new() } else { format!("; use {}", list(allowed)) }
}

fn list(allowed: &[&Translation]) -> String {
    let names: Vec<String> = allowed.iter().map(|one| format!("`{}`", one.given)).collect();
    names.join(" or ")
}

fn is_forbidding(note: &Note) -> bool {
    let note = fold(&note.text);
    FORBIDDEN.iter().any(|word| note.trim_start().starts_with(&*fold(word)))
}

fn says_forbidden(prop: &Prop) -> bool {
    let value = prop.value.to_lowercase();
    let says = [
        "deprecated",
        "forbidden",
        "superseded",
        "prohibited",
        "obsolete",
        "notrecommended",
        "not-recommended",
    ];
    STATUSES.contains(&prop.name.as_str()) && says.iter().any(|word| value.contains(word))
}
