// The page: keeps the document, does what a person asks, and shows it.

import { Board } from './board.js';
import { commandOf } from './commands.js';
import * as dialogs from './dialogs.js';
import { FILTERS, shown } from './filters.js';
import { RowList, caretIn, wordRanges } from './rows.js';
import * as server from './server.js';
import './theme.js';
import { drawTools, enableTools } from './tools.js';
import { turnLanguage, word, writeWords } from './words.js';

/** @typedef {'source' | 'target'} Column */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

// How often a window asks whether another one has changed the document, in milliseconds.
const LOOK_EACH = 3000;

const rows = new RowList(byId('rows'));
const filter = /** @type {HTMLSelectElement} */ (byId('filter'));
/** @type {server.Job} */
let job;
/** @type {Board} */
let board;
let number = 0;
/** @type {Promise<void>} one action is under way at a time */
let queue = Promise.resolve();

/** @param {string} text */
function say(text) {
  byId('said').textContent = text;
}

/** @param {string} state */
function showSaved(state) {
  byId('saved').textContent = state === 'saved' ? `✓ ${word('saved')}` : word(state);
}

function draw() {
  const found = new Set(rows.marks.map((mark) => board.rowOf(mark.column, mark.passage)));
  const list = shown(board, filter.value, new Set(rows.findings.keys()), found);
  // The row that is worked on stays in sight until another one is chosen.
  if (filter.value !== 'all' && !list.includes(rows.current) && keepCurrent && rows.current < board.rows.length) {
    list.push(rows.current);
    list.sort((a, b) => a - b);
  }
  rows.current = Math.min(rows.current, board.rows.length - 1);
  if (!list.includes(rows.current) && list.length > 0) {
    rows.current = list.find((row) => row > rows.current) ?? list[list.length - 1];
  }
  rows.draw(board, list);
  sessionStorage.setItem(`mizan-row-${number}`, String(rows.current));
  byId('none').hidden = list.length > 0;
  showProgress();
  enableTools(byId('tools'), board);
}
let keepCurrent = false;
// The text whose places are marked.
let sought = '';

function forgetSearch() {
  sought = '';
  rows.marks = [];
}

function showProgress() {
  const { rows: all, confirmed, excluded, left, null: alone, minutes } = board.progress;
  const bar = /** @type {HTMLProgressElement} */ (byId('progress'));
  bar.max = Math.max(all, 1);
  bar.value = confirmed + excluded;
  const parts = [`${confirmed} ${word('confirmed')}`, `${left} ${word('left')}`, `${alone} ${word('alone')}`];
  if (excluded > 0) parts.push(`${excluded} ${word('excluded')}`);
  if (minutes !== null) parts.push(`${minutes} ${word('minutes')}`);
  byId('progress-text').textContent = parts.join(' · ');
}

async function load() {
  board = new Board(await server.whole(number));
  const { source, target, name } = job.documents[number];
  rows.sides = { source, target };
  byId('name').textContent = job.documents.length === 1 ? name : '';
  document.title = `${name}: mizan`;
  draw();
}

/** Does work after all work before it. @param {() => Promise<void>} work @param {string} [typed] what is not saved if it fails */
function inTurn(work, typed = '') {
  queue = queue.then(work).catch(async (error) => {
    if (error instanceof server.Behind) {
      await load();
      focus();
      say(typed ? `${word('behind')} ${word('unsaved')}: ${typed}` : word('behind'));
      showSaved('saved');
    } else {
      showSaved(error instanceof TypeError ? 'unsaved' : 'saved');
      say(error instanceof TypeError ? word('stopped') : error.message);
    }
  });
  return queue;
}

// The row at which this window was before a reload.
const lastRow = () => Number(sessionStorage.getItem(`mizan-row-${number}`) ?? 0);

function focus() {
  if (!dialogs.isOpen()) rows.goTo(rows.current, true);
}

/** Does a step, and stays with the row that one was at, though rows above may have come or gone.
 * @param {() => Promise<server.Step>} ask @param {Column} [leaving] the column of which the row gives a passage away */
