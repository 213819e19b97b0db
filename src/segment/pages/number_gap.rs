//! [`NumberGap`]: whether a sentence that goes on after a number needs that number.
//!
//! The number of a page stands inside a sentence by chance, so the sentence is whole without the number. The
//! words on both sides show the contrary: after a preposition no second one follows, after `Article` a
//! number comes, and `days` or `دينارا` are counted. Other words leave a doubt: `at gate`, `the answer is`.
//! Where one number stands alone in a text, the doubt keeps it.

use super::gap_words::{
    AMOUNTS, ARABIC_AMOUNTS, ARABIC_CLOSED, ARABIC_COUNTED, ARABIC_LABELS, ARABIC_NUMBERED, ARABIC_OPEN,
    ARABIC_WAW, CAPITAL_LABELS, CLOSED, COMPLETE, COUNTED, DETERMINERS, LABELS, LINKS, NUMBERED, OPEN,
    SINGULAR, TRANSITIVE,
};
use crate::segment::marks::terminal;
use crate::text::{MonthName, fold};

// Words before a noun among which its article is looked for: `the old gate`. Chosen by hand.
const NOUN_WORDS: usize = 3;

/// What a sentence lacks without the number inside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberGap {
    /// True if the words before need a number: `Article`, `the price is $`.
    pub(super) is_open: bool,
    /// True if the word behind is counted: `days`.
    pub(super) is_counted: bool,
    /// True if the words on both sides may well hold a number: `at gate`, `the answer is`.
    pub(super) is_doubtful: bool,
}

impl NumberGap {
    /// Reads the lines before a number and behind it. Both come without their marks and without white space
    /// at their ends.
    pub(super) fn between(line: &str, next: &str) -> Self {
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let next = next.trim_start();
        let first = next.split(char::is_whitespace).next().unwrap_or_default();
        let takes = last.ends_with([':', '=', '$', '€', '£', '№', '#', '(']);
        let goes_on = next.starts_with(['%', '٪', ',', '،', '؛', ';', '.', ')', '°', '$', '€']);
        Self {
            is_open: takes || goes_on || english_takes(last, first) || arabic_takes(last),
            is_counted: english_counts(first) || arabic_counts(first),
            is_doubtful: english_may_take(line, first)
                || arabic_may_take(last, first)
                || may_be_counted(first)
                || is_month(first),
        }
    }
}

/// Returns true for a line that cannot be whole without what follows: `May is`, `Gate`, `وعدد الزوار بلغ`.
pub(super) fn awaits_number(line: &str) -> bool {
    let (last, is_one) =
        (bare(line.rsplit(char::is_whitespace).next().unwrap_or_default()), !line.contains(' '));
    let folded = fold(&last);
    let arabic =
        || [ARABIC_LABELS, ARABIC_AMOUNTS, ARABIC_OPEN].iter().any(|words| is_folded(words, &folded));
    let names = || {
        let noun = folded.strip_prefix("ال").unwrap_or(&folded);
        is(NUMBERED, &last) || is_folded(ARABIC_NUMBERED, noun)
    };
    is(OPEN, &last) || is(LABELS, &last) || is(AMOUNTS, &last) || is_one && names() || arabic()
}

fn english_takes(last: &str, first: &str) -> bool {
    let (label, last) = (last.starts_with(char::is_uppercase), bare(last));
    is(OPEN, &last) && is(CLOSED, &bare(first)) || is(LABELS, &last) || label && is(CAPITAL_LABELS, &last)
}

fn english_counts(first: &str) -> bool {
    is(COUNTED, &bare(first))
}

// Returns true for a plural and for an accusative (`١٢ كتابا`), which a sentence counts or not.
fn may_be_counted(first: &str) -> bool {
    let (word, folded) = (bare(first), fold(&bare(first)));
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !is(SINGULAR, &word);
    let accusative =
        !is_definite(&folded) && arabic(&folded) && folded.chars().count() > 3 && folded.ends_with('ا');
    plural && !word.contains(['\'', '’']) || accusative
}

// Returns true behind a noun that has no article, and behind a verb or an adverb that nothing else completes.
fn english_may_take(line: &str, first: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let (is_name, last, first) = (last.starts_with(char::is_uppercase), bare(last), bare(first));
    let participle = first.ends_with("ed") || first.ends_with("ing") || first.ends_with("ly");
    let participle = participle || first.ends_with("en") && !is(COUNTED, &first);
    let is_bare = || is_name || matches!(last.as_str(), "number" | "numbers") || !has_determiner(line);
    is(AMOUNTS, &last) && !participle && !is(COMPLETE, &first)
        || is(NUMBERED, &last) && is_bare()
        || is(TRANSITIVE, &last) && is(CLOSED, &first)
        || first == "per"
        || ends_with_name(line)
}

