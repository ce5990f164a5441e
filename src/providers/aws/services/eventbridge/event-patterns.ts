/** An event, or a part of one. */
export interface EventPart {
  readonly [name: string]: string | EventPart;
}

const isObject = (one: unknown): one is Readonly<Record<string, unknown>> =>
  typeof one === 'object' && one !== null && !Array.isArray(one);

/**
 * Whether an event pattern of EventBridge matches an event. A field that the event does not have, or an operator that is not
 * known, matches nothing: it may narrow the pattern.
 */
export function matchesEvent(pattern: unknown, event: EventPart): boolean {
  if (!isObject(pattern)) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return Array.isArray(wanted) && wanted.some(one => matchesEvent(one, event));
    const actual = event[name];
    if (Array.isArray(wanted)) return typeof actual === 'string' && wanted.some(one => matchesText(one, actual));
    return typeof actual === 'object' && matchesEvent(wanted, actual);
  });
}

function matchesText(wanted: unknown, actual: string): boolean {
  if (typeof wanted === 'string') return wanted === actual;
  if (!isObject(wanted)) return false;
  const { prefix, suffix, wildcard, exists } = wanted;
  if (typeof prefix === 'string') return actual.startsWith(prefix);
  if (typeof suffix === 'string') return actual.endsWith(suffix);
  if (typeof wildcard === 'string') return matchesWildcard(wildcard.split('*'), actual);
  if (typeof exists === 'boolean') return exists;
  const other = wanted['anything-but'];
  if (other === undefined) return false;
  return [other].flat().every(one => typeof one === 'string' && one !== actual);
}

/** Parts between asterisks, in order. */
function matchesWildcard([first = '', ...rest]: readonly string[], actual: string): boolean {
  const last = rest.pop();
  if (last === undefined) return first === actual;
  if (!actual.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = actual.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return actual.length - last.length >= from && actual.endsWith(last);
}
