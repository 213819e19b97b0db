//! Any bytes as a model: an error, or a lexicon that is safe to use.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mizan::lexicon::Lexicon;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(lexicon) = Lexicon::read(bytes) {
        for stem in lexicon.vocabulary().stems("وصل القطار the train 12") {
            for translation in lexicon.translations(stem) {
                let _ = lexicon.spelling(translation.stem());
            }
        }
        let _ = lexicon.plus(&lexicon);
    }
});
