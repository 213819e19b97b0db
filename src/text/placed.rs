//! [`Placed`]: a char of a text that is being respelled.

/// A char of a respelled text, and the byte of the text as given from which it comes.
pub(crate) type Placed = (usize, char);
