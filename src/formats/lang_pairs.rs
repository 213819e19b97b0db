//! [`pairs`]: chooses the texts of a multilingual entry that become the source and the target of a unit.

use crate::error::Syntax;
use crate::lang::Lang;

/// Pairs the texts of an entry by their languages, if the entry has no more than `most`: by those that the
/// caller wants, and by the source language that the file has `said`. Each pair is a source and a target.
pub(crate) fn pairs(
    unit: &str,
    langs: &[&Lang],
    ([source, target], said): ([Option<&Lang>; 2], Option<&Lang>),
    most: usize,
) -> Result<Vec<(usize, usize)>, Syntax> {
    if langs.len() < 2 {
        return Err(Syntax::Missing(format!("{unit} without a text and its translation")));
    }
    if langs.len() > most {
        return Err(Syntax::Malformed(format!("{unit} with {} texts, more than {most}", langs.len())));
    }
    let wanted = |at: &usize| target.is_none_or(|target| langs[*at].same_language(target));
    // What the file says to be the source is the translation if the caller wants translations in it.
    let said = said.filter(|said| target.is_none_or(|target| !said.same_language(target)));
    let sources = sources(langs, source.or(said));
    if let Some(source) = source.filter(|_| sources.is_empty()) {
        return Err(Syntax::Missing(format!("{unit} without a text in {}", source.tag())));
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    match &*sources {
        // The translations alone are given, and the file does not say what they were translated from.
        [] if target.is_some() && said.is_none() => {
            for target in (0..langs.len()).filter(wanted) {
                let others = (0..langs.len()).filter(|at| !wanted(at));
                pairs.extend(others.map(|source| (source, target)));
            }
        }
        // No source language is known, or the entry has no text in it: of each two texts the first is the
        // source.
        [] => {
            for source in 0..langs.len() {
                pairs.extend((source + 1..langs.len()).filter(wanted).map(|target| (source, target)));
            }
        }
        _ if sources.len() == langs.len() => {
            pairs.extend((1..langs.len()).filter(wanted).map(|target| (0, target)));
        }
        _ => {
            for &source in &sources {
                let targets = (0..langs.len()).filter(|at| !sources.contains(at)).filter(wanted);
                pairs.extend(targets.map(|target| (source, target)));
            }
        }
    }
    if pairs.is_empty() {
        let tag = target.map_or("another language", Lang::tag);
        return Err(Syntax::Missing(format!("{unit} without a text in {tag}")));
    }
    Ok(pairs)
}

// Returns the texts in the source language: those with exactly its tag, else those of any region.
fn sources(langs: &[&Lang], source: Option<&Lang>) -> Vec<usize> {
    let Some(source) = source else { return Vec::new() };
    let all = |is: &dyn Fn(&Lang) -> bool| (0..langs.len()).filter(|at| is(langs[*at])).collect::<Vec<_>>();
    let exact = all(&|lang| lang == source);
    if exact.is_empty() { all(&|lang| lang.same_language(source)) } else { exact }
}
