/** Markdown of the generated pages. */
export const code = (text: string): string => `\`${text}\``;

/** A cell of a table holds one line, and no bar of its own. */
const cell = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell).join(' | ')} |`).join('\n');

/** A page: its parts with an empty line between them; empty parts are left out. */
export const page = (...parts: readonly string[]): string => `${parts.filter(part => part !== '').join('\n\n')}\n`;
