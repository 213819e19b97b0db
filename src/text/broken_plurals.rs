//! The broken plurals of Arabic nouns: [`broken_plurals`] makes the plurals that a noun may have by its
//! shape.
//!
//! A broken plural keeps the consonants of its noun and changes the vowels between them (W. Wright, *A
//! grammar of the Arabic language*, 3rd ed., vol. 1, §§ 304 to 305). A shape of the noun allows few shapes
//! of the plural. Shapes whose plural is mostly another word of the same root (طلب and طلاب) are left to a
//! list of nouns.

/// Returns the folded broken plurals that a folded noun may have, without its article; a noun has one or
/// two of them.
pub(crate) fn broken_plurals(noun: &str) -> Vec<String> {
    let listed =
        LISTED.iter().filter(|(listed, _)| *listed == noun).flat_map(|(_, plurals)| plurals.split(' '));
    let mut plurals: Vec<String> = listed.map(str::to_owned).collect();
    let letters: Vec<char> = noun.chars().collect();
    let shapes = if SOUND.contains(&noun) { &[] } else { SHAPES };
    for (shape, made) in shapes {
        if let Some(root) = root(&letters, shape) {
            plurals.extend(made.split(' ').map(|plural| with_root(plural, &root)));
        }
    }
    plurals.retain(|plural| plural != noun);
    plurals
}

/// Returns the folded nouns of which a folded word may be a broken plural. Some are no words; plurals of
/// three letters, which are mostly nouns of their own, have none by their shape.
pub(crate) fn broken_singulars(plural: &str) -> Vec<String> {
    const SHORTEST: usize = 4;
    let has_plural = |plurals: &str| plurals.split(' ').any(|listed| listed == plural);
    let listed = LISTED.iter().filter(|(_, plurals)| has_plural(plurals)).map(|(noun, _)| (*noun).to_owned());
    let mut nouns: Vec<String> = listed.collect();
    let letters: Vec<char> = plural.chars().collect();
    if letters.len() >= SHORTEST {
        for (shape, made) in SHAPES {
            let roots = made.split(' ').filter_map(|made| root(&letters, made));
            nouns.extend(roots.map(|root| with_root(shape, &root)).filter(|noun| !noun.contains(' ')));
        }
    }
    nouns.retain(|noun| noun != plural && broken_plurals(noun).iter().any(|made| made == plural));
    nouns.sort_unstable();
    nouns.dedup();
    nouns
}

/// Returns the consonants that stand for the digits of a shape; a digit that stands twice is one consonant.
fn root(letters: &[char], shape: &str) -> Option<[char; 4]> {
    let mut root = [' '; 4];
    if shape.chars().count() != letters.len() {
        return None;
    }
    for (place, (&letter, slot)) in letters.iter().zip(shape.chars()).enumerate() {
        let Some(digit) = slot.to_digit(10) else {
            if slot != letter {
                return None;
            }
            continue;
        };
        let consonant = &mut root[digit as usize - 1];
        let is_alef = letter == 'ا' && place > 0;
        if is_alef || (*consonant != ' ' && *consonant != letter) {
            return None;
        }
        *consonant = letter;
    }
    Some(root)
}

fn with_root(shape: &str, root: &[char; 4]) -> String {
    shape.chars().map(|slot| slot.to_digit(10).map_or(slot, |digit| root[digit as usize - 1])).collect()
}

