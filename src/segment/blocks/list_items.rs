//! The items of a list written in one line: `1. The first item 2. The second item`.
//!
//! [`ListItems`] looks for the first marker of a list at the head of a block, or behind a colon in it, and
//! then for the markers that follow in order.

use std::ops::Range;

use super::end_numbers::behind_numbers;
use super::list_marker::ListMarker;
use super::ordinal_labels::{ordinal_labels, teen_labels};
use super::section_labels::section_labels;
use crate::segment::marks::terminal;
use crate::segment::words::WordTables;

/// Where the items of a list in one line begin.
///
/// A list has two markers at least. It is cut before the second, the third and so on: the first item of a
/// list behind a colon stays with its heading, unless it has a bullet.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListItems {
    // The marker of the last item found, and where that item begins.
    marker: Option<ListMarker>,
    found: Option<usize>,
    // Where the label of the first item stands, and that of the last one found.
    first_label: Range<usize>,
    label: Range<usize>,
    // The labels of a list that was read at once, in order; the places of verses have no label.
    labels: Vec<Range<usize>>,
}

impl ListItems {
    /// Looks for a list in a block.
    pub(crate) fn of(words: &WordTables, text: &str, block: Range<usize>) -> Self {
        let head = text[block.clone()].trim_start();
        let mut labels = section_labels(words, text, block.clone());
        let mut tokens = head.split_whitespace();
        let [first, second] = [tokens.next(), tokens.next()].map(Option::unwrap_or_default);
        if labels.is_empty() && (first.ends_with('.') || second.ends_with('.')) {
            labels = ordinal_labels(text, block.clone());
        }
        if labels.is_empty() && second.ends_with(['.', ':', ')', '-']) {
            labels = teen_labels(text, block.clone());
        }
        if !labels.is_empty() {
            return Self { labels, ..Self::default() };
        }
        if let Some(marker) = ListMarker::read(head) {
            let mut items = Self { marker: Some(marker), ..Self::default() };
            let start = block.end - head.len();
            items.advance(words, text, start, block.end);
            if items.found.is_some() {
                items.first_label = label_at(text, start);
            }
            return items;
        }
        Self::behind_colon(words, text, block.clone()).unwrap_or_else(|| {
            let starts = behind_numbers(words, text, block);
            Self { labels: starts.into_iter().map(|start| start..start).collect(), ..Self::default() }
        })
    }

    fn behind_colon(words: &WordTables, text: &str, block: Range<usize>) -> Option<Self> {
        // The most colons that are tried. Chosen by hand; it bounds the time for hostile input.
        const COLONS: usize = 4;
        let body = &text[block.clone()];
        memchr::memchr_iter(b':', body.as_bytes()).take(COLONS).find_map(|colon| {
            let behind = &body[colon + 1..];
            let list = behind.trim_start();
            let start = block.end - list.len();
            let marker = ListMarker::read(list).filter(|_| list.len() < behind.len())?;
            let (second, at) = marker.next(words, text, start, block.end)?;
            if marker.is_bullet() {
                return Some(Self { marker: Some(marker), found: Some(start), ..Self::default() });
            }
            // `Bring (a) a lamp, (b) a rope`: a list inside a sentence.
            let listed = text[start..at].trim_end().ends_with([',', '،', ';', '؛'])
                || are_values(words, text, &second, at, block.clone());
            let (first_label, label) = (label_at(text, start), label_at(text, at));
            (!listed).then_some(Self {
                marker: Some(second),
                found: Some(at),
                first_label,
                label,
                labels: Vec::new(),
            })
        })
    }

    /// Returns where the next item behind `start` begins.
    pub(crate) fn next(&mut self, words: &WordTables, text: &str, start: usize, end: usize) -> Option<usize> {
        if !self.labels.is_empty() {
            let next = self.labels.partition_point(|label| label.start <= start);
            return self.labels.get(next).map(|label| label.start);
        }
        while let Some(found) = self.found {
            if found > start {
                return Some(found);
            }
            self.advance(words, text, found, end);
        }
        None
    }

    /// Returns true if a mark stands in the label of the first item or of the last one found.
    pub(crate) fn labels(&self, mark: usize) -> bool {
        let own = self.labels.partition_point(|label| label.end <= mark);
        self.first_label.contains(&mark)
            || self.label.contains(&mark)
            || self.labels.get(own).is_some_and(|label| label.contains(&mark))
    }

