//! Any two texts and a translation of one: differences and exchanged places are characters of their texts, and
//! an adapted translation holds what the checks and places say.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::Lang;
use mizan::similarity::Query;

fuzz_target!(|input: (&str, &str, &str)| {
    let (asked, text, translation) = input;
    for (lang, other) in [(Lang::ENGLISH, Lang::ARABIC), (Lang::ARABIC, Lang::ENGLISH)] {
        let comparison = Query::new(&asked.into(), &lang).compare(&text.into());
        assert!(comparison.percent() <= 100);
        for difference in comparison.differences() {
            assert!(comparison.query().plain().get(difference.query()).is_some());
            assert!(comparison.text().plain().get(difference.text()).is_some());
        }
        let Some(adapted) = comparison.adapt(&translation.into(), &other) else { continue };
        let target = adapted.target().plain();
        let mut end = 0;
        for place in adapted.places() {
            assert!(place.start >= end, "{:?}", adapted.places());
            assert!(target.get(place.clone()).is_some(), "{target:?} {place:?}");
            end = place.end;
        }
        for check in adapted.checks() {
            assert!(target.get(check.range()).is_some(), "{target:?} {check:?}");
        }
    }
});
