import { sanitizeText } from '../lib/text.ts';
import type { Fact } from '../facts/define-fact.ts';
import { readingSchema, unread, type Reading } from '../model/reading.ts';
import { z } from 'zod';
import { refusePromise } from './refuse-promise.ts';
import { messageOf } from '../lib/thrown.ts';

/** Findings keep what a fact says as evidence: data only. */
const READING = readingSchema(z.custom(one => isData(one)));

/** A fact of an extension that throws, or returns no reading, is unread: the checks that need it are unknown. */
export function guardedFact(fact: Fact): Fact {
  return {
    ...fact,
    prepare: index => index,
    compute: (resource, _shared, index) => {
      try {
        const reading = refusePromise(fact.compute(resource, refusePromise(fact.prepare(index)), index));
        return READING.safeParse(reading).success ? reading : failed(fact.name, 'it returned no reading');
      } catch (error) {
        return failed(fact.name, messageOf(error));
      }
    },
  };
}

/** What a fact said when it broke, of the detail of a reading; undefined for other details. */
export const brokenFactOf = (name: string, detail: string): string | undefined =>
  detail.startsWith(`${name}: `) ? detail.slice(name.length + 2) : undefined;

const failed = (name: string, message: string): Reading<never> => unread('failed', sanitizeText(`${name}: ${message}`));

const DEEPEST = 50;

/** What a file can hold: no functions, no numbers of other kinds, nothing that holds itself. */
function isData(given: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (typeof given === 'object' && given !== null) return Object.values(given).every(one => isData(one, depth + 1));
  return given === null || ['string', 'boolean', 'undefined'].includes(typeof given) || Number.isFinite(given);
}
