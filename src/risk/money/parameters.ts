import { hash } from 'node:crypto';
import { z } from 'zod';
import data from '../../../data/money.json' with { type: 'json' };
import { sortKeys } from '../../lib/sort-keys.ts';
import type { Range } from './spec.ts';

export const PARAMETER_CLASSES = ['dataset', 'survey', 'expert', 'own'] as const;
export type ParameterClass = (typeof PARAMETER_CLASSES)[number];

const amount = z.number().nonnegative();

/** The file data/money.json. */
export const moneyFileSchema = z.strictObject({
  note: z.string(),
  sources: z.record(z.string(), z.string()),
  parameters: z.array(
    z
      .strictObject({
        id: z.string(),
        low: amount,
        high: amount,
        unit: z.string(),
        class: z.enum(PARAMETER_CLASSES),
        by: z.string(),
        date: z.iso.date(),
        source: z.string(),
      })
      .refine(({ low, high }) => low <= high, 'low must not be above high'),
  ),
});

/** An assumption of the simulation. */
export interface Parameter extends Range {
  readonly id: string;
  readonly unit: string;
  readonly class: ParameterClass;
  readonly by: string;
  readonly date: string;
  readonly source: string;
}

/** A parameter that the configuration replaces. */
export interface ParameterOverride extends Range {
  readonly by?: string | undefined;
  readonly date?: string | undefined;
  readonly source?: string | undefined;
}

const SOURCES: Readonly<Record<string, string>> = data.sources;

export const MONEY_PARAMETERS: readonly Parameter[] = data.parameters.map(one => ({
  ...one,
  class: one.class as ParameterClass,
  source: SOURCES[one.source] ?? one.source,
}));

export interface Parameters {
  /** The parameter of an id, followed by the parts that are most specific first: provider, region, size. */
  readonly of: (id: string, ...parts: readonly string[]) => Parameter;
  readonly list: readonly Parameter[];
  /** Of everything that counts: two assessments with the same one used the same figures. */
  readonly checksum: string;
}

/** The parameters, with those that the configuration replaces; an id may add a provider and a region. */
export function moneyParameters(own: Readonly<Record<string, ParameterOverride>> = {}): Parameters {
  const given = new Map(MONEY_PARAMETERS.map(one => [one.id, one]));
  for (const [id, one] of Object.entries(own)) {
    const base = given.get(id) ?? given.get(id.split('.').slice(0, 2).join('.'));
    given.set(id, {
      id,
      low: one.low,
      high: one.high,
      unit: base?.unit ?? '',
      class: 'own',
      by: one.by ?? 'cloudbrief.yaml',
      date: one.date ?? '',
      source: one.source ?? 'cloudbrief.yaml',
    });
  }
  const list = [...given.values()];
  return {
    of: (id, ...parts) => {
      for (let length = parts.length; length >= 0; length -= 1) {
        const found = given.get([id, ...parts.slice(0, length)].join('.'));
        if (found !== undefined) return found;
      }
      throw new Error(`data/money.json has no ${id}`);
    },
    list,
    checksum: hash('sha256', JSON.stringify(sortKeys(list)), 'hex').slice(0, 12),
  };
}

/** Whether the configuration may set it: a parameter, or one for a provider and a region of its own. */
export const isParameterId = (id: string): boolean =>
  MONEY_PARAMETERS.some(one => one.id === id || (one.id.endsWith('.rate') && id.startsWith(`${one.id}.`)));
