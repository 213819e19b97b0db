//! Arabic: which words before a stop let the sentence end, and which words behind it open one.

use super::before::{Before, prior};
use super::chars::is_numeric;
use super::initials;
use super::mark::Closed;
use super::next::{First, Next, letters};
use super::rules::Place;
use super::words::{Says, Words};
use crate::text::{ARTICLE, CONJUNCTIONS, fold};

/// Returns true if a sentence may end behind an Arabic word and its stop.
pub(super) fn may_end(place: &Place<'_>, before: &Before<'_>, says: Says, next: &Next<'_>) -> bool {
    let (prior_at, prior) = prior(place.text, place.start, before.start);
    let (says, numbered) = match before.unit_of_number() {
        Some(unit) => (place.words.abbreviation(unit), true),
        None => (says, prior.chars().next_back().is_some_and(is_numeric)),
    };
    let says = if says == Says::default() { behind_prefix(place.words, before.token, prior) } else { says };
    let single = before.letters() == 1;
    let refers = next.first == First::Digit && says.any(Says::NUMBER);
    if numbered && says.any(Says::UNIT) && !refers {
        return !(goes_on(place.words, next) || reports(place, next) || is_dated_head(place));
    }
    let word = place.words.word(before.token);
    if (single || word.any(Says::ORDINAL)) && place.opens_segment(before.start) {
        // A list marker (أ. ب. ج.، أولاً. ثانياً.) or a title.
        return false;
    }
    if refers || says.any(Says::INNER) {
        return false;
    }
    if before.token.ends_with(is_numeric) {
        return true;
    }
    let chains = single && letters(next.word) == 1 && next.rest.starts_with('.');
    if single && !chains {
        let titled = says.any(Says::TITLE);
        let is_title = || titled && (place.words.is_place(prior) || follows_role(place, prior_at));
        let labels = || place.words.is_label(prior) && !is_title();
        if numbered || prior.ends_with(':') || initials::is_letter_apart(prior, titled) || labels() {
            return true;
        }
    }
    if says.any(Says::TITLE) {
        return next.first == First::Digit;
    }
    if says.any(Says::ENDING) {
        // (أقلام، إلخ.) in a sentence.
        let bracketed = place.mark.closed == Closed::Bracket;
        return if bracketed { opens(place.words, next.word) } else { !goes_on(place.words, next) };
    }
    let opens = || opens(place.words, next.word) && !reports(place, next);
    if initials::is_acronym(place.words, before) {
        return opens();
    }
    if single {
        // `الجواب هو ج. وهو واضح`, but `م. ع. وشريكه` and `السيد س. وشريكه`.
        let person = place.words.word(prior.strip_prefix(ARTICLE).unwrap_or(prior)).any(Says::ROLE);
        return !chains && !prior.ends_with('.') && !person && opens();
    }
    let spelt = word.any(Says::LETTER) && initials::is_spelt(place, before, prior, next);
    // إن opens a sentence, and is the name of N.
    !(spelt && (next.rest.starts_with('.') || !opens()))
}

// `سنة 1421 هـ. صدر`: the sentence has no more than its date yet.
fn is_dated_head(place: &Place<'_>) -> bool {
    let dates = |head| place.words.word(head).any(Says::GOES_ON.and(Says::YEAR));
    place.head().is_some_and(dates)
}

// رئيس القسم د. سمير: behind the noun stands a title, no label.
fn follows_role(place: &Place<'_>, label: usize) -> bool {
    let role = place.prior(label);
    place.words.word(role.strip_prefix(CONJUNCTIONS).unwrap_or(role)).any(Says::ROLE)
        || place.words.word(role).any(Says::ROLE)
}

// `وقال متحدث باسم إف.بي.آي. إن`: what was said, behind the verb that announces it.
fn reports(place: &Place<'_>, next: &Next<'_>) -> bool {
    const CLAUSE: usize = 200;
    if !is_that(next.word) {
        return false;
    }
    let before = &place.text[place.start..place.mark.start];
    let clause = before.char_indices().rev().take(CLAUSE).last().map_or(before, |(at, _)| &before[at..]);
    let says = |word: &str| place.words.word(word).any(Says::SAID);
    let is_verb = |word: &str| says(word) || word.strip_prefix(CONJUNCTIONS).is_some_and(says);
    // The last of them decides: behind the verb its clause has not begun yet.
    clause.split_whitespace().rev().find(|word| is_that(word) || is_verb(word)).is_some_and(is_verb)
}

// إن، أنه، بأن
fn is_that(word: &str) -> bool {
    letters(word) <= 4 && ["إن", "أن", "ان", "بأن"].iter().any(|that| word.starts_with(that))
}

