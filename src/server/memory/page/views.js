// The views of a memory: look up, concordance, faults, history and picture.

import { ask, query } from './ask.js';
import { attempt, button, card, element, marked, tell } from './unit.js';
import { word } from './words.js';

/** @typedef {{memory: string, first: string, langs: string[]}} Place the memory that is asked ('' for all), the first one, and its languages */

/** How long typing rests before the server is asked, in milliseconds. */
const REST = 150;

/** Calls back after each rest of typing; an answer to an earlier question is dropped. @param {() => Promise<() => void>} work */
function resting(work) {
  let timer = 0, latest = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => attempt(async () => {
      const own = ++latest;
      const show = await work();
      if (own === latest) show();
    }), REST);
  };
}

/** @param {string} label @param {HTMLElement} field */
const labelled = (label, field) => element('label', {}, element('span', {}, `${label} `), field);

/** @param {[string, string][]} options */
function select(options) {
  const made = /** @type {HTMLSelectElement} */ (element('select'));
  for (const [value, label] of options) made.append(element('option', { value }, label));
  return made;
}

/** @param {Place} place */
const directions = (place) => select([['', word('both')], ...place.langs.map((lang) => /** @type {[string, string]} */ ([lang, lang]))]);

/** @param {number} percent */
const grade = (percent) => (percent >= 100 ? 'sure' : percent >= 85 ? 'middle' : '');

/** @param {HTMLElement} view @param {Place} place */
export function lookup(view, place) {
  const text = /** @type {HTMLTextAreaElement} */ (element('textarea', { dir: 'auto', 'aria-label': word('text'), placeholder: word('text') }));
  const from = directions(place);
  const least = /** @type {HTMLInputElement} */ (element('input', { type: 'number', min: '0', max: '100', value: '60' }));
  const found = element('div');
  const update = resting(async () => {
    if (!text.value.trim()) return () => found.replaceChildren();
    const asked = { texts: [text.value], min: Number(least.value), limit: 10, offsets: 'utf16', from: from.value || null, memory: place.memory || null };
    const [matches] = (await ask('lookup', asked)).results;
    return () => {
      found.replaceChildren(...matches.map((/** @type {any} */ one) => {
        const reasons = [one.class, ...one.penalties.map((/** @type {any} */ penalty) => `−${penalty.points} ${penalty.name}`)].join(' ');
        const query = marked(text.value, one.source_lang, one.differences.map((/** @type {any} */ difference) => difference.query), 'asked');
        return card(one, one.memory ?? (place.memory || place.first), {
          head: [element('span', { class: `percent ${grade(one.percent)}` }, `${one.percent} %`), element('span', {}, reasons)],
          above: one.differences.length ? [query] : [],
          source: one.differences.map((/** @type {any} */ difference) => difference.unit),
        });
      }));
      if (!matches.length) found.append(element('p', { class: 'pale' }, word('none')));
    };
  });
  for (const field of [text, from, least]) field.addEventListener('input', update);
  view.replaceChildren(text, element('div', { class: 'fields' }, labelled(word('from'), from), labelled(word('min'), least)), found);
  text.focus();
}

/** @param {HTMLElement} view @param {Place} place */
export function search(view, place) {
  const words = /** @type {HTMLInputElement} */ (element('input', { type: 'search', dir: 'auto', 'aria-label': word('words'), placeholder: word('words') }));
  const lang = directions(place);
  const found = element('div');
  const update = resting(async () => {
    if (!words.value.trim()) return () => found.replaceChildren();
    const asked = { words: words.value, in: lang.value || null, limit: 50, total: true, offsets: 'utf16', memory: place.memory || null };
    const answer = await ask('search', asked);
    return () => {
      const cards = answer.units.map((/** @type {any} */ unit) => card(unit, unit.memory ?? (place.memory || place.first), {
        source: [...unit.source_places, ...unit.source_translated], target: [...unit.target_places, ...unit.target_translated],
      }));
      const count = `${answer.units.length} ${word('of')} ${answer.total?.units ?? answer.total ?? answer.units.length}`;
      found.replaceChildren(element('p', { class: 'pale' }, cards.length ? count : word('none')), ...cards);
    };
  });
  for (const field of [words, lang]) field.addEventListener('input', update);
  view.replaceChildren(words, element('div', { class: 'fields' }, labelled(word('in'), lang)), found);
  words.focus();
}

