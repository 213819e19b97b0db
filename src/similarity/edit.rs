use super::sentence::{Kind, Rules, Sentence, Token};
use super::word::{self, OTHER};

/// The cheapest way to make one sentence into another, token by token.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    /// In thousandths of an ordinary word.
    pub(super) cost: u32,
    /// What the heavier of the sentences weighs, in the same unit.
    pub(super) weight: u32,
    /// In the order of both sentences.
    pub(super) steps: Vec<Step>,
}

/// A step of an [`Edit`], by the places of the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Same(usize, usize),
    Changed(usize, usize),
    /// Only in the first sentence.
    First(usize),
    /// Only in the second sentence.
    Second(usize),
    /// In both, in another place of the second.
    Moved(usize, usize),
    /// The same, told at its place in the second.
    MovedHere(usize, usize),
}

impl Edit {
    /// Finds it. Of several, the one found from `a` to `b` is the one found from `b` to `a`.
    pub(super) fn new(a: &Sentence, b: &Sentence, rules: Rules) -> Self {
        match a.folded() > b.folded() {
            true => Self::ordered(b, a, rules).reversed(),
            false => Self::ordered(a, b, rules),
        }
    }

    fn ordered(a: &Sentence, b: &Sentence, rules: Rules) -> Self {
        let table = Table::new(a, b, rules);
        let (cost, steps) = if table.is_filled() { (table.cost(), table.steps()) } else { table.by_place() };
        let weigh = |tokens: &[Token]| tokens.iter().map(|token| token.weight).sum();
        let (weight_a, weight_b): (u32, u32) = (weigh(&a.tokens), weigh(&b.tokens));
        let mut edit = Self { cost, weight: weight_a.max(weight_b), steps };
        if table.is_filled() {
            edit.find_moves(a, b, rules);
        }
        edit
    }

    fn reversed(mut self) -> Self {
        for step in &mut self.steps {
            *step = match *step {
                Step::Same(i, j) => Step::Same(j, i),
                Step::Changed(i, j) => Step::Changed(j, i),
                Step::First(i) => Step::Second(i),
                Step::Second(j) => Step::First(j),
                Step::Moved(i, j) => Step::MovedHere(j, i),
                Step::MovedHere(i, j) => Step::Moved(j, i),
            };
        }
        self
    }

    /// Returns how alike the sentences are, 0 to 1.
    pub(super) fn ratio(&self) -> f64 {
        match self.weight {
            0 => 1.0,
            weight => f64::from(weight.saturating_sub(self.cost)) / f64::from(weight),
        }
    }

    // A word that is gone in one place and new in another has moved. Particles and numbers say what they say by their
    // place: they do not move.
    fn find_moves(&mut self, a: &Sentence, b: &Sentence, rules: Rules) {
        let may_move = |token: &Token| token.kind == Kind::Word && token.particle.is_none();
        let (mut gone, mut new) = (Vec::new(), Vec::new());
        for &step in &self.steps {
            match step {
                Step::First(i) => gone.push(i),
                Step::Second(j) => new.push(j),
                Step::Changed(i, j) if is_other(a, i, b, j, rules) => {
                    gone.push(i);
                    new.push(j);
                }
                _ => {}
            }
        }
        let mut moves = Vec::new();
        for i in gone.into_iter().filter(|&i| may_move(&a.tokens[i])) {
            let word = a.text(&a.tokens[i]);
            if let Some(k) = new.iter().position(|&j| b.text(&b.tokens[j]) == word) {
                moves.push((i, new.remove(k)));
                self.cost -= (a.tokens[i].weight / 2).min(self.cost);
            }
        }
        if !moves.is_empty() {
            self.steps = self.steps.iter().flat_map(|&step| with_moves(step, &moves)).collect();
        }
    }
}

fn is_other(a: &Sentence, i: usize, b: &Sentence, j: usize, rules: Rules) -> bool {
    word::delta(a, &a.tokens[i], b, &b.tokens[j], rules).cost >= OTHER
}

// A step as one or two steps that say which words moved.
fn with_moves(step: Step, moves: &[(usize, usize)]) -> impl Iterator<Item = Step> {
    let first = |i| match moves.iter().find(|&&(from, _)| from == i) {
        Some(&(i, j)) => Step::Moved(i, j),
        None => Step::First(i),
    };
    let second = |j| match moves.iter().find(|&&(_, to)| to == j) {
        Some(&(i, j)) => Step::MovedHere(i, j),
        None => Step::Second(j),
    };
    let steps = match step {
        Step::First(i) => (first(i), None),
        Step::Second(j) => (second(j), None),
        Step::Changed(i, j) => match (first(i), second(j)) {
            (Step::First(_), Step::Second(_)) => (step, None),
            (one, other) => (one, Some(other)),
        },
        step => (step, None),
    };
    std::iter::once(steps.0).chain(steps.1)
}

// The most cells that a matrix may have, 4 bytes each: two texts of 2,000 words that have nothing in common.
const MOST_CELLS: usize = 1 << 22;

