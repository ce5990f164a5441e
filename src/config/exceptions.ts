import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Exception } from '../model/exception.ts';
import { placeInYaml, readYaml } from './read-yaml.ts';
import { selectorSchema } from './schema.ts';
import { upgradeSelectors } from './selector-version-1.ts';

export const EXCEPTIONS_FILE = 'cloudbrief.exceptions.yaml';

const day = z.iso.date('write the date as in 2027-01-31');
const text = (max: number) => z.string().trim().min(1).max(max);

const exceptionSchema = z
  .strictObject({
    check: text(120).describe('The check, as `cloudbrief checks list` names it'),
    resource: selectorSchema
      .optional()
      .describe('What it covers; left out, whatever fails the check. Every member must match, * is any text'),
    owner: text(120).describe('Who accepted the risk'),
    reason: text(400),
    until: day.describe('The last day on which it holds'),
    since: day.optional().describe('The day on which it was accepted'),
    ticket: text(200).optional(),
  })
  .refine(({ since, until }) => since === undefined || since <= until, {
    path: ['until'],
    message: 'ends before it begins',
  });

/** `cloudbrief.exceptions.yaml`: risks that somebody accepted, one entry each. */
export const exceptionsSchema = z.array(exceptionSchema);

export interface LoadedExceptions {
  /** Where they stand, or would stand. */
  readonly path: string;
  readonly list: readonly Exception[];
  /** Where an entry stands, for whoever has to say that it is wrong: `file:line:column`. */
  readonly placeOf: (index: number, member: keyof Exception) => string;
}

const upgradeExceptions = (file: unknown): unknown => upgradeSelectors(file, 'resource');

/** Reads the accepted risks; a file that is not there holds none. */
export function loadExceptions(path: string): LoadedExceptions {
  const list = existsSync(path) ? readYaml(path, exceptionsSchema, { empty: [], upgrade: upgradeExceptions }) : [];
  return { path, list, placeOf: (index, member) => placeInYaml(path, [index, member]) };
}