    // Goes on to the item behind the one that begins at `from`.
    fn advance(&mut self, words: &WordTables, text: &str, from: usize, end: usize) {
        let next = self.marker.as_ref().and_then(|marker| marker.next(words, text, from, end));
        (self.marker, self.found) = match next {
            Some((marker, at)) => (Some(marker), Some(at)),
            None => (None, None),
        };
        self.label = self.found.map_or(0..0, |at| label_at(text, at));
    }
}

// Returns true if the numbers behind a colon are values: `Sons: 1. Daughters: 2. Total: 3.`, `The score was:
// 1. It rose to 2. It ended at 3.`. A form goes on with its colons: `1. Name: 2. Address:`. The second
// number and where it stands are given.
fn are_values(words: &WordTables, text: &str, second: &ListMarker, at: usize, block: Range<usize>) -> bool {
    const TAKE_NUMBERS: [&str; 12] =
        ["to", "at", "of", "from", "than", "was", "is", "إلى", "من", "عند", "صار", "بلغ"];
    let (before, body) = (text[block.start..at].trim_end(), text[block.clone()].trim_end());
    if !second.is_plain_number() || before.ends_with(|c| terminal(c).is_some()) {
        return false;
    }
    let is_form = || body.ends_with([':', '…', '_']) || body.ends_with("..");
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    if word.ends_with(':') && !is_form() || TAKE_NUMBERS.contains(&word) {
        return true;
    }
    let mut last = (*second, at);
    while let Some(next) = last.0.next(words, text, last.1, block.end) {
        last = next;
    }
    last.0.ends_before(body)
}