// Returns true for a line that ends with a name, to which a number may belong: `Apollo 11`, `BCP 47`. The
// first word of a sentence is no name by its capital.
fn ends_with_name(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let is_name = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_some()
            && chars.all(char::is_alphanumeric)
    };
    words.next().is_some_and(is_name)
        && words.next().is_some_and(|word| !word.ends_with(|c| terminal(c).is_some()))
}

// Returns true if an article or the like stands before the noun at the end of a line.
fn has_determiner(line: &str) -> bool {
    let mut before = line.split_whitespace().rev().skip(1).take(NOUN_WORDS).map(bare);
    before.find(|word| is(LINKS, word) || is(DETERMINERS, word)).is_some_and(|word| is(DETERMINERS, &word))
}

fn arabic_takes(last: &str) -> bool {
    let last = fold(&bare(last));
    let is_label = |word: &str| is_folded(ARABIC_LABELS, word);
    let definite = last.strip_prefix("لل").map(|label| format!("ال{label}"));
    is_label(&last) || is_label(without_clitic(&last)) || definite.is_some_and(|label| is_label(&label))
}

fn arabic_counts(first: &str) -> bool {
    let first = fold(&bare(first));
    // The accusative of what is counted: `١٢ يوما`.
    let noun = first.strip_suffix('ا').unwrap_or(&first);
    is_folded(ARABIC_COUNTED, &first) || is_folded(ARABIC_COUNTED, noun)
}

// Returns true behind a noun or a verb that a number may follow, unless the noun behind the number belongs to
// it, and behind a word that the next one does not complete.
fn arabic_may_take(last: &str, first: &str) -> bool {
    let (last, first) = (fold(&bare(last)), fold(&bare(first)));
    let word = without_clitic(&last);
    let noun = ["ال", "لل"].iter().find_map(|article| word.strip_prefix(article));
    let noun = noun.or_else(|| last.strip_prefix("لل")).unwrap_or(word);
    let one_of = |words: &str| [noun, word, &last].iter().any(|word| is_folded(words, word));
    let takes = one_of(ARABIC_NUMBERED) || one_of(ARABIC_AMOUNTS);
    takes && !is_definite(&first) || one_of(ARABIC_OPEN) && is_closed(&first)
}

// Returns true for an Arabic word that completes no preposition.
fn is_closed(first: &str) -> bool {
    let joins = first.starts_with('و') && first.chars().count() > 2;
    let is_word = ARABIC_WAW.split_whitespace().any(|word| first.starts_with(&fold(word)));
    is_folded(ARABIC_CLOSED, first) || joins && !is_word
}

// Returns true for a month, which a day goes before. English ones have a capital.
fn is_month(first: &str) -> bool {
    let is_name = !first.starts_with(|c: char| c.is_ascii_lowercase());
    is_name && MonthName::of(&fold(&bare(first))).is_some()
}

fn is_definite(word: &str) -> bool {
    ["ال", "وال", "بال", "لل", "فال", "كال"].iter().any(|article| word.starts_with(article))
}

fn without_clitic(word: &str) -> &str {
    word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(word)
}

fn is(words: &str, word: &str) -> bool {
    !word.is_empty() && words.split_whitespace().any(|one| one == word)
}

fn is_folded(words: &str, word: &str) -> bool {
    !word.is_empty() && words.split_whitespace().any(|one| fold(one) == word)
}

fn arabic(word: &str) -> bool {
    word.chars().any(|c| ('\u{620}'..='\u{64A}').contains(&c))
}

