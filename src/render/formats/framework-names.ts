import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

interface Framework {
  readonly name: string;
  /** Control ids by question. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
}

const readFrameworks = (): Readonly<Record<string, Framework>> =>
  JSON.parse(readFileSync(join(packageRoot(), 'data', 'frameworks.json'), 'utf8')) as Readonly<Record<string, Framework>>; // prettier-ignore

/** The names of the control frameworks by key, and of `own` ones. */
export const frameworkNames = (own: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> =>
  new Map([...Object.entries(readFrameworks()).map(([key, { name }]) => [key, name] as const), ...own]);

/** The controls of a framework that bear on the thirteen questions; none of one of an extension. */
export const frameworkControls = (key: string): readonly string[] =>
  Object.values(readFrameworks()[key]?.controls ?? {}).flat();
