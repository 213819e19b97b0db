// What the page asks of the program. Every answer is JSON; a failure is an Error with the words of the program.

/** @typedef {{segment: number, text: string, original?: string, opens?: boolean, kind?: string, place?: string}} Passage */
/** @typedef {{source: number, target: number, confidence: number, decision?: string, note?: string, moved?: number}} Row */
/** @typedef {{source: Passage[], target: Passage[], rows: Row[]}} Rows */
/** @typedef {{rows: number, confirmed: number, excluded: number, left: number, null: number, minutes: number | null}} Progress */
/** @template T @typedef {{at: number, old: T[], new: T[]}} Splice */
/** @typedef {{rows?: Splice<Row>[], source?: Splice<Passage>[], target?: Splice<Passage>[]}} Change */
/** @typedef {{at: number, done: number, undone: number, progress: Progress, change: Change}} Step */
/** @typedef {{at: number, done: number, undone: number, progress: Progress, board: Rows}} Whole */
/** @typedef {{lang: string, dir: string}} Side */
/** @typedef {{documents: {name: string, source: Side, target: Side, progress: Progress}[], memory: string | null, version: string}} Job */
/** @typedef {{passage: number, start: number, end: number}} WordPlace */
/** @typedef {{source: WordPlace, target: WordPlace}} Link */
/** @typedef {{column: 'source' | 'target', passage: number, start: number, end: number}} Found */
/** @typedef {{row: number, findings: {rule: string, message: string}[]}} RowFindings */

export class Behind extends Error {}

/** @param {string} path @param {object} [body] @returns {Promise<any>} */
async function ask(path, body) {
  const answer = await fetch(path, body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const value = await answer.json();
  if (answer.status === 409) throw new Behind(value.error);
  if (!answer.ok) throw new Error(value.error);
  return value;
}

/** @param {Record<string, string | number>} values */
const query = (values) => new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)]));

/** @returns {Promise<Job>} */
export const job = () => ask('/api/job');
/** @param {number} document @returns {Promise<Whole>} */
export const whole = (document) => ask(`/api/document?${query({ document })}`);
/** @param {number} document @returns {Promise<{at: number}>} */
export const at = (document) => ask(`/api/at?${query({ document })}`);
/** @param {number} document @param {string} text @returns {Promise<Found[]>} */
export const find = (document, text) => ask(`/api/find?${query({ document, text })}`);
/** @param {number} document @returns {Promise<RowFindings[]>} */
export const findings = (document) => ask(`/api/findings?${query({ document })}`);
/** @param {number} document @param {number} row @returns {Promise<Link[]>} */
export const links = (document, row) => ask(`/api/links?${query({ document, row })}`);
/** @param {number} document @param {number} at @param {object} action @returns {Promise<Step>} */
export const act = (document, at, action) => ask('/api/act', { document, at, action });
/** @param {number} document @param {number} at @returns {Promise<Step>} */
export const undo = (document, at) => ask('/api/undo', { document, at });
/** @param {number} document @param {number} at @returns {Promise<Step>} */
export const redo = (document, at) => ask('/api/redo', { document, at });
/** @param {number} document @returns {Promise<{new: number, known: number, replaced: number}>} */
export const remember = (document) => ask('/api/remember', { document });
/** @param {number} document @param {string} format */
export const exportPath = (document, format) => `/api/export?${query({ document, format })}`;
