//! [`Rule`]: a line that is drawn across or down a page, and [`Path`], of which lines are parts.

use super::super::file::Object;
use super::matrix::Matrix;
use super::turn::upright;

// The greatest width of a line, in points; what is wider is an area.
const WIDEST: f64 = 3.0;

// The most lines of a page. A table has some hundred, a drawing may have any number.
const RULES: usize = 4000;

/// A line across or down a page: from left to right and from bottom to top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) left: f32,
    pub(crate) bottom: f32,
    pub(crate) right: f32,
    pub(crate) top: f32,
}

impl Rule {
    fn new(a: (f64, f64), b: (f64, f64)) -> Self {
        let [left, bottom] = [a.0.min(b.0), a.1.min(b.1)].map(|side| side as f32);
        let [right, top] = [a.0.max(b.0), a.1.max(b.1)].map(|side| side as f32);
        Self { left, bottom, right, top }
    }

    /// Returns the rule on a page that is turned by this number of right angles.
    pub(crate) fn turned(self, quarter: usize) -> Self {
        let turn = |x: f32, y: f32| upright(quarter, f64::from(x), f64::from(y));
        Self::new(turn(self.left, self.bottom), turn(self.right, self.top))
    }

    /// Returns true if the rule goes across the page.
    pub(crate) fn is_across(self) -> bool {
        self.right - self.left >= self.top - self.bottom
    }

    fn is_straight(self) -> bool {
        let (width, height) = (f64::from(self.right - self.left), f64::from(self.top - self.bottom));
        width.min(height) <= WIDEST && width.max(height) > WIDEST
    }
}

/// The path that is built before it is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    at: (f64, f64),
    start: (f64, f64),
    lines: Vec<Rule>,
    boxes: Vec<Rule>,
}

impl Path {
    /// Goes on with the path, or draws it: then its lines go to `rules`.
    pub(super) fn apply(&mut self, word: &[u8], values: &[Object], sheet: Matrix, rules: &mut Vec<Rule>) {
        let number = |index: usize| values.get(index).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"m" => (self.at, self.start) = (sheet.of(number(0), number(1)), sheet.of(number(0), number(1))),
            b"l" => self.line_to(sheet.of(number(0), number(1))),
            b"c" => self.at = sheet.of(number(4), number(5)),
            b"v" | b"y" => self.at = sheet.of(number(2), number(3)),
            b"h" => self.line_to(self.start),
            b"re" if self.boxes.len() < RULES => {
                let (x, y) = (number(0), number(1));
                self.boxes.push(Rule::new(sheet.of(x, y), sheet.of(x + number(2), y + number(3))));
            }
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => {
                let edges = std::mem::take(&mut self.boxes).into_iter().flat_map(edges);
                self.lines.extend(edges);
                self.draw(rules);
            }
            b"f" | b"F" | b"f*" => {
                self.lines = std::mem::take(&mut self.boxes);
                self.draw(rules);
            }
            b"n" => *self = Self::default(),
            _ => {}
        }
    }

    fn line_to(&mut self, end: (f64, f64)) {
        if self.lines.len() < RULES {
            self.lines.push(Rule::new(self.at, end));
        }
        self.at = end;
    }

    fn draw(&mut self, rules: &mut Vec<Rule>) {
        let straight = std::mem::take(self).lines.into_iter().filter(|line| line.is_straight());
        rules.extend(straight.take(RULES.saturating_sub(rules.len())));
    }
}

// The sides of an area; a narrow area is a line itself.
fn edges(area: Rule) -> Vec<Rule> {
    if area.is_straight() {
        return vec![area];
    }
    let Rule { left, bottom, right, top } = area;
    let across = [Rule { top: bottom, ..area }, Rule { bottom: top, ..area }];
    let down = [Rule { right: left, ..area }, Rule { left: right, ..area }];
    [across, down].concat()
}
