//! What cannot be adapted surely is not adapted, and the match says why: in the library, in JSON and in a
//! file that is pre-translated.

use mizan::Lang;
use mizan::similarity::{Doubt, Query};

fn doubt(query: &str, unit: &str, target: &str) -> Option<Doubt> {
    let lang = |text: &str| Lang::detect(text).unwrap();
    let found = Query::new(&query.into(), &lang(query)).compare(&unit.into());
    let (target, lang) = (target.into(), lang(target));
    assert!(found.doubt(&target, &lang).is_none() || found.adapt(&target, &lang).is_none(), "{query}");
    found.doubt(&target, &lang)
}

#[test]
fn numbers_that_one_language_has_in_a_word_are_no_doubt() {
    for (query, unit, target) in [
        ("بعد ساعة و7 دقائق", "بعد ساعة و5 دقائق", "After 1 hour and 5 minutes"),
        ("بعد ساعتين و7 دقائق", "بعد ساعتين و5 دقائق", "After 2 hours and 5 minutes"),
        ("Sat 7 May at noon", "Sat 5 May at noon", "السبت 5 مايو ظهرا"),
        ("Half of the 7 tanks", "Half of the 5 tanks", "بنصف الخزانات الـ 5"),
        ("a third of the 7 tanks", "a third of the 5 tanks", "ثلث الخزانات الـ 5"),
    ] {
        assert_eq!(doubt(query, unit, target), None, "{query}");
    }
}

#[test]
fn every_doubt_is_named() {
    for (query, unit, target, name) in [
        ("It holds 1.500 boxes", "It holds 900 boxes", "يتسع إلى 900 صندوق", "separator"),
        ("المبلغ 3.250 منه", "المبلغ 2 منه", "2 of it is the sum", "separator"),
        ("Lines 4 and 9", "Lines 3 and 3", "السطران 3 و3", "repeated"),
        ("من 4 إلى 9", "من 3 إلى 3", "from 3 to 3", "repeated"),
        ("Signed on 03/04/2025", "Signed on 25/12/2024", "وُقّع في 25/12/2024", "date"),
        ("في 03-04-2025 هنا", "في 25-12-2024 هنا", "on 25-12-2024 here", "date"),
        ("في 3.4.2025 هنا", "في 25.12.2024 هنا", "on 25.12.2024 here", "date"),
        ("Signed on 14/03/2025", "Signed on 05/05/2024", "وُقّع في 05/05/2024", "repeated"),
        ("Opens on 12/25/2025", "Opens on 25/12/2024", "يفتح في 25/12/2024", "date"),
        ("يفتح في 25/12/2025", "يفتح في 12/25/2024", "opens on 12/25/2024", "date"),
        ("On 4 Rajab 1446 it began", "On 4 March 1446 it began", "بدأ في 4 مارس 1446", "calendar"),
        ("Held on Monday, 8 May", "Held on Friday, 5 May", "عُقد الجمعة ٥ مايو بعد صلاة الجمعة", "weekday"),
        ("Held on Monday, 8 May", "Held on Friday, 5 May", "عُقد في ٥ مايو", "weekday"),
        ("Wait 6 hours.", "Wait 5 hours.", "انتظر خمس ساعات.", "words"),
        ("انتظر 6 ساعات", "انتظر 5 ساعات", "Wait five hours", "words"),
        ("Return it in 60 days", "Return it in 30 days", "أعده خلال 30 (ثلاثين) يوما", "words"),
        (
            "Return it in 60 (sixty) days",
            "Return it in 30 (thirty) days",
            "أعده خلال 30 (ثلاثين) يوما",
            "words",
        ),
        ("المهلة 60 يوما للدفع", "المهلة 30 يوما للدفع", "The term is thirty (30) days", "words"),
        ("Pay 60 dinars", "Pay 30 dinars", "ادفع 30 دينارا (فقط ثلاثون دينارا لا غير)", "words"),
        ("The farm is 10 miles off", "The farm is 5 miles off", "تبعد المزرعة 5 أميال (8 كم)", "derived"),
        ("Bake it at 200 °C", "Bake it at 180 °C", "اخبزه على 180 °م (356 °ف)", "derived"),
        ("اخبزه على 200 درجة", "اخبزه على 180 درجة", "Bake it at 180 degrees (gas mark 4)", "derived"),
        ("They sold 40 of 80 seats", "They sold 20 of 80 seats", "باعوا 20 مقعدا من 80 (25%)", "derived"),
        ("Stay 6 weeks", "Stay 3 weeks", "ابق 3 أسابيع أي واحدا وعشرين يوما", "derived"),
        ("They need 7 of 9 votes", "They need 2 of 3 votes", "يحتاجون إلى ثلثي الأصوات: 2 من 3", "derived"),
        ("The girl has 5 aunts", "The girl has 1 aunt", "للبنت عمة واحدة", "words"),
        ("في القطيع 1.200 رأس", "في القطيع 3.400 رأس", "The herd has 3,400 head", "separator"),
        ("Held on 8 May", "Held on 5 May", "عُقد يوم الجمعة 5 مايو", "weekday"),
        ("Take 2.", "Take 1.", "خذ ١ من ١.", "place"),
        ("See page 12", "See page 5", "انظر أدناه", "place"),
        ("It costs £30 now", "It costs $20 now", "يكلف الآن 20 دولارًا", "beside"),
        ("He was given 7 g of it.", "He was given 5 mg of it.", "أُعطي منه ٥ ملغ.", "beside"),
        ("يكفي و5 معه", "يكفي ب4 معه", "enough with 4 more", "beside"),
        ("Open at 10 pm", "Open at 9 am", "يفتح الساعة 9 صباحًا", "hour"),
        ("تقرير من 11 صفحة", "تقرير من 12 صفحة", "a 12-page report", "form"),
        ("الطبعة 2.5 منه", "الطبعة 2 منه", "the 2nd edition of it", "form"),
        ("{b} has 6 of {a}", "{a} has 5 of {b}", "لدى {a} 5 من {b}", "placeholder"),
    ] {
        assert_eq!(doubt(query, unit, target).map(Doubt::name), Some(name), "{query}");
    }
}

