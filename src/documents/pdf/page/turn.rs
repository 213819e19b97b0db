//! [`upright`]: pages whose lines are written in another direction, turned so that they are written to the
//! right.

/// Turns a point by a number of right angles, so that its line is written to the right.
pub(super) fn upright(quarter: usize, x: f64, y: f64) -> (f64, f64) {
    match quarter {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}
