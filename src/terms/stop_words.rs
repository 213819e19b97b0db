//! Words that are no part of a term: function words of both languages, and English words of any subject that
//! are no nouns or say nothing by themselves. Sorted, and the Arabic ones folded.

/// Returns true for a folded English word that is no part of a term.
pub(super) fn is_english_stop_word(word: &str) -> bool {
    word.contains('\'') || ENGLISH.binary_search(&word).is_ok()
}

/// Returns true for a folded Arabic word without clitics that is no part of a term.
pub(super) fn is_arabic_stop_word(word: &str) -> bool {
    ARABIC.binary_search(&word).is_ok()
}

/// Returns true for a folded English word after which a noun phrase begins: a determiner or a preposition.
pub(super) fn precedes_noun(word: &str) -> bool {
    BEFORE_NOUNS.binary_search(&word).is_ok()
}

/// Returns true for a folded English word after which a verb stands.
pub(super) fn precedes_verb(word: &str) -> bool {
    BEFORE_VERBS.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const BEFORE_NOUNS: &[&str] = &[
    "a", "after", "against", "an", "any", "at", "before", "between", "by", "during", "each", "every", "for",
    "from", "her", "his", "in", "into", "its", "my", "no", "of", "on", "our", "per", "such", "that", "the",
    "their", "these", "this", "those", "through", "under", "until", "upon", "via", "with", "within",
    "without", "your",
];

#[rustfmt::skip]
const BEFORE_VERBS: &[&str] = &[
    "can", "cannot", "could", "didn't", "do", "does", "doesn't", "don't", "he", "i", "it", "may", "might",
    "must", "never", "not", "please", "shall", "she", "should", "they", "to", "we", "who", "will", "would",
    "you",
];

#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "%", "a", "able", "about", "above", "according", "accordingly", "add", "after", "again", "against",
    "all", "almost", "along", "already", "also", "although", "always", "among", "an", "and", "another",
    "any", "anyone", "anything", "are", "arising", "around", "as", "aside", "at", "away", "back", "based",
    "be", "because", "been", "before", "being", "below", "best", "better", "between", "both", "but", "by",
    "can", "cannot", "certain", "choose", "click", "close", "concerning", "could", "did", "different", "do",
    "does", "doing", "done", "down", "due", "during", "each", "eight", "eighteen", "eighty", "either",
    "eleven", "else", "enough", "ensure", "enter", "et", "etc", "even", "ever", "every", "everyone", "few",
    "fifteen", "fifth", "fifty", "first", "five", "follow", "following", "for", "former", "forth", "forty",
    "four", "fourteen", "fourth", "from", "full", "further", "get", "give", "given", "go", "good", "great",
    "had", "half", "has", "have", "having", "he", "hence", "her", "here", "hereby", "herein", "hereof",
    "hereto", "hereunder", "him", "his", "how", "however", "hundred", "i", "if", "in", "included",
    "including", "instead", "into", "is", "it", "its", "itself", "just", "kind", "last", "later", "latter",
    "least", "less", "let", "like", "likely", "little", "made", "make", "many", "may", "me", "mentioned",
    "might", "million", "mine", "more", "most", "much", "must", "my", "near", "necessary", "neither",
    "never", "new", "next", "nine", "nineteen", "ninety", "no", "none", "nor", "not", "nothing", "now",
    "of", "off", "often", "old", "on", "once", "one", "only", "onto", "open", "or", "other", "others",
    "otherwise", "our", "out", "over", "own", "per", "please", "possible", "press", "provided", "pursuant",
    "put", "quite", "rather", "referred", "regarding", "related", "relating", "relevant", "required",
    "respect", "said", "same", "second", "see", "select", "set", "seven", "seventeen", "seventy", "several",
    "shall", "she", "should", "similar", "since", "six", "sixteen", "sixty", "so", "some", "someone",
    "something", "soon", "sort", "still", "stipulated", "subject", "such", "take", "ten", "than", "that",
    "the", "their", "them", "then", "there", "thereby", "therefore", "therein", "thereof", "these", "they",
    "thing", "things", "third", "thirteen", "thirty", "this", "those", "though", "thousand", "three",
    "through", "throughout", "thus", "time", "times", "to", "together", "too", "toward", "towards",
    "twelve", "twenty", "two", "under", "unless", "until", "up", "upon", "us", "use", "used", "various",
    "very", "via", "was", "way", "we", "well", "were", "what", "when", "where", "whereas", "whether",
    "which", "while", "who", "whole", "whom", "whose", "why", "will", "with", "within", "without", "would",
    "yes", "yet", "you", "your",
];

#[rustfmt::skip]
const ARABIC: &[&str] = &[
    "ابدا", "اثر", "اثناء", "احد", "احدي", "اذ", "اذا", "اكثر", "الا", "الاتي", "الاخر", "الاخري", "التالي",
    "التاليه", "التي", "الذي", "الذين", "اللاتي", "اللذان", "اللذين", "اللواتي", "الي", "اليه", "اليها",
    "ام", "اما", "امام", "ان", "انت", "انما", "انه", "انها", "او", "اول", "اي", "ايضا", "ايه", "بان",
    "بجوار", "بدون", "بشان", "بعد", "بعض", "بل", "بما", "بناء", "به", "بها", "بين", "تبعا", "تحت", "تكون",
    "تلك", "تم", "تمت", "ثم", "جدا", "جميع", "حال", "حاله", "حتي", "حسب", "حول", "حيث", "حين", "خلال",
    "داخل", "دون", "ذات", "ذلك", "ذو", "ساير", "سوف", "سوي", "شان", "ضد", "ضمن", "طبقا", "ظل", "عدا", "عدم",
    "عده", "عقب", "علي", "عليه", "عليها", "عن", "عند", "عنه", "عنها", "غير", "فان", "فقط", "فوق", "في",
    "فيه", "فيها", "قبل", "قد", "كافه", "كان", "كانت", "كانوا", "كذلك", "كل", "كلا", "كلما", "كما", "كي",
    "كيف", "كيفيه", "لا", "لان", "لدي", "لذلك", "لقد", "لكل", "لكن", "لم", "لما", "لن", "له", "لها", "لهذا",
    "لو", "ليس", "ليست", "ما", "ماذا", "متي", "مثل", "مثلا", "مجرد", "مع", "مما", "من", "منذ", "منه",
    "منها", "مهما", "نحو", "نفس", "نفسه", "نفسها", "هذا", "هذان", "هذه", "هكذا", "هل", "هم", "هما", "هن",
    "هنا", "هناك", "هو", "هولاء", "هي", "واحد", "واحده", "وفق", "وفقا", "يا", "يتم", "يجب", "يجوز", "يكون",
    "يمكن",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn every_list_is_sorted_and_folded() {
        for list in [BEFORE_NOUNS, BEFORE_VERBS, ENGLISH, ARABIC] {
            assert!(list.is_sorted(), "{:?}", list.windows(2).find(|pair| pair[0] > pair[1]));
            list.iter().for_each(|word| assert_eq!(fold(word), *word));
        }
    }
}
