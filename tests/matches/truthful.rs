//! What a lookup and a search in a memory say of spellings, markup and equal answers is true.
#![cfg(feature = "memory")]

use mizan::memory::{Lookup, Match, Memory, Search};
use mizan::similarity::{Class, Query};
use mizan::{Lang, Origin, Timestamp, Unit, UnitText};

fn memory(units: impl IntoIterator<Item = Unit>) -> Memory {
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for unit in units {
        batch.insert(&unit).unwrap();
    }
    batch.commit().unwrap();
    memory
}

fn arabic(text: &str) -> Memory {
    memory([Unit::new(Lang::ARABIC, text, Lang::ENGLISH, "x")])
}

fn english(text: &str) -> Memory {
    memory([Unit::new(Lang::ENGLISH, text, Lang::ARABIC, "س")])
}

fn first(memory: &Memory, query: impl Into<UnitText>) -> Option<Match> {
    memory.lookup(query, &Lookup::new().markup(true)).unwrap().into_iter().next()
}

fn targets(memory: &Memory, query: &str, lookup: &Lookup) -> Vec<String> {
    let found = memory.lookup(query, lookup).unwrap();
    found.iter().map(|found| found.unit().target().plain().to_owned()).collect()
}

#[test]
fn of_equal_matches_the_one_changed_last_comes_first() {
    let dated = |target: &str, created: i64, changed: Option<i64>| {
        let mut origin = Origin::default();
        origin.created = Some(Timestamp::from_unix(created));
        origin.changed = changed.map(Timestamp::from_unix);
        Unit::new(Lang::ENGLISH, "Print it", Lang::ARABIC, target).with_origin(origin)
    };
    let memory = memory([
        dated("اطبعها", 1_000_000_000, None),
        dated("اطبعه", 1_100_000_000, Some(1_700_000_000)),
        dated("قم بطباعته", 1_600_000_000, None),
    ]);
    assert_eq!(targets(&memory, "Print it", &Lookup::new()), ["اطبعه", "قم بطباعته", "اطبعها"]);
}

#[test]
fn a_pair_stored_under_several_regions_or_in_both_directions_is_one_answer() {
    let lang = |tag: &str| tag.parse::<Lang>().unwrap();
    let memory = memory([
        Unit::new(lang("en-US"), "Print it", lang("ar-EG"), "اطبعه"),
        Unit::new(lang("en-GB"), "Print it", lang("ar-JO"), "اطبعه"),
        Unit::new(lang("ar"), "اطبعه", lang("en"), "Print it"),
        Unit::new(lang("en"), "Print it", lang("ar"), "اطبعها"),
    ]);
    let mut found = targets(&memory, "Print it", &Lookup::new().limit(2));
    found.sort();
    assert_eq!(found, ["اطبعه", "اطبعها"]);
}

#[test]
fn of_equal_matches_those_of_the_regions_asked_for_come_first() {
    let lang = |tag: &str| tag.parse::<Lang>().unwrap();
    let regional = || Unit::new(lang("en-US"), "Print it", lang("ar-AE"), "اطبعيه");
    let general = || Unit::new(lang("en"), "Print it", lang("ar"), "اطبعه");
    for memory in [memory([regional(), general()]), memory([general(), regional()])] {
        let asked =
            |from, to| targets(&memory, "Print it", &Lookup::new().in_lang(lang(from)).to_lang(lang(to)));
        assert_eq!(asked("en-US", "ar-AE"), ["اطبعيه", "اطبعه"]);
        assert_eq!(asked("en-GB", "ar-AE"), ["اطبعه", "اطبعيه"]);
        assert_eq!(asked("en", "ar"), ["اطبعه", "اطبعيه"]);
    }
}

#[test]
fn the_words_of_a_form_are_no_placeholder() {
    let memory = english("{count, plural, one {Delete # file.} other {Delete # files.}}");
    for query in [
        "{count, plural, =0 {Nothing.} one {Delete # file.} other {Delete # files.}}",
        "{count, plural, one {Delete # file.} few {Some} other {Delete # files.}}",
    ] {
        let found = first(&memory, query).unwrap();
        assert_eq!(found.class(), Class::Fuzzy, "{query}");
    }
    let same = first(&memory, "{count, plural, one {Delete # file.} other {Delete # files.}}").unwrap();
    assert_eq!(same.percent(), 100);
}

