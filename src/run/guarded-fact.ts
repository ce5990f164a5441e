import { sanitizeText } from '../lib/text.ts';
import type { Fact } from '../facts/define-fact.ts';
import { readingSchema, unread } from '../model/reading.ts';
import { z } from 'zod';

const READING = readingSchema(z.unknown());

/** A fact of an extension that throws, or returns no reading, is unread: the checks that need it are unknown. */
export function guardedFact(fact: Fact): Fact {
  return {
    ...fact,
    prepare: index => index,
    compute: (resource, _shared, index) => {
      try {
        const reading = fact.compute(resource, fact.prepare(index), index);
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
