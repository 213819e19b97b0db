//! Addresses of the web and of mail, which a translation keeps.

use std::ops::Range;

use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::sides::Sides;

use super::address::addresses;

/// Finds the addresses that only one of the texts has. An address in another language of the site counts as
/// the same.
pub(in crate::check) fn findings(sides: &Sides<'_>) -> Option<Finding> {
    let [source, target] = [&sides.source, &sides.target].map(|side| addresses(side.plain()));
    if source.is_empty() && target.is_empty() {
        return None;
    }
    let [text, translation] = [sides.source.plain(), sides.target.plain()];
    let lacking = |own: &[Range<usize>], text: &str, others: &[Range<usize>], other: &str| {
        let kept: Vec<String> = others.iter().map(|range| bare(&other[range.clone()])).collect();
        let lacks = |range: &&Range<usize>| !kept.contains(&bare(&text[(*range).clone()]));
        own.iter().filter(lacks).cloned().collect::<Vec<_>>()
    };
    let lost = lacking(&source, text, &target, translation);
    let new = lacking(&target, translation, &source, text);
    // A translation may add an address, but not exchange one.
    (!lost.is_empty() || !new.is_empty() && !source.is_empty())
        .then(|| Finding::new(Rule::Addresses).at(lost, new))
}

// Returns an address without what names a language: `en.example.com/en-us/a?lang=en`.
fn bare(address: &str) -> String {
    let address = address.to_lowercase();
    let address = address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let is_lang = |part: &str| {
        let (lang, region) = part.split_once(['-', '_']).unwrap_or((part, "xx"));
        matches!(lang, "en" | "ar") && region.len() == 2
    };
    let parts = address.split(['/', '.', '?', '&', '=']).filter(|part| !is_lang(part) && *part != "www");
    parts.collect::<Vec<_>>().join("/")
}