#[test]
fn markup_that_is_text_in_a_unit_and_codes_in_a_query_is_found() {
    for (unit, queries) in [
        (
            "Press <b>Print</b> now",
            ["Press Print now", "Press <i>Print</i> now", "Press <g id=\"1\">Print</g> now"].as_slice(),
        ),
        ("Press Print now", &["Press <b>Print</b> now", "Press <g id=\"1\">Print</g> now"]),
        (
            "Send {0} files to {1}",
            &["Send %s files to %s", "Send {count} files to {name}", "Send %1$@ files to %2$@"],
        ),
        (
            "Send %lld files to %@",
            &["Send %d files to %s", "Send %2$d files to %1$s", "Send {0} files to {1}"],
        ),
        (
            "See <a href=\"https://example.org/a/long/page\">here</a>",
            &["See here", "See <x id=\"1\"/>here<x id=\"2\"/>"],
        ),
    ] {
        let memory = english(unit);
        for &query in queries {
            for text in [UnitText::from(query), UnitText::from_markup(query)] {
                let found = first(&memory, text).unwrap_or_else(|| panic!("{query} {unit}"));
                assert!((94..=98).contains(&found.percent()), "{query} {unit} {}", found.percent());
                assert_eq!(found.class(), Class::Format);
            }
        }
        assert_eq!(first(&memory, unit).map(|found| found.percent()), Some(100), "{unit}");
    }
    let memory = arabic("اضغط <b>طباعة</b> الآن");
    assert!(first(&memory, "اضغط طباعة الآن").is_some_and(|found| found.percent() >= 94));
}

fn graded(unit: &str, query: &str) -> (Class, u8, Vec<&'static str>) {
    let found = first(&arabic(unit), query).unwrap_or_else(|| panic!("{query}"));
    let names = found.differences().iter().map(|difference| difference.kind().name()).collect();
    (found.class(), found.percent(), names)
}

#[test]
fn the_seats_of_one_hamza_are_spelling() {
    for (unit, query, count) in [
        ("اجتمع المسؤولون عن شؤون الطلاب", "اجتمع المسئولون عن شئون الطلاب", 2),
        ("كسر الرؤوس", "كسر الرءوس", 1),
        ("فئوس قديمة", "فؤوس قديمة", 1),
        ("هيئة الأمم", "هيأة الأمم", 1),
        ("مسئلة صعبة", "مسألة صعبة", 1),
        ("هم يقرؤون", "هم يقرءون", 1),
        ("رأيت أبناءكم", "رأيت أبنائكم", 1),
    ] {
        let expected = (Class::Spelling, 99, vec!["hamza"; count]);
        assert_eq!(graded(unit, query), expected, "{query}");
        assert_eq!(graded(query, unit), expected, "{unit}");
    }
    let (class, percent, _) = graded("راجع المسؤول عن شؤون الطلاب الجدد", "راجع المسئول عن شئون الطلاب");
    assert!(class == Class::Fuzzy && percent >= 80, "{percent}");
    assert!(first(&arabic("سيل جارف"), "سول جارف").is_none_or(|found| found.class() == Class::Fuzzy));
}

#[test]
fn letters_of_neighbours_are_spelling() {
    for (unit, query) in
        [("وصل هذا الكتاب", "وصل ھذا الکتاب"), ("قانون هنا", "ڧانون هنا"), ("في بيتهم", "ڢي بيتھم")]
    {
        let (class, percent, names) = graded(unit, query);
        assert_eq!((class, percent, names[0]), (Class::Spelling, 99, "persian letters"), "{query}");
        assert_eq!(graded(query, unit).0, Class::Spelling, "{unit}");
    }
}

