//! Numbers with what they count. Where the measure behind a number is another one, nothing is adapted; where
//! it is the same, other words elsewhere forbid nothing, but a further word right behind the measure does.

use mizan::Lang;
use mizan::similarity::{Doubt, Query};

fn adapted(query: &str, unit: &str, target: &str) -> Result<String, Option<Doubt>> {
    let lang = |text: &str| Lang::detect(text).unwrap();
    let found = Query::new(&query.into(), &lang(query)).compare(&unit.into());
    let (target, lang) = (target.into(), lang(target));
    let adapted = found.adapt(&target, &lang).map(|adapted| adapted.target().plain().to_owned());
    adapted.ok_or_else(|| found.doubt(&target, &lang))
}

#[test]
fn another_measure_is_in_doubt() {
    let mut wrong = Vec::new();
    for (query, unit, target) in [
        ("Add 30 g of yeast to it.", "Add 20 kg of yeast to it.", "أضف إليه 20 كغم من الخميرة."),
        ("Pour in 3 cups of milk.", "Pour in 2 spoons of milk.", "اسكب 2 ملعقة من الحليب."),
        ("The rope is 40 feet long.", "The rope is 12 metres long.", "طول الحبل 12 مترًا."),
        ("The fan draws 80 watts.", "The fan draws 60 volts.", "تسحب المروحة 60 فولتًا."),
        ("Keep it for 6 months.", "Keep it for 5 weeks.", "احتفظ به 5 أسابيع."),
        ("It turns 50 times per minute.", "It turns 40 times per second.", "يدور 40 مرة في الثانية."),
        ("A field of 9 square miles", "A field of 7 square kilometres", "حقل مساحته 7 كيلومترات مربعة"),
        ("He paid 15 Omani rials for it.", "He paid 12 Yemeni rials for it.", "دفع فيه 12 ريالًا يمنيًا."),
        ("The disk holds 4 TB of data.", "The disk holds 2 GB of data.", "يتسع القرص لـ 2 غ.ب من البيانات."),
        ("Drive at 70 miles per hour.", "Drive at 90 km per hour.", "قد بسرعة 90 كم في الساعة."),
        ("The debt is 7 billion euros.", "The debt is 5 million euros.", "الدين 5 ملايين يورو."),
        ("USD 40 a night", "SAR 150 a night", "150 ريالًا لليلة"),
        ("أضف 30 غراما من الخميرة", "أضف 20 كيلوغراما من الخميرة", "Add 20 kilograms of yeast"),
        ("طول السلك 40 سنتيمترا هنا", "طول السلك 12 مترا هنا", "The wire is 12 metres long here"),
        ("استمرت الهدنة 9 أشهر فقط", "استمرت الهدنة 5 أيام فقط", "The truce lasted only 5 days"),
        ("ثمنه 30 درهما إماراتيا", "ثمنه 20 درهما مغربيا", "It costs 20 Moroccan dirhams"),
        ("وزنه 8 أطنان تقريبا", "وزنه 6 كيلوغرامات تقريبا", "It weighs about 6 kilograms"),
        ("مساحتها 9 أميال مربعة", "مساحتها 7 أمتار مربعة", "Its area is 7 square metres"),
        ("دفع 70 مليون دينار ليبي", "دفع 50 ألف دينار ليبي", "He paid 50 thousand Libyan dinars"),
        ("يدور 50 دورة في الدقيقة", "يدور 40 دورة في الثانية", "It makes 40 turns per second"),
    ] {
        let found = adapted(query, unit, target);
        if found != Err(Some(Doubt::Beside)) {
            wrong.push(format!("{query}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_measure_is_adapted() {
    let mut wrong = Vec::new();
    for (query, unit, target, expected) in [
        ("Add 30 g of yeast.", "Add 20 g of yeast.", "أضف 20 غ من الخميرة.", "أضف 30 غ من الخميرة."),
        ("The rope is 40 m long now.", "The rope is 12 m long.", "طول الحبل 12 م.", ""),
        ("The old fan draws 80 W.", "The fan draws 60 W.", "تسحب المروحة 60 واط.", "تسحب المروحة 80 واط."),
        ("Keep it for 6 weeks.", "Leave it for 5 weeks.", "اتركه 5 أسابيع.", "اتركه 6 أسابيع."),
        (
            "It turns 50 times per minute.",
            "It turns 40 times per minute.",
            "يدور 40 مرة في الدقيقة.",
            "يدور 50 مرة في الدقيقة.",
        ),
        ("A wide field of 90 km²", "A wide field of 70 km²", "حقل مساحته 70 كم²", "حقل مساحته 90 كم²"),
        (
            "He paid 15 Omani rials.",
            "She paid 13 Omani rials.",
            "دفعت 13 ريالًا عمانيًا.",
            "دفعت 15 ريالًا عمانيًا.",
        ),
        (
            "Use 4 GB of memory.",
            "Use 8 GB of memory.",
            "استخدم 8 غ.ب من الذاكرة.",
            "استخدم 4 غ.ب من الذاكرة.",
        ),
        (
            "Drive at 70 km per hour.",
            "Drive at 90 km per hour.",
            "قد بسرعة 90 كم في الساعة.",
            "قد بسرعة 70 كم في الساعة.",
        ),
        (
            "The debt is 7 million euros.",
            "The debt was 5 million euros.",
            "كان الدين 5 ملايين يورو.",
            "كان الدين 7 ملايين يورو.",
        ),
        ("USD 40 a night", "USD 150 a night", "150 دولارًا لليلة", "40 دولارًا لليلة"),
        (
            "Boil it for 12 minutes on low heat.",
            "Boil it for 15 minutes on high heat.",
            "اغله 15 دقيقة على نار عالية.",
            "اغله 12 دقيقة على نار عالية.",
        ),
        (
            "أضف 30 غراما من الخميرة",
            "أضف 20 غراما من الخميرة",
            "Add 20 grams of yeast",
            "Add 30 grams of yeast",
        ),
        (
            "طول السلك 40 مترا هنا",
            "طول السلك 12 مترا",
            "The wire is 12 metres long",
            "The wire is 40 metres long",
        ),
        (
            "دامت الهدنة 9 أيام فقط",
            "استمرت الهدنة 5 أيام فقط",
            "The truce lasted only 5 days",
            "The truce lasted only 9 days",
        ),
        (
            "ثمنه 8 دراهم مغربية",
            "ثمنه 6 دراهم مغربية",
            "It costs 6 Moroccan dirhams",
            "It costs 8 Moroccan dirhams",
        ),
        (
            "كان وزنه 8 أطنان تقريبا",
            "وزنه 6 أطنان تقريبا",
            "It weighs about 6 tons",
            "It weighs about 8 tons",
        ),
        (
            "مساحة الحديقة 90 مترا مربعا",
            "مساحتها 70 مترا مربعا",
            "Its area is 70 square metres",
            "Its area is 90 square metres",
        ),
        (
            "دفع 70 ألف دينار ليبي",
            "دفع 50 ألف دينار ليبي",
            "He paid 50 thousand Libyan dinars",
            "He paid 70 thousand Libyan dinars",
        ),
        ("خذ 3 حبات بعد الأكل", "خذ 4 حبات بعد الأكل", "Take 4 pills after meals", "Take 3 pills after meals"),
    ] {
        let found = adapted(query, unit, target).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{query}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
