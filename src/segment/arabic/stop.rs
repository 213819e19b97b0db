//! Whether a sentence may end after an Arabic word and its stop: abbreviations, units, eras, labels and
//! initials.

use super::words::{adds_another, goes_on, is_that, opens};
use super::{initials, meanings};
use crate::segment::context::{First, MarkContext, WordAfter, WordBefore, letters, prior};
use crate::segment::marks::{Closed, is_numeric};
use crate::segment::words::{Says, WordTables};
use crate::text::{ARTICLE, CONJUNCTIONS, is_list_ordinal};

/// Returns true if a sentence may end after an Arabic word and its stop.
pub(crate) fn may_end(
    context: &MarkContext<'_>,
    before: &WordBefore<'_>,
    says: Says,
    next: &WordAfter<'_>,
) -> bool {
    let (prior_at, prior) = prior(context.text, context.start, before.start);
    let (says, numbered) = match before.unit_of_number() {
        Some(unit) => (context.words.abbreviation(unit), true),
        None => (says, prior.chars().next_back().is_some_and(is_numeric)),
    };
    if meanings::goes_with_next(context, before, (prior_at, prior), next) {
        return false;
    }
    let says = if says == Says::default() { behind_prefix(context.words, before.token, prior) } else { says };
    let single = before.letters() == 1;
    let refers = next.first == First::Digit && says.any(Says::NUMBER);
    if numbered && says.any(Says::UNIT) && !refers {
        return ends_behind_unit(context, says, next);
    }
    let word = context.words.word(before.token);
    if context.opens_segment(before.start) && (single || is_list_ordinal(before.token)) {
        // A list marker (`أ.`, `أولاً.`) or a title.
        return false;
    }
    if refers || says.any(Says::INNER) {
        return false;
    }
    if before.token.ends_with(is_numeric) {
        return true;
    }
    let chains = single && letters(next.word) == 1 && next.has_stop();
    if single && !chains && (numbered || is_letter_named(context, says, (prior_at, prior), next)) {
        return true;
    }
    if says.any(Says::TITLE) {
        return next.first == First::Digit;
    }
    if says.any(Says::ENDING) {
        // Inside a bracket the sentence mostly goes on: `(أقلام، إلخ.)`.
        let bracketed = context.mark.closed == Closed::Bracket;
        return if bracketed { opens(context.words, next.word) } else { !goes_on(context.words, next) };
    }
    let opens = || opens(context.words, next.word) && !reports(context, next);
    if says.any(Says::COMPANY) || initials::is_acronym(context.words, before) {
        // A company before another one, or letters that are no unit without a number before them.
        let joins = says.any(Says::COMPANY.union(Says::UNIT)) && adds_another(context.words, next.word);
        return !joins && opens();
    }
    if single {
        // A sentence ends in `الجواب هو ج. وهو واضح`, none in `م. ع. وشريكه` and `السيد س. وشريكه`.
        let person = context.words.word(prior.strip_prefix(ARTICLE).unwrap_or(prior)).any(Says::ROLE);
        return !chains && !prior.ends_with('.') && !person && opens();
    }
    let spelt = word.any(Says::LETTER) && initials::is_spelt(context, before, prior, next);
    // `إن` opens a sentence, but is also the name of N.
    !(spelt && (next.rest.starts_with('.') || !opens()))
}

// Returns true if a sentence ends after a number and its unit: `1200 ر.س. ورسوم الشحن` and `70 د.ك. والباقي`
// go on, and so does a sentence with a bracket in it: `أحمد (ت 241 هـ.) رحمه الله`.
fn ends_behind_unit(context: &MarkContext<'_>, says: Says, next: &WordAfter<'_>) -> bool {
    let adds = says.any(Says::CURRENCY) && adds_another(context.words, next.word);
    !(adds
        || context.closes_inside()
        || goes_on(context.words, next)
        || reports(context, next)
        || is_dated_head(context))
}

// Returns true if a letter is named by the word before it, which begins at a byte, and so is no title or
// initial of the name after it.
fn is_letter_named(
    context: &MarkContext<'_>,
    says: Says,
    (prior_at, prior): (usize, &str),
    next: &WordAfter<'_>,
) -> bool {
    let titled = says.any(Says::TITLE);
    let is_title = || titled && (context.words.is_place(prior) || follows_role(context, prior_at));
    let colon = prior.ends_with(':') && !(titled && is_named(context, (prior_at, prior), next));
    colon || initials::is_letter_apart(prior, titled) || context.words.is_label(prior) && !is_title()
}

