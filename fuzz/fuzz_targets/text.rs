//! Any text: what is found in it stands where it says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::text;

fuzz_target!(|given: &str| {
    let numbers = text::numbers(given).into_iter().chain(text::spelled_numbers(given)).map(|number| number.range);
    for range in numbers.chain(text::months(given).into_iter().map(|month| month.range)) {
        assert!(!given[range].is_empty());
    }
    let folded = text::fold(given);
    for token in text::tokens(&folded) {
        assert_eq!(&folded[token.range.clone()], token.text);
        let _ = text::english_stem(token.text);
        let _ = text::canonical_number(token.text);
    }
    let _ = text::skeleton(given);
});
