//! The sentences that the aligner is given, without the empty ones.

/// Sentences with text, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentences<'t> {
    list: Vec<GivenSentence<'t>>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct GivenSentence<'t> {
    pub(crate) text: &'t str,
    // Its number among those that the caller gave.
    index: usize,
    pub(crate) opens_paragraph: bool,
}

impl<'t> Sentences<'t> {
    /// Takes sentences, each with whether it opens a paragraph.
    pub(crate) fn new(sentences: impl Iterator<Item = (&'t str, bool)>) -> Self {
        let sentence = |(index, (text, opens_paragraph))| GivenSentence { text, index, opens_paragraph };
        Self { list: sentences.enumerate().map(sentence).collect() }
    }

    // Takes texts, of which those without text are breaks; returns the indices of these as well.
    pub(crate) fn around_breaks(texts: &'t [impl AsRef<str>]) -> (Self, Vec<usize>) {
        let (mut list, mut breaks) = (Vec::with_capacity(texts.len()), Vec::new());
        let mut opens_paragraph = true;
        for (index, text) in texts.iter().map(AsRef::as_ref).enumerate() {
            if text.trim().is_empty() {
                breaks.push(index);
                opens_paragraph = true;
            } else {
                list.push(GivenSentence { text, index, opens_paragraph });
                opens_paragraph = false;
            }
        }
        (Self { list }, breaks)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &GivenSentence<'t>> {
        self.list.iter()
    }

    pub(crate) fn indices(&self, begin: u32, len: u8) -> Vec<usize> {
        self.list[begin as usize..begin as usize + usize::from(len)].iter().map(|s| s.index).collect()
    }
}
