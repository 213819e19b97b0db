//! [`BeadShape`]: the number of sentences on each side of a bead.

/// The most sentences on one side of a bead; a bound on the time of the search.
pub(super) const LONGEST: usize = 8;
/// The segments of the smallest bead that has both sides.
pub(crate) const LEAST_SEGMENTS: usize = 2;

/// How many sentences of each side a bead takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BeadShape {
    pub(super) source: u8,
    pub(super) target: u8,
}

impl BeadShape {
    pub(super) const DELETION: Self = Self { source: 1, target: 0 };
    pub(super) const INSERTION: Self = Self { source: 0, target: 1 };

    /// Returns the shapes without an empty side: 1 to 8 against 1, 2 to 8 against 2, 3 to 6 against 3, and
    /// 4-4.
    pub(super) fn matched() -> impl Iterator<Item = Self> {
        let all = (1..=LONGEST as u8)
            .flat_map(|source| (1..=LONGEST as u8).map(move |target| Self { source, target }));
        all.filter(|shape| shape.source.max(shape.target) <= shape.most())
    }

    /// Returns the most sentences of the longer side that the search tries.
    pub(super) fn most(self) -> u8 {
        [8, 8, 6, 4].get(usize::from(self.least()) - 1).copied().unwrap_or(0)
    }

    pub(super) fn is_null(self) -> bool {
        self.source == 0 || self.target == 0
    }

    /// Returns the number of sentences of the shorter side.
    pub(super) fn least(self) -> u8 {
        self.source.min(self.target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_the_same_from_both_sides() {
        let shapes: Vec<_> = BeadShape::matched().collect();
        assert!(
            shapes.contains(&BeadShape { source: 1, target: 8 })
                && shapes.contains(&BeadShape { source: 4, target: 4 })
        );
        assert!(!shapes.contains(&BeadShape { source: 4, target: 5 }));
        for &BeadShape { source, target } in &shapes {
            assert!(shapes.contains(&BeadShape { source: target, target: source }));
        }
    }
}
