//! A story of a lighthouse in Arabic and English, in which some sentences of one text answer several of the
//! other.

use mizan::bitext::{Bitext, Text};
use mizan::lexicon::Lexicon;
use mizan::review::ReviewDocument;
use mizan::{Aligner, Bead, Lang};

pub(crate) const ARABIC: [&str; 14] = [
    "وصل الحارس الجديد إلى المنارة في شهر مارس.",
    "كان البحر هادئا والسماء صافية.",
    "صعد الحارس الدرج الحلزوني ببطء.",
    "عدّ الدرجات فوجدها 214 درجة.",
    "في الأعلى وجد مصباحا قديما مغطى بالغبار.",
    "نظف الحارس الزجاج ثم ملأ الخزان بالزيت.",
    "عند الغروب أضاء المصباح لأول مرة.",
    "رأى الصيادون الضوء من القرية البعيدة.",
    "ففرحوا كثيرا لأن المنارة ظلت مظلمة 3 سنوات.",
    "في اليوم التالي جاء رئيس القرية ومعه سلة من السمك.",
    "شرب الرجلان الشاي وتحدثا عن العواصف.",
    "قال رئيس القرية إن الشتاء قاس هنا.",
    "أجاب الحارس بأنه لا يخاف من الريح.",
    "ومنذ ذلك اليوم لم ينطفئ الضوء أبدا.",
];

pub(crate) const ENGLISH: [&str; 14] = [
    "The new keeper arrived at the lighthouse in March.",
    "The sea was calm and the sky was clear.",
    "The keeper climbed the spiral stairs slowly.",
    "He counted the steps and found 214 of them.",
    "At the top he found an old lamp covered with dust.",
    "The keeper cleaned the glass.",
    "Then he filled the tank with oil.",
    "At sunset he lit the lamp for the first time.",
    "The fishermen saw the light from the distant village, and they were very glad, because the lighthouse had been dark for 3 years.",
    "The next day the head of the village came with a basket of fish.",
    "The two men drank tea and talked about storms.",
    "The head of the village said that the winter is harsh here.",
    "The keeper answered that he is not afraid of the wind.",
    "And since that day the light has never gone out.",
];

pub(crate) fn texts() -> (Text, Text) {
    let text = |segments: &[&str], lang| {
        Text::from_segments(segments.iter().map(|s| (*s).to_owned()).collect(), lang)
    };
    (text(&ARABIC, Lang::ARABIC), text(&ENGLISH, Lang::ENGLISH))
}

/// The story as the aligner sees it.
pub(crate) fn aligned() -> ReviewDocument {
    let (source, target) = texts();
    let aligner = Aligner::new(Lang::ARABIC, Lang::ENGLISH).lexicon(Lexicon::built_in());
    ReviewDocument::of_bitext("lighthouse.ar.txt", &Bitext::align(source, target, &aligner))
}

/// The story with beads that a person has given.
pub(crate) fn with_beads(beads: &[(&[usize], &[usize])]) -> ReviewDocument {
    let (source, target) = texts();
    let beads = beads.iter().map(|(source, target)| Bead::new(source.to_vec(), target.to_vec())).collect();
    ReviewDocument::of_bitext("lighthouse.ar.txt", &Bitext::from_beads(source, target, beads).unwrap())
}
