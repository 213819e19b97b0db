//! Whatever the texts, the beads cover both sides once and in order.

use std::time::{Duration, Instant};

use mizan::align::SegmentMark;
use mizan::lexicon::Lexicon;
use mizan::{Aligner, Alignment, Bead, Lang};
use proptest::prelude::*;

fn align(source: &[impl AsRef<str>], target: &[impl AsRef<str>]) -> Alignment {
    without_words().align(source, target)
}

fn with_words() -> Aligner {
    without_words().lexicon(Lexicon::built_in())
}

fn without_words() -> Aligner {
    Aligner::new(Lang::ARABIC, Lang::ENGLISH)
}

fn assert_covers(alignment: &Alignment, source_len: usize, target_len: usize) {
    let source: Vec<usize> = alignment.into_iter().flat_map(|bead| bead.source().iter().copied()).collect();
    let target: Vec<usize> = alignment.into_iter().flat_map(|bead| bead.target().iter().copied()).collect();
    assert_eq!(source, (0..source_len).collect::<Vec<_>>());
    assert_eq!(target, (0..target_len).collect::<Vec<_>>());
    for bead in alignment {
        assert!((0.0..=1.0).contains(&bead.confidence()), "{bead}");
        assert!(!bead.source().is_empty() || !bead.target().is_empty());
    }
}

