// Draws the rows, in blocks of which only those near the window are filled.

import { DOUBTFUL, SURE } from './board.js';
import { word } from './words.js';

/** @typedef {import('./board.js').Board} Board */
/** @typedef {'source' | 'target'} Column */
/** @typedef {{passage: number, chars: number}} Caret */

// Rows of a block: few enough to draw in a moment, many enough that 10,000 rows are few blocks.
const BLOCK = 40;
// The height that a row is taken to have before it was drawn, in pixels.
const GUESS = 64;

/** @param {string} tag @param {string} [className] @param {string} [text] */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export class RowList {
  /** @param {HTMLElement} list */
  constructor(list) {
    this.list = list;
    /** @type {Board | undefined} */
    this.board = undefined;
    /** @type {number[]} the rows that are shown */
    this.shown = [];
    /** @type {Map<number, number>} the place of a row among those shown */
    this.placeOf = new Map();
    /** @type {HTMLElement[]} */
    this.blocks = [];
    /** @type {WeakMap<HTMLElement, string>} what each row showed when it was drawn */
    this.looks = new WeakMap();
    this.current = 0;
    /** @type {{source: Caret | null, target: Caret | null}} */
    this.carets = { source: null, target: null };
    /** @type {Column} */
    this.column = 'source';
    /** @type {Map<number, string[]>} */
    this.findings = new Map();
    /** @type {import('./server.js').Found[]} */
    this.marks = [];
    /** @type {{source: {lang: string, dir: string}, target: {lang: string, dir: string}}} */
    this.sides = { source: { lang: 'und', dir: 'auto' }, target: { lang: 'und', dir: 'auto' } };
    this.observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const block = /** @type {HTMLElement} */ (entry.target);
        if (entry.isIntersecting) this.fill(block);
        else this.empty(block, entry.boundingClientRect.height);
      }
    }, { rootMargin: '1200px 0px' });
  }

  /** Draws all rows anew. @param {Board} board @param {number[]} shown */
  draw(board, shown) {
    this.board = board;
    if (shown.length > 0 && shown.length === this.shown.length && shown.every((row, place) => row === this.shown[place])) {
      this.refresh();
      return;
    }
    const heights = this.blocks.map((block) => block.offsetHeight);
    this.shown = shown;
    this.placeOf = new Map(shown.map((row, place) => [row, place]));
    this.observer.disconnect();
    this.blocks = [];
    for (let at = 0; at < shown.length; at += BLOCK) {
      const block = make('div', 'block');
      block.dataset.at = String(at);
      block.style.minBlockSize = `${heights[at / BLOCK] ?? GUESS * Math.min(BLOCK, shown.length - at)}px`;
      this.blocks.push(block);
    }
    this.list.replaceChildren(...this.blocks);
    this.list.hidden = shown.length === 0;
    const place = this.placeOf.get(this.current);
    if (place !== undefined) this.fill(this.blocks[Math.floor(place / BLOCK)]);
    for (const block of this.blocks) this.observer.observe(block);
  }

  /** Draws those rows anew that are drawn and look otherwise now. */
  refresh() {
    for (const element of /** @type {Iterable<HTMLElement>} */ (this.list.querySelectorAll('.row'))) {
      const row = Number(element.dataset.row);
      if (this.looks.get(element) !== this.look(row)) element.replaceWith(this.row(row));
    }
    const place = this.placeOf.get(this.current);
    if (place !== undefined) this.fill(this.blocks[Math.floor(place / BLOCK)]);
  }

  /** @param {HTMLElement} block */
  fill(block) {
    if (block.childElementCount > 0) return;
    const at = Number(block.dataset.at);
    block.append(...this.shown.slice(at, at + BLOCK).map((row) => this.row(row)));
    block.style.minBlockSize = '';
  }

  /** @param {HTMLElement} block @param {number} height */
  empty(block, height) {
    if (block.childElementCount === 0 || block.contains(document.activeElement)) return;
    block.style.minBlockSize = `${height}px`;
    block.replaceChildren();
  }

  /** @param {number} row @returns {HTMLElement | null} */
  element(row) {
    return this.list.querySelector(`[data-row="${row}"]`);
  }

  /** Draws one row anew. @param {number} row */
  redraw(row) {
    const element = this.element(row);
    if (!element) return;
    const hadFocus = element === document.activeElement;
    const fresh = this.row(row);
    element.replaceWith(fresh);
    if (hadFocus) fresh.focus({ preventScroll: true });
  }

  /** About how many rows a window shows. */
  perWindow() {
    const heights = [...this.list.querySelectorAll('.row')].map((row) => row.getBoundingClientRect().height);
    const all = heights.reduce((sum, height) => sum + height, 0);
    return Math.max(1, Math.floor((innerHeight * 0.7 * heights.length) / Math.max(all, 1)));
  }

  /** Returns true if the focus is on a row, or on nothing. */
  hasFocus() {
    const focused = document.activeElement;
    return !focused || focused === document.body || this.list.contains(focused);
  }

  /** Makes a row the current one. @param {number} row @param {boolean} [keepCaret] @param {boolean} [withFocus] */
  goTo(row, keepCaret, withFocus = true) {
    const place = this.placeOf.get(row);
    if (place === undefined) return;
    const before = this.current;
    this.current = row;
    if (before !== row && !keepCaret) this.carets = { source: null, target: null };
    if (before !== row) this.redraw(before);
    this.fill(this.blocks[Math.floor(place / BLOCK)]);
    this.redraw(row);
    const element = this.element(row);
    if (withFocus) element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }

  /** Lights up a word and those that translate it.
   * @param {number} row @param {import('./server.js').Link[]} links @param {Column} column @param {number} passage @param {number} char */
  light(row, links, column, passage, char) {
    for (const lit of this.list.querySelectorAll('.linked')) lit.classList.remove('linked');
    const element = this.element(row);
    for (const link of links) {
      const own = link[column];
      if (own.passage !== passage || char < own.start || char >= own.end) continue;
      for (const side of /** @type {Column[]} */ (['source', 'target'])) {
        const place = link[side];
        const words = element?.querySelectorAll(`.${side} [data-passage="${place.passage}"] .word`) ?? [];
        for (const word of /** @type {Iterable<HTMLElement>} */ (words)) {
          const [start, end] = [Number(word.dataset.start), Number(word.dataset.end)];
          if (start < place.end && place.start < end) word.classList.add('linked');
        }
      }
    }
  }

  /** All that a row shows, to be compared. @param {number} number */
  look(number) {
    const board = /** @type {Board} */ (this.board);
    const { source, target } = board.starts[number];
    const row = board.rows[number];
    const isHere = (/** @type {import('./server.js').Found} */ { column, passage }) =>
      passage >= board.starts[number][column] && passage < board.starts[number][column] + row[column];
    return JSON.stringify([
      row, board.passages(number, 'source'), board.passages(number, 'target'), board.changed.has(number), board.counterpart(number),
      number === this.current && [this.column, this.carets], this.findings.get(number), document.documentElement.lang,
      this.marks.filter(isHere).map(({ column, passage, start, end }) => [passage - (column === 'source' ? source : target), column, start, end]),
    ]);
  }

  /** @param {number} number @returns {HTMLElement} */
  row(number) {
    const board = /** @type {Board} */ (this.board);
    const row = board.rows[number];
    const isCurrent = number === this.current;
    const decision = row.decision ?? 'open';
    const element = make('div', `row ${decision}`);
    element.dataset.row = String(number);
    element.setAttribute('role', 'listitem');
    element.tabIndex = isCurrent ? 0 : -1;
    element.setAttribute('aria-posinset', String((this.placeOf.get(number) ?? 0) + 1));
    element.setAttribute('aria-setsize', String(this.shown.length));
    if (isCurrent) element.setAttribute('aria-current', 'true');
    element.classList.toggle('changed', board.changed.has(number));
    element.classList.toggle('no-pair', board.isNull(number));
    element.append(make('span', 'number', String(number + 1)));
    element.append(this.cell(number, 'source'), this.state(number), this.cell(number, 'target'));
    this.looks.set(element, this.look(number));
    return element;
  }

  /** @param {number} number */
  state(number) {
    const board = /** @type {Board} */ (this.board);
    const row = board.rows[number];
    const state = make('div', 'state');
    const decision = row.decision ?? 'open';
    const percent = String(Math.floor(row.confidence * 100));
    if (decision === 'confirmed') state.append(make('span', 'mark sure', `✓ ${word('confirmed')}`));
    else if (decision === 'excluded') state.append(make('span', 'mark', `✕ ${word('excluded')}`));
    else if (board.isNull(number)) state.append(make('span', 'mark doubt', `∅ ${word('alone')}`));
    else {
      const band = row.confidence >= SURE ? 'sure' : row.confidence >= DOUBTFUL ? 'middle' : 'doubt';
      state.append(make('span', `mark ${band}`, `${percent}%${band === 'doubt' ? ' ?' : ''}`));
    }
    const other = row.moved === undefined ? -1 : board.counterpart(number);
    if (other >= 0) {
      const jump = make('button', 'jump', `⇄ ${word('moved')} ${other + 1}`);
      jump.setAttribute('type', 'button');
      jump.dataset.jump = String(other);
      jump.tabIndex = -1;
      state.append(jump);
    }
    for (const message of this.findings.get(number) ?? []) state.append(make('span', 'finding', `⚠ ${message}`));
    if (row.note !== undefined) {
      const note = make('span', 'note', `✎ ${row.note}`);
      note.dir = 'auto';
      state.append(note);
    }
    return state;
  }

  /** @param {number} number @param {Column} column */
  cell(number, column) {
    const board = /** @type {Board} */ (this.board);
    const cell = make('div', `cell ${column}`);
    cell.dataset.column = column;
    cell.lang = this.sides[column].lang;
    cell.dir = this.sides[column].dir;
    const isCurrent = number === this.current;
    cell.classList.toggle('active', isCurrent && column === this.column);
    const caret = isCurrent ? this.carets[column] : null;
    const marks = this.marks.filter((mark) => mark.column === column);
    board.passages(number, column).forEach((passage, index) => {
      const kind = passage.kind ?? 'text';
      const span = make('span', `passage ${kind}`);
      span.dataset.passage = String(index);
      if (passage.opens) cell.classList.add('opens');
      if (kind !== 'text') {
        const label = make('span', 'label', word(kind === 'note' ? 'footnote' : kind));
        label.lang = document.documentElement.lang;
        span.append(label);
      }
      if (passage.place && index === 0) span.append(make('span', 'label', passage.place));
      const own = marks.filter((mark) => mark.passage === board.starts[number][column] + index);
      span.append(...pieces(passage.text, caret?.passage === index ? caret.chars : -1, own));
      if (passage.original !== undefined) {
        span.classList.add('edited');
        span.title = passage.original;
      }
      cell.append(span, ' ');
    });
    return cell;
  }
}