async function change(ask, leaving) {
  showSaved('saving');
  const step = await ask();
  // A person who has gone to another part of the page meanwhile stays there.
  const withFocus = rows.hasFocus();
  const own = board.passagesOf(rows.current, leaving === 'source' ? 'target' : 'source');
  board.take(step);
  rows.current = board.rowWith(own) ?? rows.current;
  rows.carets = { source: null, target: null };
  showSaved('saved');
  keepCurrent = true;
  if (sought && (step.change.source ?? step.change.target)) rows.marks = await server.find(number, sought);
  if (rows.findings.size > 0) await readFindings();
  draw();
  if (withFocus) focus();
  const count = [...board.changed].filter((row) => row !== rows.current).length;
  say(count > 0 ? `${count} ${word('realigned')}` : '');
}

/** @param {object} action @param {Column} [leaving] */
const act = (action, leaving) => inTurn(() => change(() => server.act(number, board.at, action), leaving));

/** Saves what was typed in a dialog, unless the document has changed since the dialog was opened: the rows may be others now.
 * @param {object} action @param {Board} opened @param {number} at @param {string} typed */
const actAsOpened = (action, opened, at, typed) => inTurn(async () => {
  if (board !== opened || board.at !== at) throw new server.Behind();
  await change(() => server.act(number, at, action));
}, typed);

async function readFindings() {
  const found = await server.findings(number);
  rows.findings = new Map(found.map((row) => [row.row, row.findings.map((finding) => finding.message)]));
}

/** @param {number} by @param {boolean} [withFocus] */
function step(by, withFocus) {
  keepCurrent = false;
  const place = rows.placeOf.get(rows.current) ?? 0;
  const next = rows.shown[Math.max(0, Math.min(place + by, rows.shown.length - 1))];
  if (next !== undefined) rows.goTo(next, false, withFocus);
}

/** @param {1 | -1} by */
function toDoubtful(by) {
  let place = (rows.placeOf.get(rows.current) ?? 0) + by;
  while (place >= 0 && place < rows.shown.length && !board.isDoubtful(rows.shown[place])) place += by;
  if (place >= 0 && place < rows.shown.length) rows.goTo(rows.shown[place]);
  else say(word('none'));
}

/** Moves the caret by a word, as one sees it. @param {1 | -1} by 1 is to the right */
function moveCaret(by) {
  const forward = rows.sides[rows.column].dir === 'rtl' ? -by : by;
  const passages = board.passages(rows.current, rows.column);
  /** @type {{passage: number, chars: number}[]} the places between words */
  const gaps = passages.flatMap((passage, at) =>
    wordRanges(Array.from(passage.text)).map(([start]) => ({ passage: at, chars: start })));
  if (gaps.length === 0) return;
  const caret = rows.carets[rows.column];
  const at = caret
    ? gaps.findLastIndex((gap) => gap.passage < caret.passage || (gap.passage === caret.passage && gap.chars <= caret.chars))
    : forward > 0 ? 0 : gaps.length;
  rows.carets[rows.column] = gaps[Math.max(0, Math.min(at + forward, gaps.length - 1))];
  rows.redraw(rows.current);
  lightAtCaret();
}

function lightAtCaret() {
  const caret = rows.carets[rows.column];
  if (caret) light(rows.current, rows.column, caret.passage, caret.chars);
}

/** @type {Map<string, server.Link[]>} */
const known = new Map();

/** Lights up a word and those that translate it.
 * @param {number} row @param {Column} column @param {number} passage @param {number} char */
async function light(row, column, passage, char) {
  const key = `${number} ${board.at} ${row}`;
  if (!known.has(key)) {
    if (known.size > 200) known.clear();
    known.set(key, await server.links(number, row).catch(() => []));
  }
  rows.light(row, known.get(key) ?? [], column, passage, char);
}

