// Which rows are shown.

/** @typedef {import('./board.js').Board} Board */

export const FILTERS = ['all', 'doubtful', 'null', 'unconfirmed', 'edited', 'notes', 'findings', 'changed', 'found'];

/**
 * @param {Board} board @param {string} filter @param {Set<number>} findings @param {Set<number>} found
 * @returns {number[]}
 */
export function shown(board, filter, findings, found) {
  /** @type {Record<string, (row: number) => boolean>} */
  const tests = {
    all: () => true,
    doubtful: (row) => board.isDoubtful(row),
    null: (row) => board.isNull(row),
    unconfirmed: (row) => board.isOpen(row),
    edited: (row) => board.isEdited(row),
    notes: (row) => board.rows[row].note !== undefined,
    findings: (row) => findings.has(row),
    changed: (row) => board.changed.has(row),
    found: (row) => found.has(row),
  };
  return board.rows.map((_, row) => row).filter(tests[filter] ?? tests.all);
}
