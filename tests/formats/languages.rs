//! Languages in files and on the command line: codes of three letters mean the languages they name, and an
//! export is written in the languages asked for.
#![cfg(all(feature = "memory", feature = "formats"))]

use mizan::exchange::{Convert, Export, Import, Report, Source};
use mizan::formats::{Format, Langs};
use mizan::memory::{Lookup, Memory};
use mizan::{ErrorKind, Lang};

const REGIONS: &str = r#"<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en-GB"><seg>Gate</seg></tuv><tuv xml:lang="ar-EG"><seg>بوابة</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Fence</seg></tuv><tuv xml:lang="ar"><seg>سياج</seg></tuv></tu></body></tmx>"#;

fn memory(file: &str) -> Memory {
    let memory = Memory::in_memory().unwrap();
    Import::new(&memory).read(Source::new(file.as_bytes()), &mut Report::default()).unwrap();
    memory
}

fn wanted(source: &str, target: &str) -> Langs {
    Langs::new().source(source.parse::<Lang>().unwrap()).target(target.parse::<Lang>().unwrap())
}

fn written_langs(file: &[u8], format: Format) -> Vec<(String, String)> {
    let units = format.read(file, &Langs::new()).unwrap().map(Result::unwrap);
    units.map(|unit| (unit.source_lang().to_string(), unit.target_lang().to_string())).collect()
}

#[test]
fn a_file_of_one_pair_is_written_in_the_languages_asked_for() {
    let memory = memory(REGIONS);
    for format in [Format::Csv, Format::Po, Format::Xliff2] {
        for (source, target) in [("en", "ar"), ("ar", "en"), ("eng", "ar-SA")] {
            let langs = wanted(source, target);
            let mut file = Vec::new();
            Export::new(&memory, format)
                .langs(langs.clone())
                .write(&mut file, &mut Report::default())
                .unwrap();
            let found = written_langs(&file, format);
            let pair = |found: &(String, String)| wanted(&found.0, &found.1);
            assert!(
                found.len() == 2 && found.iter().all(|found| pair(found) == langs),
                "{format}: {found:?}"
            );
            let mut converted = Vec::new();
            let source = Source::new(REGIONS.as_bytes()).langs(langs);
            Convert::new(format).write(source, &mut converted, &mut Report::default()).unwrap();
            assert_eq!(written_langs(&converted, format), found, "{format}");
        }
    }
}

#[test]
fn several_regions_in_a_file_of_one_pair_need_the_languages_named() {
    let mut file = Vec::new();
    let error =
        Export::new(&memory(REGIONS), Format::Csv).write(&mut file, &mut Report::default()).unwrap_err();
    assert!(
        error.to_string().ends_with("give the source and target language (--source-lang, --target-lang)"),
        "{error}"
    );
}

#[test]
fn only_tmx_is_exported_in_utf_16() {
    let memory = memory(REGIONS);
    let error =
        Export::new(&memory, Format::Tsv).utf16(true).write(Vec::new(), &mut Report::default()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Document { .. }), "{error}");
}

#[test]
fn codes_of_three_letters_are_the_languages_in_every_format() {
    let tmx = r#"<tmx version="1.4"><header srclang="eng"/><body><tu><tuv xml:lang="eng"><seg>Ladder</seg></tuv>
        <tuv xml:lang="arb"><seg>سلّم</seg></tuv></tu></body></tmx>"#;
    let xliff = r#"<xliff version="1.2"><file original="a" source-language="eng-US" target-language="ara"><body>
        <trans-unit id="1"><source>Ladder</source><target>سلّم</target></trans-unit></body></file></xliff>"#;
    let po = "msgid \"\"\nmsgstr \"Language: ara\\nX-Source-Language: eng\\n\"\n\nmsgid \"Ladder\"\nmsgstr \"سلّم\"\n";
    for file in [tmx, xliff, po] {
        let memory = memory(file);
        let lookup = Lookup::new().in_lang(Lang::ENGLISH).to_lang(Lang::ARABIC);
        assert_eq!(memory.lookup("Ladder", &lookup).unwrap().len(), 1, "{file}");
        let mut report = Report::default();
        let source = Source::new(file.as_bytes()).langs(wanted("en", "ar"));
        Import::new(&Memory::in_memory().unwrap()).read(source, &mut report).unwrap();
        assert_eq!((report.read, report.refused), (1, 0), "{file}");
    }
}
