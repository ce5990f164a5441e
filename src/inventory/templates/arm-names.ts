const QUOTED = /^'([^']*)'$/;
const FORMAT = /^format\('((?:\{\d+\}\/?)+)',\s*(.+)\)$/;
const CONCAT_SLASH = "'/'";

/**
 * The parts of the name of a resource, as they are written: `srv/db`, `[format('{0}/{1}', parameters('server'), 'db')]`; or the arguments of
 * `resourceId` after the type. What cannot be taken apart is one part.
 */
export function argumentsIn(written: string, isName = false): readonly string[] {
  if (!isName) return split(written);
  if (!(written.startsWith('[') && written.endsWith(']'))) return written.split('/').map(part => `'${part}'`);
  const expression = written.slice(1, -1).trim();
  const formatted = FORMAT.exec(expression)?.[2];
  if (formatted !== undefined) return split(formatted);
  const joined = /^concat\((.+)\)$/.exec(expression)?.[1];
  if (joined === undefined) return [expression];
  const parts = split(joined);
  return parts.includes(CONCAT_SLASH) ? parts.filter(part => part !== CONCAT_SLASH) : [expression];
}

/** At the commas outside of parentheses and quotes. */
function split(written: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < written.length; at++) {
    const letter = written[at];
    if (letter === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '(' || letter === '[') depth += 1;
    else if (letter === ')' || letter === ']') depth -= 1;
    else if (letter === ',' && depth === 0) {
      parts.push(written.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, written.slice(start).trim()];
}

/** By type and name. `resourceId` may begin with a subscription and a resource group: the last parts count, one for each part of the type. */
export function nameKey(type: string, names: readonly string[]): string {
  const wanted = type.split('/').length - 1;
  const own = names.slice(Math.max(0, names.length - wanted));
  return `${type.toLowerCase()}\n${own.map(name => name.replace(QUOTED, (_, text: string) => `'${text.toLowerCase()}'`)).join('\n')}`;
}
