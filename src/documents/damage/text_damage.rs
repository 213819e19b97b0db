//! [`TextDamage`]: what a program did to a text before mizan read it.

use super::forms::Forms;
use super::lam_alef::LamAlef;
use super::mojibake::Mojibake;
use crate::documents::read_report::DocumentRemark;
use crate::documents::start_of::start_of;

// Bytes of a text that are looked at. Chosen by hand: some thousand words show what happened to all.
const SAMPLE: usize = 64 * 1024;

/// What a program did to an Arabic text before mizan read it: lam and alef in the wrong order, bytes read in
/// the wrong encoding, shapes instead of letters.
///
/// ```
/// use mizan::documents::TextDamage;
///
/// let text = "ÃÛáÞ ÇáÈÇÈ ÇáÑÆíÓí Ýí ÇáãÈäì";
/// let damage = TextDamage::of(text);
/// assert_eq!(damage.undone(text), "أغلق الباب الرئيسي في المبنى");
/// assert_eq!(damage.reasons(), ["windows-1256 was read as windows-1252"]);
/// assert!(TextDamage::of("أغلق الباب الرئيسي في المبنى").is_none());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextDamage {
    mojibake: Option<Mojibake>,
    forms: Option<Forms>,
    lam_alef: Option<LamAlef>,
}

impl TextDamage {
    /// Returns the damage that a text shows in the 64 KiB from its first sign that is not ASCII.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let Some(first) = text.find(|c: char| !c.is_ascii()) else { return Self::default() };
        let text = start_of(&text[first..], SAMPLE);
        let mojibake = Mojibake::of(text);
        let read = mojibake.map(|mojibake| mojibake.undone(text));
        let text = read.as_deref().unwrap_or(text);
        let forms = Forms::of(text);
        let lettered = forms.map(|forms| forms.undone(text));
        Self { mojibake, forms, lam_alef: LamAlef::of(lettered.as_deref().unwrap_or(text)) }
    }

    /// Returns true if the text shows no damage.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the text as it was before. Where two words are possible, the commoner one is taken.
    #[must_use]
    pub fn undone(&self, text: &str) -> String {
        let mut text = text.to_owned();
        if let Some(mojibake) = self.mojibake {
            text = mojibake.undone(&text);
        }
        if let Some(forms) = self.forms {
            text = forms.undone(&text);
        }
        if let Some(lam_alef) = self.lam_alef {
            text = lam_alef.undone(&text);
        }
        text
    }

    /// Returns what is wrong with the text, in words: one for each kind of damage.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        let mojibake = self.mojibake.map(|m| format!("{} was read as {}", m.written_as(), m.read_as()));
        let forms = self.forms.map(|forms| {
            let order =
                if forms.is_visual() { " and stand in the order in which they are drawn" } else { "" };
            format!("letters are written as their shapes{order}")
        });
        let lam_alef = self.lam_alef.map(|damage| {
            format!(
                "lam and alef stand in the wrong order ({} words begin with اال, األ or اإل)",
                damage.words()
            )
        });
        mojibake.into_iter().chain(forms).chain(lam_alef).collect()
    }

    /// Returns what a person should know about the text, which was put right or was not.
    pub(in crate::documents) fn remarks(&self, is_mended: bool) -> impl Iterator<Item = DocumentRemark> {
        self.reasons().into_iter().map(move |reason| match is_mended {
            true => DocumentRemark::Mended(reason),
            false => DocumentRemark::Doubtful(format!("{reason}; `--repair` puts it right")),
        })
    }
}
