/** What a message is filled with. */
export type IcuData = Readonly<Record<string, string | number>>;

type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly name: string }
  | { readonly type: 'hash' }
  | {
      readonly type: 'choice';
      readonly kind: 'plural' | 'select';
      readonly name: string;
      readonly cases: ReadonlyMap<string, readonly Part[]>;
    };

const parsed = new Map<string, readonly Part[]>();

/**
 * Fills an ICU message: `{name}`, `{n, plural, =0 {…} one {# database} other {# databases}}`, `{x, select, a {…} other {…}}`,
 * nested; numbers by the rules of the language. What is missing or misspelt throws: a message file is part of the program.
 */
export function formatIcu(message: string, data: IcuData, language: string): string {
  let parts = parsed.get(message);
  if (parts === undefined) {
    parts = parse(message);
    parsed.set(message, parts);
  }
  return fill(parts, data, language, undefined);
}

function fill(parts: readonly Part[], data: IcuData, language: string, count: number | undefined): string {
  const number = new Intl.NumberFormat(language);
  return parts
    .map(part => {
      if (part.type === 'text') return part.text;
      if (part.type === 'hash') return count === undefined ? '#' : number.format(count);
      const given = data[part.name];
      if (given === undefined) throw new Error(`Message needs "${part.name}"`);
      if (part.type === 'value') return typeof given === 'number' ? number.format(given) : given;
      const chosen = part.cases.get(caseOf(part.kind, given, part.cases, language)) ?? [];
      return fill(chosen, data, language, part.kind === 'plural' ? Number(given) : count);
    })
    .join('');
}

function caseOf(
  kind: 'plural' | 'select',
  given: string | number,
  cases: ReadonlyMap<string, unknown>,
  language: string,
): string {
  if (kind === 'select') return cases.has(String(given)) ? String(given) : 'other';
  if (cases.has(`=${given}`)) return `=${given}`;
  const category = new Intl.PluralRules(language).select(Number(given));
  return cases.has(category) ? category : 'other';
}

function parse(message: string): readonly Part[] {
  const [parts, end] = parseParts(message, 0, false);
  if (end !== message.length) throw new Error(`Unbalanced braces in "${message}"`);
  return parts;
}

/** Reads until the end or the brace that closes this level; returns where it stopped. */
function parseParts(message: string, from: number, inPlural: boolean): [Part[], number] {
  const parts: Part[] = [];
  let text = '';
  let at = from;
  const flush = (): void => {
    if (text !== '') parts.push({ type: 'text', text });
    text = '';
  };
  for (; at < message.length && message[at] !== '}'; at++) {
    const character = message.charAt(at);
    if (character === '{') {
      flush();
      const [part, end] = parseArgument(message, at + 1, inPlural);
      parts.push(part);
      at = end;
    } else if (character === '#' && inPlural) {
      flush();
      parts.push({ type: 'hash' });
    } else text += character;
  }
  flush();
  return [parts, at];
}

/** Reads an argument whose opening brace has been read; returns the place of its closing brace. */
function parseArgument(message: string, from: number, inPlural: boolean): [Part, number] {
  const head = /^\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*|(?=\}))/.exec(message.slice(from));
  const name = head?.[1];
  if (head === null || name === undefined) throw new Error(`Not a placeholder at ${String(from)} of "${message}"`);
  let at = from + head[0].length;
  const kind = head[2];
  if (kind !== 'plural' && kind !== 'select') return [{ type: 'value', name }, at];
  const cases = new Map<string, readonly Part[]>();
  for (;;) {
    const opening = /^\s*(=?[\w-]+)\s*\{/.exec(message.slice(at));
    if (opening?.[1] === undefined) break;
    const [parts, end] = parseParts(message, at + opening[0].length, inPlural || kind === 'plural');
    cases.set(opening[1], parts);
    at = end + 1;
  }
  while (message[at] === ' ') at++;
  if (message[at] !== '}' || !cases.has('other'))
    throw new Error(`A choice of "${message}" does not end, or has no "other"`);
  return [{ type: 'choice', kind, name, cases }, at];
}
