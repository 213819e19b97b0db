//! Whether an Arabic sentence begins after an ellipsis.

use super::words::{is_joined, is_that};
use crate::segment::context::{MarkContext, WordAfter};
use crate::segment::words::Says;
use crate::text::{CONJUNCTIONS, fold};

/// Returns true if a sentence opens after an ellipsis before an Arabic word.
pub(crate) fn opens_behind_dots(context: &MarkContext<'_>, next: &WordAfter<'_>) -> bool {
    let says = context.words.word(next.word);
    let goes_on = says.any(Says::PAUSE) || is_joined(says, next.word) && !says.any(Says::TIME);
    // The sentence pauses and then goes on with `و`: `في الاتجاه الصحيح... وسنتابع`.
    let adds = context.mark.dots > 2 && next.word.starts_with('و') && !next.quoted;
    if next.bracketed || goes_on || adds || is_left_open(context, next) {
        return false;
    }
    // A single word completes the sentence: `أكبر عدو له... نفسه.`.
    let alone = next.rest.starts_with(['.', '…']);
    says.any(Says::OPENS) || !alone && !hesitates(context, next)
}

// Returns true if the word before the dots cannot be the last of a sentence: `وقال... إن الطريق`,
// `أن يكون... حراً`.
fn is_left_open(context: &MarkContext<'_>, next: &WordAfter<'_>) -> bool {
    let word = context.before().token;
    let bare = word.strip_prefix(CONJUNCTIONS).unwrap_or(word);
    let announced = next.quoted || is_that(next.word);
    let kinds = if announced { Says::SAID.union(Says::LEFT_OPEN) } else { Says::LEFT_OPEN };
    context.words.word(word).any(kinds) || context.words.word(bare).any(kinds)
}

// Returns true after a first word alone, and before the same word again: `طيب... سنرى`, `مشى... ومشى`.
fn hesitates(context: &MarkContext<'_>, next: &WordAfter<'_>) -> bool {
    let before = context.before();
    let bare = |word: &str| fold(word).trim_start_matches('و').to_owned();
    context.mark.dots <= 3 && context.opens_segment(before.start) || bare(before.token) == bare(next.word)
}