// The shapes of nouns and those of their plurals, folded; digits stand for consonants.
#[rustfmt::skip]
const SHAPES: &[(&str, &str)] = &[
    // حق حقوق، سر أسرار
    ("12", "12و2 ا12ا2"),
    // قلم أقلام، عقد عقود، عضو أعضاء
    ("123", "ا12ا3 12و3"), ("12و", "ا12اء"),
    // باب أبواب، رأس رؤوس، نار نيران، رأي آراء
    ("1ا2", "ا1وا2 ا1يا2 1وو2 1ي2ان 12اه"), ("1اي", "ا1اء"),
    // غرفة غرف، نقطة نقاط، قصة قصص
    ("123ه", "123 12ا3"), ("12ه", "122"), ("12يه", "12ايا"), ("12وه", "12ي"),
    // زاوية زوايا، فائدة فوائد، مادة مواد
    ("1ا2يه", "1وا2ي 1وا2"), ("1ا23ه", "1وا23"), ("1ا2ه", "1وا2"),
    // سلاح أسلحة، جدار جدران، غذاء أغذية
    ("12ا3", "ا123ه 123ان"), ("12اء", "ا12يه"),
    // عمود أعمدة، عجوز عجائز
    ("12و3", "ا123ه 12اي3"),
    // رغيف أرغفة، وزير وزراء، صديق أصدقاء، مريض مرضى، ضمير ضمائر
    ("12ي3", "ا123ه 123اء ا123اء 123ي 12اي3 123ان"),
    // دليل أدلة، طبيب أطباء، غني أغنياء
    ("12ي2", "ا12ه ا12اء"), ("12ي", "ا12ياء"),
    // شارع شوارع، عالم علماء، فارس فرسان، قائد قادة، زائر زوار، قاض قضاة
    ("1ا23", "1وا23 123اء 123ان"), ("1اي3", "1ا3ه 1وا3"), ("1ا2ي", "12اه"),
    // رسالة رسائل، وثيقة وثائق، حمولة حمائل
    ("12ا3ه", "12اي3"), ("12ي3ه", "12اي3"), ("12و3ه", "12اي3"),
    // مصنع مصانع، مدرسة مدارس، معنى معان، أغنية أغان
    ("1234", "12ا34"), ("1234ه", "12ا34"), ("123ي", "12ا3"), ("123ا", "12ا3ي"), ("123يه", "12ا3"), ("1234ي", "12ا34"),
    // مفتاح مفاتيح، مشروع مشاريع، تقرير تقارير، أستاذ أساتذة، دكتور دكاترة
    ("123ا4", "12ا3ي4 12ا34ه"), ("123و4", "12ا3ي4 12ا34ه"), ("123ي4", "12ا3ي4 12ا34ه"),
    ("123ا4ه", "12ا3ي4"), ("123و4ه", "12ا3ي4"), ("123ي4ه", "12ا3ي4"),
    // قانون قوانين، تاريخ تواريخ
    ("1ا2و3", "1وا2ي3"), ("1ا2ي3", "1وا2ي3"),
];

// Nouns of these shapes that have a sound plural alone, and whose letters are other words.
#[rustfmt::skip]
const SOUND: &[&str] = &[
    "شركه", "حركه", "كلمه", "خدمه", "ساعه", "لحظه", "ضربه", "رحله", "دفعه", "نظره", "طلقه", "وحده", "صفقه",
    "نفقه", "سلطه", "خبره", "حمله", "ندوه", "ثروه", "دعوه", "جلسه", "درجه", "صدمه", "رغبه", "لوحه", "صفحه",
    "طلبه", "مره", "ثقه", "صله", "هيئه", "هييه", "فتره", "ازمه", "عمله", "حلقه", "طبقه", "بعثه", "نشره",
];