// Returns a word in small letters, without the marks around it.
fn bare(word: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '%' | '٪' | '×');
    word.trim_matches(|c| !is_part(c)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lacks_number(line: &str, next: &str) -> bool {
        let gap = NumberGap::between(line, next);
        gap.is_open || gap.is_counted
    }

    #[test]
    fn a_sentence_may_need_a_number() {
        for (line, next) in [
            ("the council was held in", "in the school hall"),
            ("the price is the sum of", "dinars, paid at once"),
            ("as is said in Article", "the buyer pays"),
            ("within a period of", "days from the date"),
            ("a discount of", "per cent"),
            ("وتزيد الأجرة بنسبة", "بالمئة كل سنة"),
            ("the whole sum is $", "and is paid at once"),
            ("as the table shows on", "of the report"),
            ("وذلك خلال مدة لا تزيد على", "يوما من تاريخ التوقيع"),
            ("وفقا لأحكام المادة", "من القانون المدني"),
            ("يدفع المشتري مبلغا قدره", "دولار عند التوقيع"),
            ("وقد عقد الاجتماع الأول سنة", "في قاعة المدرسة"),
        ] {
            assert!(lacks_number(line, next), "{line} | {next}");
        }
    }

    #[test]
    fn most_sentences_are_whole_without_a_number() {
        for (line, next) in [
            ("circulated among its members during", "the previous month"),
            ("Members asked how long the work would take and who", "would pay for it"),
            ("Some members", "asked that the figures be explained"),
            ("a loan by the regional", "bank."),
            ("comes from a loan by", "the bank"),
            ("وأُرسلت نسخ منها إلى كل من", "الأعضاء الغائبين"),
            ("وتقرر تمديد الموعد أسبوعين", "وإعداد مسودة جديدة"),
            ("وستصل المياه قبل صيف العام", "المقبل إن توافرت الأموال"),
        ] {
            assert!(!lacks_number(line, next), "{line} | {next}");
        }
    }

    #[test]
    fn a_number_may_name_the_noun_before_it() {
        for (line, next) in [
            ("the soldiers were told to go to Gate", "and to wait there"),
            ("the soldiers were told to go to gate", "and to wait there"),
            ("the coach to the castle is number", "and it leaves every hour"),
            ("the train will leave today from platform", "because of the works"),
            ("the guests were taken to table", "near the window"),
            ("the answer that they had waited for was", "which nobody had expected"),
            ("the number of your booking for May is", "and you can use it"),
            ("the number of visitors reached", "yesterday evening"),
            ("the rocket that flew to the moon was called Apollo", "and landed in July"),
            ("the buyer of the old harbour agrees to pay", "for each hour of work"),
            ("the rent of the boat is paid at the rate of the guild,", "per hour"),
            ("أدخل الموظف في هذا الحقل القيمة التي قيمتها بين", "و ١ كما ورد"),
            ("يوافق العميل على الدفع", "في كل ساعة عمل"),
            ("تعمل الشركة منذ سنوات ببرنامج Atlas", "الذي اشترته"),
            ("تسكن العائلة في الطابق", "ويصل المصعد إليه"),
            ("يغادر القطار من الرصيف", "ثم يتجه شمالا"),
            ("يبدأ الحفل عند الساعة", "وينتهي قبل منتصف الليل"),
            ("وعدد الفائزين بالجائزة بلغ", "هذا العام"),
            ("ورقم الطاولة التي حجزناها لك هو", "ويمكنك تغييره"),
            ("ارتفع عدد المشاركين إلى", "ثم انخفض"),
            ("يفتح المعرض أبوابه في", "نيسان من كل سنة"),
            ("He left the old city his", "books on the condition"),
            ("وباع التاجر في السوق الكبير", "كتابا من كتبه"),
        ] {
            assert!(NumberGap::between(line, next).is_doubtful, "{line} | {next}");
        }
    }

    #[test]
    fn a_line_may_await_a_number() {
        for line in [
            "الطابق",
            "البوابة",
            "May is",
            "Gate",
            "The visitors of",
            "Art. No.",
            "وعدد الزوار بلغ",
            "الطاولة رقم",
        ] {
            assert!(awaits_number(line), "{line}");
        }
        for line in ["Harbour Report", "Old Gate", "The Town Council", "تقرير الميناء", "محضر الاجتماع الثالث"]
        {
            assert!(!awaits_number(line), "{line}");
        }
    }

    #[test]
    fn a_noun_with_its_article_needs_no_number() {
        for (line, next) in [
            ("the soldiers were told to wait at the gate", "and to be silent"),
            ("the tenant shall mend the roof of the old house", "and paint the door"),
            ("the bridge over the river was", "built by the army"),
            ("the oldest tree in the garden is", "the fig tree"),
            ("the council has", "asked for another report"),
            ("طلي سقف القاعة", "الكبيرة باللون الأبيض"),
            ("كان الحارس العجوز", "يجلس عند الباب"),
            ("وسار القوم من", "وادي النهر إلى الجبل"),
            ("وتقرر تمديد الموعد أسبوعين", "وإعداد مسودة جديدة"),
        ] {
            assert_eq!(NumberGap::between(line, next), NumberGap::default(), "{line} | {next}");
        }
    }
}
