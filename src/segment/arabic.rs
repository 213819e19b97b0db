//! Arabic: which words before a stop let the sentence end, and which words behind it open one.

use super::before::Before;
use super::chars::is_numeric;
use super::mark::Closed;
use super::next::{First, Next, letters};
use super::rules::Place;
use super::words::{Says, Words};
use crate::text::fold;

/// Returns true if a sentence may end behind an Arabic word and its stop.
pub(super) fn may_end(place: &Place<'_>, before: &Before<'_>, says: Says, next: &Next<'_>) -> bool {
    let prior = place.prior(before.start);
    let (says, numbered) = match before.unit_of_number() {
        Some(unit) => (place.words.abbreviation(unit), true),
        None => (says, prior.chars().next_back().is_some_and(is_numeric)),
    };
    let says = if says == Says::default() { behind_prefix(place.words, before.token, prior) } else { says };
    let single = before.letters() == 1;
    let refers = next.first == First::Digit && says.any(Says::NUMBER);
    if numbered && says.any(Says::UNIT) && !refers {
        return !goes_on(place.words, next);
    }
    let ordinal = place.words.word(before.token).any(Says::ORDINAL);
    if (single || ordinal) && place.opens_segment(before.start) {
        // A list marker (أ. ب. ج.، أولاً. ثانياً.) or a title.
        return false;
    }
    if refers || says.any(Says::INNER) {
        return false;
    }
    if single && (numbered || prior.ends_with(':') || place.words.is_label(prior)) {
        return true;
    }
    if says.any(Says::TITLE) {
        return next.first == First::Digit;
    }
    if says.any(Says::ENDING) {
        // (أقلام، إلخ.) in a sentence.
        let bracketed = place.mark.closed == Closed::Bracket;
        return if bracketed { opens(place.words, next.word) } else { !goes_on(place.words, next) };
    }
    if before.is_dotted() {
        return opens(place.words, next.word);
    }
    let spelt = is_spelt_initial(place, before, prior, next);
    // إن opens a sentence, and is the name of N.
    !(single || spelt && (next.rest.starts_with('.') || !opens(place.words, next.word)))
}

// ود. سعاد، وج. 2: a title or reference behind a conjunction or preposition.
fn behind_prefix(words: &Words, token: &str, prior: &str) -> Says {
    let bare = match token.strip_prefix('ب') {
        // لا بد. is no title.
        Some(bare) if prior != "لا" => bare,
        _ => token.strip_prefix(['و', 'ف', 'ل']).unwrap_or_default(),
    };
    let says = words.abbreviation(bare);
    let kinds = [Says::TITLE, Says::NUMBER].into_iter().filter(|&kind| says.any(kind));
    kinds.fold(Says::default(), Says::and)
}

// إس. إم. تي: the name of a Latin letter beside another, or beside an initial.
fn is_spelt_initial(place: &Place<'_>, before: &Before<'_>, prior: &str, next: &Next<'_>) -> bool {
    let is_letter = |word: &str| letters(word) == 1 || place.words.word(word).any(Says::LETTER);
    if before.letters() > 5 || !is_letter(before.token) {
        return false;
    }
    let chained =
        prior.strip_suffix('.').is_some_and(|word| is_letter(word.trim_start_matches(['(', '«', '"'])));
    chained || next.rest.starts_with('.') && is_letter(next.word)
}

/// Returns true for a word that opens a sentence: a question word, or و before a word.
pub(super) fn opens(words: &Words, word: &str) -> bool {
    words.word(word).any(Says::OPENS) || (word.starts_with('و') && letters(word) > 3)
}

/// Returns true if the sentence goes on behind a unit, an era or إلخ.
fn goes_on(words: &Words, next: &Next<'_>) -> bool {
    match next.first {
        First::Lower => true,
        First::Arabic => {
            // 2 كم. و300 م.
            let counts_on = next.word.strip_prefix('و').is_some_and(|rest| rest.starts_with(is_numeric));
            let says = words.word(next.word);
            next.bracketed || counts_on || says.any(Says::GOES_ON) || is_adverb(next.word)
        }
        First::Digit => next.bracketed,
        First::Upper | First::Other => false,
    }
}

// An adverb by its ending (تقريباً), or a word with the preposition and article in front (بالقرب، للمتر).
fn is_adverb(word: &str) -> bool {
    let folded = fold(word);
    word.contains("اً") || word.contains("ًا") || folded.starts_with("بال") || folded.starts_with("لل")
}

/// Returns true for a word that follows from what was quoted (فلم تجب).
pub(super) fn follows(next: &Next<'_>) -> bool {
    next.first == First::Arabic && !next.quoted && next.word.starts_with('ف') && letters(next.word) > 2
}

