const NODES = 40;
const LETTERS = 160;
const ENTRIES = 6;
const MEMBERS = 16;
const DEPTH = 5;

/**
 * Truncates long texts and lists in a value and counts what is left out. Returns a small value as it is (the same object,
 * no copy).
 */
export function truncateValue(value: unknown): unknown {
  return isSmall(value, { nodes: NODES }) ? value : begun(value, 0);
}

/** Stops counting at the limit. */
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
    // The cut may have split a surrogate pair.
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
