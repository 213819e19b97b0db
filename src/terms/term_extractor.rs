//! [`TermExtractor`]: collects the pairs of phrases of many units, and ranks them.

use std::collections::{HashMap, HashSet};

use super::arabic_phrases::arabic_phrases;
use super::association::{Occurrences, log_likelihood};
use super::broken_plurals::are_forms_of_one_noun;
use super::english_phrases::english_phrases;
use super::english_uses::EnglishUses;
use super::phrase::Phrase;
use super::phrase_pairs::{PhrasePair, phrase_pairs};
use super::side_text::SideText;
use super::term_candidate::{TermCandidate, TermExample};
use super::written_forms::WrittenForms;
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::memory::UnitLinks;
use crate::unit::Unit;

/// Finds terms with their translations in units of Arabic and English.
///
/// Both sides of a term are noun phrases of at most four words, and all their words translate each other by
/// the lexicon. Forms of one word count as one term, broken plurals among them. A term that is a part of a
/// longer one nearly wherever it stands is left out. All units are held in memory; a thousand of them take
/// less than a second.
///
/// ```
/// use mizan::lexicon::Lexicon;
/// use mizan::terms::TermExtractor;
/// use mizan::{Lang, Unit};
///
/// let mut extractor = TermExtractor::new(Lexicon::built_in());
/// for (english, arabic) in [
///     ("The court appointed the judge.", "عيّنت المحكمة القاضي."),
///     ("The judge left the court.", "غادر القاضي المحكمة."),
///     ("The door is closed.", "الباب مغلق."),
/// ] {
///     extractor.add(&Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic));
/// }
/// let terms = extractor.candidates();
/// assert!(terms.iter().any(|term| (term.source.as_str(), term.target.as_str()) == ("court", "محكمة")));
/// ```
#[derive(Debug)]
pub struct TermExtractor {
    lexicon: Lexicon,
    units: Vec<Unit>,
    seen: HashSet<(String, String)>,
    least: u64,
}

/// A pair of keys: the stems of an Arabic and of an English phrase.
type Key = (String, String);

/// What the units say about a pair.
#[derive(Default)]
struct Found {
    units: Vec<usize>,
    /// The units in which it is a part of a longer pair.
    nested: u64,
    forms: WrittenForms,
    /// Some unit links all words of the pair.
    is_linked: bool,
    /// The Arabic key without the word that has no link.
    core: Option<String>,
}

/// The phrases of a unit and their pairs.
struct UnitPhrases {
    arabic: Vec<Phrase>,
    english: Vec<Phrase>,
    pairs: Vec<PhrasePair>,
}

// The share of its units in which a term is a part of a longer one, from which on it is no term by itself;
// and the least share of the units with a phrase in which its translation has to stand. Chosen by hand.
const NESTED: f64 = 0.8;
const LEAST_SHARE: f64 = 0.2;
// The least share of the units of a term in which a word without a link stands beside it, for the word to be
// a part of the term. Chosen by hand.
const MOSTLY: f64 = 0.6;
// The units that are kept as examples. Chosen by hand.
const EXAMPLES: usize = 3;

