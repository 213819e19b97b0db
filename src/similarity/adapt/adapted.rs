//! [`Adapted`]: a translation with the numbers and the last mark of a query in place of its own.

use std::ops::Range;

use crate::lang::{Known, Lang};
use crate::text::fold;
use crate::unit::{Code, UnitText};

use super::agreement::{self, Check};
use super::dates;
use super::doubt::Doubt;
use super::end_mark::end_mark;
use super::exchange::{Replacement, exchanges};
use super::{placeholders, remaining, signs};
use crate::similarity::edit::EditStep;
use crate::similarity::lexemes::{ComparedText, LexedText};

/// A translation with the numbers of the query in place of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adapted {
    target: UnitText,
    places: Vec<Range<usize>>,
    checks: Vec<Check>,
}

impl Adapted {
    /// Returns the adapted translation. Inline codes stand where they stood before.
    #[must_use]
    pub fn target(&self) -> &UnitText {
        &self.target
    }

    /// Returns the places of the exchanged numbers, in bytes of the adapted translation.
    #[must_use]
    pub fn places(&self) -> &[Range<usize>] {
        &self.places
    }

    /// Returns what a translator still has to check.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }
}

/// Returns the translation of `source` with the numbers and the last mark of `query`; none if nothing has to
/// change, or if one text has a number more. `steps` lead from the query to the source; `lang` is the
/// language of the translation.
pub(in crate::similarity) fn adapted(
    (query, source): (&ComparedText, &ComparedText),
    steps: &[EditStep],
    translation: &UnitText,
    lang: &Lang,
) -> Result<Option<Adapted>, Doubt> {
    let Some(exchanges) = exchanges(query, source, steps)? else { return Ok(None) };
    let has_new = exchanges.iter().any(|exchange| !exchange.changes_nothing());
    let doubted = |doubt: Doubt| if has_new { Err(doubt) } else { Ok(None) };
    if !signs::agree(query, source, steps) {
        return doubted(Doubt::Beside);
    }
    if !placeholders::agree(query.text(), source.text()) {
        return doubted(Doubt::Placeholder);
    }
    if dates::are_ambiguous(query, source, steps) {
        return doubted(Doubt::Date);
    }
    let rules = lang.known();
    let mut replacements = Vec::new();
    for (at, exchange) in exchanges.iter().enumerate() {
        let is_done = exchanges[..at].iter().any(|earlier| earlier.replaces_what(exchange));
        if !is_done && !exchange.changes_nothing() {
            replacements.extend(exchange.replacements(translation.plain(), &exchanges, rules)?);
        }
    }
    replacements.extend(end_mark(query.plain(), source.plain(), translation.plain(), rules));
    replacements.sort_by_key(|replacement| replacement.range.start);
    let apart = replacements.windows(2).all(|two| two[0].range.end <= two[1].range.start);
    if !apart {
        return doubted(Doubt::Place);
    }
    if let Some(doubt) = remaining::doubt(translation.plain(), &replacements, (query.plain(), source.plain()))
    {
        return doubted(doubt);
    }
    Ok((!replacements.is_empty()).then(|| replaced(translation, &replacements, rules, source)))
}

fn replaced(
    target: &UnitText,
    replacements: &[Replacement],
    rules: Option<Known>,
    source: &ComparedText,
) -> Adapted {
    let given = target.plain();
    let (mut plain, mut places, mut done) = (String::with_capacity(given.len()), Vec::new(), 0);
    for replacement in replacements {
        plain.push_str(&given[done..replacement.range.start]);
        places.push(plain.len()..plain.len() + replacement.text.len());
        plain.push_str(&replacement.text);
        done = replacement.range.end;
    }
    plain.push_str(&given[done..]);
    let codes =
        target.codes().iter().map(|code| Code { at: moved(code.at, replacements, &places), ..code.clone() });
    let text = ComparedText::new(
        UnitText::with_codes(plain.clone(), codes.collect()),
        LexedText::new(fold(&plain), rules),
    );
    let checks = replacements.iter().zip(&places);
    let checks = checks.filter_map(|(replacement, place)| {
        agreement::check(&text, place, (&replacement.old, &replacement.new), rules, source)
    });
    let checks = checks.collect();
    Adapted { target: text.text().clone(), places, checks }
}