// ود. سعاد، وج. 2: a title or reference behind a conjunction or preposition.
fn behind_prefix(words: &Words, token: &str, prior: &str) -> Says {
    let bare = match token.strip_prefix('ب') {
        // لا بد. is no title.
        Some(bare) if prior != "لا" => bare,
        _ => token.strip_prefix(['و', 'ف', 'ل']).unwrap_or_default(),
    };
    if matches!(token, "لا" | "لأ" | "لم" | "فم" | "بم") {
        return Says::default();
    }
    let says = words.abbreviation(bare);
    let kinds = [Says::TITLE, Says::NUMBER].into_iter().filter(|&kind| says.any(kind));
    kinds.fold(Says::default(), Says::and)
}

/// Returns true for a word that opens a sentence: a question word, or و before a word.
pub(super) fn opens(words: &Words, word: &str) -> bool {
    let says = words.word(word);
    says.any(Says::OPENS) || word.starts_with('و') && letters(word) > 3 && !says.any(Says::NAME)
}

/// Returns true if the sentence goes on behind a unit, an era or إلخ.
pub(super) fn goes_on(words: &Words, next: &Next<'_>) -> bool {
    match next.first {
        First::Lower => true,
        First::Arabic => {
            // 2 كم. و300 م.
            let counts_on = next.word.strip_prefix('و').is_some_and(|rest| rest.starts_with(is_numeric));
            let says = words.word(next.word);
            let adverb = !says.any(Says::OPENS) && is_adverb(next.word);
            next.bracketed || counts_on || is_joined(says, next.word) || adverb
        }
        First::Digit => next.bracketed,
        First::Upper | First::Other => false,
    }
}

// A sentence goes on with the word. Folded, إن is أن, but it opens one.
fn is_joined(says: Says, word: &str) -> bool {
    says.any(Says::GOES_ON) && !(says.any(Says::OPENS) && word.starts_with('إ'))
}

// An adverb by its ending (تقريباً), or a word with a preposition in front (بالقرب، للمتر، بأقل).
fn is_adverb(word: &str) -> bool {
    let folded = fold(word);
    has_tanween(word) || word.starts_with("بأ") || ["بال", "لل"].iter().any(|head| folded.starts_with(head))
}

/// Returns true for a word that follows from what was quoted (فلم تجب), or tells how it was said (مبتسماً, مشيرا).
pub(super) fn follows(words: &Words, next: &Next<'_>) -> bool {
    if next.first != First::Arabic || next.quoted {
        return false;
    }
    let says = words.word(next.word);
    let participle = next.word.starts_with('م') && has_tanween(next.word) && !says.any(Says::OPENS);
    next.word.starts_with('ف') && letters(next.word) > 2 || participle || says.any(Says::ADDS)
}

fn has_tanween(word: &str) -> bool {
    word.contains("اً") || word.contains("ًا")
}

/// Returns true if a sentence opens behind an ellipsis.
pub(super) fn opens_behind_dots(place: &Place<'_>, next: &Next<'_>) -> bool {
    let says = place.words.word(next.word);
    let goes_on = says.any(Says::PAUSE) || is_joined(says, next.word) && !says.any(Says::TIME);
    // `في الاتجاه الصحيح... وسنتابع`: a pause before one thing more.
    let adds = place.mark.dots > 2 && next.word.starts_with('و') && !next.quoted;
    if next.bracketed || goes_on || adds || is_left_open(place, next) {
        return false;
    }
    // `أكبر عدو له... نفسه.`: a word alone.
    let alone = next.rest.starts_with(['.', '…']);
    says.any(Says::OPENS) || !alone && !hesitates(place, next)
}