// The text of a passage as words, so that each can light up, with the caret between them.
/** @param {string} text @param {number} caret @param {{start: number, end: number}[]} marks */
function pieces(text, caret, marks) {
  const chars = Array.from(text);
  const cuts = new Set([0, chars.length]);
  if (caret >= 0) cuts.add(caret);
  for (const mark of marks) cuts.add(mark.start).add(mark.end);
  for (const [start, end] of wordRanges(chars)) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  /** @type {Node[]} */
  const nodes = [];
  places.forEach((start, index) => {
    if (start === caret) nodes.push(make('span', 'caret'));
    const end = places[index + 1];
    if (end === undefined || end === start) return;
    const isMarked = marks.some((mark) => mark.start <= start && end <= mark.end);
    const piece = make(isMarked ? 'mark' : 'span', 'word', chars.slice(start, end).join(''));
    piece.dataset.start = String(start);
    piece.dataset.end = String(end);
    nodes.push(piece);
  });
  return nodes;
}

/** The chars before the place of a click in a word. @param {HTMLElement} piece @param {MouseEvent} event */
export function caretIn(piece, event) {
  const text = piece.firstChild;
  if (!text) return null;
  const start = Number(piece.dataset.start);
  const chars = Array.from(piece.textContent ?? '');
  // The letter whose middle is nearest tells the place, in either direction of writing.
  const range = document.createRange();
  let [best, nearest, unit] = [start, Infinity, 0];
  chars.forEach((char, at) => {
    range.setStart(text, unit);
    unit += char.length;
    range.setEnd(text, unit);
    const box = range.getBoundingClientRect();
    const isRtl = getComputedStyle(piece).direction === 'rtl';
    for (const [edge, chars] of [[isRtl ? box.right : box.left, at], [isRtl ? box.left : box.right, at + 1]]) {
      const distance = Math.abs(edge - event.clientX);
      if (distance < nearest) [best, nearest] = [start + chars, distance];
    }
  });
  return best;
}

/** The places of words between spaces. @param {string[]} chars @returns {[number, number][]} */
export function wordRanges(chars) {
  /** @type {[number, number][]} */
  const ranges = [];
  let start = -1;
  chars.forEach((char, at) => {
    const isSpace = /\s/u.test(char);
    if (!isSpace && start < 0) start = at;
    if (isSpace && start >= 0) {
      ranges.push([start, at]);
      start = -1;
    }
  });
  if (start >= 0) ranges.push([start, chars.length]);
  return ranges;
}
