//! [`Matrix`]: where a point of the text stands on the sheet.

use super::super::file::Object;

/// A mapping of points: turns, scales and moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix([f64; 6]);

impl Matrix {
    /// Leaves each point where it is.
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves each point.
    pub(super) fn moving(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Scales each point.
    pub(super) fn scaling(x: f64, y: f64) -> Self {
        Self([x, 0.0, 0.0, y, 0.0, 0.0])
    }

    /// Reads the six numbers of a matrix.
    pub(super) fn from_values(values: &[Object]) -> Option<Self> {
        let numbers: Vec<f64> = values.iter().filter_map(Object::number).collect();
        Some(Self(numbers.try_into().ok()?))
    }

    /// Maps by this matrix first, then by another one.
    pub(super) fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, other.0);
        Self([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    /// Returns where a point comes to stand.
    pub(super) fn of(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Returns where the origin comes to stand.
    pub(super) fn origin(self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }

    /// Returns where the direction of writing leads, and how far one unit of it.
    pub(super) fn direction(self) -> (f64, f64) {
        (self.0[0], self.0[1])
    }

    /// Returns how high one unit comes to be.
    pub(super) fn height(self) -> f64 {
        // `hypot` would need glibc 2.35; systems such as Red Hat 9 have 2.34.
        (self.0[2] * self.0[2] + self.0[3] * self.0[3]).sqrt()
    }
}
