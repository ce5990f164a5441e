const NODES = 40;
const LETTERS = 160;
const ENTRIES = 6;
const MEMBERS = 16;
const DEPTH = 5;

/**
 * A value as it may be shown: as it is where it is small (the same object, no copy), else with long texts cut and long lists
 * begun; what is left out is counted.
 */
export function truncateValue(value: unknown): unknown {
  return isSmall(value, { nodes: NODES }) ? value : begun(value, 0);
}

/** Stops counting as soon as there is too much. */
function isSmall(value: unknown, left: { nodes: number }): boolean {
  left.nodes -= 1;
  if (left.nodes < 0) return false;
  if (typeof value === 'string') return value.length <= LETTERS;
  if (value === null || typeof value !== 'object') return true;
  for (const member of Object.values(value)) if (!isSmall(member, left)) return false;
  return true;
}

function begun(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    // The cut may have gone through a character of two halves.
    return value.length <= LETTERS ? value : `${value.slice(0, LETTERS - 1)}…`.toWellFormed();
  }
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEPTH) return '…';
  if (Array.isArray(value)) {
    const rest = value.length - ENTRIES;
    const first = value.slice(0, ENTRIES).map(entry => begun(entry, depth + 1));
    return rest > 0 ? [...first, `… and ${String(rest)} more`] : first;
  }
  const members = Object.entries(value);
  const rest = members.length - MEMBERS;
  return Object.fromEntries([
    ...members.slice(0, MEMBERS).map(([key, member]) => [key, begun(member, depth + 1)] as const),
    ...(rest > 0 ? [['…', `and ${String(rest)} more`] as const] : []),
  ]);
}