#[test]
fn the_printed_quran_and_the_spelling_of_today_are_two_spellings() {
    for (printed, today) in [
        ("ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ", "الرحمن الرحيم"),
        ("مَـٰلِكِ يَوْمِ ٱلدِّينِ", "مالك يوم الدين"),
        ("صِرَٰطَ ٱلَّذِينَ أَنْعَمْتَ عَلَيْهِمْ", "صراط الذين أنعمت عليهم"),
        ("أُو۟لَـٰٓئِكَ عَلَىٰ هُدًۭى مِّن رَّبِّهِمْ", "أولئك على هدى من ربهم"),
        ("خَـٰلِدِينَ فِيهَا ۖ وَعْدَ ٱللَّهِ", "خالدين فيها وعد الله"),
    ] {
        let (class, percent, names) = graded(printed, today);
        assert_eq!((class, percent), (Class::Spelling, 99), "{today} {names:?}");
        assert_eq!(graded(today, printed).0, Class::Spelling, "{printed}");
    }
}

#[test]
fn formulas_of_blessing_are_one_in_short_as_a_sign_and_in_full() {
    let forms = |short: &str, full: &str| (format!("جاء {short} إلى البيت"), format!("جاء {full} إلى البيت"));
    for (short, full) in [
        forms("النبي (ص)", "النبي صلى الله عليه وسلم"),
        forms("النبي (ص)", "النبي ﷺ"),
        forms("النبي ص", "النبي صلى الله عليه وسلم"),
        forms("النبي ص", "النبي ﷺ"),
        forms("عمر رض", "عمر رضي الله عنه"),
        forms("النبي صلعم", "النبي ﷺ"),
        forms("الله \u{FDFF}", "الله عز وجل"),
        forms("علي (ع)", "علي عليه السلام"),
        forms("علي \u{FD47}", "علي عليه السلام"),
        forms("عمر (رض)", "عمر رضي الله عنه"),
    ] {
        assert_eq!(graded(&short, &full), (Class::Spelling, 99, vec!["honorific"]), "{full}");
        assert_eq!(graded(&full, &short), (Class::Spelling, 99, vec!["honorific"]), "{short}");
    }
}

#[test]
fn the_short_forms_and_the_signs_of_a_blessing_are_any_of_its_full_forms() {
    let groups = [
        ("أخبرنا النبي", &["ﷺ", "(ص)", "صلعم"][..], &["صلى الله عليه وآله وسلم", "عليه الصلاة والسلام"][..]),
        ("أخبرنا النبي", &["\u{610}", "\u{FD4C}"], &["صلى الله عليه وسلم", "(ص)", "ﷺ"]),
        ("أخبرنا موسى", &["(ع)", "\u{611}"], &["عليه السلام"]),
        ("أخبرتنا عائشة", &["(رضي)", "(رض)", "\u{613}"], &["رضي الله عنها", "رضي الله عنه"]),
        ("أخبرنا الشافعي", &["\u{612}", "\u{FD40}"], &["رحمه الله", "رحمه الله تعالى"]),
        ("نحمد الله", &["ﷻ", "\u{FDFE}", "\u{FDFF}"], &["عز وجل", "جل جلاله", "سبحانه وتعالى"]),
    ];
    for (before, short, full) in groups {
        let text = |form: &str| match form.starts_with(|c| ('\u{610}'..='\u{613}').contains(&c)) {
            true => format!("{before}{form} كل يوم"),
            false => format!("{before} {form} كل يوم"),
        };
        for (one, other) in
            short.iter().flat_map(|one| full.iter().map(move |other| (text(one), text(other))))
        {
            for (query, unit) in [(&one, &other), (&other, &one)] {
                let (class, percent, names) = graded(query, unit);
                assert!(class != Class::Fuzzy && percent >= 95, "{query} {unit} {percent} {names:?}");
            }
        }
    }
}

// Texts that a search has to find by the index, since it reads the newest thousand units first.
fn behind_others(texts: &[&str]) -> Memory {
    let units = texts.iter().map(|text| Unit::new(Lang::ARABIC, *text, Lang::ENGLISH, "x"));
    let others = (0..1200).map(|n| {
        Unit::new(
            Lang::ARABIC,
            format!("وصلت الرسالة {n}ج إلى المكتب"),
            Lang::ENGLISH,
            format!("letter {n}a"),
        )
    });
    memory(units.chain(others))
}