/// Returns true if a sentence opens behind an ellipsis.
pub(super) fn opens_behind_dots(place: &Place<'_>, next: &Next<'_>) -> bool {
    let says = place.words.word(next.word);
    let goes_on = says.any(Says::PAUSE) || says.any(Says::GOES_ON) && !says.any(Says::TIME);
    !next.bracketed && !goes_on && (says.any(Says::OPENS) || !hesitates(place, next))
}

// `طيب... سنرى`, `مشى... ومشى`: one word and a pause, or a word said again.
fn hesitates(place: &Place<'_>, next: &Next<'_>) -> bool {
    let before = place.before();
    let bare = |word: &str| fold(word).trim_start_matches('و').to_owned();
    place.mark.dots <= 3 && place.opens_segment(before.start) || bare(before.token) == bare(next.word)
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::segment::Segmenter;

    // A sentence with `|` where it is to be cut.
    fn assert_cut(marked: &[&str]) {
        let segmenter = Segmenter::new(Lang::Arabic);
        for marked in marked {
            let text = marked.replace('|', "");
            let cut: Vec<_> = segmenter.segments(&text).map(|segment| segment.text()).collect();
            assert_eq!(cut.join("|"), **marked);
        }
    }

    #[test]
    fn a_title_goes_with_its_name() {
        assert_cut(&[
            "استقبلت د. هالة مراجعيها. |ثم كتبت تقريرها.",
            "ألقى أ.د. وائل الحلبي محاضرة. |وصفق الحضور.",
            "شكرنا م. سليم ود. ربى. |ثم انصرفنا.",
            "التقينا بد. عادل في مكتبه. |هذا لا بد. |نعم.",
        ]);
    }

    #[test]
    fn an_era_or_unit_ends_a_sentence_or_not() {
        assert_cut(&[
            "شُيّد الجامع سنة 620 هـ. على يد التجار. |ثم رُمم.",
            "شُيّد الجامع سنة 620 هـ. |ورُمم بعد قرن.",
            "المسافة 12 كم. تقريباً. |والطريق معبد.",
            "قطعنا 3 كم. و400 م. |ثم استرحنا.",
            "العدة (مطرقة، منشار، إلخ.) جاهزة. |ابدأ.",
            "يزن الطرد 3 كغ. |يصل الطرد غداً.",
            "عاش في القرن الرابع ق.م. في الساحل. |ومات غريباً.",
            "مساحة البستان 900 م². |وفيه بئر.",
            "أضف محلولاً بتركيز 0.2 M. |ثم حرّك.",
        ]);
    }

    #[test]
    fn a_letter_is_a_label_an_initial_or_a_marker() {
        assert_cut(&[
            "توجه إلى القاعة ج. |ستجد المشرف هناك.",
            "يكثر فيتامين د. |وهو مفيد.",
            "نشر ت. س. إليوت قصيدته. |وذاع صيته.",
            "ب. افصل التيار. |ثم انزع الغطاء.",
            "ثانياً. افصل التيار. |جئت أولاً. |ثم جاؤوا.",
            "المخطوط في الورقة 7 ب. |وخطه واضح.",
        ]);
    }

    #[test]
    fn a_reference_goes_with_its_number() {
        assert_cut(&[
            "نُشر في العدد 9 ص. 31 أمس. |ثم نُسي.",
            "راجع ص. 31 من الكتاب. |ثم لخصها.",
            "العنوان ص.ب. 904 عمّان. |والهاتف مرفق.",
            "للحجز: ت. 5550123 صباحاً. |شكراً.",
        ]);
    }

    #[test]
    fn a_quotation_ends_with_its_sentence() {
        assert_cut(&[
            "قالت المديرة: «نجح المشروع». |وأضافت أن العمل مستمر.",
            "«متى تعود؟» سأل الطفل. |ولم يجبه أحد.",
            "كتب: \"سأعود غداً.\" |ومضى في طريقه.",
            "صاح: «قفوا!»، فتوقف الجميع. |وساد الصمت.",
            "- من معك؟ سأل الحارس. |- لا أحد.",
            "«نجح المشروع.» بحسب المديرة. |ولم تزد.",
            "«نجح المشروع.» هكذا قالت المديرة. |ولم تزد.",
        ]);
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_or_not() {
        assert_cut(&["انتظرنا طويلاً... لكن القطار لم يصل. |فعدنا.", "نمت باكراً... |هل فاتني شيء؟ |نعم."]);
    }

    #[test]
    fn behind_one_word_or_before_its_repetition_an_ellipsis_is_a_pause() {
        assert_cut(&["حسناً... سأحاول. |هيا.", "بحث في البيت وبحث... وبحث في الحديقة. |فلم يجدها."]);
    }

    #[test]
    fn letters_spelt_by_name_are_initials() {
        assert_cut(&["تعاقدت مع شركة إم. بي. سي. |ثم فسخت العقد.", "بثته سي. إن. إن. |ولم تعلق."]);
    }
}
