//! [`Particle`]: the role of a word that carries grammar rather than content, in Arabic and English.
//!
//! The roles decide how much a change of the word matters. A lost negation turns the meaning of a sentence; a
//! lost article hardly changes it.

#[cfg(feature = "memory")]
use crate::text::split_conjunction;

/// The role of a particle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::similarity) enum Particle {
    /// Negates a sentence or a word (لا, not).
    Negation,
    /// One of a pair of opposites: from and to, before and after, above and below.
    Direction,
    /// Any other preposition, with or without a pronoun.
    Preposition,
    /// A conjunction, a pronoun, an article or an auxiliary: a word of little meaning of its own.
    Function,
}

/// Returns the role of a folded Arabic word, if it is a particle.
pub(in crate::similarity) fn arabic(word: &str) -> Option<Particle> {
    use Particle::{Direction, Function, Negation, Preposition};
    Some(match word {
        "لا" | "لم" | "لن" | "ليس" | "ليست" | "ليسوا" | "لست" | "لسنا" | "غير" | "دون" | "بدون" | "عدم"
        | "بلا" | "ما لم" | "الا" | "سوي" | "كلا" => Negation,
        "من" | "الي" | "قبل" | "بعد" | "فوق" | "تحت" | "داخل" | "خارج" | "امام" | "خلف" | "وراء" | "اعلي"
        | "اسفل" | "منذ" | "حتي" | "قبيل" | "بعيد" | "اكثر" | "اقل" | "اكبر" | "اصغر" | "مع" | "ضد" => {
            Direction
        }
        "في" | "علي" | "عن" | "عند" | "بين" | "لدي" | "خلال" | "عبر" | "حول" | "نحو" | "لاجل" | "بشان"
        | "اثناء" | "بسبب" | "حسب" | "منه" | "منها" | "فيه" | "فيها" | "عليه" | "عليها" | "اليه"
        | "اليها" | "به" | "بها" | "له" | "لها" | "عنه" | "عنها" | "لهم" | "معه" | "معها" => {
            Preposition
        }
        "و" | "ف" | "ان" | "او" | "ام" | "ثم" | "قد" | "لقد" | "هو" | "هي" | "هم" | "هن" | "هما" | "انا"
        | "نحن" | "انت" | "انتم" | "هذا" | "هذه" | "ذلك" | "تلك" | "هولاء" | "التي" | "الذي" | "الذين"
        | "اللذين" | "كان" | "كانت" | "كانوا" | "يكون" | "تكون" | "كل" | "بعض" | "اي" | "ايضا" | "كما"
        | "لكن" | "بل" | "اذا" | "اذ" | "لو" | "حيث" | "عندما" | "بينما" | "ما" | "مما" | "لان" | "انه"
        | "انها" | "انهم" | "هناك" | "هنا" | "كيف" | "متي" | "هل" | "يا" | "تم" | "يتم" | "سوف" | "مثل" => {
            Function
        }
        _ => return None,
    })
}

/// Returns the role of a folded English word, if it is a particle.
pub(in crate::similarity) fn english(word: &str) -> Option<Particle> {
    use Particle::{Direction, Function, Negation, Preposition};
    Some(match word {
        "not" | "no" | "never" | "none" | "cannot" | "without" | "neither" | "nor" | "nothing" | "nobody"
        | "unless" | "except" => Negation,
        "from" | "to" | "before" | "after" | "above" | "below" | "over" | "under" | "inside" | "outside"
        | "into" | "out" | "up" | "down" | "until" | "since" | "in" | "on" | "off" | "more" | "less"
        | "fewer" | "with" | "against" => Direction,
        "of" | "at" | "by" | "for" | "about" | "between" | "through" | "during" | "among" | "within"
        | "across" | "around" | "near" | "via" | "per" | "toward" | "towards" | "upon" => Preposition,
        "the" | "a" | "an" | "and" | "or" | "but" | "if" | "is" | "are" | "was" | "were" | "be" | "been"
        | "being" | "am" | "has" | "have" | "had" | "do" | "does" | "did" | "will" | "would" | "shall"
        | "should" | "can" | "could" | "may" | "might" | "must" | "i" | "you" | "he" | "she" | "it"
        | "we" | "they" | "me" | "him" | "her" | "us" | "them" | "my" | "your" | "his" | "its" | "our"
        | "their" | "this" | "that" | "these" | "those" | "which" | "who" | "whom" | "what" | "when"
        | "where" | "as" | "than" | "then" | "there" | "so" | "also" | "just" => Function,
        _ if word.ends_with("n't") => Negation,
        _ => return None,
    })
}

/// Returns true if a folded word carries grammar rather than content, in Arabic (with و or ف before it,
/// too) or in English.
#[cfg(feature = "memory")]
pub(crate) fn is_particle(word: &str) -> bool {
    let is_arabic = |word| arabic(word).is_some();
    is_arabic(word)
        || split_conjunction(word).is_some_and(|(_, rest)| is_arabic(rest))
        || english(word).is_some()
}