/** @type {Record<string, () => unknown>} */
const DO = {
  next: () => step(1),
  previous: () => step(-1),
  nextPage: () => step(rows.perWindow()),
  previousPage: () => step(-rows.perWindow()),
  first: () => step(-rows.shown.length),
  last: () => step(rows.shown.length),
  nextDoubtful: () => toDoubtful(1),
  previousDoubtful: () => toDoubtful(-1),
  confirm: () => inTurn(async () => {
    const row = rows.current;
    await change(() => server.act(number, board.at, { do: 'confirm', row }));
    step(1, rows.hasFocus());
  }),
  confirmAbove: async () => {
    const confidence = await dialogs.confidence();
    if (confidence !== undefined) await act({ do: 'confirm_above', confidence });
  },
  merge: () => act({ do: 'merge', row: rows.current }),
  split: () => {
    const { source, target } = rows.carets;
    if (!source && !target) {
      say(word('noCaret'));
      return;
    }
    act({ do: 'split', row: rows.current, ...(source && { source }), ...(target && { target }) });
  },
  moveFirst: () => act({ do: 'move', row: rows.current, column: rows.column, end: 'first' }, rows.column),
  moveLast: () => act({ do: 'move', row: rows.current, column: rows.column, end: 'last' }, rows.column),
  column: () => {
    rows.column = rows.column === 'source' ? 'target' : 'source';
    rows.redraw(rows.current);
    lightAtCaret();
  },
  caretBack: () => moveCaret(-1),
  caretOn: () => moveCaret(1),
  swap: () => act({ do: 'swap', row: rows.current }),
  exclude: () => act({ do: 'exclude', row: rows.current }),
  reopen: () => act({ do: 'reopen', row: rows.current }),
  edit: async () => {
    const row = rows.current;
    const passages = /** @type {Column[]} */ (['source', 'target']).flatMap((column) =>
      board.passages(row, column).map((passage, at) => ({ column, passage: at, text: passage.text, ...rows.sides[column] })));
    const opened = board;
    let { at } = board;
    for (const { column, passage, text } of await dialogs.edit(passages, rows.column)) {
      await actAsOpened({ do: 'edit', row, column, passage, text }, opened, at, text);
      at = board.at;
    }
    focus();
  },
  note: async () => {
    const row = rows.current;
    const [opened, { at }] = [board, board];
    const text = await dialogs.note(board.rows[row].note ?? '');
    if (text !== undefined) await actAsOpened({ do: 'note', row, text }, opened, at, text);
    focus();
  },
  undo: () => inTurn(() => change(() => server.undo(number, board.at))),
  redo: () => inTurn(() => change(() => server.redo(number, board.at))),
  search: async () => {
    const asked = await dialogs.search();
    if (!asked) return focus();
    if (asked.chosen === 'replace') {
      await act({ do: 'replace', column: asked.column, find: asked.find, with: asked.with });
      return undefined;
    }
    await inTurn(async () => {
      sought = asked.find;
      rows.marks = await server.find(number, sought);
      filter.value = 'found';
      keepCurrent = false;
      draw();
      focus();
      say(`${rows.marks.length} ${word('places')}`);
    });
    return undefined;
  },
  filter: () => filter.focus(),
  jump: () => {
    const other = board.counterpart(rows.current);
    if (other >= 0) goAnywhere(other);
  },
  export: async () => {
    const isRemembered = await dialogs.exported(job.memory !== null, (format) => server.exportPath(number, format));
    focus();
    if (!isRemembered) return;
    await inTurn(async () => {
      const put = await server.remember(number);
      say(`${put.new}, ${put.known}, ${put.replaced}: ${word('put')}`);
    });
  },
  help: async () => {
    await dialogs.help();
    focus();
  },
};

/** Goes to a row, shown or not. @param {number} row */
function goAnywhere(row) {
  if (!rows.placeOf.has(row)) {
    filter.value = 'all';
    draw();
  }
  rows.goTo(row);
}

document.addEventListener('keydown', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (dialogs.isOpen() || target.matches('select, input, textarea')) {
    if (target === filter && event.key === 'Escape') {
      // Without rows, the keys are those of the page.
      filter.blur();
      focus();
    }
    return;
  }
  // Enter and Space press the button that has the focus.
  if (target.matches('button, a') && (event.key === 'Enter' || event.key === ' ')) return;
  const command = commandOf(event);
  if (!command || !board) return;
  event.preventDefault();
  DO[command]();
});