/** @param {HTMLElement} view @param {Place} place */
export function flaws(view, place) {
  const rules = select([['memory', word('ofMemory')], ['check', word('ofCheck')]]);
  const [domain, client] = ['domain', 'client'].map((name) => /** @type {HTMLInputElement} */ (element('input', { 'aria-label': word(name) })));
  const found = element('div');
  const look = () => attempt(async () => {
    tell(word('looking'));
    const memory = place.memory || place.first;
    const asked = { memory, set: rules.value, domain: domain.value, client: client.value, offsets: 'utf16', limit: 100 };
    const answer = await ask(`flaws?${query(asked)}`);
    tell(`${answer.total} ${word('found')}`);
    found.replaceChildren(...answer.flaws.map((/** @type {any} */ flaw) => card(flaw, memory, {
      head: [element('span', { class: 'fault' }, flaw.flaw), element('span', {}, flaw.kept ? `${word('keep')} ${flaw.kept}` : '')],
      source: flaw.source_places, target: flaw.target_places,
    })));
  });
  const fields = [labelled(word('rules'), rules), labelled(word('domain'), domain), labelled(word('client'), client), button(word('look'), look)];
  view.replaceChildren(element('div', { class: 'fields' }, ...fields), found);
}

/** @param {HTMLElement} view @param {Place} place */
export function history(view, place) {
  const memory = place.memory || place.first;
  const list = element('div');
  const show = async () => {
    const { steps } = await ask(`history?${query({ memory, limit: 100 })}`);
    const day = (/** @type {string} */ at) => at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d).*/, '$1-$2-$3 $4:$5');
    list.replaceChildren(...steps.map((/** @type {any} */ step) => element('article', { class: 'unit' }, element('div', { class: 'head' },
      element('strong', {}, step.action), element('span', {}, day(step.at)), element('bdi', {}, step.file ?? ''),
      element('span', {}, `${step.made} ${word('made')}, ${step.changed} ${word('changed')}`)))));
    if (!steps.length) list.append(element('p', { class: 'pale' }, word('none')));
  };
  const turn = (/** @type {'undo' | 'redo'} */ way, /** @type {string} */ done) => () => attempt(async () => {
    const report = await ask(way, { memory });
    tell(report.action ? `${word(done)} ${report.action}` : word('nothing'));
    await show();
  });
  view.replaceChildren(element('div', { class: 'buttons' }, button(word('undo'), turn('undo', 'undone')), button(word('redo'), turn('redo', 'redone'))), list);
  attempt(show);
}

/** The most months of a picture, the newest: two years. */
const MONTHS = 24;

/** @param {HTMLElement} view @param {Place} place */
export function picture(view, place) {
  attempt(async () => {
    const info = await ask(`info?${query({ memory: place.memory || place.first })}`);
    const bars = (/** @type {string} */ title, /** @type {[string, number][]} */ counts) => {
      const most = Math.max(1, ...counts.map(([, units]) => units));
      const rows = counts.flatMap(([name, units]) => [
        element('bdi', { class: 'name' }, name),
        element('meter', { min: '0', max: String(most), value: String(units), 'aria-label': name }),
        element('span', {}, units.toLocaleString('en')),
      ]);
      return [element('h2', {}, title), element('div', { class: 'bars' }, ...rows)];
    };
    view.replaceChildren(
      element('p', {}, `${info.units.toLocaleString('en')} ${word('units')}`),
      ...bars(word('langs'), info.pairs.map((/** @type {any} */ one) => [`${one.source_lang} › ${one.target_lang}`, one.units])),
      ...bars(word('statuses'), info.statuses.map((/** @type {any} */ one) => [one.status, one.units])),
      ...bars(word('domains'), info.domains.map((/** @type {any} */ one) => [one.domain ?? word('without'), one.units])),
      ...bars(word('clients'), info.clients.map((/** @type {any} */ one) => [one.value, one.units])),
      ...bars(word('years'), info.years.map((/** @type {any} */ one) => [String(one.year), one.units])),
      ...bars(word('months'), info.months.slice(0, MONTHS).map((/** @type {any} */ one) => [one.month, one.units])),
      ...bars(word('lengths'), info.lengths.map((/** @type {any} */ one) => [one.to ? `≤ ${one.to}` : word('longer'), one.units])),
    );
  });
}
