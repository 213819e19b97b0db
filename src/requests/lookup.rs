//! Looking texts up.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::answer::json;
use super::filters::filter;
use super::langs::{lang, offsets};
use super::named_memories::NamedMemories;
use super::options::Options;
use crate::error::Result;
use crate::json::{LookupAnswer, Offsets, PlacedMatch};
use crate::lang::Lang;
use crate::memory::{
    Assembled, Assembly, FoundTerm, Fragment, Fragments, Lookup, Match, Memories, PenaltyRule, TermList,
};
use crate::threads::in_turns;
use crate::unit::Context;

// The percent from which matches are answered, and their number, as `mizan lookup` has them.
const MIN: u64 = 70;
const LIMIT: u64 = 5;

/// Looks a text up in one or several memories, as `mizan lookup --json` does: an array of matches; with
/// `parts` or `terms` an object that holds what was asked for. An empty text has no match.
///
/// Options: `from`, `to`, `min`, `limit`, `parts`, `terms` (a memory whose terms are looked for), `memory`
/// (more memories, each as `FILE` or `FILE:PENALTY`, which are asked together with this one), `rank`,
/// `exact`, `within` (milliseconds), `penalty` (`machine=10`, or an array of such), `previous`, `next`,
/// `offsets`, and the filters `domain`, `client`, `project`, `by`, `document`, `status`, `only-status`,
/// `since`, `before`.
///
/// # Errors
///
/// [`ErrorKind::Option`](crate::ErrorKind::Option), those of [`Memory::open`](crate::memory::Memory::open)
/// for a file that is named, and those of [`Memories::lookup`].
pub fn lookup<'m>(memories: impl Into<Memories<'m>>, text: &str, options: Options) -> Result<Value> {
    let asked = Asked::read(options)?;
    asked.answer(text, &asked.find(&asked.memories.after(memories.into()), text, None)?)
}

/// Looks several texts up on all cores: an array of the answers that [`lookup`] gives, in the order of the
/// texts. The options are those of [`lookup`], and `as-document`: the texts are one document, in which the
/// texts before and after a text are its neighbours.
///
/// # Errors
///
/// As for [`lookup`]; an error ends the work.
pub fn lookup_many<'m, S: AsRef<str> + Sync>(
    memories: impl Into<Memories<'m>>,
    texts: &[S],
    mut options: Options,
) -> Result<Value> {
    let is_document = options.flag("as-document")?;
    let files = Arc::clone(options.open_files());
    let asked = Asked::read(options)?;
    let memories = asked.memories.after(memories.into());
    let threads = thread::available_parallelism().map_or(1, usize::from).min(texts.len());
    let answers = in_turns(texts.len(), threads, |at| {
        files.go_on()?;
        let context = is_document.then(|| neighbours(texts, at));
        let text = texts[at].as_ref();
        asked.answer(text, &asked.find(&memories, text, context)?)
    });
    answers.map(Value::Array)
}

/// Returns the texts before and after one, without empty texts.
pub(super) fn neighbours<S: AsRef<str>>(texts: &[S], at: usize) -> Context {
    let said = |text: &S| Some(text.as_ref().to_owned()).filter(|text| !text.trim().is_empty());
    let previous = texts[..at].iter().rev().find_map(said);
    Context::new(previous, texts[at + 1..].iter().find_map(said))
}

struct Asked {
    lookup: Lookup,
    fragments: Option<Fragments>,
    assembly: Option<Assembly>,
    terms: Option<Arc<TermList>>,
    memories: NamedMemories,
    from: Option<Lang>,
    offsets: Offsets,
}

/// What was found for a text; `None` for what was not asked for.
struct Found {
    matches: Vec<Match>,
    assembled: Option<Assembled>,
    fragments: Option<Vec<Fragment>>,
    terms: Option<Vec<FoundTerm>>,
}

impl Asked {
    fn read(mut options: Options) -> Result<Self> {
        let options = &mut options;
        let (from, to) = (lang(options, "from")?, lang(options, "to")?);
        let min = options.number("min", 100)?.unwrap_or(MIN);
        let min = u8::try_from(min).unwrap_or(u8::MAX);
        let limit = options.number("limit", u64::MAX)?.unwrap_or(LIMIT);
        let parts = options.flag("parts")?;
        let glossary = options.text("terms")?.map(PathBuf::from);
        let memories = NamedMemories::open(options)?;
        let rank = options.parsed("rank", "percent or plain")?.unwrap_or_default();
        let exact = options.flag("exact")?;
        let within = options.number("within", u64::MAX)?.map(Duration::from_millis);
        let context = Context::new(options.text("previous")?, options.text("next")?);
        let penalties: Vec<PenaltyRule> = options.each_explained("penalty")?;
        let offsets = offsets(options)?;
        let only = filter(options)?;
        let open = |path: &Path| options.open_files().terms(path, to.clone());
        let terms = glossary.as_deref().map(open).transpose()?;
        std::mem::take(options).finish()?;
        let fragments = parts.then(|| {
            let fragments = Fragments::new().in_lang(from.clone()).to_lang(to.clone());
            fragments.at_least(min).within(within).only(only.clone())
        });
        let assembly = parts.then(|| Assembly::new().within(within).only(only.clone()));
        let lookup = penalties
            .iter()
            .fold(Lookup::new(), |lookup, rule| rule.on(lookup))
            .in_lang(from.clone())
            .to_lang(to)
            .at_least(min)
            .limit(usize::try_from(limit).unwrap_or(usize::MAX))
            .rank(rank)
            .exact(exact)
            .within(within)
            .context(context)
            .only(only)
            .markup(true);
        Ok(Self { lookup, fragments, assembly, terms, memories, from, offsets })
    }

    // Looks a text up, between neighbours if there are any.
    fn find(&self, memories: &Memories<'_>, text: &str, context: Option<Context>) -> Result<Found> {
        let matches = match context {
            _ if text.trim().is_empty() => Vec::new(),
            Some(context) => memories.lookup(text, &self.lookup.clone().context(context))?,
            None => memories.lookup(text, &self.lookup)?,
        };
        let assembled = match (matches.first(), &self.assembly) {
            (Some(first), Some(assembly)) => memories.assembled(first, assembly)?,
            _ => None,
        };
        let fragments = self.fragments.as_ref().map(|fragments| memories.fragments(text, fragments));
        let lang = || self.from.clone().or_else(|| Lang::detect(text)).unwrap_or(Lang::UNDETERMINED);
        let terms = self.terms.as_ref().map(|terms| terms.find(text, &lang()));
        Ok(Found { matches, assembled, fragments: fragments.transpose()?, terms })
    }

    fn answer(&self, text: &str, found: &Found) -> Result<Value> {
        if self.fragments.is_none() && self.terms.is_none() {
            let placed = |one| PlacedMatch::new(one, self.offsets);
            return json(&found.matches.iter().map(placed).collect::<Vec<_>>());
        }
        let mut answer = LookupAnswer::new(text, self.offsets).matches(&found.matches);
        if let Some(assembled) = &found.assembled {
            answer = answer.assembled(assembled);
        }
        if let Some(fragments) = &found.fragments {
            answer = answer.fragments(fragments);
        }
        if let Some(terms) = &found.terms {
            answer = answer.terms(terms);
        }
        json(&answer)
    }
}