// Nouns whose plurals no shape makes, or one that mostly makes other words.
#[rustfmt::skip]
const LISTED: &[(&str, &str)] = &[
    // افعل
    ("شهر", "اشهر"), ("سهم", "اسهم"), ("نهر", "انهر"), ("رجل", "ارجل رجال"), ("حرف", "احرف"),
    ("سطر", "اسطر"), ("ضلع", "اضلع"), ("ذراع", "اذرع"), ("لسان", "السن"), ("نفس", "انفس"), ("عين", "اعين"),
    // فعال
    ("جبل", "جبال"), ("كلب", "كلاب"), ("بحر", "بحار"), ("جمل", "جمال"), ("رمل", "رمال"), ("رمح", "رماح"),
    ("ظل", "ظلال"), ("بلد", "بلاد بلدان"), ("حبل", "حبال"), ("عظم", "عظام"), ("ذيب", "ذياب"), ("ثوب", "ثياب"),
    ("ريح", "رياح"), ("روح", "ارواح"), ("ثمر", "ثمار"), ("ثمره", "ثمار اثمار"), ("عبد", "عباد"), ("بير", "ابار"),
    ("كبير", "كبار"), ("صغير", "صغار"), ("قصير", "قصار"), ("طويل", "طوال"), ("ثقيل", "ثقال"),
    ("كريم", "كرام"), ("قديم", "قدامي"), ("يتيم", "يتامي"), ("مراه", "مرايا"),
    // افعال of feminine nouns
    ("ورقه", "اوراق"), ("شجره", "اشجار"), ("سمكه", "اسماك"), ("فكره", "افكار"), ("بقره", "ابقار"),
    ("حجر", "حجاره"),
    // فعل
    ("كتاب", "كتب"), ("نظام", "نظم"), ("طريق", "طرق طرقات"), ("سبيل", "سبل"), ("سرير", "اسره سرر"), ("جديد", "جدد"),
    ("رسول", "رسل"), ("اساس", "اسس"), ("سفينه", "سفن"), ("مدينه", "مدن"), ("صحيفه", "صحف"), ("طريقه", "طرق"),
    ("جزيره", "جزر"), ("فراش", "فرش"), ("حمار", "حمير"), ("سحابه", "سحب"), ("سقف", "اسقف"), ("قريه", "قري"), ("زاويه", "زوايا"),
    // فعال and فعلة of those who do something
    ("عامل", "عمال"), ("طالب", "طلاب طلبه"), ("طالبه", "طالبات"), ("تاجر", "تجار"), ("ساكن", "سكان"),
    ("حاكم", "حكام"), ("راكب", "ركاب"), ("صانع", "صناع"), ("حارس", "حراس"), ("سايق", "سواق"), ("سايح", "سياح"),
    ("كافر", "كفار"), ("جاسوس", "جواسيس"), ("قاري", "قراء"), ("عضو", "اعضاء"), ("شاب", "شباب شبان"),
    // nouns of their own
    ("يوم", "ايام"), ("امراه", "نساء"), ("ابن", "ابناء"), ("اخ", "اخوه اخوان"), ("اب", "اباء"), ("ام", "امهات"),
    ("اخت", "اخوات"), ("بنت", "بنات"), ("يد", "ايد ايدي ايادي"), ("شيء", "اشياء"), ("ماء", "مياه"),
    ("مكان", "اماكن امكنه"), ("حديث", "احاديث"), ("ميزان", "موازين"), ("ميناء", "موانيء مواني"),
    ("برنامج", "برامج"), ("دينار", "دنانير"), ("ديوان", "دواوين"), ("ميعاد", "مواعيد"), ("موعد", "مواعيد"),
    ("رييس", "روساء"), ("سوال", "اسيله"), ("سنه", "سنوات سنين"), ("انسان", "ناس"), ("فم", "افواه"),
    ("شفه", "شفاه"), ("لغه", "لغات"), ("طاير", "طيور"), ("فيلم", "افلام"), ("اله", "الهه"), ("دم", "دماء"),
    ("اسم", "اسماء"), ("سماء", "سماوات"), ("ليله", "ليالي ليال"), ("ارض", "اراضي اراض"), ("اهل", "اهالي"),
    ("صحراء", "صحاري"), ("جزء", "اجزاء"), ("عدو", "اعداء"), ("قلب", "قلوب"), ("خيل", "خيول"), ("دار", "دور ديار"),
    ("تلميذ", "تلامذه تلاميذ"), ("مدير", "مدراء"), ("هدف", "اهداف"), ("قدم", "اقدام"), ("امام", "ايمه"),
    ("زوج", "ازواج"), ("خبر", "اخبار"), ("لجنه", "لجان"), ("جمهور", "جماهير"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn nouns_have_the_plurals_of_their_shapes() {
        for (noun, plural) in [
            ("قلم", "أقلام"),
            ("عقد", "عقود"),
            ("حق", "حقوق"),
            ("باب", "أبواب"),
            ("غرفة", "غرف"),
            ("سلاح", "أسلحة"),
            ("وزير", "وزراء"),
            ("صديق", "أصدقاء"),
            ("طبيب", "أطباء"),
            ("دليل", "أدلة"),
            ("شارع", "شوارع"),
            ("رسالة", "رسائل"),
            ("وثيقة", "وثائق"),
            ("مصنع", "مصانع"),
            ("مدرسة", "مدارس"),
            ("مشروع", "مشاريع"),
            ("قانون", "قوانين"),
            ("فائدة", "فوائد"),
            ("قضية", "قضايا"),
            ("رئيس", "رؤساء"),
            ("مبنى", "مباني"),
            ("مبنى", "مبان"),
            ("جزء", "أجزاء"),
            ("غذاء", "أغذية"),
            ("كتاب", "كتب"),
        ] {
            assert!(broken_plurals(&fold(noun)).contains(&fold(plural)), "{noun} {plural}");
        }
        for (noun, other) in [
            ("كاتب", "كتاب"),
            ("طلب", "طلاب"),
            ("شركة", "شرك"),
            ("عملة", "عمل"),
            ("ضمان", "ضمن"),
            ("دخول", "دخل"),
            ("دافع", "دفاع"),
        ] {
            assert!(!broken_plurals(&fold(noun)).contains(&fold(other)), "{noun} {other}");
        }
    }
}
