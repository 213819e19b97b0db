//! How well the words of a sentence are explained: [`Gain`].

/// How much better than chance the other side explains the words of a sentence, summed over the words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gain {
    /// In nats.
    pub(crate) gain: f32,
    /// What the words summed over are worth, in words of average worth.
    pub(crate) worth: f32,
}
