import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

/** The names of the control frameworks by key, and of `own` ones. */
export function frameworkNames(own: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const text = readFileSync(join(packageRoot(), 'data', 'frameworks.json'), 'utf8');
  const frameworks = JSON.parse(text) as Readonly<Record<string, { readonly name: string }>>;
  return new Map([...Object.entries(frameworks).map(([key, { name }]) => [key, name] as const), ...own]);
}
