import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Exception } from '../model/exception.ts';
import { lazyPlacesInYaml, readYaml } from './read-yaml.ts';
import { selectorSchema } from './selector-schema.ts';
import { upgradeSelectors } from './selector-version-1.ts';

export const EXCEPTIONS_FILE = 'cloudbrief.exceptions.yaml';

const day = z.iso.date('write the date as 2027-01-31');
const text = (max: number) => z.string().trim().min(1).max(max);

const exceptionSchema = z
  .strictObject({
    check: text(120).describe('Check id, see `cloudbrief checks list`'),
    resource: selectorSchema
      .optional()
      .describe(
        'Resources that it applies to; default: all that fail the check. All members must match; * matches any text',
      ),
    owner: text(120).describe('Risk owner: the person who accepts the risk'),
    reason: text(400),
    until: day.describe('Last day of validity'),
    since: day.optional().describe('Date of acceptance'),
    ticket: text(200).optional(),
  })
  .refine(({ since, until }) => since === undefined || since <= until, {
    path: ['until'],
    message: 'ends before it begins',
  });

/** `cloudbrief.exceptions.yaml`: accepted risks. */
export const exceptionsSchema = z.array(exceptionSchema);

export interface LoadedExceptions {
  /** Path of the file, whether or not it exists. */
  readonly path: string;
  readonly list: readonly Exception[];
  /** Position of an entry for error messages: `file:line:column`. */
  readonly placeOf: (index: number, member: keyof Exception) => string;
}

const upgradeExceptions = (file: unknown): unknown => upgradeSelectors(file, 'resource');

/** Reads the accepted risks; none if the file does not exist. */
export function loadExceptions(path: string): LoadedExceptions {
  const list = existsSync(path) ? readYaml(path, exceptionsSchema, { empty: [], upgrade: upgradeExceptions }) : [];
  const placeOf = lazyPlacesInYaml(path);
  return { path, list, placeOf: (index, member) => placeOf([index, member]) };
}