#[test]
fn a_search_finds_seats_of_a_hamza_and_letters_of_neighbours_by_the_index() {
    let texts = ["راجع المسئول عن شؤونها", "قابل المسؤولين", "قرأ القرءان", "ھوية قديمة", "رؤوس القبائل"];
    let memory = behind_others(&texts);
    for (words, count) in [
        ("مسئول", 2),
        ("مسؤول", 2),
        ("مسؤول*", 2),
        ("المسؤولين", 1),
        ("المسئولين", 1),
        ("شئون المسؤول", 1),
        ("القرآن", 1),
        ("هوية", 1),
        ("ھوية", 1),
        ("قديمة هوية", 1),
        ("رءوس", 1),
        ("ڧبائل رءوس", 1),
        ("مسلول", 0),
    ] {
        assert_eq!(memory.search(&Search::new(words)).unwrap().len(), count, "{words}");
    }
}

#[test]
fn a_search_finds_a_number_however_it_is_written() {
    let texts = [
        "ادفع ١٬٢٥٠٫٥٠ ديناراً",
        "ادفع 1250,50 ديناراً",
        "ادفع 1,250 ديناراً",
        "جرعة .55 مل",
        "ادفع 1 000 000 فلس",
        "ادفع ١٬٠٠٠٬٠٠٠ فلس",
        "اتصل برقم 1 800 555 1234",
    ];
    let memory = behind_others(&texts);
    for (words, count) in [
        ("1250.50", 2),
        ("١٢٥٠٫٥", 2),
        ("1,250.50", 2),
        ("1250", 3),
        ("١٬٢٥٠", 3),
        ("\"ادفع 1250\"", 3),
        ("0.55", 1),
        ("1000000", 2),
        ("1,000,000", 2),
        ("1 000 000", 2),
        ("1 800 555", 1),
        ("12505", 0),
        ("1250*", 1),
    ] {
        assert_eq!(memory.search(&Search::new(words)).unwrap().len(), count, "{words}");
    }
}

fn graded_in_english(query: &str, unit: &str) -> (Class, u8, Vec<&'static str>) {
    let found = first(&english(unit), query).unwrap_or_else(|| panic!("{query}"));
    let names = found.differences().iter().map(|difference| difference.kind().name()).collect();
    (found.class(), found.percent(), names)
}

#[test]
fn another_currency_is_another_amount() {
    for (query, percent) in [
        ("The ticket costs €20 today", 97),
        ("The ticket costs 20 today", 97),
        ("The ticket costs 20 € today", 96),
        ("The ticket costs £30 today", 96),
    ] {
        let (class, found, names) = graded_in_english(query, "The ticket costs $20 today");
        assert_eq!((class, found), (Class::Format, percent), "{query}");
        assert!(names.contains(&"number"), "{query} {names:?}");
    }
    let memory = english("The ticket costs $20 today");
    assert!(first(&memory, "The ticket costs €30 today").unwrap().adapted().is_none());
}

#[test]
fn the_forms_of_a_message_are_compared_whatever_their_order() {
    let unit = "{who, select, male {He paid} female {She paid} other {They paid}}";
    let turned = "{who, select, female {She paid} male {He paid} other {They paid}}";
    assert_eq!(graded_in_english(turned, unit), (Class::Format, 96, vec!["punctuation"]));
    let exchanged = "{who, select, female {He paid} male {She paid} other {They paid}}";
    assert_eq!(graded_in_english(exchanged, unit).0, Class::Fuzzy);
    let files = "{n, plural, one {# file} other {# files}}";
    assert_eq!(graded_in_english("{n, plural, one {# file} two {# files} other {# files}}", files).1, 96);
    assert_eq!(
        graded_in_english("{n, plural, one {# file} two {# pages} other {# files}}", files).0,
        Class::Fuzzy
    );
}