byId('rows').addEventListener('click', (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const jump = /** @type {HTMLElement | null} */ (target.closest('[data-jump]'));
  if (jump) return goAnywhere(Number(jump.dataset.jump));
  const row = /** @type {HTMLElement | null} */ (target.closest('[data-row]'));
  if (!row) return undefined;
  keepCurrent = false;
  const cell = /** @type {HTMLElement | null} */ (target.closest('.cell'));
  const piece = /** @type {HTMLElement | null} */ (target.closest('.word'));
  const at = piece && caretIn(piece, event);
  const passage = /** @type {HTMLElement | null} */ (target.closest('[data-passage]'));
  const carets = Number(row.dataset.row) === rows.current ? rows.carets : { source: null, target: null };
  if (cell) {
    rows.column = /** @type {Column} */ (cell.dataset.column);
    if (passage && at !== null) carets[rows.column] = { passage: Number(passage.dataset.passage), chars: at };
  }
  rows.carets = carets;
  rows.goTo(Number(row.dataset.row), true);
  lightAtCaret();
  return undefined;
});

byId('rows').addEventListener('pointerover', (event) => {
  const piece = /** @type {HTMLElement} */ (event.target).closest('.word');
  if (!(piece instanceof HTMLElement)) return;
  const row = /** @type {HTMLElement} */ (piece.closest('[data-row]'));
  const cell = /** @type {HTMLElement} */ (piece.closest('.cell'));
  const passage = /** @type {HTMLElement} */ (piece.closest('[data-passage]'));
  light(Number(row.dataset.row), /** @type {Column} */ (cell.dataset.column), Number(passage.dataset.passage), Number(piece.dataset.start));
});

filter.addEventListener('change', () => inTurn(async () => {
  keepCurrent = false;
  if (filter.value === 'findings') await readFindings();
  else rows.findings.clear();
  if (filter.value !== 'found') forgetSearch();
  draw();
  say(`${rows.shown.length} / ${board.rows.length}`);
}));

function speak() {
  writeWords();
  const chosen = filter.value || 'all';
  filter.replaceChildren(...FILTERS.map((name) => new Option(word(name), name, false, name === chosen)));
  byId('source-head').textContent = word('source');
  byId('target-head').textContent = word('target');
  byId('language').textContent = word('language');
  drawTools(byId('tools'), (name) => DO[name]());
  showSaved('saved');
}

byId('language').addEventListener('click', () => {
  turnLanguage();
  speak();
  draw();
});

setInterval(() => {
  if (document.hidden || !board) return;
  inTurn(async () => {
    if ((await server.at(number)).at !== board.at) {
      await load();
      say(word('behind'));
    }
  });
}, LOOK_EACH);

async function start() {
  // The token need not stay in the address and in the history: a cookie has it.
  history.replaceState(null, '', '/');
  speak();
  job = await server.job();
  const documents = /** @type {HTMLSelectElement} */ (byId('documents'));
  documents.hidden = job.documents.length === 1;
  documents.replaceChildren(...job.documents.map(({ name, progress }, at) =>
    new Option(`${name} (${progress.confirmed + progress.excluded}/${progress.rows})`, String(at))));
  documents.addEventListener('change', () => inTurn(async () => {
    number = Number(documents.value);
    rows.current = lastRow();
    forgetSearch();
    rows.findings.clear();
    await load();
    focus();
  }));
  rows.current = lastRow();
  await load();
  focus();
  document.documentElement.dataset.ready = 'yes';
}

// A row is never scrolled to behind the head of the page, whatever its height is.
new ResizeObserver(([{ target }]) => {
  document.documentElement.style.scrollPaddingBlockStart = `${/** @type {HTMLElement} */ (target).offsetHeight + 8}px`;
}).observe(/** @type {HTMLElement} */ (document.querySelector('header')));

inTurn(start);
