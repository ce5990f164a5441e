import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';
import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Question } from '../model/question.ts';
import type { Recipes } from '../model/remedy.ts';

/** Metadata of a check in `data/checks.json`: enough to show it without loading its code. */
export interface CheckMetadata {
  readonly id: string;
  readonly name: string;
  readonly question: Question;
  readonly resource: readonly string[];
  readonly needs: readonly string[];
  readonly severity: string;
  readonly weight: number;
  readonly caps: boolean;
  readonly title: string;
  readonly failTitle: string;
  readonly risk: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly remedy: { readonly effort: string; readonly action: string } & Recipes;
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  readonly aliases?: readonly string[];
  readonly params?: unknown;
}

/** The metadata of the built-in checks. */
export const readMetadata = (): CheckMetadata[] =>
  JSON.parse(readFileSync(join(packageRoot(), 'data', 'checks.json'), 'utf8')) as CheckMetadata[];

/** The check with that id or alias, a built-in or one of `own`. Throws `CB_UNKNOWN_CHECK` with the closest match. */
export function findCheck(id: string, own: readonly CheckMetadata[] = []): CheckMetadata {
  const checks = [...readMetadata(), ...own];
  const check = checks.find(one => one.id === id || one.aliases?.includes(id) === true);
  if (check !== undefined) return check;
  const guess = closestMatch(id, checks.map(one => one.id)); // prettier-ignore
  const hint = `${guess === undefined ? '' : `Did you mean ${guess}? `}\`cloudbrief checks list\` names them all.`;
  throw new CloudbriefError('CB_UNKNOWN_CHECK', `There is no check called "${id}".`, hint);
}

/** The built-in checks and those of `own` by id. */
export const metadataById = (own: readonly CheckMetadata[]): ReadonlyMap<string, CheckMetadata> =>
  new Map([...readMetadata(), ...own].map(one => [one.id, one]));
