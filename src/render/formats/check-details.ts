import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';
import type { Recipes } from '../../model/remedy.ts';

/** The generated metadata of a check, beyond its counts in an assessment. */
export interface CheckDetails {
  readonly id: string;
  /** What is wrong when it fails, in one line for engineers. */
  readonly name: string;
  readonly risk: string;
  readonly remedy: {
    readonly effort: string;
    readonly action: string;
  } & Recipes;
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/** By id. */
export type CheckLibrary = ReadonlyMap<string, CheckDetails>;

/** The details of the built-in checks, and of `own` ones. */
export function readCheckLibrary(own: readonly CheckDetails[] = []): CheckLibrary {
  const text = readFileSync(join(packageRoot(), 'data', 'checks.json'), 'utf8');
  return new Map([...(JSON.parse(text) as CheckDetails[]), ...own].map(check => [check.id, check]));
}
