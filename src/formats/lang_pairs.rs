//! [`pairs`]: chooses the texts of a multilingual entry that become the source and the target of a unit.

use crate::error::Syntax;
use crate::lang::Lang;

/// Pairs the texts of an entry by their languages, if the entry has no more than `most`. Each pair is a
/// source and a target.
pub(crate) fn pairs(
    unit: &str,
    langs: &[&Lang],
    [source, target]: [Option<&Lang>; 2],
    most: usize,
) -> Result<Vec<(usize, usize)>, Syntax> {
    if langs.len() < 2 {
        return Err(Syntax::Missing(format!("{unit} without a text and its translation")));
    }
    if langs.len() > most {
        return Err(Syntax::Malformed(format!("{unit} with {} texts, more than {most}", langs.len())));
    }
    let wanted = |at: &usize| target.is_none_or(|target| langs[*at].same_language(target));
    let sources = sources(langs, source);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    match &*sources {
        // No source language is given, or the entry has no text in it: of each two texts the first is the
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
