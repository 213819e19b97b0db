// What a person can do, and the key of each. Keys are places on the keyboard, so that they are the same in an
// Arabic layout.

/** @typedef {{name: string, code: string, shift?: boolean, mod?: boolean, shown: string, tool?: string}} Command */

/** @type {Command[]} */
export const COMMANDS = [
  { name: 'next', code: 'ArrowDown', shown: '↓', tool: '↓' },
  { name: 'next', code: 'KeyJ', shown: 'J' },
  { name: 'previous', code: 'ArrowUp', shown: '↑', tool: '↑' },
  { name: 'previous', code: 'KeyK', shown: 'K' },
  { name: 'nextDoubtful', code: 'KeyN', shown: 'N', tool: '?↓' },
  { name: 'previousDoubtful', code: 'KeyN', shift: true, shown: '⇧N', tool: '?↑' },
  { name: 'nextPage', code: 'PageDown', shown: 'PageDown' },
  { name: 'previousPage', code: 'PageUp', shown: 'PageUp' },
  { name: 'first', code: 'Home', shown: 'Home' },
  { name: 'last', code: 'End', shown: 'End' },
  { name: 'confirm', code: 'Enter', shown: 'Enter', tool: '✓' },
  { name: 'confirmAbove', code: 'Enter', shift: true, shown: '⇧Enter', tool: '✓✓' },
  { name: 'merge', code: 'KeyM', shown: 'M', tool: '⊔' },
  { name: 'split', code: 'KeyS', shown: 'S', tool: '✂' },
  { name: 'moveFirst', code: 'BracketLeft', shown: '[', tool: '⇱' },
  { name: 'moveLast', code: 'BracketRight', shown: ']', tool: '⇲' },
  { name: 'column', code: 'KeyC', shown: 'C', tool: '⇄' },
  { name: 'caretBack', code: 'ArrowLeft', shown: '←' },
  { name: 'caretOn', code: 'ArrowRight', shown: '→' },
  { name: 'swap', code: 'KeyW', shown: 'W', tool: '⇅' },
  { name: 'exclude', code: 'KeyX', shown: 'X', tool: '✕' },
  { name: 'reopen', code: 'KeyR', shown: 'R', tool: '○' },
  { name: 'edit', code: 'KeyE', shown: 'E', tool: '✎' },
  { name: 'note', code: 'KeyT', shown: 'T', tool: '🗒' },
  { name: 'undo', code: 'KeyU', shown: 'U', tool: '↶' },
  { name: 'undo', code: 'KeyZ', mod: true, shown: 'Ctrl+Z' },
  { name: 'redo', code: 'KeyY', shown: 'Y', tool: '↷' },
  { name: 'redo', code: 'KeyZ', mod: true, shift: true, shown: 'Ctrl+⇧Z' },
  { name: 'search', code: 'Slash', shown: '/', tool: '🔍' },
  { name: 'filter', code: 'KeyF', shown: 'F' },
  { name: 'jump', code: 'KeyG', shown: 'G' },
  { name: 'export', code: 'KeyD', shown: 'D', tool: '⭳' },
  { name: 'help', code: 'Slash', shift: true, shown: '?', tool: '?' },
];

/** @param {KeyboardEvent} event @returns {string | undefined} */
export function commandOf(event) {
  if (event.altKey || event.isComposing) return undefined;
  // "?" and "/" stand on other keys in other layouts.
  if (event.key === '?' || event.key === '؟') return 'help';
  if (event.key === '/') return 'search';
  const isMod = event.ctrlKey || event.metaKey;
  return COMMANDS.find((command) =>
    command.code === event.code && !!command.shift === event.shiftKey && !!command.mod === isMod)?.name;
}
