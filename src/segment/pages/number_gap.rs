//! [`lacks_number`]: whether a sentence that goes on after a number needs that number.
//!
//! The number of a page stands inside a sentence by chance, so the sentence is whole without the number. The
//! words on both sides show the contrary: after a preposition no second one follows, after `Article` a
//! number comes, and `days` or `دينارا` are counted.

use crate::text::fold;

// Words after which something must come. A number is what comes if the next word cannot be.
const OPEN: &str = "a about after an and around as at before between by during every exceeding for from in least \
    most nearly of on only or over per see since than the to under until within with without ×";

// Words with which that something cannot begin.
const CLOSED: &str = "after and are as at before but by can did does during for from had has have in is may must of on \
    or per respectively shall should since than to until was were when which will with within would";

// Words after which a number comes if they have a capital letter: `Article 5`, `May 12`.
const CAPITAL_LABELS: &str = "annex annexes april article articles august chapter chapters clause clauses december february \
    figure form january july june march may november october option page paragraph part room rule \
    section sections september step table volume";

// Words after which a number comes in any case.
const LABELS: &str = "aged art fig no nos page pages paragraph paragraphs vol";

// The same in Arabic, without clitics, folded.
const ARABIC_LABELS: &str = "البند الجدول الشقه الغرفه الفقره الماده حوالي رقم سنه عام عددها عددهم عدده قدره قدرها قيمته \
    قيمتها ماده يناهز";

// Words that are counted, in forms that others share.
const COUNTED: &str = "% a.m am cm days eur g hundred kg km million mm p.m percent pm thousand tons usd";

// The same in Arabic.
const ARABIC_COUNTED: &str = "٪ اشهر اعضاء اعوام الاف الف امتار ايام بالمئة بالمائة جنيه دراهم درجه درهم دقيقه دولار دينار ريال ساعات \
    ساعه سنه سنوات شهر طن عام عضو كغ كم كيلوغرام كيلومتر متر مليار مليون نسخ يوم";

// Words that end in `s` and count nothing.
const SINGULAR: &str = "always as does has his is its perhaps plus says this thus towards us was whereas";

/// Returns true if the sentence around a number needs the number. Both lines come without their marks and
/// without white space at their ends.
pub(super) fn lacks_number(line: &str, next: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let next = next.trim_start();
    let first = next.split(char::is_whitespace).next().unwrap_or_default();
    let takes = last.ends_with([':', '=', '$', '€', '£', '№', '#', '(']);
    let goes_on = next.starts_with(['%', '٪', ',', '،', '؛', ';', '.', ')', '°', '$', '€']);
    takes || goes_on || english_lacks(last, first) || arabic_lacks(last, first)
}

fn english_lacks(last: &str, first: &str) -> bool {
    let (label, last, first) = (last.starts_with(char::is_uppercase), bare(last), bare(first));
    let plural = first.len() > 3 && first.ends_with('s') && !first.ends_with("ss") && !is(SINGULAR, &first);
    let is_counted = plural && !first.contains(['\'', '’']) || is(COUNTED, &first);
    let is_label = is(LABELS, &last) || label && is(CAPITAL_LABELS, &last);
    is(OPEN, &last) && is(CLOSED, &first) || is_label || is_counted
}

fn arabic_lacks(last: &str, first: &str) -> bool {
    let (last, first) = (fold(&bare(last)), fold(&bare(first)));
    let is_definite =
        ["ال", "وال", "بال", "لل", "فال", "كال"].iter().any(|article| first.starts_with(article));
    // The accusative of what is counted: `١٢ يوما`.
    let accusative = !is_definite && arabic(&first) && first.chars().count() > 3 && first.ends_with('ا');
    let bare = last.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).unwrap_or(&last);
    let is_label = |word: &str| is(ARABIC_LABELS, word);
    let definite = last.strip_prefix("لل").map(|label| format!("ال{label}"));
    accusative
        || ARABIC_COUNTED.split(' ').any(|word| fold(word) == first)
        || is_label(&last)
        || is_label(bare)
        || definite.is_some_and(|label| is_label(&label))
}

fn is(words: &str, word: &str) -> bool {
    words.split(' ').any(|one| one == word)
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
}
