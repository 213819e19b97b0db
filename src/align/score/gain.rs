//! How well the words of a sentence are explained: [`Gain`].

/// The sum over the words of a sentence of how much better than by chance the other side explains them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gain {
    /// In nats.
    pub(crate) gain: f32,
    /// The number of words summed over.
    pub(crate) words: u32,
}
