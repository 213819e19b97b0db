//! The sentences to align, without the empty ones: [`Sentences`].

/// The sentences of one side that have text, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentences<'t> {
    list: Vec<GivenSentence<'t>>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct GivenSentence<'t> {
    pub(crate) text: &'t str,
    // The index of the sentence in the caller's list.
    index: usize,
    pub(crate) opens_paragraph: bool,
}

impl<'t> Sentences<'t> {
    /// Takes sentences that have text; the `bool` of each is true if a paragraph begins with the sentence.
    pub(crate) fn new(sentences: impl Iterator<Item = (&'t str, bool)>) -> Self {
        let sentence = |(index, (text, opens_paragraph))| GivenSentence { text, index, opens_paragraph };
        Self { list: sentences.enumerate().map(sentence).collect() }
    }

    /// Takes sentences that have text, each with its index in the caller's list, and true if a paragraph
    /// begins with the sentence.
    pub(crate) fn at(sentences: impl Iterator<Item = (usize, &'t str, bool)>) -> Self {
        let sentence = |(index, text, opens_paragraph)| GivenSentence { text, index, opens_paragraph };
        Self { list: sentences.map(sentence).collect() }
    }

    /// Takes sentences, of which each without text is a paragraph break. Returns the indices of the breaks as
    /// well.
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

    /// Returns the caller's indices of `len` sentences from `begin` on.
    pub(crate) fn indices(&self, begin: u32, len: u8) -> Vec<usize> {
        self.list[begin as usize..begin as usize + usize::from(len)].iter().map(|s| s.index).collect()
    }
}