fn sentence() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "[a-d]{1,4}( [a-d]{1,4}){0,6}[.!?]",
        2 => "[ابتث]{1,4}( [ابتث]{1,4}){0,6}[.؟]",
        1 => "[0-9٠-٩]{1,3}( [A-Z][a-z]{2})?",
        1 => "\\PC{0,12}",
        1 => Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn beads_cover_both_sides_once_and_in_order(
        source in prop::collection::vec(sentence(), 0..14),
        target in prop::collection::vec(sentence(), 0..14),
    ) {
        assert_covers(&align(&source, &target), source.len(), target.len());
        assert_covers(&with_words().align(&source, &target), source.len(), target.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn beads_cover_both_sides_once_and_in_order_under_any_deadline(
        words in prop::collection::vec(0_usize..12, 300..900),
        at in 0_usize..900,
        micros in 0_u64..200_000,
    ) {
        let (source, target) = words.split_at(at.min(words.len()));
        let source: Vec<_> = source.iter().map(|&word| ["كتاب جديد.", "باب", "بيت قديم", "5"][word % 4]).collect();
        let target: Vec<_> = target.iter().map(|&word| ["A new book.", "door", "old house", "5", ""][word % 5]).collect();
        let within = Duration::from_micros(micros);
        assert_covers(&with_words().within(within).align(&source, &target), source.len(), target.len());
        assert_covers(&without_words().within(within).align(&source, &target), source.len(), target.len());
    }
}

#[test]
fn a_deadline_that_is_met_changes_nothing() {
    let (arabic, english) = (["وصل الوفد.", "ثم غادر."], ["The delegation arrived.", "Then it left."]);
    let alignment = with_words().align(&arabic, &english);
    assert_eq!(with_words().within(Duration::MAX).align(&arabic, &english), alignment);
    assert_eq!(with_words().within(Duration::from_secs(600)).align(&arabic, &english), alignment);
    assert!(!alignment.ran_out_of_time());
}

#[test]
fn without_time_sentences_are_paired_along_a_line_with_confidence_zero() {
    let (arabic, english) = (vec!["نعم"; 6], vec!["Yes"; 4]);
    let alignment = with_words().within(Duration::ZERO).align(&arabic, &english);
    assert_covers(&alignment, 6, 4);
    assert!(alignment.ran_out_of_time());
    assert_eq!(alignment.beads().iter().filter(|bead| !bead.is_null()).count(), 4);
    assert!(alignment.beads().iter().all(|bead| bead.confidence() < 0.001));
}

#[test]
fn texts_that_are_no_translations_are_covered_with_low_confidence() {
    let arabic: Vec<String> =
        (0..1500).map(|i| format!("كلمة {} جملة {}", i * 7919 % 1009, i % 13)).collect();
    let reversed: Vec<String> =
        (0..1500).rev().map(|i| format!("word {} sentence {}", i * 7919 % 1009, i % 13)).collect();
    let alignment = with_words().align(&arabic, &reversed);
    assert_covers(&alignment, 1500, 1500);
    let sure = alignment.beads().iter().filter(|bead| !bead.is_null() && bead.confidence() > 0.9).count();
    assert!(sure < 150, "{sure}");
}

#[test]
fn one_side_may_have_very_many_more_lines_than_the_other() {
    let many = vec!["b"; 3000];
    assert_covers(&with_words().align(&vec!["ب"; 40], &many), 40, 3000);
    assert_covers(&without_words().align(&many, &["ب"]), 3000, 1);
}

#[test]
fn two_sentences_beside_very_many_lines_take_seconds_at_most() {
    // Any of the lines may belong to either sentence, so no place is certain but those at the start.
    let many: Vec<String> = (0..30_000_u32).map(|line| char::from(b'a' + (line % 26) as u8).into()).collect();
    let started = Instant::now();
    assert_covers(&with_words().align(&many, &["وصل الوفد إلى المدينة.", "ثم غادر."]), many.len(), 2);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn one_side_may_be_empty() {
    let text = ["وصل الوفد.", "ثم غادر."];
    let nothing: [&str; 0] = [];
    for alignment in [
        align(&text, &nothing),
        align(&nothing, &text),
        with_words().align(&text, &nothing),
        with_words().align(&nothing, &text),
    ] {
        assert_eq!(alignment.beads().len(), 2);
        assert!(alignment.into_iter().all(|bead| bead.is_null()));
    }
    assert!(align(&nothing, &nothing).beads().is_empty());
}

#[test]
fn an_empty_line_is_a_null_bead_of_confidence_one() {
    let alignment = align(&["في عام 2019.", "", "في عام 2020."], &["In 2019.", "", "In 2020."]);
    let lines: Vec<_> = alignment.into_iter().map(|bead| bead.to_string()).collect();
    assert!(
        lines.contains(&"[1] : [] : 1.000".to_owned()) && lines.contains(&"[] : [1] : 1.000".to_owned()),
        "{lines:?}"
    );
    assert!(lines[0].starts_with("[0] : [0]") && lines[3].starts_with("[2] : [2]"), "{lines:?}");
}

#[test]
fn a_thousand_identical_lines_are_aligned_one_to_one() {
    let lines = vec!["نعم"; 1000];
    let alignment = with_words().align(&lines, &vec!["Yes"; 1000]);
    assert_covers(&alignment, 1000, 1000);
    assert!(alignment.into_iter().all(|bead| bead.source() == bead.target()));
    assert_covers(&align(&lines[..200], &vec!["Yes"; 300]), 200, 300);
}

#[test]
fn lines_of_any_length_are_aligned() {
    let line = |word: &str, number: usize| format!("{number} {}", word.repeat(30_000));
    let arabic = [line("كلمة ", 1), line("جملة ", 2)];
    let english = [line("word ", 1), line("sentence ", 2)];
    let alignment = with_words().align(&arabic, &english);
    assert_covers(&alignment, 2, 2);
    assert_eq!(alignment.beads().len(), 2, "{alignment:?}");
}

#[test]
fn each_sentence_of_a_text_repeated_twice_is_matched_once_and_left_alone_once() {
    let arabic: Vec<String> =
        (0..40).map(|i| format!("وصل القطار رقم {} إلى المحطة {}.", i * 7 + 100, i + 500)).collect();
    let english: Vec<String> =
        (0..40).map(|i| format!("Train {} came to station {}.", i * 7 + 100, i + 500)).collect();
    let twice = |lines: &[String]| [lines, lines].concat();
    let right = |bead: &Bead| match (bead.source(), bead.target()) {
        ([i], [j]) => i % 40 == j % 40,
        (source, target) => source.len() + target.len() == 1,
    };
    for alignment in
        [with_words().align(&arabic, &twice(&english)), with_words().align(&twice(&arabic), &english)]
    {
        assert_eq!(alignment.beads().len(), 80);
        assert!(alignment.beads().iter().all(right), "{alignment:?}");
    }
}

// A sentence of eleven clauses, each of which the translation makes a sentence.
const VOYAGE: &str = "وصلت السفينة إلى الميناء القديم مساءً، ونزل البحارة إلى المدينة، واشتروا الخبز والسمك من السوق، \
    وزاروا المسجد الكبير، وشربوا القهوة مع التجار، وسألوا عن أسعار القمح، ثم كتب القبطان رسالة إلى زوجته، \
    وأصلح النجار الشراع الممزق، وحمل العمال الصناديق الثقيلة، ونام الجميع تحت النجوم، ثم أبحروا عند الفجر نحو الجزيرة.";

const VOYAGE_IN_SENTENCES: [&str; 11] = [
    "The ship reached the old port in the evening.",
    "The sailors went down to the city.",
    "They bought bread and fish from the market.",
    "They visited the great mosque.",
    "They drank coffee with the merchants.",
    "They asked about the prices of wheat.",
    "Then the captain wrote a letter to his wife.",
    "The carpenter repaired the torn sail.",
    "The workers carried the heavy boxes.",
    "All slept under the stars.",
    "Then they sailed at dawn towards the island.",
];

#[test]
fn a_sentence_of_more_clauses_than_a_search_tries_is_one_bead() {
    let arabic = ["هذه قصة البحارة.", VOYAGE, "انتهت القصة."];
    let mut english = vec!["This is the story of the sailors."];
    english.extend(VOYAGE_IN_SENTENCES);
    english.push("The story ended.");
    let expected = [(vec![0], vec![0]), (vec![1], (1..12).collect()), (vec![2], vec![12])];
    let there = with_words().align(&arabic, &english);
    let sides = |bead: &Bead| (bead.source().to_vec(), bead.target().to_vec());
    assert_eq!(there.beads().iter().map(sides).collect::<Vec<_>>(), expected);
    let back =
        Aligner::new(Lang::ENGLISH, Lang::ARABIC).lexicon(Lexicon::built_in()).align(&english, &arabic);
    let sides = |bead: &Bead| (bead.target().to_vec(), bead.source().to_vec());
    assert_eq!(back.beads().iter().map(sides).collect::<Vec<_>>(), expected);
}

#[test]
fn one_sentence_left_over_beside_a_long_bead_is_unsure() {
    let voyage = VOYAGE.trim_end_matches('.').to_owned() + "، ورقّع الصبي شباكه المهترئة.";
    let arabic = ["هذه قصة البحارة.", &voyage, "انتهت القصة."];
    let mut english = vec!["This is the story of the sailors."];
    english.extend(VOYAGE_IN_SENTENCES);
    english.extend(["Jamie mended threadbare dragnets.", "The story ended."]);
    let alignment = with_words().align(&arabic, &english);
    let bead = alignment.beads().iter().find(|bead| bead.target().contains(&12)).unwrap();
    assert!(bead.source() == [1] || bead.confidence() < 0.8, "{alignment:?}");
}

#[test]
fn sentences_without_a_counterpart_do_not_join_the_bead_beside_them() {
    let arabic = ["هذه قصة البحارة.", VOYAGE, "انتهت القصة."];
    let mut english = vec!["This is the story of the sailors."];
    english.extend(VOYAGE_IN_SENTENCES);
    english.extend([
        "The new tax law reduces the fees of small companies.",
        "Parliament will discuss the budget next week.",
        "The minister of finance refused to comment.",
        "Unemployment fell to six percent.",
        "The story ended.",
    ]);
    let alignment = with_words().align(&arabic, &english);
    let alone = |at: usize| alignment.beads().iter().any(|bead| bead.is_null() && bead.target() == [at]);
    assert!((12..16).all(alone), "{alignment:?}");
}

#[test]
fn numbers_in_words_meet_those_in_digits() {
    let arabic =
        ["الباب الثالث والعشرون", "الباب الثالث والثلاثون", "الباب السابع والعشرون", "الباب السابع والثلاثون"];
    let english = ["Chapter 23", "Chapter 27", "Chapter 37"];
    let alignment = with_words().align(&arabic, &english);
    let pairs: Vec<_> = alignment.beads().iter().map(|bead| (bead.source(), bead.target())).collect();
    assert_eq!(pairs, [(&[0][..], &[0][..]), (&[1], &[]), (&[2], &[1]), (&[3], &[2])]);
}

#[test]
fn months_of_the_levant_the_maghreb_and_the_hijri_year_meet_the_english_ones() {
    let arabic = [
        "اجتماع يوم ٧ شباط",
        "اجتماع يوم ٧ حزيران",
        "اجتماع يوم ٧ جويلية",
        "اجتماع يوم ٧ شتنبر",
        "اجتماع يوم ٧ دجنبر",
        "اجتماع يوم ٧ شعبان",
        "اجتماع يوم ٧ ذي القعدة",
        "اجتماع يوم ٧ ذي الحجة",
    ];
    let english = [
        "Meeting of 7 June",
        "Meeting of 7 July",
        "Meeting of 7 December",
        "Meeting of 7 Shaban",
        "Meeting of 7 Dhu al-Hijjah",
    ];
    // Also by lengths and numbers alone.
    for aligner in [with_words(), without_words()] {
        let alignment = aligner.align(&arabic, &english);
        for (arabic, english) in [(1, 0), (2, 1), (4, 2), (5, 3), (7, 4)] {
            let bead = alignment.beads().iter().find(|bead| bead.target().contains(&english)).unwrap();
            assert!(bead.source().contains(&arabic), "{bead}");
        }
    }
}

#[test]
fn a_moved_sentence_is_a_null_bead_on_each_side_that_says_where_it_went() {
    let arabic = [
        "وافق مجلس الوزراء على الميزانية السنوية للدولة.",
        "وصل الوزير إلى العاصمة صباح يوم الأحد.",
        "ناقشت اللجنة مشروع القانون الجديد حول العمل.",
        "افتتحت الجامعة مكتبة كبيرة للطلاب.",
        "ارتفعت أسعار النفط في الأسواق العالمية هذا الأسبوع.",
        "أغلقت الشرطة الجسر القديم بعد الفيضان.",
        "زرع الفلاحون القمح والشعير في الوادي.",
        "فاز الفريق بالمباراة أمام جمهور كبير.",
        "عالج الأطباء المرضى في المستشفى الجديد.",
        "نشرت الصحيفة صورة السفينة الغارقة.",
        "باع التاجر السجاد والحرير في السوق.",
        "عاد الصيادون إلى الميناء قبل العاصفة.",
    ];
    let english = [
        "The council of ministers approved the annual budget of the state.",
        "The minister arrived in the capital on Sunday morning.",
        "The committee discussed the new draft law on labour.",
        "The university opened a large library for students.",
        "Oil prices rose on world markets this week.",
        "The police closed the old bridge after the flood.",
        "The farmers planted wheat and barley in the valley.",
        "The team won the match before a large crowd.",
        "Doctors treated the patients in the new hospital.",
        "The newspaper published a picture of the sunken ship.",
        "The merchant sold carpets and silk in the market.",
        "The fishermen returned to the harbour before the storm.",
    ];
    let aligner = with_words();
    // At both ends of the texts, too.
    for (from, to) in [(0, 5), (3, 1), (7, 10), (10, 7), (0, 11), (11, 0)] {
        let mut moved = english.to_vec();
        let sentence = moved.remove(from);
        moved.insert(to, sentence);
        let alignment = aligner.align(&arabic, &moved);
        let mut nulls: Vec<_> = alignment
            .into_iter()
            .filter(Bead::is_null)
            .map(|bead| (bead.source().to_vec(), bead.target().to_vec(), bead.moved_to().to_vec()))
            .collect();
        nulls.sort();
        assert_eq!(nulls, [(vec![], vec![to], vec![from]), (vec![from], vec![], vec![to])]);
    }
}

// Beads that share no sentence: at each step one side or both take some sentences; some are left free, and
// the target sentences of some are exchanged, so that beads cross.
fn settled(steps: &[(usize, usize, bool, bool)]) -> Vec<Bead> {
    let (mut beads, mut at) = (Vec::new(), (0, 0));
    for &(source, target, is_settled, is_crossed) in steps {
        let bead = Bead::new((at.0..at.0 + source).collect(), (at.1..at.1 + target).collect());
        at = (at.0 + source, at.1 + target);
        if !is_settled || source + target == 0 {
            continue;
        }
        match beads.pop() {
            Some(before) if is_crossed => beads.extend(exchanged(&before, &bead)),
            before => beads.extend(before.into_iter().chain([bead])),
        }
    }
    beads
}

fn exchanged(one: &Bead, other: &Bead) -> [Bead; 2] {
    let with = |source: &Bead, target: &Bead| Bead::new(source.source().to_vec(), target.target().to_vec());
    [with(one, other), with(other, one)]
}

fn assert_realigns(alignment: &Alignment, settled: &[Bead], source_len: usize, target_len: usize) {
    let mut source: Vec<_> = alignment.into_iter().flat_map(|bead| bead.source().to_vec()).collect();
    let mut target: Vec<_> = alignment.into_iter().flat_map(|bead| bead.target().to_vec()).collect();
    source.sort_unstable();
    target.sort_unstable();
    assert_eq!(source, (0..source_len).collect::<Vec<_>>());
    assert_eq!(target, (0..target_len).collect::<Vec<_>>());
    for bead in settled.iter().filter(|bead| !bead.source().is_empty() || !bead.target().is_empty()) {
        assert!(alignment.into_iter().any(|found| found == bead), "{bead}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn settled_beads_stay_and_the_others_cover_the_rest(
        source in prop::collection::vec(sentence(), 40),
        target in prop::collection::vec(sentence(), 40),
        steps in prop::collection::vec((0_usize..3, 0_usize..3, prop::bool::ANY, prop::bool::weighted(0.1)), 0..20),
        seconds in prop_oneof![3 => Just(None), 1 => Just(Some(Duration::ZERO))],
    ) {
        let beads = settled(&steps);
        for aligner in [without_words(), with_words()] {
            let alignment = aligner.within(seconds).realign(&source, &target, &beads).unwrap();
            assert_realigns(&alignment, &beads, 40, 40);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn settled_beads_stay_in_texts_that_are_searched_in_stretches(
        words in prop::collection::vec(0_usize..40, 1500..2500),
        gaps in prop::collection::vec((0_usize..1500, 1_usize..80), 0..6),
        length in 1_usize..90,
    ) {
        let source: Vec<String> = words.iter().map(|word| format!("رقم {word} و{}", word * 7 % 11)).collect();
        let target: Vec<String> = words.iter().map(|word| format!("No. {word} and {}", word * 7 % 11)).collect();
        let count = words.len();
        let starts = (0..count - length).step_by(length);
        let is_free = |at: usize| gaps.iter().any(|(from, len)| (*from..from + len).contains(&at));
        let beads: Vec<Bead> = starts
            .filter(|start| !is_free(*start))
            .map(|start| Bead::new((start..start + length).collect(), (start..start + length.div_ceil(2)).collect()))
            .collect();
        let alignment = with_words().realign(&source, &target, &beads).unwrap();
        assert_realigns(&alignment, &beads, count, count);
    }
}

#[test]
fn what_a_person_confirms_changes_what_lies_beside_it() {
    let arabic = [
        "وصل القطار متأخرا إلى المحطة.",
        "غادر الضيوف الفندق في الصباح الباكر.",
        "بلغ عدد سكان المدينة مليون نسمة.",
    ];
    let english = [
        "The train arrived late at the station.",
        "The guests left the hotel early in the morning.",
        "The population of the city reached a million.",
    ];
    let confirmed = [Bead::new(vec![0], vec![])];
    let alignment = with_words().realign(&arabic, &english, &confirmed).unwrap();
    let beads: Vec<_> =
        alignment.into_iter().map(|bead| (bead.source().to_vec(), bead.target().to_vec())).collect();
    assert_eq!(beads, [(vec![0], vec![]), (vec![], vec![0]), (vec![1], vec![1]), (vec![2], vec![2])]);
}

#[test]
fn settled_beads_that_share_a_sentence_or_name_one_too_many_are_refused() {
    let texts = ["a.", "b."];
    for beads in [
        [Bead::new(vec![0], vec![0]), Bead::new(vec![0], vec![1])],
        [Bead::new(vec![2], vec![0]), Bead::new(vec![1], vec![1])],
    ] {
        assert!(with_words().realign(&texts, &texts, &beads).is_err());
    }
}

// A bead that held an unrelated sentence had a confidence of .996.
#[test]
fn a_passage_that_the_translation_lacks_makes_no_wrong_bead_sure() {
    let strangers = [
        "Bananas grow in warm countries.",
        "Most ships sail at night.",
        "The bank opened a new branch.",
        "Glass is made of sand.",
        "Our team lost the final.",
        "The museum has four floors.",
        "Snow fell in the north.",
        "Prices rose again in June.",
        "The queen visited the school.",
        "A new bridge was built.",
        "Sugar dissolves in tea.",
        "Owls hunt mice.",
    ];
    for (arabic, english) in [
        ("أغلق الحارس الباب.", "The guard closed the door."),
        (
            "أغلق الحارس باب المخزن القديم بالمفتاح ثم وضع المفتاح في جيبه.",
            "The guard closed the door of the old store with the key and put the key in his pocket.",
        ),
    ] {
        for count in 8..=strangers.len() {
            let source = ["هذه قصة الحارس.", arabic, "وهكذا انتهى اليوم بسلام."];
            let mut target = vec!["This is the story of the guard.", english];
            target.extend(&strangers[..count]);
            target.push("And so the day ended in peace.");
            let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
            for bead in aligner.align(&source, &target).beads() {
                let is_wrong = bead.source() == [1] && bead.target() != [1]
                    || bead.target() == [1] && bead.source() != [1]
                    || bead.target().len() > 1;
                assert!(!is_wrong || bead.confidence() < 0.85, "{count}: {bead:?}");
            }
        }
    }
}

// A bead of a long sentence and eight strangers had a confidence of .83.
#[test]
fn a_long_sentence_among_strangers_is_in_no_sure_bead_but_its_own() {
    let strangers = [
        ("غادرت العبارة الميناء قبل شروق الشمس.", "The ferry left the harbour before sunrise."),
        ("باع خباز خبزا ساخنا قرب الجسر.", "A baker sold warm bread near the bridge."),
        ("غطى الثلج الطريق الشمالي أسابيع.", "Snow covered the northern road for weeks."),
        ("اشترى المتحف ثلاث خرائط قديمة.", "The museum bought three old maps."),
        ("يصلح ابن عمها الساعات في دكان صغير.", "Her cousin repairs clocks in a small shop."),
        ("باع المزارعون زيتونهم في السوق.", "Farmers sold their olives at the market."),
        ("تغلق المكتبة باكرا يوم الجمعة.", "The library closes early on Fridays."),
        ("شرب حصانان من البئر.", "Two horses drank from the well."),
        ("تدربت الفرقة في مسرح خال.", "The orchestra rehearsed in an empty theatre."),
        ("طيّر الأطفال طائرات ورقية على الشاطئ.", "Children flew kites on the beach."),
        ("دهن العمدة البوابة باللون الأخضر.", "The mayor painted the gate green."),
        ("كسرت عاصفة صاري القارب.", "A storm broke the mast of the boat."),
        ("أضاع الخياط أفضل مقص لديه.", "The tailor lost his best scissors."),
        ("زرع الطلاب أشجارا خلف المدرسة.", "Students planted trees behind the school."),
        ("مشى الطبيب إلى بيته تحت المطر.", "The doctor walked home through the rain."),
    ];
    let long = (
        "قررت لجنة المياه في اجتماعها الأخير أن تمد أنبوبا جديدا من النبع إلى القرية وأن تدفع ثمنه من صندوق \
         البلدية على أن يبدأ العمل في شهر أيار بعد موافقة المجلس.",
        "At its last meeting the water committee decided to lay a new pipe from the spring to the village and to \
         pay for it from the municipal fund, provided that the work begins in May after the council agrees.",
    );
    let (first, last) = (
        ("فيما يلي أخبار الأسبوع.", "The news of the week follows."),
        ("هذا كل ما لدينا.", "That is all for today."),
    );
    let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
    for (count, place) in [5, 9, 12, 15]
        .into_iter()
        .flat_map(|count| [None, Some(0), Some(count / 2), Some(count - 1)].map(|at| (count, at)))
    {
        let mut others: Vec<_> = strangers[..count].to_vec();
        if let Some(place) = place {
            others[place] = long;
        }
        let (short, many) = ([first, long, last], [&[first], &others[..], &[last]].concat());
        for is_turned in [false, true] {
            let (arabic, english) = if is_turned { (&many[..], &short[..]) } else { (&short[..], &many[..]) };
            let arabic: Vec<&str> = arabic.iter().map(|pair| pair.0).collect();
            let english: Vec<&str> = english.iter().map(|pair| pair.1).collect();
            for bead in aligner.align(&arabic, &english).beads() {
                let (few, many) =
                    if is_turned { (bead.target(), bead.source()) } else { (bead.source(), bead.target()) };
                let counterpart = |few: usize| [Some(0), place.map(|at| at + 1), Some(count + 1)][few];
                let is_right = match (few, many) {
                    ([few], [many]) => counterpart(*few) == Some(*many),
                    ([few], []) => counterpart(*few).is_none(),
                    ([], [many]) => (0..3).all(|few| counterpart(few) != Some(*many)),
                    _ => false,
                };
                assert!(is_right || bead.confidence() < 0.5, "{count} {place:?} {is_turned}: {bead:?}");
            }
        }
    }
}

// Returns the sentences of lines, of which each opens a paragraph; sentences are parted by `|`.
fn marked<'t>(lines: &[&'t str]) -> Vec<(&'t str, SegmentMark)> {
    let mark = |opens: bool| {
        let mut mark = SegmentMark::default();
        mark.opens_paragraph = opens;
        mark
    };
    let sentences =
        |line: &&'t str| line.split('|').enumerate().map(|(at, text)| (text, mark(at == 0))).collect();
    lines.iter().flat_map(|line| -> Vec<_> { sentences(line) }).collect()
}

#[test]
fn a_sentence_beside_a_moved_one_moved_with_it() {
    let notes = [
        ("[1] تاريخ الزراعة، ص 40.", "[1] History of Agriculture, p. 40."),
        ("[2] وثائق الجمارك، رقم 118.", "[2] Customs records, no. 118."),
    ];
    for (arabic, english) in [
        (
            "وارتفعت أسعار القمح أثناء الحصار.[2]|وأثرى كثير من الصيارفة.",
            "Wheat prices rose during the siege.[2]|Many bankers grew rich.",
        ),
        (
            "احترق السوق في الصيف.[2]|ولم يصب أحد بسوء.",
            "The market burned down in summer.[2]|Nobody was hurt.",
        ),
    ] {
        for heading in [None, Some("FOOTNOTES"), Some("Bibliography"), Some("Works cited")] {
            let first = (
                "زرع الفلاحون القطن سنة 1821.[1]|ثم عم القطن الدلتا كلها.",
                "Farmers planted cotton in 1821.[1]|Cotton then spread over the whole delta.",
            );
            let source = marked(&[first.0, notes[0].0, arabic, notes[1].0]);
            let lines: Vec<&str> =
                [first.1, english].into_iter().chain(heading).chain([notes[0].1, notes[1].1]).collect();
            let target = marked(&lines);
            let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
            let alignment = aligner.align_marked(&source, &target);
            // A sentence that has no bead with the other language has moved.
            let place =
                |bead: &Bead| (bead.source().to_vec(), bead.target().to_vec(), bead.moved_to().to_vec());
            for (at, counterpart) in [(3, 2), (4, 3)] {
                let bead = alignment.beads().iter().find(|bead| bead.source().contains(&at)).unwrap();
                let (_, target, moved) = place(bead);
                assert!(
                    target == [counterpart] || moved == [counterpart],
                    "{heading:?} {:?}",
                    alignment.beads()
                );
            }
        }
    }
}

#[test]
fn a_heading_of_notes_is_in_no_bead() {
    let arabic = [
        "بُني الجسر سنة 1790.(1)|وكان من الخشب.",
        "جرفه السيل مرتين.(2)|ثم أعيد بناؤه بالحجر.|وكان الحراس ينامون فيه.",
    ];
    let english = [
        "The bridge was built in 1790.(1)|It was made of wood.",
        "(1) Ibn Isa, p. 12.",
        "The flood swept it away twice.(2)|It was then rebuilt in stone.|The guards slept in it.",
        "(2) Town register, p. 80.",
    ];
    let notes = ["(1) ابن عيسى، ص 12.", "(2) سجل البلدية، ص 80."];
    for heading in [
        "حواشٍ",
        "الحواشي",
        "حواشي",
        "هوامش",
        "مراجع",
        "تعليقات",
        "إحالات",
        "ثبت المراجع",
        "الهوامش والمراجع",
        "قائمة المصادر",
    ] {
        let lines = [&arabic[..], &[heading], &notes[..]].concat();
        let aligner = Aligner::new(Lang::ENGLISH, Lang::ARABIC).lexicon(Lexicon::built_in());
        let alignment = aligner.align_marked(&marked(&english), &marked(&lines));
        let bead = alignment.beads().iter().find(|bead| bead.target().contains(&5)).unwrap();
        assert!(bead.source().is_empty(), "{heading} {:?}", alignment.beads());
    }
}
