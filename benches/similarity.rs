//! How fast a query is held against many texts: by plain characters, by the percent, and with all differences
//! named.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mizan::similarity::Query;
use mizan::text::fold;
use mizan::{Lang, UnitText};

const QUERY: &str = "وقّع وزير النقل أمس اتفاقًا لتوسيع ميناء المدينة خلال ثلاث سنوات";

// Texts of 60 to 70 chars: the same but for spelling, for clitics, for words, and others of the same field.
const TEXTS: [&str; 8] = [
    "وقع وزير النقل امس اتفاقا لتوسيع ميناء المدينه خلال ثلاث سنوات",
    "ووقّع وزير للنقل أمس الاتفاق على توسيع الميناء بالمدينة خلال ثلاث سنوات",
    "وقّع وزير النقل أمس اتفاقًا لتوسيع مطار المدينة خلال خمس سنوات",
    "لم يوقّع وزير النقل أمس اتفاقًا لتوسيع ميناء المدينة قبل ثلاث سنوات",
    "أعلنت وزارة النقل أن توسيع الميناء سيبدأ في مطلع العام المقبل",
    "يزور وزير الزراعة غدًا سوق المدينة لافتتاح قسم الخضار الجديد",
    "انخفضت أسعار الشحن البحري في المنطقة للشهر الثالث على التوالي",
    "طالب سكان الحي البلدية بإصلاح الطريق المؤدي إلى المدرسة سريعًا",
];

fn plain(c: &mut Criterion) {
    let query = Query::new(&QUERY.into(), &Lang::ARABIC);
    let folded: Vec<String> = TEXTS.iter().map(|text| fold(text)).collect();
    let mut group = c.benchmark_group("similarity/plain");
    group.throughput(Throughput::Elements(TEXTS.len() as u64));
    for (percent, found) in [(0, 8), (70, 4)] {
        let count =
            || folded.iter().filter(|text| query.plain_at_least(black_box(text), percent).is_some()).count();
        assert_eq!(count(), found);
        group.bench_function(format!("at least {percent}"), |b| b.iter(count));
    }
    group.bench_function("strsim", |b| {
        b.iter(|| folded.iter().map(|text| strsim::levenshtein(query.folded(), text)).sum::<usize>());
    });
}

fn compare(c: &mut Criterion) {
    let query = Query::new(&QUERY.into(), &Lang::ARABIC);
    let texts: Vec<UnitText> = TEXTS.iter().map(|&text| text.into()).collect();
    let mut group = c.benchmark_group("similarity");
    group.throughput(Throughput::Elements(TEXTS.len() as u64));
    let alike = || texts.iter().filter(|text| query.compare(black_box(text)).percent() >= 70).count();
    assert_eq!(alike(), 4);
    group.bench_function("compare", |b| b.iter(alike));
    let named = || texts.iter().map(|text| query.compare(black_box(text)).differences().len()).sum::<usize>();
    assert_eq!(named(), 61);
    group.bench_function("differences", |b| b.iter(named));
}

criterion_group!(benches, plain, compare);
criterion_main!(benches);