#[test]
fn a_number_behind_a_clitic_is_adapted() {
    let found = first(
        &memory([Unit::new(Lang::ARABIC, "بين 4 و6 ساعات", Lang::ENGLISH, "between 4 and 6 hours")]),
        "بين 5 و8 ساعات",
    );
    assert_eq!(found.unwrap().adapted().unwrap().target().plain(), "between 5 and 8 hours");
    let of_another = first(
        &memory([Unit::new(Lang::ARABIC, "الدخول ب50 دينارا", Lang::ENGLISH, "entry for 50 dinars")]),
        "الدخول و60 دينارا",
    );
    assert!(of_another.is_none_or(|found| found.adapted().is_none()));
}

#[test]
fn a_search_finds_a_telephone_number_in_any_grouping_by_the_index() {
    let texts = [
        "اتصل على 065551234 الآن",
        "اتصل على 06-555-1234 الآن",
        "اتصل على ٠٦ ٥٥٥ ١٢٣٤ الآن",
        "اتصل على (06) 555 1234 الآن",
        "هاتف 06 55 512 34",
        "هاتف 06 555 4321",
        "الغرف 06 و555 و1234",
        "هاتف +962 6 555 1234",
    ];
    let memory = behind_others(&texts);
    for (words, count) in [
        // The rooms have the three numbers apart, and the number from abroad in a row, its 6 without a zero.
        ("06 555 1234", 7),
        ("٠٦ ٥٥٥ ١٢٣٤", 7),
        ("065551234", 5),
        ("\"06 555 1234\"", 6),
        ("(06)5551234", 5),
        ("06-5551234", 5),
        ("96265551234", 1),
        ("+962 6 555 1234", 1),
        ("هاتف 065551234", 1),
        ("06 555", 6),
        ("065551235", 0),
    ] {
        let found = memory.search(&Search::new(words)).unwrap();
        let found: Vec<&str> = found.iter().map(|found| found.unit().source().plain()).collect();
        assert_eq!(found.len(), count, "{words}: {found:?}");
    }
}

#[test]
fn the_part_of_the_day_beside_an_hour_is_a_number() {
    for (query, unit, class, percent, kinds) in [
        ("The shop opens at 9 pm.", "The shop opens at 9 am.", Class::Format, 97, &["number"][..]),
        ("The shop opens at 9 p.m. today", "The shop opens at 9 a.m. today", Class::Format, 97, &["number"]),
        ("The shop opens at 9pm", "The shop opens at 9am", Class::Format, 97, &["number"]),
        ("Open until 3:30 PM daily", "Open until 3:30 AM daily", Class::Format, 97, &["number"]),
        ("Open until 3 in the morning", "Open until 3 in the evening", Class::Format, 97, &["number"]),
        (
            "The shop opens at 9 a.m. today",
            "The shop opens at 9 am today",
            Class::Format,
            98,
            &["punctuation"],
        ),
        ("The shop opens at 8 pm.", "The shop opens at 9 am.", Class::Format, 96, &["number", "number"]),
    ] {
        let found = graded_in_english(query, unit);
        assert_eq!((found.0, found.1, &found.2[..]), (class, percent, kinds), "{query}");
    }
    for (query, unit, kinds) in [
        ("يفتح المتجر في ٩ صباحًا", "يفتح المتجر في ٩ مساءً", &["number"][..]),
        ("يبدأ الدرس في ٨ ص", "يبدأ الدرس في ٨ م", &["number"]),
        ("يبدأ الدرس الساعة 8:30 ص غدا", "يبدأ الدرس الساعة 8:30 م غدا", &["number"]),
        ("يصل القطار ٣ بعد الظهر", "يصل القطار ٣ قبل الظهر", &["number"]),
    ] {
        let query = Query::new(&query.into(), &Lang::ARABIC);
        let found = query.compare(&unit.into());
        let named: Vec<&str> = found.differences().iter().map(|one| one.kind().name()).collect();
        assert_eq!((found.class(), found.percent(), &named[..]), (Class::Format, 97, kinds), "{unit}");
    }
}
