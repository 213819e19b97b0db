//! Any text: a folded text is folded, its words stand where they say, and it can be compared with itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::Lang;
use mizan::similarity::Query;
use mizan::text::{Folded, fold, words};

fuzz_target!(|given: &str| {
    let folded = Folded::new(given);
    assert_eq!(folded.as_str(), fold(given));
    assert_eq!(fold(folded.as_str()), folded.as_str());
    for word in words(given) {
        assert_eq!(&given[word.range()], word.text());
    }
    for lang in [Lang::ARABIC, Lang::ENGLISH] {
        assert_eq!(Query::new(&given.into(), &lang).compare(&given.into()).percent(), 100);
    }
});
