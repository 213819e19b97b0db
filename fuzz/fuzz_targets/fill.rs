//! Any bytes as a file to be pre-translated: what is filled can be read and filled again, and is the same on
//! any number of threads.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mizan::exchange::{Pretranslate, Report};
use mizan::formats::xliff::FillableFile;
use mizan::memory::Memory;
use mizan::{Lang, Unit};

static MEMORY: LazyLock<Memory> = LazyLock::new(|| {
    let memory = Memory::in_memory().expect("a memory");
    let mut batch = memory.batch().expect("a batch");
    for (english, arabic) in [
        ("Close the gate.", "أغلق البوابة."),
        ("Open the gate.", "افتح البوابة."),
        ("Wait 5 minutes.", "انتظر 5 دقائق."),
        ("Hello, %s!", "مرحبا %s!"),
        ("a", "أ"),
    ] {
        batch.insert(&Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic)).expect("a unit");
    }
    batch.commit().expect("a commit");
    memory
});

fn filled(input: &[u8], threads: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let fill = Pretranslate::new(&MEMORY).threads(threads);
    fill.write(input, &mut out, &mut Report::default()).ok().map(|()| out)
}

fuzz_target!(|input: &[u8]| {
    let Ok(document) = FillableFile::read(input) else { return };
    let Some(file) = filled(input, 1) else { return };
    assert!(filled(input, 2).as_ref() == Some(&file));
    let again = FillableFile::read(&file[..]).expect("what was filled is read");
    assert_eq!(again.segments().len(), document.segments().len());
    for (before, after) in document.segments().iter().zip(again.segments()) {
        assert_eq!(before.unit().source().plain(), after.unit().source().plain());
    }
    assert!(filled(&file, 1).is_some());
});
