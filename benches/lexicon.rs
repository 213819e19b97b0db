//! How long the built-in lexicon takes to load, and how fast texts become stems.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mizan::lexicon::Lexicon;

const TEXTS: [(&str, &str, usize); 2] = [
    ("arabic", include_str!("../examples/data/news.ar.txt"), 688),
    ("english", include_str!("../examples/data/news.en.txt"), 987),
];

fn load(c: &mut Criterion) {
    c.bench_function("lexicon/built-in", |b| b.iter(|| black_box(Lexicon::built_in()).stem_count()));
}

// Each word is cut but once for a vocabulary: `first` is a text whose words are all new, `again` one whose
// are known.
fn stems(c: &mut Criterion) {
    let lexicon = Lexicon::built_in();
    let mut group = c.benchmark_group("lexicon/stems");
    for (name, text, count) in TEXTS {
        assert_eq!(lexicon.vocabulary().stems(text).len(), count);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}/first"), |b| {
            b.iter(|| lexicon.vocabulary().stems(black_box(text)).len());
        });
        let mut vocabulary = lexicon.vocabulary();
        group.bench_function(format!("{name}/again"), |b| b.iter(|| vocabulary.stems(black_box(text)).len()));
    }
}

criterion_group!(benches, load, stems);
criterion_main!(benches);
