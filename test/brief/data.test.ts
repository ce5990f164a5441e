import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENGLISH_FILES, messagePath, TRANSLATED_FILES } from '../../src/brief/catalogue.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import { LOSSES } from '../../src/model/assessment.ts';
import { PROVIDERS } from '../../src/model/kinds.ts';
import { LANGUAGES } from '../../src/model/language.ts';

// Whoever writes a briefing reads these files as they are; here they are held to what he takes for granted.
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const data = (name: string): unknown => read(join(packageRoot(), 'data', name));

const incidents = z.array(
  z.strictObject({
    id: z.string(),
    date: z.iso.date(),
    provider: z.enum([...PROVIDERS, 'other']),
    hours: z.number().positive().optional(),
    source: z.url(),
  }),
);
const risks = z.record(z.enum(LOSSES), z.strictObject({ incidents: z.array(z.string()) }));

type Node = string | readonly Node[] | { readonly [key: string]: Node };
const node: z.ZodType<Node> = z.lazy(() => z.union([z.string(), z.array(node), z.record(z.string(), node)]));
const translations = z.record(z.string(), z.strictObject({ source: z.string().optional(), text: z.string() }));

describe('the data that a briefing is made of', () => {
  it('has incidents, and for each loss those that are there', () => {
    const ids = incidents.parse(data('incidents.json')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = Object.values(risks.parse(data('risks.json'))).flatMap(risk => risk.incidents);
    expect(named.filter(id => !ids.includes(id))).toEqual([]);
  });

  it.each(ENGLISH_FILES)('has English texts in %s, and nothing that is none', file => {
    expect(Object.keys(node.parse(read(messagePath(packageRoot(), 'en', file)))).length).toBeGreaterThan(0);
  });

  it.each(
    LANGUAGES.filter(language => language !== 'en').flatMap(language =>
      TRANSLATED_FILES.map(file => [language, file] as const),
    ),
  )('has texts in %s for %s, each with what it translates', (language, file) => {
    const entries = Object.values(translations.parse(read(messagePath(packageRoot(), language, file))));
    expect(entries.length).toBeGreaterThan(0);
  });
});
