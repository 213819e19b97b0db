// The bar of buttons, one for each action that has a sign.

import { COMMANDS } from './commands.js';
import { make } from './rows.js';
import { word } from './words.js';

/** @param {HTMLElement} bar @param {(name: string) => void} run */
export function drawTools(bar, run) {
  const buttons = COMMANDS.filter((command) => command.tool).map((command) => {
    const button = /** @type {HTMLButtonElement} */ (make('button', '', command.tool));
    button.type = 'button';
    button.dataset.command = command.name;
    button.title = `${word(command.name)} (${command.shown})`;
    button.setAttribute('aria-label', button.title);
    button.addEventListener('click', () => run(command.name));
    return button;
  });
  bar.replaceChildren(...buttons);
}

/** @param {HTMLElement} bar @param {import('./board.js').Board} board */
export function enableTools(bar, board) {
  for (const button of bar.querySelectorAll('button')) {
    if (button.dataset.command === 'undo') button.disabled = board.done === 0;
    if (button.dataset.command === 'redo') button.disabled = board.undone === 0;
  }
}