// The matrix of the edit distance over what lies between the common beginning and the common end.
struct Table<'s> {
    a: &'s Sentence,
    b: &'s Sentence,
    rules: Rules,
    start: usize,
    // Tokens between start and end, of each sentence.
    rows: usize,
    columns: usize,
    // The cost up to each place, row by row.
    costs: Vec<u32>,
}

impl<'s> Table<'s> {
    fn new(a: &'s Sentence, b: &'s Sentence, rules: Rules) -> Self {
        let same = |(x, y): &(&Token, &Token)| x.hash == y.hash && a.text(x) == b.text(y);
        let start = a.tokens.iter().zip(&b.tokens).take_while(same).count();
        let (rest_a, rest_b) = (&a.tokens[start..], &b.tokens[start..]);
        let end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(same).count();
        let (rows, columns) = (rest_a.len() - end, rest_b.len() - end);
        let mut table = Self { a, b, rules, start, rows, columns, costs: Vec::new() };
        if (rows + 1).saturating_mul(columns + 1) <= MOST_CELLS {
            table.costs = vec![0; (rows + 1) * (columns + 1)];
            table.fill();
        }
        table
    }

    fn is_filled(&self) -> bool {
        !self.costs.is_empty()
    }

    // For texts too long for a matrix: each token against the one in its place, the rest gone or new.
    fn by_place(&self) -> (u32, Vec<Step>) {
        let (a, b) = (self.a.tokens.len(), self.b.tokens.len());
        let both = a.min(b);
        let mut cost = 0;
        let mut steps = Vec::with_capacity(a.max(b));
        for at in 0..both {
            let (x, y) = (&self.a.tokens[at], &self.b.tokens[at]);
            let change = self.change_of(x, y);
            cost += change;
            match change {
                0 => steps.push(Step::Same(at, at)),
                _ if x.kind == y.kind => steps.push(Step::Changed(at, at)),
                _ => steps.extend([Step::First(at), Step::Second(at)]),
            }
        }
        steps.extend((both..a).map(Step::First));
        steps.extend((both..b).map(Step::Second));
        let rest = self.a.tokens[both..].iter().chain(&self.b.tokens[both..]);
        (cost + rest.map(|token| token.weight).sum::<u32>(), steps)
    }

    fn fill(&mut self) {
        for column in 1..=self.columns {
            self.costs[column] = self.costs[column - 1] + self.second(column).weight;
        }
        for row in 1..=self.rows {
            let gone = self.first(row).weight;
            let at = self.place(row, 0);
            self.costs[at] = self.costs[self.place(row - 1, 0)] + gone;
            for column in 1..=self.columns {
                let at = self.place(row, column);
                let added = self.costs[at - 1] + self.second(column).weight;
                let removed = self.costs[self.place(row - 1, column)] + gone;
                let changed = self.costs[self.place(row - 1, column - 1)];
                let least = added.min(removed);
                self.costs[at] = match changed {
                    changed if changed >= least => least,
                    changed => least.min(changed + self.change(row, column)),
                };
            }
        }
    }

    fn place(&self, row: usize, column: usize) -> usize {
        row * (self.columns + 1) + column
    }

    fn first(&self, row: usize) -> &'s Token {
        &self.a.tokens[self.start + row - 1]
    }

    fn second(&self, column: usize) -> &'s Token {
        &self.b.tokens[self.start + column - 1]
    }

    // What it costs to put one token for the other; what is not of one kind cannot stand for each other.
    fn change(&self, row: usize, column: usize) -> u32 {
        self.change_of(self.first(row), self.second(column))
    }

    fn change_of(&self, x: &Token, y: &Token) -> u32 {
        if x.kind != y.kind {
            return x.weight + y.weight;
        }
        let delta = word::delta(self.a, x, self.b, y, self.rules);
        x.weight.max(y.weight) * delta.cost / OTHER
    }

    fn cost(&self) -> u32 {
        self.costs[self.costs.len() - 1]
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::with_capacity(self.a.tokens.len().max(self.b.tokens.len()));
        let (mut row, mut column) = (self.rows, self.columns);
        let (end_a, end_b) = (self.start + row, self.start + column);
        let end = self.a.tokens.len() - end_a;
        steps.extend((0..end).rev().map(|i| Step::Same(end_a + i, end_b + i)));
        while row > 0 || column > 0 {
            let cost = self.costs[self.place(row, column)];
            let (x, y) = (self.start + row, self.start + column);
            if row > 0 && column > 0 && self.first(row).kind == self.second(column).kind {
                let change = self.change(row, column);
                if cost == self.costs[self.place(row - 1, column - 1)] + change {
                    (row, column) = (row - 1, column - 1);
                    steps.push(if change == 0 {
                        Step::Same(x - 1, y - 1)
                    } else {
                        Step::Changed(x - 1, y - 1)
                    });
                    continue;
                }
            }
            if row > 0 && cost == self.costs[self.place(row - 1, column)] + self.first(row).weight {
                row -= 1;
                steps.push(Step::First(x - 1));
            } else {
                column -= 1;
                steps.push(Step::Second(y - 1));
            }
        }
        steps.extend((0..self.start).rev().map(|i| Step::Same(i, i)));
        steps.reverse();
        steps
    }
}
