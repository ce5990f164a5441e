import { sanitizeText } from '../lib/text.ts';
import type { Fact } from '../facts/define-fact.ts';
import { readingSchema, unread } from '../model/reading.ts';
import { z } from 'zod';
import { refusePromise } from './refuse-promise.ts';

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
        return READING.safeParse(reading).success ? reading : unread('failed', `${fact.name} returned no reading`);
      } catch (error) {
        return unread(
          'failed',
          sanitizeText(`${fact.name}: ${error instanceof Error ? error.message : String(error)}`),
        );
      }
    },
  };
}

const DEEPEST = 50;

/** What a file can hold: no functions, no numbers of other kinds, nothing that holds itself. */
function isData(given: unknown, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  if (typeof given === 'object' && given !== null) return Object.values(given).every(one => isData(one, depth + 1));
  return given === null || ['string', 'boolean', 'undefined'].includes(typeof given) || Number.isFinite(given);
}