impl TermExtractor {
    /// Returns an extractor that takes terms of two units or more. The lexicon tells which words translate
    /// each other.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        Self { lexicon, units: Vec::new(), seen: HashSet::new(), least: 2 }
    }

    /// Sets the least number of units that a term must be in; 2 by default.
    #[must_use]
    pub fn least(mut self, units: u64) -> Self {
        self.least = units;
        self
    }

    /// Adds a unit, if its languages are Arabic and English and no unit before has the same two texts.
    /// Returns whether it was added.
    pub fn add(&mut self, unit: &Unit) -> bool {
        let (source, target) = (unit.source_lang(), unit.target_lang());
        let is_pair = source.is_arabic() && target.is_english() || source.is_english() && target.is_arabic();
        let texts = || (unit.source().plain().to_owned(), unit.target().plain().to_owned());
        let is_new = is_pair && self.seen.insert(texts());
        if is_new {
            self.units.push(unit.clone());
        }
        is_new
    }

    /// Returns the terms of the units added, those with the strongest association first. Their direction is
    /// that of the first unit.
    #[must_use]
    pub fn candidates(&self) -> Vec<TermCandidate> {
        let all = self.phrases();
        let mut found = collected(&all);
        settle_unlinked(&mut found);
        fold_plurals(&mut found);
        count_nested(&all, &mut found, self.least);
        let [arabic, english] = totals(&all, &found);
        let mut candidates: Vec<TermCandidate> = found
            .iter()
            .filter(|(_, found)| found.units.len() as u64 >= self.least)
            .filter(|(_, found)| (found.nested as f64) < NESTED * found.units.len() as f64)
            .filter_map(|((a, e), found)| {
                let both = found.units.len() as u64;
                let of = Occurrences {
                    both,
                    arabic: arabic[a].max(both),
                    english: english[e].max(both),
                    units: self.units.len() as u64,
                };
                let is_usual = both as f64 >= LEAST_SHARE * of.arabic.max(of.english) as f64;
                is_usual.then(|| self.candidate(found, log_likelihood(of)))
            })
            .collect();
        candidates.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then(b.count.cmp(&a.count)).then_with(|| a.source.cmp(&b.source))
        });
        candidates
    }

    fn phrases(&self) -> Vec<UnitPhrases> {
        let mut uses = EnglishUses::default();
        let mut sides = Vec::with_capacity(self.units.len());
        for unit in &self.units {
            let links = UnitLinks::new(unit, &mut self.lexicon.vocabulary());
            let source = SideText::new(unit.source().plain(), &links.source, &self.lexicon);
            let target = SideText::new(unit.target().plain(), &links.target, &self.lexicon);
            let pairs = links.links.iter().map(|link| (link.source, link.target));
            let (arabic, english, links) = match unit.source_lang().is_arabic() {
                true => (source, target, pairs.collect::<Vec<_>>()),
                false => (target, source, pairs.map(|(e, a)| (a, e)).collect()),
            };
            uses.add(&english);
            sides.push((arabic, english, links));
        }
        let of_unit = |(arabic, english, links): &(SideText, SideText, Vec<(usize, usize)>)| {
            let needs_no_link = |word: usize| english.words[word].folded == "of";
            let (arabic, english) = (arabic_phrases(arabic), english_phrases(english, &uses));
            let pairs = phrase_pairs(&arabic, &english, links, needs_no_link);
            UnitPhrases { arabic, english, pairs }
        };
        sides.iter().map(of_unit).collect()
    }

    fn candidate(&self, found: &Found, score: f64) -> TermCandidate {
        let (arabic, english) = found.forms.cited();
        let is_arabic = self.units.first().is_some_and(|unit| unit.source_lang().is_arabic());
        let (source, target) = if is_arabic { (arabic, english) } else { (english, arabic) };
        let langs = [Lang::ARABIC, Lang::ENGLISH];
        let [source_lang, target_lang] = if is_arabic { langs } else { [Lang::ENGLISH, Lang::ARABIC] };
        let mut examples: Vec<&Unit> = found.units.iter().map(|unit| &self.units[*unit]).collect();
        examples.sort_by_key(|unit| unit.source().plain().len());
        let example = |unit: &Unit| {
            let unit = if unit.source_lang().is_arabic() == is_arabic {
                unit.clone()
            } else {
                unit.clone().reversed()
            };
            TermExample { source: unit.source().plain().to_owned(), target: unit.target().plain().to_owned() }
        };
        TermCandidate {
            source: source.to_owned(),
            target: target.to_owned(),
            source_lang,
            target_lang,
            count: found.units.len() as u64,
            score,
            examples: examples.into_iter().take(EXAMPLES).map(example).collect(),
        }
    }
}

// Returns the pairs of all units by their keys.
fn collected(all: &[UnitPhrases]) -> HashMap<Key, Found> {
    let mut found: HashMap<Key, Found> = HashMap::new();
    for (number, unit) in all.iter().enumerate() {
        for pair in &unit.pairs {
            let (arabic, english) = (&unit.arabic[pair.arabic], &unit.english[pair.english]);
            let entry = found.entry((arabic.key.clone(), english.key.clone())).or_default();
            entry.forms.add(&arabic.form, &english.form);
            entry.is_linked |= pair.alone.is_none();
            entry.core = pair.alone.map(|end| end.cut(&arabic.key).to_owned()).or(entry.core.take());
            if entry.units.last() != Some(&number) {
                entry.units.push(number);
            }
        }
    }
    found
}

