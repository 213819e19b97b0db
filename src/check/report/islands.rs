//! The parts of a text that read from the left in every text: tags, placeholders, addresses, escapes.

use std::ops::Range;

use crate::check::codes::address::addresses;
use crate::check::codes::escapes::escapes;
use crate::check::codes::placeholders::places;
use crate::check::masked::markup;

/// Returns the places of tags, placeholders, addresses and escapes in a text, in order and apart. In Arabic
/// text the signs of `%2$s` and `<b>` would change places, as if they were punctuation.
pub(super) fn islands(plain: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = markup(plain).into_iter().map(|(place, _)| place).collect();
    found.extend(places(plain));
    found.extend(addresses(plain));
    found.extend(escapes(plain));
    found.sort_unstable_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for place in found {
        match apart.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_read_is_an_island() {
        let text = "افتح <b>%2$s</b> من https://example.org/a و$name$ ثم\\n";
        let parts: Vec<&str> = islands(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(parts, ["<b>", "%2$s", "</b>", "https://example.org/a", "$name$", "\\n"]);
    }
}
