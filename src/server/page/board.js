// The document as it stands: rows, the passages that each has, and what the last action changed.

/** @typedef {import('./server.js').Row} Row */
/** @typedef {import('./server.js').Passage} Passage */
/** @typedef {'source' | 'target'} Column */

// The confidence below which a row is doubtful, as for `mizan align`.
export const DOUBTFUL = 0.6;
// The confidence from which a row is sure. Chosen by hand.
export const SURE = 0.9;

export class Board {
  /** @param {import('./server.js').Whole} whole */
  constructor(whole) {
    this.rows = whole.board.rows;
    this.source = whole.board.source;
    this.target = whole.board.target;
    this.at = whole.at;
    this.done = whole.done;
    this.undone = whole.undone;
    this.progress = whole.progress;
    /** @type {Set<number>} rows that the last action has made anew, other than the one acted on */
    this.changed = new Set();
    /** @type {{source: number, target: number}[]} for each row, its first passages */
    this.starts = [];
    this.count();
  }

  count() {
    let [source, target] = [0, 0];
    this.starts = this.rows.map((row) => {
      const start = { source, target };
      source += row.source;
      target += row.target;
      return start;
    });
  }

  /** @param {number} row @param {Column} column @returns {Passage[]} */
  passages(row, column) {
    const start = this.starts[row][column];
    return this[column].slice(start, start + this.rows[row][column]);
  }

  /** The passages of a row, those of one column first. @param {number} row @param {Column} column @returns {Passage[]} */
  passagesOf(row, column) {
    return [...this.passages(row, column), ...this.passages(row, column === 'source' ? 'target' : 'source')];
  }

  /** The row that has the first of some passages that is still there. @param {Passage[]} passages */
  rowWith(passages) {
    for (const passage of passages) {
      for (const column of /** @type {Column[]} */ (['source', 'target'])) {
        const place = this[column].indexOf(passage);
        if (place >= 0) return this.rowOf(column, place);
      }
    }
    return undefined;
  }

  /** @param {Column} column @param {number} passage the row that has a passage of a column */
  rowOf(column, passage) {
    let [low, high] = [0, this.rows.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle][column] <= passage) low = middle;
      else high = middle;
    }
    while (low > 0 && this.rows[low][column] === 0) low -= 1;
    return low;
  }

  /** @param {import('./server.js').Step} step */
  take(step) {
    const splices = step.change.rows ?? [];
    // Splices count from the state that the one before has left, so that their places may be off by what those have added.
    const added = splices.reduce((sum, splice) => sum + splice.new.length, 0);
    const first = Math.max(0, Math.min(...splices.map((splice) => splice.at)) - added);
    const end = Math.max(...splices.map((splice) => splice.at + splice.old.length)) + added;
    const before = new Set(this.rows.slice(first, end).map((row, at) => spans(row, this.starts[first + at])));
    for (const column of /** @type {Column[]} */ (['source', 'target'])) {
      for (const splice of step.change[column] ?? []) {
        this[column].splice(splice.at, splice.old.length, ...splice.new);
      }
    }
    for (const splice of splices) this.rows.splice(splice.at, splice.old.length, ...splice.new);
    ({ at: this.at, done: this.done, undone: this.undone, progress: this.progress } = step);
    this.count();
    this.changed.clear();
    // A cut passage moves all numbers behind it, so that they say nothing.
    if (step.change.source?.some(moves) || step.change.target?.some(moves)) return;
    for (const splice of splices) {
      for (let number = splice.at; number < splice.at + splice.new.length; number++) {
        if (number < this.rows.length && !before.has(spans(this.rows[number], this.starts[number]))) {
          this.changed.add(number);
        }
      }
    }
  }

  /** @param {number} row */
  isNull(row) {
    return this.rows[row].source === 0 || this.rows[row].target === 0;
  }

  /** @param {number} row */
  isOpen(row) {
    return (this.rows[row].decision ?? 'open') === 'open';
  }

  /** @param {number} row */
  isDoubtful(row) {
    return this.isOpen(row) && (this.isNull(row) || this.rows[row].confidence < DOUBTFUL);
  }

  /** @param {number} row */
  isEdited(row) {
    return ['source', 'target'].some((column) =>
      this.passages(row, /** @type {Column} */ (column)).some((passage) => passage.original !== undefined));
  }

  /** @param {number} row the row that translates a moved one, or -1 */
  counterpart(row) {
    const { moved } = this.rows[row];
    if (moved === undefined) return -1;
    return this.rows.findIndex((other, number) => other.moved === moved && number !== row);
  }
}

/** @param {{old: unknown[], new: unknown[]}} splice */
const moves = (splice) => splice.old.length !== splice.new.length;

/** @param {Row} row @param {{source: number, target: number}} start */
const spans = (row, start) => `${start.source}+${row.source}:${start.target}+${row.target}`;
