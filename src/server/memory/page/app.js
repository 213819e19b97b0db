// The page of a memory: which view is shown, of which memory.

import { ask } from './ask.js';
import { attempt, element, tell } from './unit.js';
import * as views from './views.js';
import { turnLanguage, word, writeWords } from './words.js';

const view = /** @type {HTMLElement} */ (document.getElementById('view'));
const memory = /** @type {HTMLSelectElement} */ (document.getElementById('memory'));
const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role=tab]')]);
/** @type {Record<string, (view: HTMLElement, place: views.Place) => void>} */
const VIEWS = { lookup: views.lookup, search: views.search, flaws: views.flaws, history: views.history, picture: views.picture };

/** @type {{name: string, pairs: string[][]}[]} */
let memories = [];

function show() {
  const name = VIEWS[location.hash.slice(1)] ? location.hash.slice(1) : 'lookup';
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab.dataset.view === name));
    tab.tabIndex = tab.dataset.view === name ? 0 : -1;
  }
  view.setAttribute('aria-labelledby', `tab-${name}`);
  tell('');
  const asked = memories.filter((one) => !memory.value || one.name === memory.value);
  const langs = [...new Set(asked.flatMap((one) => one.pairs.flat()))];
  VIEWS[name](view, { memory: memory.value, first: memories[0].name, langs });
}

function words() {
  writeWords();
  if (memory.options.length && !memory.options[0].value) memory.options[0].textContent = word('all');
}

tabs.forEach((tab, at) => {
  tab.addEventListener('click', () => { location.hash = tab.dataset.view ?? ''; });
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const on = document.documentElement.dir === 'rtl' ? -step : step;
    if (on) tabs[(at + on + tabs.length) % tabs.length].focus();
  });
});
window.addEventListener('hashchange', show);
memory.addEventListener('change', show);
document.getElementById('language')?.addEventListener('click', () => { turnLanguage(); words(); show(); });

attempt(async () => {
  ({ memories } = await ask('memories'));
  if (memories.length > 1) memory.append(element('option', { value: '' }, word('all')));
  for (const { name } of memories) memory.append(element('option', { value: name }, name));
  words();
  show();
});
