//! Faults that each rule finds, and good pairs that look like faults, kind by kind.

use mizan::check::{Checker, Consistency, Rule};
use mizan::{Lang, Unit};

fn rules([source, target]: [&str; 2]) -> Vec<Rule> {
    let is_arabic = |text: &str| text.contains(|c: char| ('\u{620}'..='\u{64A}').contains(&c));
    let langs = if is_arabic(source) { [Lang::ARABIC, Lang::ENGLISH] } else { [Lang::ENGLISH, Lang::ARABIC] };
    let [from, to] = langs;
    let found = Checker::new().findings(&Unit::new(from, source, to, target));
    found.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_fault_is_found_by_its_rule() {
    for (source, target, rule) in [
        ("The lease runs for two years.", "يسري عقد الإيجار ثلاث سنوات.", Rule::Numbers),
        ("Order number: B5520417", "رقم الطلبية: B5520471", Rule::Numbers),
        ("Delivery is on 05/06/2024.", "موعد التسليم ٧ يونيو ٢٠٢٤.", Rule::Numbers),
        ("The gate opens at 14:30.", "تُفتح البوابة في الثانية والنصف صباحًا.", Rule::Numbers),
        ("وصل الوفد إلى الفندق بعد الظهر.", "The delegation reached بعد الظهر.", Rule::Untranslated),
        ("The crew (if ready) may board.", "للطاقم إن كان جاهزًا) أن يصعد.", Rule::Brackets),
        ("كتب مقالًا عنوانه «ليل القرية».", "He wrote an essay called “Village Night„.", Rule::Quotes),
        ("Red wool hat", "، قبعة صوف حمراء", Rule::Edges),
        ("Next »", "التالي", Rule::Edges),
        ("From %1$s to %2$s.", "من %1$s إلى %1$s.", Rule::Placeholders),
        ("<i class=\"note\">New</i> today", "<i class=\"ملاحظة\">جديد</i> اليوم", Rule::Tags),
        (
            "<g id=\"1\">Salt</g> and <g id=\"2\">oil</g>",
            "<g id=\"1\">ملح</g> و<g id=\"1\">زيت</g>",
            Rule::Tags,
        ),
        ("The door is in the wall.", "الباب في في الجدار.", Rule::Repeated),
    ] {
        assert_eq!(rules([source, target]), [rule], "{source} {target}");
    }
}

#[test]
fn a_good_pair_is_left_alone() {
    for (source, target) in [
        ("The store opened on 30/06/2024.", "افتُتح المتجر في ٣٠ يونيو ٢٠٢٤."),
        ("بُني الجسر قبل ألفي عام.", "The bridge was built 2,000 years ago."),
        ("دفع مئتي ألف دينار.", "He paid 200,000 dinars."),
        ("See Article 14.3 of this contract.", "انظر المادة ١٤-٣ من هذا العقد."),
        ("The bus leaves at 13:30 and 15:45.", "تنطلق الحافلة في الواحدة والنصف والرابعة إلا ربعًا عصرًا."),
        ("دقّ الباب ثلاثًا.", "He knocked 3 times."),
        ("أعلنت سي إن إن الخبر.", "CNN announced the news."),
        ("كلّم المعلِّمُ المعلَّمَ.", "The teacher spoke to the pupil."),
        ("ذاب الجليد قطرةً قطرةً.", "The ice melted drop by drop."),
        ("A 27\" screen with two stands", "شاشة 27 بوصة بحاملين"),
        ("- صدّقني. - كيف أصدّقك وقد كذبت؟", "- Believe me. - How can I believe you? You lied."),
        ("(يضحك) لن أنسى هذا اليوم أبدًا.", "(laughing) I will never forget this day."),
        ("%d kb/s", "%d kb/s"),
        ("A file was kept.|Some files were kept.", "حُفظ ملف.|حُفظ ملفان.|حُفظت ملفات.|حُفظت ملفات كثيرة."),
        ("a) Wash it.", "أ) اغسله."),
    ] {
        assert_eq!(rules([source, target]), [], "{source} {target}");
    }
}

#[test]
fn a_short_sentence_may_not_translate_two_others() {
    let mut consistency = Consistency::new([Rule::SameTarget]);
    let mut found = |english: &str, arabic: &str| {
        let unit = Unit::new(Lang::ENGLISH, english, Lang::ARABIC, arabic);
        consistency.findings(&unit, || "line 1".into()).len()
    };
    assert_eq!(
        [found("The tank is full.", "الخزان ممتلئ."), found("The tank is empty.", "الخزان ممتلئ.")],
        [0, 1]
    );
    assert_eq!([found("Log out", "تسجيل الخروج"), found("Sign out", "تسجيل الخروج")], [0, 0]);
}
