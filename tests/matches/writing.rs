//! What two writers write otherwise without meaning anything else costs little and has a name: words that are
//! often mistyped, English spellings, contractions, compounds, numbers in words, the person of a verb.

use mizan::Lang;
use mizan::similarity::{Class, Query};

fn compare(query: &str, unit: &str) -> (Class, u8, Vec<&'static str>) {
    let found = Query::new(&query.into(), &Lang::detect(query).unwrap()).compare(&unit.into());
    let names = found.differences().iter().map(|one| one.kind().name()).collect();
    (found.class(), found.percent(), names)
}

fn assert_spelling(pairs: &[(&str, &str)], named: &str) {
    let mut wrong = Vec::new();
    for &(one, other) in pairs {
        for (query, unit) in [(one, other), (other, one)] {
            let mut found = compare(query, unit);
            found.2.dedup();
            if found != (Class::Spelling, 99, vec![named]) {
                wrong.push(format!("{query} | {unit}: {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "not {named} alone:\n{}", wrong.join("\n"));
}

#[test]
fn a_mistyped_word_is_the_word_that_was_meant() {
    assert_spelling(
        &[
            ("وصل هاذا الطرد أمس", "وصل هذا الطرد أمس"),
            ("نقبل ذالك بلا شرط", "نقبل ذلك بلا شرط"),
            ("حضر الجميع ولاكن المدير غاب", "حضر الجميع ولكن المدير غاب"),
            ("هو الرجل اللذي زارنا", "هو الرجل الذي زارنا"),
            ("سجلوا الملاحضات في الدفتر", "سجلوا الملاحظات في الدفتر"),
            ("نحتاج ايظا إلى سلم", "نحتاج ايضا إلى سلم"),
            ("سافر الطلاب ولم يرجعو", "سافر الطلاب ولم يرجعوا"),
            ("وهاكذا انتهى الدرس", "وهكذا انتهى الدرس"),
        ],
        "typing",
    );
}

#[test]
fn english_is_one_language_on_both_sides_of_the_ocean() {
    assert_spelling(
        &[
            ("We organise the archive", "We organize the archive"),
            ("Paint the door in this colour", "Paint the door in this color"),
            ("The theatre is closed", "The theater is closed"),
            ("She travelled by night", "She traveled by night"),
            ("They analysed the sample", "They analyzed the sample"),
            ("A licence for the boat", "A license for the boat"),
            ("He learnt it by heart", "He learned it by heart"),
            ("Walk towards the lake", "Walk toward the lake"),
            ("The catalogue of the museum", "The catalog of the museum"),
            ("A paediatric clinic", "A pediatric clinic"),
        ],
        "regional spelling",
    );
}

#[test]
fn a_contraction_is_two_words() {
    assert_spelling(
        &[
            ("The lamp doesn't work", "The lamp does not work"),
            ("The lamp doesn\u{2019}t work", "The lamp does not work"),
            ("We can't open it", "We cannot open it"),
            ("You'll find the key below", "You will find the key below"),
            ("It's a quiet street", "It is a quiet street"),
            ("It isn't a quiet street", "It's not a quiet street"),
            ("They won't wait for us", "They will not wait for us"),
            ("We'd wait for the ferry", "We would wait for the ferry"),
            ("Don't feed the ducks", "Dont feed the ducks"),
            ("They may not swim here", "They mayn't swim here"),
        ],
        "contraction",
    );
    let (class, percent, names) = compare("The lamp doesn't work", "The lamp works");
    assert!(class == Class::Fuzzy && percent < 90 && names.contains(&"negation"), "{percent} {names:?}");
}

#[test]
fn a_compound_is_one_word_or_two() {
    // If nothing else differs, only a space or a hyphen does.
    assert_eq!(compare("Log in to the portal", "Login to the portal").1, 98);
    assert_eq!(compare("Send an e-mail today", "Send an email today").0, Class::Format);
    for (query, apart, joined) in [
        (
            "Send an email to the new tenant",
            "Send an e-mail to the old tenant",
            "Send an email to the old tenant",
        ),
        ("Login to the portal at home", "Log in to the portal at work", "Login to the portal at work"),
        ("They cooperate with the town", "They co-operate with the city", "They cooperate with the city"),
        ("لا يوجد ماء في البئر القديم", "لايوجد ماء في البئر الجديد", "لا يوجد ماء في البئر الجديد"),
        ("سنصل غدا إن شاء الله مساء", "سنصل غدا إنشاء الله صباحا", "سنصل غدا إن شاء الله صباحا"),
    ] {
        let (found, plain) = (compare(query, apart), compare(query, joined));
        assert!(found.2.contains(&"joining"), "{query} | {apart}: {found:?}");
        // Three words that become one weigh less beside the others.
        assert!(found.1 + 6 >= plain.1, "{query} | {apart}: {} beside {}", found.1, plain.1);
    }
}

#[test]
fn a_number_in_words_is_the_number() {
    assert_spelling(
        &[
            ("انتظر ثلاث دقائق", "انتظر 3 دقائق"),
            ("استلمنا ثلاثة طرود", "استلمنا ٣ طرود"),
            ("في المبنى خمسة وعشرون مكتبا", "في المبنى 25 مكتبا"),
            ("مرت خمس وعشرون سنة", "مرت 25 سنة"),
            ("حضر مئة وخمسون ضيفا", "حضر 150 ضيفا"),
            ("Two million bees live here", "2 million bees live here"),
            ("2,000,000 bees live here", "2 million bees live here"),
            ("زرع ثلاثا وعشرين نخلة", "زرع 23 نخلة"),
            ("بيع بألفي دينار", "بيع ب2000 دينار"),
            ("من أربعة أعضاء وسبعة خبراء", "من 4 أعضاء و7 خبراء"),
            ("Wait twenty-five minutes", "Wait 25 minutes"),
            ("It has three doors", "It has 3 doors"),
            ("They sold twelve thousand tickets", "They sold 12,000 tickets"),
            ("One hundred and fifty guests came", "150 guests came"),
        ],
        "number words",
    );
    // Another number is another number, whichever way it is written.
    assert_eq!(compare("انتظر خمس دقائق", "انتظر 3 دقائق"), (Class::Format, 97, vec!["number"]));
    assert_eq!(compare("Wait five minutes", "Wait 3 minutes"), (Class::Format, 97, vec!["number"]));
    // What is no cardinal number stays a word.
    for (query, unit) in [
        ("the third door", "the 3 door"),
        ("thousands of doors", "1000 of doors"),
        ("يوم الاثنين القادم", "يوم 2 القادم"),
        ("ألف الكاتب روايتين", "1000 الكاتب روايتين"),
        ("تطبخ ست البيت الحساء", "تطبخ 6 البيت الحساء"),
    ] {
        assert_eq!(compare(query, unit).0, Class::Fuzzy, "{query}");
    }
}

#[test]
fn a_number_in_words_is_adapted_where_the_translation_has_figures() {
    let adapt = |query: &str, unit: &str, target: &str| {
        let found = Query::new(&query.into(), &Lang::ARABIC).compare(&unit.into());
        found.adapt(&target.into(), &Lang::ENGLISH).map(|adapted| adapted.target().plain().to_owned())
    };
    assert_eq!(adapt("انتظر خمس دقائق", "انتظر 3 دقائق", "Wait 3 minutes").unwrap(), "Wait 5 minutes");
    assert_eq!(adapt("انتظر 5 دقائق", "انتظر ثلاث دقائق", "Wait 3 minutes").unwrap(), "Wait 5 minutes");
    assert_eq!(adapt("انتظر 5 دقائق", "انتظر ثلاث دقائق", "Wait three minutes"), None);
    assert_eq!(adapt("انتظر 3 دقائق", "انتظر ثلاث دقائق", "Wait three minutes"), None);
}

#[test]
fn the_person_of_a_verb_costs_an_ending() {
    for (query, unit) in [
        ("تدرس اللجنة الطلب غدا", "يدرس اللجنة الطلب غدا"),
        ("ندرس اللجنة الطلب غدا", "أدرس اللجنة الطلب غدا"),
        ("سندرس اللجنة الطلب غدا", "سيدرس اللجنة الطلب غدا"),
        ("ويناقش الفريق الخطة هنا", "وتناقش الفريق الخطة هنا"),
        ("فتعمل المضخة ليلا فقط", "فيعمل المضخة ليلا فقط"),
    ] {
        let (class, percent, names) = compare(query, unit);
        assert_eq!((class, names), (Class::Fuzzy, vec!["person"]), "{query}");
        assert!(percent >= 94, "{query} {percent}");
    }
    // Nouns, words that are not longer than their root, and words that are known as others.
    for (query, unit) in [
        ("التوعية هنا مهمة", "النوعية هنا مهمة"),
        ("عنده تمر كثير", "عنده نمر كثير"),
        ("جاء نجار من الجبل", "جاء تجار من الجبل"),
        ("أكل الضيف تمرا لذيذا", "أكل الضيف نمرا لذيذا"),
        ("عمل جدي في النجارة", "عمل جدي في التجارة"),
    ] {
        assert_eq!(compare(query, unit).2, ["word"], "{query}");
    }
    assert_eq!(
        compare("مئة بقرة في المرعى", "مائة بقرة في المرعى"),
        (Class::Spelling, 99, vec!["regional spelling"])
    );
    assert_eq!(compare("هل تكتب الرسالة", "هل أكتب الرسالة").2, ["person"]);
}
