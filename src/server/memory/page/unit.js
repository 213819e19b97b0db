// A unit on the page: its texts with marks, and the buttons that change it.

import { ask, query } from './ask.js';
import { word } from './words.js';

/** @typedef {{id: number, source: string, target: string, source_lang: string, target_lang: string, status: string, memory?: string, domain?: string, client?: string}} Unit */
/** @typedef {[number, number]} Place */

const RIGHT_TO_LEFT = ['ar', 'he', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'dv', 'ckb'];

/** @param {string} name @param {Record<string, string>} [attributes] @param {...(Node | string)} inside */
export function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/** @param {string} label @param {() => unknown} act */
export function button(label, act) {
  const made = /** @type {HTMLButtonElement} */ (element('button', { type: 'button' }, label));
  made.addEventListener('click', act);
  return made;
}

/** @param {string} lang */
const direction = (lang) => (RIGHT_TO_LEFT.includes(lang.split('-')[0]) ? 'rtl' : 'ltr');

/**
 * A text in its direction, with marks at places counted in UTF-16.
 * @param {string} text @param {string} lang @param {Place[]} [places] @param {string} [kind]
 */
export function marked(text, lang, places = [], kind = '') {
  const made = element('p', { class: 'text', lang, dir: direction(lang) });
  let at = 0;
  for (const [start, end] of [...places].sort((one, other) => one[0] - other[0])) {
    if (start < at) continue;
    made.append(text.slice(at, start));
    if (end > start) made.append(element('mark', kind ? { class: kind } : {}, text.slice(start, end)));
    at = end;
  }
  made.append(text.slice(at));
  return made;
}

/** @param {string} text @param {boolean} [isFault] */
export function tell(text, isFault = false) {
  const told = /** @type {HTMLElement} */ (document.getElementById('told'));
  told.textContent = text;
  told.className = isFault ? 'fault' : '';
}

/** Does something that may fail, and tells why. @param {() => Promise<unknown>} act */
export async function attempt(act) {
  try {
    await act();
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error), true);
  }
}

/**
 * A unit with its head, texts and buttons.
 * @param {Unit} unit @param {string} memory the memory that the unit is in
 * @param {{head?: (Node | string)[], source?: Place[], target?: Place[], above?: Node[]}} [shown]
 */
export function card(unit, memory, shown = {}) {
  const made = element('article', { class: 'unit', 'data-id': String(unit.id) });
  const labels = [unit.domain, unit.client, unit.memory].filter(Boolean).join(' · ');
  const show = () => {
    const head = element('div', { class: 'head' }, ...(shown.head ?? []));
    head.append(element('span', {}, `${word('unit')} ${unit.id} · ${unit.status}${labels && ` · ${labels}`}`));
    const buttons = element('div', { class: 'buttons' }, button(word('edit'), edit), button(word('delete'), remove));
    made.replaceChildren(
      head, ...(shown.above ?? []),
      marked(unit.source, unit.source_lang, shown.source), marked(unit.target, unit.target_lang, shown.target), buttons,
    );
  };
  const edit = () => {
    const field = (/** @type {'source' | 'target'} */ side) => {
      const lang = unit[`${side}_lang`];
      const area = /** @type {HTMLTextAreaElement} */ (element('textarea', { lang, dir: direction(lang), 'aria-label': word(side) }));
      area.value = unit[side];
      return area;
    };
    const [source, target] = [field('source'), field('target')];
    const status = /** @type {HTMLSelectElement} */ (element('select', { 'aria-label': word('status') }));
    for (const name of ['aligned', 'machine', 'translated', 'reviewed']) status.append(element('option', {}, name));
    status.value = unit.status;
    const save = () => attempt(async () => {
      const changed = { source: source.value, target: target.value, status: status.value };
      await ask(`units/${unit.id}`, { ...changed, memory }, 'PATCH');
      Object.assign(unit, changed);
      shown = {};
      show();
      tell(word('saved'));
    });
    made.replaceChildren(source, target, element('div', { class: 'buttons' }, status, button(word('save'), save), button(word('cancel'), show)));
    target.focus();
  };
  const remove = () => attempt(async () => {
    await ask(`units/${unit.id}?${query({ memory })}`, undefined, 'DELETE');
    made.remove();
    tell(word('deleted'));
  });
  show();
  return made;
}