// `وقال... إن الطريق`, `أن يكون... حراً`: the word before the dots cannot be the last of a sentence.
fn is_left_open(place: &Place<'_>, next: &Next<'_>) -> bool {
    let word = place.before().token;
    let bare = word.strip_prefix(CONJUNCTIONS).unwrap_or(word);
    let announced = next.quoted || is_that(next.word);
    let kinds = if announced { Says::SAID.and(Says::LEFT_OPEN) } else { Says::LEFT_OPEN };
    place.words.word(word).any(kinds) || place.words.word(bare).any(kinds)
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
        let segmenter = Segmenter::new(Lang::ARABIC);
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
            "الجواب الصحيح هو ج. |والباقي خطأ.",
            "أوقفت الشرطة المدعو ر. وشريكه أمس. |وأفرج عنهما.",
            "التقى ج. واشنطن بضباطه. |وشكرهم.",
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
    fn behind_a_word_that_leaves_the_sentence_open_an_ellipsis_is_a_pause() {
        assert_cut(&[
            "قال... إن الطريق مغلق. |فعدنا.",
            "هتف... «مرحى لكم» ثم جلس. |فغنوا.",
            "أصعب الأمور أن يكون... صادقاً. |جرّب.",
            "لا يخاف إلا من عدو واحد... نفسه. |فاحذر.",
            "لا أدري ماذا أقول... |هل ضاع الكتاب؟",
            "نحب البحر والجبل... وننام باكراً. |وأنت؟",
        ]);
    }

    #[test]
    fn a_date_at_the_head_is_no_sentence() {
        assert_cut(&["سنة 702 هـ. شُيد السور. |وفي 9 م. وصلنا.", "شُيد السور سنة 702 هـ. |هدم بعدها."]);
    }

    #[test]
    fn a_stop_may_stand_with_the_next_word() {
        assert_cut(&["وصل الوفد أمس .|واستقبله المحافظ .", "افتح ملف .docx ثم احفظه."]);
    }

    #[test]
    fn the_heading_of_an_article_goes_with_what_its_dash_opens() {
        assert_cut(&["المادة الثالثة. - يعمل بهذا النظام. |وينشر.", "دخل القسم. |- من أنت؟"]);
    }

    #[test]
    fn behind_one_word_or_before_its_repetition_an_ellipsis_is_a_pause() {
        assert_cut(&["حسناً... سأحاول. |هيا.", "بحث في البيت وبحث... وبحث في الحديقة. |فلم يجدها."]);
    }

    #[test]
    fn a_negation_is_no_title() {
        assert_cut(&[
            "لم يقل إن كان سيأتي أم لا. |كنا ننتظره.",
            "سألته فقال: لا. |ثم مضى.",
            "فتح الطفل فم. |لماذا؟",
        ]);
    }

    #[test]
    fn behind_a_person_in_charge_a_letter_is_a_title() {
        assert_cut(&[
            "افتتح المعرض د. نبيل. |وزارته المديرة.",
            "حضرت رئيسة القسم د. رنا الحفل. |وغابت نائبتها.",
            "اجلس في القسم د. |انتظر دورك.",
        ]);
    }

    #[test]
    fn what_was_said_goes_with_the_verb_that_announces_it() {
        assert_cut(&[
            "وذكر مصدر في ش.م.ل. إن البيع تأجل. |ولم يعلل.",
            "وأضاف أن الطول 30 كم. |إن الطريق وعر.",
        ]);
    }

    #[test]
    fn an_adverb_that_opens_a_sentence_opens_one_behind_a_unit() {
        assert_cut(&[
            "يبعد المخيم 5 كم. |نظراً للثلوج لا يصله أحد.",
            "انتهى الدوام 4 م. |بالإضافة إلى ذلك أُغلق الباب.",
        ]);
    }

    #[test]
    fn a_number_behind_a_conjunction_ends_a_sentence() {
        assert_cut(&["سجل في الدقيقتين 12 و45. |خرج بعدها."]);
    }

    #[test]
    fn a_verb_that_announces_the_next_quotation_belongs_to_it() {
        assert_cut(&[
            "سألت الجدة: \"من الطارق؟\" |رد الفتى: \"أنا\".",
            "سأل: «أين أنت؟» أجاب من بعيد. |وسكت.",
            "صاح: «توقفوا!» ملوحاً بيده. |فتوقفوا.",
            "قال «لن نبيع أرضنا.» مشيرا الى الخلاف. |وجلس.",
            "هتفوا «إلى متى؟» و«كفى!»، ثم تفرقوا. |وخلا الميدان.",
        ]);
    }

    #[test]
    fn letters_of_latin_script_end_a_sentence_before_arabic() {
        assert_cut(&[
            "ضع النقطة عند X. |ارسم خطاً منها.",
            "اختر النموذج RFM-A. |احفظه.",
            "اضغط على Tab. |يظهر الجدول.",
            "كتبه George W. بوش. |ونشره.",
            "مقره عند Alpha Inc. في دبي. |وله فرع.",
        ]);
    }

    #[test]
    fn a_placeholder_or_a_name_of_software_opens_a_sentence() {
        assert_cut(&[
            "حُذف الملف. |%s غير متاح.",
            "انتهى العمل. |{name} يشكرك!",
            "تم الحفظ! |readme هو الملف.",
            "استعمل الدالة. |getName تعيد الاسم.",
            "ارتفع السعر. %",
        ]);
    }

    #[test]
    fn the_end_of_a_spelt_address_is_no_sentence() {
        assert_cut(&["اشتراه من متجر واحة.كوم أمس. |ووصله اليوم."]);
    }
}
