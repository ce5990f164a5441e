/**
 * Whether every text that `inner` matches also matches `pattern`. Both may contain `*` and `?`; case is ignored. At worst
 * O(pattern × text), whatever the policy contains.
 */
export function covers(pattern: string, inner: string): boolean {
  const p = pattern.toLowerCase();
  const t = inner.toLowerCase();
  let at = 0;
  let star = -1;
  let retry = 0;
  for (let i = 0; i < t.length;) {
    if (p[at] === '*') {
      star = at++;
      retry = i;
    } else if (p[at] !== undefined && (p[at] === t[i] || (p[at] === '?' && t[i] !== '*')) && t[i] !== '*') {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++retry;
    } else return false;
  }
  while (p[at] === '*') at++;
  return at === p.length;
}

/** Whether one text may match both; true where both have wildcards and their fixed ends do not contradict. */
export function mayOverlap(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (!isPattern(x)) return covers(y, x);
  if (!isPattern(y)) return covers(x, y);
  const [headA, headB] = [head(x), head(y)];
  const [tailA, tailB] = [tail(x), tail(y)];
  return (headA.startsWith(headB) || headB.startsWith(headA)) && (tailA.endsWith(tailB) || tailB.endsWith(tailA));
}

export const isPattern = (text: string): boolean => /[*?]|\$\{/.test(text);

const head = (text: string): string => /^[^*?$]*/.exec(text)?.[0] ?? '';
const tail = (text: string): string => text.slice(Math.max(...['*', '?', '}'].map(mark => text.lastIndexOf(mark))) + 1);
