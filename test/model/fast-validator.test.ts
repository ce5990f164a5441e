import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFastValidator } from '../../src/model/fast-validator.ts';
import { recordSchema } from '../../src/model/inventory.ts';

const server = {
  record: 'resource',
  id: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
  kind: 'server',
  type: 'AWS::EC2::Instance',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  name: 'web-1',
  tags: { app: 'shop' },
  facets: {
    state: { state: 'value', value: 'running' },
    infrastructureAsCode: { state: 'absent' },
    placement: { state: 'unread', reason: 'denied', detail: 'no' },
    scaling: { state: 'value', value: { min: 1, max: 4, desired: 2, automatic: true } },
    automatedBackups: { state: 'value', value: { retentionDays: 7, pointInTimeRecovery: true } },
    routes: { state: 'value', value: [{ to: '0.0.0.0/0', via: 'internet', target: 'igw-1' }] },
  },
  unit: 'aws:111122223333:eu-west-1:aws-ec2-instances',
};

/** Every place inside of a value, as a path. */
function places(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

const at = (path: readonly string[]): unknown =>
  path.reduce<unknown>((here, key) => (here as Record<string, unknown>)[key], server);

function withChange(path: readonly string[], given: unknown): unknown {
  if (path.length === 0) return given;
  const copy = structuredClone(server) as Record<string, unknown>;
  let here = copy;
  for (const key of path.slice(0, -1)) here = here[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (given === undefined) Reflect.deleteProperty(here, last);
  else here[last] = given;
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

describe('the acceptor of inventory records', () => {
  const accepts = createFastValidator(recordSchema);

  it('takes a whole record without asking the schema', () => {
    expect(accepts(server)).toBe(true);
    expect(recordSchema.safeParse(server).success).toBe(true);
  });

  it('never takes what the schema refuses, and takes all that the schema leaves as it is', () => {
    const somewhere = fc.constantFrom(...places(server));
    const something = fc.oneof(
      fc.constant(undefined),
      fc.jsonValue(),
      fc.constantFrom('value', 'running', '', 1.5, -1, 1e300, [], {}),
    );
    fc.assert(
      fc.property(somewhere, something, (path, given) => {
        const record = withChange(path, given);
        expect(accepts(record)).toBe(recordSchema.safeParse(record).success);
      }),
      { numRuns: 2000 },
    );
  });

  it('sees one member too many, wherever it stands', () => {
    for (const path of places(server).filter(one => typeof at(one) === 'object')) {
      const record = withChange([...path, 'more'], 1);
      expect([path, accepts(record)]).toEqual([path, recordSchema.safeParse(record).success]);
    }
  });

  it.each([
    [
      'an array in the place of an object',
      { ...server, facets: { ...server.facets, size: { state: 'value', value: [] } } },
    ],
    ['a key that the schema drops', JSON.parse(JSON.stringify(server).replace('"app":"shop"', '"__proto__":"x"'))],
    ['a number of calls with a fraction', { record: 'end', ended: '', records: 1.5 }],
    ['no number at all', { record: 'end', ended: '', records: Number.NaN }],
  ])('leaves %s to the schema', (_, record) => {
    expect(accepts(record)).toBe(false);
  });

  it('asks the schema where it knows no shorter way', () => {
    const odd = createFastValidator(
      z.strictObject({
        mail: z.email(),
        even: z.number().refine(n => n % 2 === 0),
        both: z.union([z.string(), z.null()]),
      }),
    );
    expect(odd({ mail: 'a@b.example', even: 2, both: null })).toBe(true);
    expect(odd({ mail: 'nobody', even: 2, both: null })).toBe(false);
    expect(odd({ mail: 'a@b.example', even: 3, both: null })).toBe(false);
    expect(createFastValidator(z.string().trim())(' x ')).toBe(false);
    expect(createFastValidator(z.number().default(1))(undefined)).toBe(false);
  });
});
