// The page of a memory: which view is shown, of which memory.

import { ask, query } from './ask.js';
import { attempt, element, tell } from './unit.js';
import * as views from './views.js';
import { turnLanguage, word, writeWords } from './words.js';

const view = /** @type {HTMLElement} */ (document.getElementById('view'));
const memory = /** @type {HTMLSelectElement} */ (document.getElementById('memory'));
const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[role=tab]')]);
/** @type {Record<string, (view: HTMLElement, place: views.Place) => void>} */
const VIEWS = { lookup: views.lookup, search: views.search, flaws: views.flaws, history: views.history, picture: views.picture };

/** @type {string[]} */
let names = [];

async function show() {
  const name = VIEWS[location.hash.slice(1)] ? location.hash.slice(1) : 'lookup';
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab.dataset.view === name));
    tab.tabIndex = tab.dataset.view === name ? 0 : -1;
  }
  view.setAttribute('aria-labelledby', `tab-${name}`);
  tell('');
  const { pairs } = await ask(`info?${query({ memory: memory.value || names[0] })}`);
  const langs = new Set(pairs.flatMap((/** @type {any} */ pair) => [pair.source_lang, pair.target_lang]));
  VIEWS[name](view, { memory: memory.value, first: names[0], langs: /** @type {string[]} */ ([...langs]) });
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
window.addEventListener('hashchange', () => attempt(show));
memory.addEventListener('change', () => attempt(show));
document.getElementById('language')?.addEventListener('click', () => { turnLanguage(); words(); attempt(show); });

attempt(async () => {
  names = (await ask('memories')).memories.map((/** @type {any} */ one) => one.name);
  if (names.length > 1) memory.append(element('option', { value: '' }, word('all')));
  for (const name of names) memory.append(element('option', { value: name }, name));
  words();
  await show();
});
