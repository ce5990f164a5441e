import { armValue, expressionIn, partOf, quoted, type ArmScope } from './arm-expression.ts';
import type { ArmNode } from './arm-syntax.ts';

const PLACE = /^\{(\d+)\}$/;

/**
 * The parts of the name of a resource: those that are known in quotes, the others as they are written. `srv/db` and
 * `[format('{0}/{1}', parameters('server'), 'db')]` have two; what cannot be taken apart is one part.
 */
export function namePartsOf(written: string, scope: ArmScope): readonly string[] {
  const known = armValue(written, scope);
  if (typeof known === 'string') return known.split('/').map(quoted);
  const node = expressionIn(written);
  if (node?.is !== 'call') return [written];
  if (node.name === 'format') return formattedParts(node.args, scope) ?? [node.text];
  if (node.name === 'concat') return joinedParts(node.args, scope) ?? [node.text];
  return [node.text];
}

/** `'{0}/default'`, with a place or a text between two slashes. */
function formattedParts([pattern, ...args]: readonly ArmNode[], scope: ArmScope): readonly string[] | undefined {
  if (pattern?.is !== 'literal' || typeof pattern.value !== 'string') return undefined;
  const parts = pattern.value.split('/').map(part => {
    const index = PLACE.exec(part)?.[1];
    const own = index === undefined ? undefined : args[Number(index)];
    return own === undefined ? (part.includes('{') ? undefined : quoted(part)) : partOf(own, scope);
  });
  return parts.every(part => part !== undefined) ? parts : undefined;
}

/** `concat(a, '/', b, '/default')`. */
function joinedParts(args: readonly ArmNode[], scope: ArmScope): readonly string[] | undefined {
  const parts: string[][] = [[]];
  for (const one of args.map(arg => partOf(arg, scope))) {
    const [head = '', ...others] = /^'.*'$/s.test(one) ? one.slice(1, -1).split('/').map(quoted) : [one];
    parts.at(-1)?.push(head);
    for (const other of others) parts.push([other]);
  }
  const full = parts.map(part => part.filter(text => text !== "''"));
  return full.every(part => part.length === 1) ? full.flat() : undefined;
}

const QUOTED = /^'(.*)'$/s;

/** A part without its quotes; undefined where it is not known. */
export const knownPart = (part: string): string | undefined => QUOTED.exec(part)?.[1];

/** By type and name. */
export const nameKey = (type: string, names: readonly string[]): string =>
  `${type.toLowerCase()}\n${names.map(name => (QUOTED.test(name) ? name.toLowerCase() : name)).join('\n')}`;
