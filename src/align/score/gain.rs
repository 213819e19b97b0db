//! What the words of a sentence gain.

/// How much better than by chance the words of a sentence are explained, in nats.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gain {
    pub(crate) gain: f32,
    pub(crate) words: u32,
}
