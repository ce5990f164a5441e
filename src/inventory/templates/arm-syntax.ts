/** A part of an expression of Resource Manager, with its text. */
export type ArmNode = { readonly text: string } & (
  | { readonly is: 'literal'; readonly value: string | number }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly ArmNode[] }
  | { readonly is: 'member'; readonly of: ArmNode; readonly key: ArmNode }
);

const DEEPEST = 100;
const STRING = /'(?:[^']|'')*'/y;
const NUMBER = /-?\d+/y;
const NAME = /[A-Za-z_][\w.]*/y;
const MEMBER = /[A-Za-z_]\w*/y;
const SPACE = /\s*/y;

/** Parses what stands between the brackets; undefined for what is no expression. */
export function parseArm(expression: string): ArmNode | undefined {
  const cursor = { source: expression, at: 0 };
  const node = expressionAt(cursor, 0);
  take(cursor, SPACE);
  return cursor.at === expression.length ? node : undefined;
}

interface Cursor {
  readonly source: string;
  at: number;
}

function take(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.source)?.[0];
  cursor.at += found?.length ?? 0;
  return found;
}

function takes(cursor: Cursor, letter: string): boolean {
  take(cursor, SPACE);
  if (cursor.source[cursor.at] !== letter) return false;
  cursor.at += 1;
  return true;
}

function expressionAt(cursor: Cursor, depth: number): ArmNode | undefined {
  if (depth > DEEPEST) return undefined;
  take(cursor, SPACE);
  const start = cursor.at;
  let node = primaryAt(cursor, depth);
  while (node !== undefined) {
    const key = memberAt(cursor, depth);
    if (key === 'none') return node;
    node = key === undefined ? undefined : { is: 'member', of: node, key, text: cursor.source.slice(start, cursor.at) };
  }
  return undefined;
}

/** A text, a number, or the call of a function. */
function primaryAt(cursor: Cursor, depth: number): ArmNode | undefined {
  const start = cursor.at;
  const quoted = take(cursor, STRING);
  if (quoted !== undefined) return { is: 'literal', value: quoted.slice(1, -1).replaceAll("''", "'"), text: quoted };
  const digits = take(cursor, NUMBER);
  if (digits !== undefined) return { is: 'literal', value: Number(digits), text: digits };
  const name = take(cursor, NAME);
  const args = name !== undefined && takes(cursor, '(') ? argumentsAt(cursor, depth) : undefined;
  if (name === undefined || args === undefined) return undefined;
  return { is: 'call', name: name.toLowerCase(), args, text: cursor.source.slice(start, cursor.at) };
}

function argumentsAt(cursor: Cursor, depth: number): ArmNode[] | undefined {
  const args: ArmNode[] = [];
  if (takes(cursor, ')')) return args;
  do {
    const one = expressionAt(cursor, depth + 1);
    if (one === undefined) return undefined;
    args.push(one);
  } while (takes(cursor, ','));
  return takes(cursor, ')') ? args : undefined;
}

/** `.name` or `[index]` after an expression. */
function memberAt(cursor: Cursor, depth: number): ArmNode | 'none' | undefined {
  if (takes(cursor, '.')) {
    const name = take(cursor, MEMBER);
    return name === undefined ? undefined : { is: 'literal', value: name, text: name };
  }
  if (!takes(cursor, '[')) return 'none';
  const key = expressionAt(cursor, depth + 1);
  return takes(cursor, ']') ? key : undefined;
}
