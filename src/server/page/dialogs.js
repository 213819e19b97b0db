// The dialogs. One is open at a time; each answers what the person chose, or nothing.

import { COMMANDS } from './commands.js';
import { make } from './rows.js';
import { word } from './words.js';

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('dialog'));

/**
 * Shows a dialog until a button ends it. @param {string} title @param {HTMLElement[]} parts @param {string[]} buttons
 * the names of the buttons; the first one is pressed by Enter @returns {Promise<string>} the name, '' for none
 */
function show(title, parts, buttons) {
  const form = document.createElement('form');
  form.method = 'dialog';
  const head = make('h2', '', title);
  head.id = 'dialog-title';
  const row = make('div', 'buttons');
  buttons.forEach((name, number) => {
    const button = /** @type {HTMLButtonElement} */ (make('button', number === 0 ? 'main' : '', word(name)));
    button.value = name === 'cancel' || name === 'close' ? '' : name;
    if (button.value === '') button.formNoValidate = true;
    row.append(button);
  });
  form.append(head, ...parts, row);
  dialog.replaceChildren(form);
  dialog.returnValue = '';
  dialog.showModal();
  /** @type {HTMLElement | null} */ (form.querySelector('[autofocus]'))?.focus();
  dialog.scrollTop = 0;
  return new Promise((end) => {
    dialog.addEventListener('close', () => end(dialog.returnValue), { once: true });
  });
}

export const isOpen = () => dialog.open;

/** @param {string} text @param {HTMLElement} field */
function labelled(text, field) {
  const label = make('label', 'field', text);
  label.append(field);
  return label;
}

/** @param {string} text @param {string} lang @param {string} dir */
function area(text, lang, dir) {
  const field = /** @type {HTMLTextAreaElement} */ (make('textarea'));
  field.value = text;
  field.lang = lang;
  field.dir = dir;
  field.rows = 3;
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      /** @type {HTMLButtonElement | null} */ (dialog.querySelector('button.main'))?.click();
    }
  });
  return field;
}

/**
 * @param {{column: 'source' | 'target', passage: number, text: string, lang: string, dir: string}[]} passages
 * @param {'source' | 'target'} first the column whose text is edited first
 */
export async function edit(passages, first) {
  const fields = passages.map((passage) => area(passage.text, passage.lang, passage.dir));
  const at = passages.findIndex((passage) => passage.column === first);
  fields[Math.max(at, 0)]?.setAttribute('autofocus', '');
  const parts = passages.map((passage, number) => labelled(word(passage.column), fields[number]));
  if (await show(word('edit'), parts, ['ok', 'cancel']) === '') return [];
  return passages.map((passage, number) => ({ ...passage, text: fields[number].value }))
    .filter((passage, number) => passage.text !== passages[number].text);
}

/** @param {string} text @returns {Promise<string | undefined>} */
export async function note(text) {
  const field = area(text, '', 'auto');
  field.setAttribute('autofocus', '');
  const chosen = await show(word('note'), [labelled(word('note'), field)], ['ok', 'cancel']);
  return chosen === '' ? undefined : field.value;
}

/** @returns {Promise<number | undefined>} */
export async function confidence() {
  const field = /** @type {HTMLInputElement} */ (make('input'));
  Object.assign(field, { type: 'number', min: '0', max: '100', value: '90', required: true });
  field.setAttribute('autofocus', '');
  const chosen = await show(word('confirmAbove'), [labelled(word('confidence'), field)], ['ok', 'cancel']);
  return chosen === '' ? undefined : Number(field.value) / 100;
}

let last = { find: '', with: '', column: 'target' };

/** @returns {Promise<{chosen: string, find: string, with: string, column: string} | undefined>} */
export async function search() {
  const [find, replacement] = [0, 1].map(() => /** @type {HTMLInputElement} */ (make('input')));
  for (const field of [find, replacement]) Object.assign(field, { type: 'text', dir: 'auto' });
  Object.assign(find, { value: last.find, required: true });
  replacement.value = last.with;
  find.setAttribute('autofocus', '');
  const column = /** @type {HTMLSelectElement} */ (make('select'));
  for (const name of ['source', 'target']) column.append(new Option(word(name), name, false, name === last.column));
  const parts = [labelled(word('find'), find), labelled(word('with'), replacement), labelled(word('in'), column)];
  const chosen = await show(word('search'), parts, ['findNext', 'replace', 'cancel']);
  if (chosen === '') return undefined;
  last = { find: find.value, with: replacement.value, column: column.value };
  return { chosen, ...last };
}

/** @param {boolean} hasMemory @param {(format: string) => string} path @returns {Promise<boolean>} into the memory? */
export async function exported(hasMemory, path) {
  const list = make('ul', 'downloads');
  for (const format of ['tmx', 'tsv', 'xlsx', 'xliff']) {
    const link = /** @type {HTMLAnchorElement} */ (make('a', '', `${word('download')} ${format.toUpperCase()}`));
    Object.assign(link, { href: path(format), download: '' });
    const item = make('li');
    item.append(link);
    list.append(item);
  }
  return await show(word('export'), [list], hasMemory ? ['close', 'memory'] : ['close']) === 'memory';
}

export async function help() {
  const table = make('table');
  // The dialog opens at its beginning, and not at the button below.
  table.tabIndex = -1;
  table.setAttribute('autofocus', '');
  const head = make('tr');
  head.append(make('th', '', word('key')), make('th', '', word('action')));
  table.append(head);
  for (const command of COMMANDS) {
    const line = make('tr');
    const key = make('td');
    const shown = make('kbd', '', command.shown);
    shown.dir = 'ltr';
    key.append(shown);
    line.append(key, make('td', '', word(command.name)));
    table.append(line);
  }
  await show(word('help'), [table], ['close']);
}