// Returns true if a name follows a title after a colon: `إعداد: د. هالة`, but not `الجواب: د. لأن`.
// A name may begin with `و` (`وليد`), so only the words of the data files open a sentence here.
fn is_named(context: &MarkContext<'_>, (at, heading): (usize, &str), next: &WordAfter<'_>) -> bool {
    let is_label = |word: &str| context.words.is_label(word) && !context.words.is_place(word);
    // `الجواب الصحيح: د.`: the label has an adjective or a genitive.
    let labels = is_label(heading.trim_end_matches(':')) || is_label(context.prior(at));
    next.first == First::Arabic && !labels && !context.words.word(next.word).any(Says::OPENS)
}

// Returns true if the sentence has nothing but its date so far: `سنة 1421 هـ. صدر`.
fn is_dated_head(context: &MarkContext<'_>) -> bool {
    let dates = |head| context.words.word(head).any(Says::GOES_ON.union(Says::YEAR));
    context.head().is_some_and(dates)
}

// Returns true if a person stands before the label noun, so that a title follows: `رئيس القسم د. سمير`,
// `اللواء ركن د. أحمد`.
fn follows_role(context: &MarkContext<'_>, label: usize) -> bool {
    let role = context.prior(label);
    let bare = role.strip_prefix(CONJUNCTIONS).unwrap_or(role);
    [role, bare, bare.strip_prefix(ARTICLE).unwrap_or(bare)]
        .into_iter()
        .any(|role| context.words.word(role).any(Says::ROLE))
}

// Returns true if the next words are the speech that a verb before the mark announced: `وقال متحدث باسم
// إف.بي.آي. إن`.
fn reports(context: &MarkContext<'_>, next: &WordAfter<'_>) -> bool {
    // The number of chars before the mark that are searched for the verb. Chosen by hand; it bounds the time
    // for hostile input.
    const CLAUSE: usize = 200;
    if !is_that(next.word) {
        return false;
    }
    let before = &context.text[context.start..context.mark.start];
    let clause = before.char_indices().rev().take(CLAUSE).last().map_or(before, |(at, _)| &before[at..]);
    let says = |word: &str| context.words.word(word).any(Says::SAID);
    let is_verb = |word: &str| says(word) || word.strip_prefix(CONJUNCTIONS).is_some_and(says);
    // The nearer of verb and conjunction decides: after a conjunction the clause has begun already.
    clause.split_whitespace().rev().find(|word| is_that(word) || is_verb(word)).is_some_and(is_verb)
}

// Returns the class of a title or reference written with a conjunction or preposition: `ود. سعاد`, `وج. 2`.
fn behind_prefix(words: &WordTables, token: &str, prior: &str) -> Says {
    let bare = match token.strip_prefix('ب') {
        // `لا بد.` is no title.
        Some(bare) if prior != "لا" => bare,
        _ => token.strip_prefix(['و', 'ف', 'ل']).unwrap_or_default(),
    };
    if matches!(token, "لا" | "لأ" | "لم" | "فم" | "بم") {
        return Says::default();
    }
    let says = words.abbreviation(bare);
    let kinds = [Says::TITLE, Says::NUMBER].into_iter().filter(|&kind| says.any(kind));
    kinds.fold(Says::default(), Says::union)
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::segment::testing::assert_segments;

    #[test]
    fn a_price_goes_with_the_definite_noun_behind_the_conjunction() {
        assert_segments(
            Lang::ARABIC,
            &[
                "سدد 70 د.ك. والمتبقي بعد شهر. |ثم سافر.",
                "الثمن 40 ر.س. والنقل 10 ر.س. ويُدفع كله نقداً.",
                "سدد 70 ج.م. |وقد وعد بالباقي.",
                "سدد 70 د.أ. |وهو راضٍ.",
            ],
        );
    }

    #[test]
    fn an_era_that_closes_a_bracket_inside_a_sentence_ends_nothing() {
        assert_segments(
            Lang::ARABIC,
            &[
                "روى سالم الوراق (ت 312 هـ.) خبر القافلة. |ثم سكت.",
                "بُني السوق (سنة 1890 م.) وكان صغيراً.",
                "(بُني السوق سنة 1890 م.) |هُدم بعد قرن.",
            ],
        );
    }
}