// Keeps a pair with an Arabic word without a link only if the other words mostly stand beside that word where
// they have this translation. Then they are no term without the word.
fn settle_unlinked(found: &mut HashMap<Key, Found>) {
    let share = |(key, pair): (&Key, &Found)| {
        let core = (pair.core.clone()?, key.1.clone());
        let of_core = found.get(&core).map_or(usize::MAX, |core| core.units.len());
        let is_usual = pair.units.len() as f64 >= MOSTLY * of_core as f64;
        (!pair.is_linked).then(|| (key.clone(), is_usual.then_some((core, pair.units.len() as u64))))
    };
    let mut settled: Vec<_> = found.iter().filter_map(share).collect();
    settled.sort_by(|a, b| a.0.cmp(&b.0));
    for (key, core) in settled {
        match core {
            None => drop(found.remove(&key)),
            Some((core, units)) => {
                if let Some(core) = found.get_mut(&core) {
                    core.nested += units;
                }
            }
        }
    }
}

// Joins terms that differ in the forms of Arabic nouns alone and have the same translation.
fn fold_plurals(found: &mut HashMap<Key, Found>) {
    let mut by_english: HashMap<String, Vec<(String, usize)>> = HashMap::new();
    for ((arabic, english), pair) in &*found {
        by_english.entry(english.clone()).or_default().push((arabic.clone(), pair.units.len()));
    }
    for (english, mut forms) in by_english {
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for other in 1..forms.len() {
            let same = (0..other).find(|&one| are_forms_of_one_noun(&forms[one].0, &forms[other].0));
            let Some(one) = same else { continue };
            let Some(gone) = found.remove(&(forms[other].0.clone(), english.clone())) else { continue };
            let Some(kept) = found.get_mut(&(forms[one].0.clone(), english.clone())) else { continue };
            kept.units.extend(gone.units);
            kept.units.sort_unstable();
            kept.units.dedup();
            kept.forms.merge(gone.forms);
        }
    }
}

// Counts for each pair the units in which it stands only inside of longer pairs of the least frequency.
fn count_nested(all: &[UnitPhrases], found: &mut HashMap<Key, Found>, least: u64) {
    let mut nested: HashMap<Key, u64> = HashMap::new();
    for unit in all {
        let phrases = |pair: &PhrasePair| (&unit.arabic[pair.arabic], &unit.english[pair.english]);
        let key = |pair: &PhrasePair| {
            let (arabic, english) = phrases(pair);
            (arabic.key.clone(), english.key.clone())
        };
        let is_frequent =
            |pair: &&PhrasePair| found.get(&key(pair)).is_some_and(|found| found.units.len() as u64 >= least);
        let frequent: Vec<_> = unit.pairs.iter().filter(is_frequent).collect();
        let is_inside = |pair: &PhrasePair| {
            let (arabic, english) = phrases(pair);
            frequent.iter().any(|longer| {
                let (a, e) = phrases(longer);
                a.is_around(arabic) && e.is_around(english)
            })
        };
        let mut keys: HashMap<Key, bool> = HashMap::new();
        for pair in &unit.pairs {
            *keys.entry(key(pair)).or_insert(true) &= is_inside(pair);
        }
        for (key, _) in keys.into_iter().filter(|(_, inside)| *inside) {
            *nested.entry(key).or_default() += 1;
        }
    }
    for (key, count) in nested {
        if let Some(pair) = found.get_mut(&key) {
            pair.nested = pair.nested.max(count);
        }
    }
}

// Returns for each key of a pair the number of units that have its phrase, on either side.
fn totals(all: &[UnitPhrases], found: &HashMap<Key, Found>) -> [HashMap<String, u64>; 2] {
    let mut totals: [HashMap<String, u64>; 2] = Default::default();
    for (arabic, english) in found.keys() {
        totals[0].insert(arabic.clone(), 0);
        totals[1].insert(english.clone(), 0);
    }
    for unit in all {
        for (total, phrases) in totals.iter_mut().zip([&unit.arabic, &unit.english]) {
            let keys: HashSet<&str> = phrases.iter().map(|phrase| phrase.key.as_str()).collect();
            for key in keys {
                if let Some(count) = total.get_mut(key) {
                    *count += 1;
                }
            }
        }
    }
    totals
}