// Returns where a place of the translation lies after the replacements. A place inside a replaced number
// moves to its end.
fn moved(at: usize, replacements: &[Replacement], places: &[Range<usize>]) -> usize {
    let before = replacements.iter().zip(places).take_while(|(replacement, _)| replacement.range.start < at);
    match before.last() {
        Some((replacement, place)) if at >= replacement.range.end => place.end + (at - replacement.range.end),
        Some((_, place)) => place.end,
        None => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similarity::Query;
    use crate::unit::CodeKind;

    fn adapt(from: Lang, query: &str, source: &str, target: &str) -> Option<(String, Vec<String>)> {
        let to = if from.is_arabic() { Lang::ENGLISH } else { Lang::ARABIC };
        let adapted = Query::new(&query.into(), &from).compare(&source.into()).adapt(&target.into(), &to)?;
        let plain = adapted.target().plain();
        let words = adapted.checks().iter().map(|check| plain[check.range()].to_owned()).collect();
        Some((plain.to_owned(), words))
    }

    #[test]
    fn numbers_are_put_in_as_the_translation_writes_them() {
        let en = Lang::ENGLISH;
        for (query, source, target, adapted) in [
            ("It costs 1,250 riyals.", "It costs 900 riyals.", "يكلف ٩٠٠ ريال.", "يكلف ١٬٢٥٠ ريال."),
            ("Version 10.1.3", "Version 10.0.12", "الإصدار 10.0.12", "الإصدار 10.1.3"),
            ("Signed on 14/03/2025", "Signed on 12/03/2024", "وُقّع في ١٢/٠٣/٢٠٢٤", "وُقّع في ١٤/٠٣/٢٠٢٥"),
            ("On 14 May 2025", "On 12 March 2024", "في 12 مارس 2024", "في 14 مايو 2025"),
            ("On 14 April", "On 12 March", "في ١٢ آذار", "في ١٤ نيسان"),
            ("On 14 May", "On 12 March", "في ١٢ آذار/مارس", "في ١٤ أيار/مايو"),
            ("On 4 January", "On 12 March", "في ١٢ آذار (مارس)", "في ٤ كانون الثاني (يناير)"),
            ("On 4 March", "On 12 October", "في ١٢ تشرين الأول/أكتوبر", "في ٤ آذار/مارس"),
            ("On 4 February", "On 12 January", "في 12 جانفي", "في 4 فيفري"),
            ("On 4 May", "On 12 August", "في 12 غشت", "في 4 ماي"),
            ("On 4 October", "On 12 January", "في 12 كانون ثاني", "في 4 تشرين أول"),
            ("On 3 Ramadan 1446", "On 1 Rajab 1445", "في 1 رجب 1445", "في 3 رمضان 1446"),
            ("On 9 Dhu al-Hijjah", "On 3 Rabi al-Awwal", "في 3 ربيع الأول", "في 9 ذو الحجة"),
            ("On 2 Apr 2025", "On 3 Mar 2024", "في 3 مارس 2024", "في 2 أبريل 2025"),
            ("Take 6 of 6", "Take 5 of 5", "خذ ٥ من ٥", "خذ ٦ من ٦"),
            ("From 3 to 5", "From 2 to 4", "من ٢ إلى ٤", "من ٣ إلى ٥"),
            ("Print it on A3.", "Print it on A4.", "اطبعه على ورق A4.", "اطبعه على ورق A3."),
            ("Write to b@x.org", "Write to a@x.org", "اكتب إلى a@x.org", "اكتب إلى b@x.org"),
        ] {
            assert_eq!(adapt(en.clone(), query, source, target).unwrap().0, adapted);
        }
        let found = adapt(Lang::ARABIC, "بلغت النسبة ٧٫٢٥٪", "بلغت النسبة ٦٫٥٪", "The rate reached 6.5%");
        assert_eq!(found.unwrap().0, "The rate reached 7.25%");
        for (query, source, target, adapted) in [
            ("في 4 فيفري 2025", "في 12 جانفي 2025", "On 12 January 2025", "On 4 February 2025"),
            ("في ٩ ذي الحجة", "في ٣ ربيع الأول", "On 3 Rabi al-Awwal", "On 9 Dhu al-Hijjah"),
        ] {
            assert_eq!(adapt(Lang::ARABIC, query, source, target).unwrap().0, adapted);
        }
    }

    #[test]
    fn the_label_of_an_item_is_put_in() {
        for (query, source, target, adapted) in [
            ("د) دفع الأجرة", "ج) دفع الأجرة", "c) payment of the rent", Some("d) payment of the rent")),
            ("(ب) دفع الأجرة", "(أ) دفع الأجرة", "(a) pay a rent", Some("(b) pay a rent")),
            ("(ب) دفع ٦ أجور", "(أ) دفع ٥ أجور", "(a) pay 5 rents", Some("(b) pay 6 rents")),
            ("دفع الأجرة", "ج) دفع الأجرة", "c) payment of the rent", None),
            ("الفقرة (د) منه", "الفقرة (ج) منه", "paragraph (c) of it", None),
        ] {
            let found = adapt(Lang::ARABIC, query, source, target);
            assert_eq!(found.map(|found| found.0).as_deref(), adapted, "{query}");
        }
    }

    #[test]
    fn placeholders_in_another_order_are_exchanged_by_their_numbers_or_not_at_all() {
        let en = Lang::ENGLISH;
        for (query, source, target, adapted) in [
            ("%2$s of %1$s", "%1$s of %2$s", "%1$s من %2$s", Some("%2$s من %1$s")),
            ("{1} of {0}", "{0} of {1}", "{1}: {0}", Some("{0}: {1}")),
            ("{2} of {3} now", "{0} of {1} now", "{0} من {1} الآن", Some("{2} من {3} الآن")),
            ("{b} of {a}!", "{a} of {b}.", "{a} من {b}.", None),
            ("{b} has 6 of {a}", "{a} has 5 of {b}", "لدى {a} 5 من {b}", None),
            ("%s has 6 files", "%d has 5 files", "لدى %d 5 ملفات", None),
            ("{a} has 6 of {b}", "{a} has 5 of {b}", "لدى {a} 5 من {b}", Some("لدى {a} 6 من {b}")),
        ] {
            let found = adapt(en.clone(), query, source, target);
            assert_eq!(found.map(|found| found.0).as_deref(), adapted, "{query}");
        }
        // As inline codes.
        let coded = |text: &str| UnitText::from_markup(text);
        for (query, adapted) in [
            ("Move {1} of 6 files to {0}", None),
            ("Move {0} of 6 files to {1}", Some("انقل {0} من 6 ملفات إلى {1}")),
        ] {
            let comparison = Query::new(&coded(query), &en).compare(&coded("Move {0} of 5 files to {1}"));
            let found = comparison.adapt(&coded("انقل {0} من 5 ملفات إلى {1}"), &Lang::ARABIC);
            let found = found.map(|found| found.target().marked_up());
            assert_eq!(found.as_deref(), adapted, "{query}");
        }
    }

    #[test]
    fn an_hour_keeps_the_part_of_its_day() {
        for (query, source, target, adapted) in [
            ("Open at 10 am", "Open at 9 am", "يفتح الساعة 9 صباحًا", Some("يفتح الساعة 10 صباحًا")),
            ("Open at 10 a.m. now", "Open at 9 am now", "يفتح 9 صباحًا", Some("يفتح 10 صباحًا")),
            ("Open at 10 pm", "Open at 9 am", "يفتح الساعة 9 صباحًا", None),
            ("Open at 4:30 a.m. today", "Open at 3:30 p.m. today", "يفتح في 3:30 م اليوم", None),
            ("Open at 4 in the evening", "Open at 3 in the morning", "يفتح 3 صباحًا", None),
            ("Open at 4", "Open at 3 am", "يفتح 3 صباحًا", None),
        ] {
            let found = adapt(Lang::ENGLISH, query, source, target);
            assert_eq!(found.map(|found| found.0).as_deref(), adapted, "{query}");
        }
        for (query, source, target, adapted) in [
            ("يغلق في ١٠ مساءً", "يغلق في ٩ مساءً", "closes at 9 pm", Some("closes at 10 pm")),
            ("يغلق في ١٠ صباحًا", "يغلق في ٩ مساءً", "closes at 9 pm", None),
            ("يغلق في ٩ م", "يغلق في ٨ ص", "closes at 8 am", None),
            ("يغلق ٤ قبل الظهر", "يغلق ٣ بعد الظهر", "closes at 3 pm", None),
            ("عرضه ٧ م فقط", "عرضه ٥ م فقط", "5 m wide only", Some("7 m wide only")),
        ] {
            let found = adapt(Lang::ARABIC, query, source, target);
            assert_eq!(found.map(|found| found.0).as_deref(), adapted, "{query}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_alone() {
        let en = Lang::ENGLISH;
        for (query, source, target) in [
            ("Wait 5 hours.", "Wait 5 hours.", "انتظر ٥ ساعات."),
            ("Wait 6 hours.", "Wait 5 hours.", "انتظر خمس ساعات."),
            ("On 12 May", "On 12 March", "في ١٢ من الشهر"),
            ("On 12 Rajab", "On 12 March", "في 12 مارس"),
            ("Use paper A3.", "Use paper A4.", "استخدم ورق A45."),
            ("Take 2 of 3.", "Take 1 of 1.", "خذ ١ من ١."),
            ("Take 2.", "Take 1.", "خذ ١ من ١."),
            ("Wait 5 or 6 hours.", "Wait 5 hours.", "انتظر ٥ ساعات."),
            ("It fell to -5 degrees.", "It fell to 5 degrees.", "انخفضت إلى ٥ درجات."),
        ] {
            assert_eq!(adapt(en.clone(), query, source, target), None, "{query}");
        }
    }

    #[test]
    fn numbers_behind_clitics_are_numbers() {
        for (query, source, target, adapted) in [
            ("بين 5 و10 أيام", "بين 3 و7 أيام", "between 3 and 7 days", Some("between 5 and 10 days")),
            ("يكفي لـ٦ أشخاص", "يكفي لـ٤ أشخاص", "enough for 4 people", Some("enough for 6 people")),
            ("بيع ب15 ريالا", "بيع ب12 ريالا", "sold for 12 riyals", Some("sold for 15 riyals")),
            ("في الـ20 من عمره", "في الـ30 من عمره", "in his 30s", Some("in his 20s")),
            ("وبـ3 لغات", "وبـ2 لغات", "and in 2 languages", Some("and in 3 languages")),
            ("القاعة س5 هنا", "القاعة س4 هنا", "hall 4 is here", None),
        ] {
            let found = adapt(Lang::ARABIC, query, source, target);
            assert_eq!(found.map(|found| found.0).as_deref(), adapted, "{query}");
        }
        let adapted = adapt(Lang::ENGLISH, "from 4 to 9", "from 3 to 7", "من ٣ ولـ٧").unwrap().0;
        assert_eq!(adapted, "من ٤ ولـ٩");
    }

    #[test]
    fn a_date_is_put_in_with_its_weekday_and_both_names_of_its_month() {
        for (query, source, target, adapted) in [
            ("الأحد 7 نيسان 2024", "الثلاثاء 5 آذار 2024", "Tuesday, 5 March 2024", "Sunday, 7 April 2024"),
            ("في 7 نيسان/أبريل 2021", "في 5 آذار/مارس 2020", "on 5 March 2020", "on 7 April 2021"),
            ("في 7 نيسان (أبريل) 2021", "في 5 آذار (مارس) 2020", "on 5 March 2020", "on 7 April 2021"),
            ("يوم الجمعة، 7 مايو", "يوم السبت، 5 يونيو", "on Sat, 5 June", "on Fri, 7 May"),
        ] {
            assert_eq!(adapt(Lang::ARABIC, query, source, target).unwrap().0, adapted, "{query}");
        }
        let (query, source) = ("Held on Monday, 8 May", "Held on Friday, 5 May");
        let adapted = adapt(Lang::ENGLISH, query, source, "عُقد يوم الجمعة ٥ أيار/مايو").unwrap().0;
        assert_eq!(adapted, "عُقد يوم الاثنين ٨ أيار/مايو");
        assert_eq!(adapt(Lang::ARABIC, "في 5 آذار 2020", "في 5 مارس 2020", "on 5 March 2020"), None);
    }

    #[test]
    fn an_english_ordinal_is_a_number() {
        let en = Lang::ENGLISH;
        let adapted = adapt(en.clone(), "the 11th edition", "the 3rd edition", "الطبعة 3").unwrap().0;
        assert_eq!(adapted, "الطبعة 11");
        assert_eq!(adapt(en, "the 4th edition", "the 3rd edition", "الطبعة الثالثة"), None);
    }

    #[test]
    fn numbers_are_put_into_the_translation_of_a_text_with_other_words() {
        let en = Lang::ENGLISH;
        let adapted = adapt(en.clone(), "Stop 6 hours!", "Wait 5 hours.", "انتظر ٥ ساعات.").unwrap().0;
        assert_eq!(adapted, "انتظر ٦ ساعات!");
        assert_eq!(adapt(en, "Wait here for the guide", "Wait 5 hours.", "انتظر ٥ ساعات."), None);
    }

    #[test]
    fn a_number_that_begins_with_its_decimal_mark_is_that_number() {
        let en = Lang::ENGLISH;
        let dose = "أعط ٢٫٥ مغ من الدواء";
        let adapted = adapt(en.clone(), "Give .5 mg of it", "Give 2.5 mg of it", dose).unwrap().0;
        assert_eq!(adapted, "أعط ٠٫٥ مغ من الدواء");
        let adapted = adapt(en.clone(), "Give 1.5 mg", "Give .25 mg", "أعط ٠٫٢٥ مغ").unwrap().0;
        assert_eq!(adapted, "أعط ١٫٥ مغ");
        let adapted = adapt(Lang::ARABIC, "أعط ٫٧٥ مغ", "أعط ٫٢٥ مغ", "Give .25 mg").unwrap().0;
        assert_eq!(adapted, "Give .75 mg");
        assert_eq!(adapt(en, "Give -.5 mg", "Give .25 mg", "أعط ٠٫٢٥ مغ"), None);
    }

    #[test]
    fn a_sign_beside_a_number_that_differs_forbids_the_adaptation() {
        let en = Lang::ENGLISH;
        for (query, source, target) in [
            ("It costs £30 now", "It costs $20 now", "يكلف الآن 20 دولارًا"),
            ("It costs 30 € now", "It costs 20 $ now", "يكلف الآن 20 دولارًا"),
            ("Growth of 30‰ now", "Growth of 20% now", "نمو قدره 20٪ الآن"),
            ("Growth of 30 now", "Growth of 20% now", "نمو قدره 20٪ الآن"),
            ("Keep it < 30 then", "Keep it > 20 then", "أبقه فوق 20 ثم"),
            ("Keep it ≤30 then", "Keep it 20 then", "أبقه على 20 ثم"),
            ("About ~30 then", "About 20 then", "نحو 20 ثم"),
            ("Error of ±3 at most", "Error of 2 at most", "خطأ قدره 2 على الأكثر"),
            ("It is 30° now", "It is 20 now", "هي 20 الآن"),
            ("It lost (30) today", "It lost 20 today", "خسر 20 اليوم"),
            ("A board of 30\" width", "A board of 20 width", "لوح عرضه 20"),
            ("A board of 30\u{2033} width", "A board of 20\" width", "لوح عرضه 20"),
            ("Rooms 3-5 above", "Rooms 3/4 above", "الغرف 3/4 أعلاه"),
            ("Wait 5½ hours", "Wait 4 hours", "انتظر 4 ساعات"),
            ("A field of 10³ points", "A field of 10² points", "حقل من 10² نقطة"),
            ("See note #7 here", "See note 6 here", "انظر الحاشية 6 هنا"),
        ] {
            assert_eq!(adapt(en.clone(), query, source, target), None, "{query}");
        }
        let adapted = adapt(en, "It costs $30.", "It costs $20", "يكلف 20 دولارًا").unwrap().0;
        assert_eq!(adapted, "يكلف 30 دولارًا.");
    }

    #[test]
    fn separators_are_written_as_the_translation_writes_them() {
        for (query, source, target, adapted) in [
            ("بنسبة ٧,٢٥٪ منه", "بنسبة ٦٫٥٪ منه", "6.5% of it", Some("7.25% of it")),
            ("بنسبة ٧,٢٥٪ منه", "بنسبة ٦٪ منه", "6% of it", Some("7.25% of it")),
            ("بنسبة ٧٫٥٠٪ منه", "بنسبة ٦٫٢٥٪ منه", "6.25% of it", Some("7.50% of it")),
            ("مبلغ ٣٬٢٥٠٫٥ منه", "مبلغ ٢٬٢٥٠ منه", "2,250 of it", Some("3,250.5 of it")),
            ("مبلغ ٣،٢٥٠ منه", "مبلغ ٢،٢٥٠ منه", "2,250 of it", Some("3,250 of it")),
            ("مبلغ ٣٫٢٥٠ منه", "مبلغ ٢ منه", "2 of it", Some("3.250 of it")),
            // 3.250 may be three thousand or three and a quarter.
            ("مبلغ 3.250 منه", "مبلغ 2 منه", "2 of it", None),
            ("مبلغ 3,250 منه", "مبلغ 2,5 منه", "2.5 of it", None),
            ("مبلغ 2,5 منه", "مبلغ 3,250 منه", "3,250 of it", None),
            ("الإصدار 2.10 منه", "الإصدار 2.9 منه", "version 2.9 of it", Some("version 2.10 of it")),
            ("الإصدار 2.1.10 منه", "الإصدار 2.9.1 منه", "version 2.9.1 of it", Some("version 2.1.10 of it")),
            ("الإصدار 2.1.10 منه", "الإصدار 3 منه", "version 3 of it", Some("version 2.1.10 of it")),
        ] {
            let found = adapt(Lang::ARABIC, query, source, target);
            assert_eq!(found.map(|found| found.0).as_deref(), adapted, "{query}");
        }
    }

    #[test]
    fn english_around_a_number_stays_english() {
        for (query, source, target, adapted) in [
            ("الطبعة 12 منه", "الطبعة 2 منه", "the 2nd edition of it", Some("the 12th edition of it")),
            ("الطبعة 21 منه", "الطبعة 4 منه", "the 4th edition of it", Some("the 21st edition of it")),
            ("الطبعة 33 منه", "الطبعة 11 منه", "the 11th edition of it", Some("the 33rd edition of it")),
            ("الطبعة 2.5 منه", "الطبعة 2 منه", "the 2nd edition of it", None),
            ("تقرير من 11 صفحة", "تقرير من 12 صفحة", "a 12-page report", None),
            ("تقرير من 7 صفحة", "تقرير من 8 صفحة", "an 8-page report", None),
            ("تقرير من 13 صفحة", "تقرير من 12 صفحة", "a 12-page report", Some("a 13-page report")),
            ("الساعة 15:20 هنا", "الساعة 9:30 هنا", "at 9:30 a.m. here", None),
            ("الساعة 10:20 هنا", "الساعة 9:30 هنا", "at 9:30 a.m. here", Some("at 10:20 a.m. here")),
        ] {
            let found = adapt(Lang::ARABIC, query, source, target);
            assert_eq!(found.map(|found| found.0).as_deref(), adapted, "{query}");
        }
    }

    #[test]
    fn a_noun_that_must_follow_its_number_is_named() {
        let en = Lang::ENGLISH;
        for (query, source, target, words) in [
            ("Wait 12 minutes.", "Wait 5 minutes.", "انتظر ٥ دقائق.", vec!["دقائق"]),
            ("Wait 7 minutes.", "Wait 5 minutes.", "انتظر ٥ دقائق.", vec![]),
            ("Wait 105 minutes.", "Wait 5 minutes.", "انتظر ٥ دقائق.", vec![]),
            ("Wait 100 minutes.", "Wait 15 minutes.", "انتظر ١٥ دقيقة.", vec!["دقيقة"]),
            ("See chapter 12 above.", "See chapter 5 above.", "انظر الفصل ٥ أعلاه.", vec![]),
            ("See article 12 here.", "See article 5 here.", "انظر المادة ٥ هنا.", vec![]),
            ("A share of 50%", "A share of 5%", "حصة قدرها ٥٪", vec![]),
            // A label is also a place in which things are counted.
            ("The hall has 250 seats", "The hall has 200 seats", "في القاعة 200 مقعد", vec!["مقعد"]),
            ("Each day 250 cars pass", "Each day 200 cars pass", "تمر كل يوم 200 سيارة", vec!["سيارة"]),
            ("In it 15 patients lie", "In it 5 patients lie", "في القسم 5 مرضى", vec!["مرضى"]),
            ("Hall 250 has seats", "Hall 200 has seats", "في القاعة 200 مقاعد", vec![]),
            ("Clause 15 provides it", "Clause 5 provides it", "ينص البند 5 عليه", vec![]),
            ("As Clause 15 states", "As Clause 5 states", "كما في البند 5 أعلاه", vec![]),
            ("It is 11 now", "It is 5 now", "الساعة 5 مساء", vec![]),
            ("Born on 3 Rajab 1446", "Born on 12 Rajab 1446", "وُلد في 12 رجب 1446", vec![]),
        ] {
            assert_eq!(adapt(en.clone(), query, source, target).unwrap().1, words, "{query}");
        }
        let found = adapt(Lang::ARABIC, "انتظر ١ ساعة", "انتظر ٥ ساعة", "Wait 5 hours").unwrap();
        assert_eq!(found.1, ["hours"]);
    }

    #[test]
    fn codes_stay_where_they_stood() {
        let code =
            |at| Code { at, kind: CodeKind::Single, id: "1".into(), markup: "<x/>".into(), label: None };
        let target = UnitText::with_codes("انتظر ٥ دقائق", vec![code(0), code(11), code(13), code(14)]);
        let query = Query::new(&"Wait 10 minutes".into(), &Lang::ENGLISH);
        let adapted = query.compare(&"Wait 5 minutes".into()).adapt(&target, &Lang::ARABIC).unwrap();
        assert_eq!(adapted.target().marked_up(), "<x/>انتظر <x/>١٠<x/> <x/>دقائق");
    }
}
