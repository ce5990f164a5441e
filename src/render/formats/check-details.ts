import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

/** What the prebuilt metadata tells of a check beyond its tally: why it matters and how to mend it. */
export interface CheckDetails {
  readonly id: string;
  readonly risk: string;
  readonly remedy: {
    readonly effort: string;
    readonly action: string;
    readonly aws?: string | undefined;
    readonly azure?: string | undefined;
    readonly gcp?: string | undefined;
  };
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/** By id. A check that came with an extension is not among them. */
export type CheckLibrary = ReadonlyMap<string, CheckDetails>;

/** The details of the checks that ship with the package. */
export function readCheckLibrary(): CheckLibrary {
  const text = readFileSync(join(packageRoot(), 'data', 'checks.json'), 'utf8');
  return new Map((JSON.parse(text) as CheckDetails[]).map(check => [check.id, check]));
}