#[test]
fn what_is_adapted_or_has_nothing_to_adapt_is_in_no_doubt() {
    for (query, unit, target) in [
        ("It holds 1,500 boxes", "It holds 900 boxes", "يتسع إلى 900 صندوق"),
        ("Lines 4 and 9", "Lines 3 and 7", "السطران 3 و7"),
        ("Signed on 14/03/2025", "Signed on 25/12/2024", "وُقّع في 25/12/2024"),
        ("Signed on 12/28/2025", "Signed on 12/25/2024", "وُقّع في 25/12/2024"),
        ("في غانا ٤ حالات", "في غانا ٣ حالات", "3 COVID-19 cases in Ghana"),
        ("له نوعان و6 أصناف", "له نوعان و5 أصناف", "It has 2 species and 5 varieties"),
        ("The field has 60 m²", "The field has 50 m²", "مساحة الحقل 50 م²"),
        ("Chapter 6 has two parts", "Chapter 5 has two parts", "في الفصل 5 جزآن اثنان"),
        ("Chapter 6 has twelve parts", "Chapter 5 has twelve parts", "في الفصل 5 اثنا عشر جزءا"),
        ("On 14 May 2024", "On 12 May 2024", "في 12/5/2024"),
        ("Signed on 04/04/2025", "Signed on 25/12/2024", "وُقّع في 25/12/2024"),
        ("Signed on 2025/04/03", "Signed on 2024/12/25", "وُقّع في 2024/12/25"),
        ("Version 3.4.2 is out", "Version 3.4.1 is out", "صدر الإصدار 3.4.1"),
        ("Open the door", "Close the door", "أغلق الباب"),
        ("Open £20 doors", "Open $20 doors", "افتح 20 بابا"),
        ("Wait 5 or 6 hours.", "Wait 5 hours.", "انتظر ٥ ساعات."),
    ] {
        assert_eq!(doubt(query, unit, target), None, "{query}");
    }
}

#[cfg(all(feature = "memory", feature = "serde"))]
#[test]
fn a_match_says_its_doubt_in_json() {
    use mizan::Unit;
    use mizan::memory::{Lookup, Memory};
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    for (english, arabic) in
        [("Signed on 25/12/2024", "وُقّع في 25/12/2024"), ("Wait 5 hours now", "انتظر الآن 5 ساعات")]
    {
        batch.insert(&Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic)).unwrap();
    }
    batch.commit().unwrap();
    let json = |query: &str| serde_json::to_value(&memory.lookup(query, &Lookup::new()).unwrap()[0]).unwrap();
    let doubted = json("Signed on 03/04/2025");
    assert_eq!((&doubted["not_adapted"], doubted.get("adapted")), (&"date".into(), None), "{doubted}");
    let adapted = json("Wait 6 hours now");
    assert!(adapted.get("not_adapted").is_none() && adapted.get("adapted").is_some(), "{adapted}");
}

#[cfg(all(feature = "memory", feature = "formats"))]
#[test]
fn a_file_that_is_pretranslated_says_the_doubt_once() {
    use mizan::Unit;
    use mizan::exchange::{Pretranslate, Report};
    use mizan::memory::Memory;
    let memory = Memory::in_memory().unwrap();
    let mut batch = memory.batch().unwrap();
    batch
        .insert(&Unit::new(Lang::ENGLISH, "Signed on 25/12/2024", Lang::ARABIC, "وُقّع في 25/12/2024"))
        .unwrap();
    batch.commit().unwrap();
    let v1 = r#"<xliff version="1.2"><file original="a" source-language="en" target-language="ar"><body>
      <trans-unit id="1"><source>Signed on 03/04/2025</source></trans-unit>
      <trans-unit id="2"><source>Signed on 26/12/2024</source></trans-unit></body></file></xliff>"#;
    let v2 = r#"<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="ar">
      <file id="f"><unit id="1"><segment><source>Signed on 03/04/2025</source></segment></unit></file></xliff>"#;
    for (file, open) in [(v1, 2), (v2, 1)] {
        let fill = |file: &[u8]| {
            let (mut filled, mut report) = (Vec::new(), Report::default());
            Pretranslate::new(&memory).write(file, &mut filled, &mut report).unwrap();
            (String::from_utf8(filled).unwrap(), report)
        };
        let (once, report) = fill(file.as_bytes());
        assert_eq!((report.proposed, report.unadapted), (open, 1), "{once}");
        let note = "numbers not adapted: the day and the month may stand in either order</note>";
        assert_eq!(once.matches(note).count(), 1, "{once}");
        assert_eq!(fill(once.as_bytes()).0.matches(note).count(), 1, "the second run adds no second note");
    }
}