// Returns the place of a label that begins at a place.
fn label_at(text: &str, at: usize) -> Range<usize> {
    at..at + text[at..].find(char::is_whitespace).unwrap_or(text.len() - at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<&str> {
        let words = WordTables::built_in();
        let mut items = ListItems::of(&words, text, 0..text.len());
        let mut start = 0;
        std::iter::from_fn(|| {
            if start == text.len() {
                return None;
            }
            let end = items.next(&words, text, start, text.len()).unwrap_or(text.len());
            let item = &text[start..end];
            start = end;
            Some(item.trim_end())
        })
        .collect()
    }

    // Asserts that a text is cut where a `|` stands in it.
    fn assert_items(marked: &str) {
        assert_eq!(items(&marked.replace('|', "")).join(" |"), marked);
    }

    #[test]
    fn the_items_of_one_line_are_found() {
        assert_items("1) Open it |2) Close it |3) Go");
        assert_items("• 9. Open it |• 10. Close it");
        assert_items("أ. افتح الباب |ب. أغلقه");
        assert_items("١- افتح الباب |٢- أغلقه");
        assert_items("١. افتح |٢. أغلق |٣. نظف |٤. جفف |٥. ادهن |٦. رتب |٧. اكنس |٨. سد |٩. قس |١٠. عد");
    }

    #[test]
    fn markers_in_brackets_open_items_at_the_head() {
        assert_items("(1) Mend the roof |(2) Paint the door |(3) Sweep the yard");
        assert_items("(أ) صيانة السقف |(ب) دهان الباب");
        assert_items("(i) the roof |(ii) the door |(iii) the yard");
        assert_items("The roof (1) and the door (2) are old.");
        assert_items("(1) See annex (2) for the roof");
        assert_items("(1) and (2) are old");
        assert_items("[1] open the box |[2] lift the lid |[3] close it");
        assert_items("[أ] افتح العلبة |[ب] ارفع الغطاء");
        assert_items("Bring: [a] a lamp |[b] a rope");
        assert_items("[1] and [2] agree, and [3] does not");
        assert_items("The roof [1] and the door [2] are old.");
        assert_items("[1] See annex [2] for the roof");
    }

    #[test]
    fn the_last_item_may_stand_behind_and() {
        assert_items("(a) the seller; |(b) the buyer; and |(c) the agent");
        assert_items("(أ) البائع؛ |(ب) المشتري؛ |و(ج) الوكيل");
        assert_items("(1) a lamp, |(2) a rope, or |(3) a knife");
        assert_items("(1) the lamp |(2) the rope of (1) and (3) the knife");
        assert_items("(أ) و(ب) و(ج) من هذه المادة");
        assert_items("(1) and (2), and (3) apply");
    }

    #[test]
    fn labels_may_touch_their_items() {
        assert_items("1.First step |2.Second step |3.Third");
        assert_items("١-افتح الباب |٢-أغلق النافذة");
        assert_items("1)Open it |2)Close it");
        assert_items("١/ افتح الباب |٢/ أغلق النافذة");
        assert_items("أ/ فتح الباب |ب/ غلق النافذة");
        assert_items("1. See page 2.Then go");
        assert_items("1-Butanol or 2-Propanol");
        assert_items("1.5 litres 2.5 litres");
        assert_items("1/ 2 of it and 2/ 3 of that");
        assert_items("1.x and 2.x are old");
    }

    #[test]
    fn a_tatweel_behind_a_number_is_a_dash() {
        assert_items("١ـ الأهداف |٢ـ الوسائل |٣ـ التقويم");
        assert_items("1ـ فتح الباب |2ـ غلق النافذة");
        assert_items("من ١ـ ٥ إلى ٢ـ ٧");
        assert_items("هـ- كنس الساحة");
    }

    #[test]
    fn a_list_may_go_on_with_a_small_roman_numeral_of_one_letter() {
        assert_items("v. testing |vi. release |vii. support");
        assert_items("x. testing |xi. release");
        assert_items("v. اختبار |vi. إصدار");
        assert_items("V. Smith met VI. Jones");
        assert_items("v. good");
    }

    #[test]
    fn a_slash_closes_an_arabic_letter() {
        assert_items("أ/ فتح الباب |ب/ غلق النافذة |ج/ تنظيف الغرفة |د/ دهان السقف");
        assert_items("أ/ فتح الباب |ب/ غلق النافذة |ت/ تنظيف الغرفة |ث/ دهان السقف");
        assert_items("ب/ غلق النافذة |ج/ تنظيف الغرفة |د/ دهان السقف");
        assert_items("د/ دهان السقف |هـ/ كنس الساحة |و/ سقي الحديقة |ز/ قص العشب");
        assert_items("أ/فتح الباب |ب/غلق النافذة |ج/تنظيف الغرفة");
        assert_items("د/دهان السقف |هـ/كنس الساحة و/أو غسلها |و/سقي الحديقة");
        assert_items("أ / فتح الباب |ب / غلق النافذة |ج / تنظيف الغرفة");
        assert_items("المطلوب: أ/ جواز السفر |ب/ صورتان |ج/ طلب خطي");
        assert_items("• أ/ فتح الباب |• ب/ غلق النافذة");
        assert_items("أ/ البائع؛ |ب/ المشتري؛ |ج/ الوكيل.");
        // Titles, units and what joins words.
        assert_items("د/ سامي حضر الجلسة مع م/ هالة");
        assert_items("حضر أ/ سليم ود/ سامي وم/ هالة");
        assert_items("أ/ سليم حضر مع د/ سامي");
        assert_items("د/سامي في العيادة");
        assert_items("السرعة 4 م/ث والضغط 2 ن/م");
        assert_items("و/أو غيرهما");
        assert_items("هـ/ كنس الساحة و/أو غسلها");
        assert_items("ج/ 2 من 4 د/ 3 من 5");
    }

    #[test]
    fn short_items_that_end_with_a_label_noun_are_items() {
        assert_items("(1) Open the gate |(2) Close the gate");
        assert_items("(1) First step |(2) Second step |(3) Third step");
        assert_items("(أ) تسليم الموقع |(ب) تسليم الرسوم |(ج) دفع الأجرة");
        assert_items("(أ) فتح المحطة |(ب) غلق القاعة |(ج) طلاء الغرفة");
        assert_items("(أ) الأول |(ب) الثاني |(ت) الثالث |(ث) الرابع");
        assert_items("(1) to open |(2) to close |(3) to sweep");
        // References.
        assert_items("(1) Subject to subsections (2) and (3), the lessee may leave.");
        assert_items("(3) A person who is liable under paragraph (4) of this section shall pay.");
        assert_items("(أ) مع مراعاة البند (ب) والبند (ج) من هذه المادة يلتزم المشتري.");
        assert_items("(2) مع مراعاة الفقرة (3) من هذه المادة يلتزم البائع.");
    }

    #[test]
    fn a_list_may_go_on_from_the_line_before() {
        assert_items("(2) Mend the roof |(3) Paint the door");
        assert_items("(ب) صيانة السقف |(ج) دهان الباب");
        assert_items("(iv) the well |(v) the barn |(vi) the mill");
        assert_items("ثانيا: المدة |ثالثا: الأجرة");
        assert_items("Second: the term |Third: the price");
        assert_items("2) Lift the lid |3) Close it");
        assert_items("iv. the well |v. the barn |vi. the mill");
        assert_items("II. The well |III. The barn");
        assert_items("(2) and (3) are old");
        assert_items("(c) 2024 Harbour Office");
    }

    #[test]
    fn a_dash_between_spaces_closes_a_label() {
        assert_items("أولاً - الغاية |ثانياً - المدة |ثالثاً - الأجرة");
        assert_items("أولاً – الغاية |ثانياً – المدة");
        assert_items("1 - افتح الغطاء |2 - أخرج الفلتر");
        assert_items("أ - افتح الغطاء |ب - أخرج الفلتر");
        assert_items("First - the aim |Second - the scope");
        assert_items("1 - 2 of the 3 - 4 boxes");
    }

    #[test]
    fn ordinals_and_roman_numerals_open_items() {
        assert_items("أولاً. الغاية |ثانياً. المدة |ثالثاً. الأجرة");
        assert_items("أولا: الغاية |ثانيا: المدة");
        assert_items("First. The parties agree. |Second. The price is fixed. |Third. The end.");
        assert_items("FIRST: the aim |SECOND: the scope");
        assert_items("Firstly: the aim |Secondly: the scope");
        assert_items("أولاً/ الغاية |ثانياً/ المدة");
        assert_items("أ: الغاية |ب: المدة");
        assert_items("Tenth: the aim |Eleventh: the scope |Twelfth: the price");
        assert_items("First. He met Elizabeth the second. Then he left.");
        assert_items("The first. The second.");
        assert_items("i. the roof |ii. the door |iii. the yard |iv. the well");
        assert_items("I. The roof |II. The door");
    }

    #[test]
    fn bullets_open_items() {
        assert_items("• السقف |• الباب |• البئر");
        assert_items("المطلوب: |• جواز السفر |• صورتان");
        assert_items("Home • News • Contact");
    }

    #[test]
    fn a_list_may_stand_behind_a_colon() {
        assert_items("الشهود: ١. سليم |٢. هالة |٣. رنا");
        assert_items("Bring: a) a lamp |b) a rope");
        assert_items("The result: 1. It held.");
        assert_items("تشمل الأجرة: (أ) الماء، (ب) الكهرباء.");
    }

    #[test]
    fn a_number_behind_a_colon_may_be_a_value() {
        assert_items("Sons: 1. Daughters: 2. Total: 3.");
        assert_items("Sons: 1. Daughters: 2. They live in Homs.");
        assert_items("عدد الأبناء: 1. عدد البنات: 2. المجموع: 3.");
        assert_items("The score was: 1. It rose to 2. It ended at 3.");
        assert_items("The score was: 1. It rose to 2. It fell at last.");
        assert_items("Goals: 1. Then 2. Then 3.");
        assert_items("كان الترتيب: ١. وصار ٢. ثم ٣.");
        // Items of lists and of forms.
        assert_items("Data: 1. Name: |2. Address: |3. Phone:");
        assert_items("Steps: 1. Open the door. |2. Go to room 3.");
        assert_items("البيانات: 1. الاسم: |2. العنوان: ......");
    }

    #[test]
    fn two_items_with_and_between_them_are_one_sentence() {
        assert_items("The causes are: 1) heat and 2) dust.");
        assert_items("You may 1) stay, or 2) go.");
        assert_items("Either: 1) stay, or 2) go.");
        assert_items("الخيارات هي: أ) الانتظار أو ب) المغادرة.");
        assert_items("1) pay the rent; and |2) keep the garden");
        assert_items("1) pay the rent, |2) keep the garden, and |3) lock the door");
    }

    #[test]
    fn a_number_in_prose_opens_no_item() {
        assert_items("3. May is here 4. June too");
        assert_items("A. Smith met B. Jones");
        assert_items("1. See page 22. It helps");
    }
}
