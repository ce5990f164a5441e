import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCheck } from '../../src/cli/new-check.ts';
import { policy } from '../../src/cli/policy.ts';
import type { Rule } from '../../src/config/rule-schema.ts';
import { frameworkNamed } from '../../src/run/framework-named.ts';
import { ruleChecks } from '../../src/run/rule-checks.ts';
import { readMetadata } from '../../src/cli/check-metadata.ts';

const aliased = readMetadata().find(({ aliases = [] }) => aliases.length > 0)!;
const rule = (id: string): Rule => ({
  id,
  question: 'rebuild',
  kind: 'bucket',
  severity: 'low',
  expect: { facet: 'tags.team', exists: true },
  message: 'No team.',
}); // prettier-ignore
const checksOf = (id: string) =>
  ruleChecks({ config: { rules: [rule(id)] }, placeOf: path => `rules.yaml:3 ${path.join('.')}` });

it.each([
  ['public-bucket', '"public-bucket" is a built-in check.'],
  [aliased.aliases![0]!, `is another name of the built-in check ${aliased.id}.`],
])('no own check and no rule may be called %s', async (id, said) => {
  const dir = mkdtempSync(join(tmpdir(), 'new-check-'));
  await expect(newCheck(id, { question: 'rebuild', kind: 'bucket', dir })).rejects.toThrow(said);
  expect(readdirSync(dir)).toEqual([]);
  expect(() => checksOf(id)).toThrow(said);
  expect(() => checksOf(id)).toThrow(/^rules\.yaml:3 rules\.0\.id: /);
  expect(() => checksOf(id)).toThrow(expect.objectContaining({ hint: 'Choose another id for the rule.' }));
});

it('a rule without a title has one that can be denied', () => {
  expect(checksOf('bucket-without-team')[0]?.title).toBe('Nothing breaks our rule against bucket without team');
});

it('a framework that does not exist is answered in the spelling of the documentation', () => {
  const hint = (name: string): string => {
    try {
      return frameworkNamed(name);
    } catch (error) {
      return (error as { hint: string }).hint;
    }
  };
  expect(hint('cis-aws-55')).toMatch(/^Did you mean cis-aws-5\?/);
  const listed = hint('nope')
    .replace(/^.*frameworks are (.*)\.$/, '$1')
    .split(', ');
  expect(listed).toContain('cis-aws-5');
  for (const name of listed) expect(hint(name), name).not.toContain(' ');
});

it('policy names the formats and parts that there are', async () => {
  await expect(policy('aws', { format: 'gcloud' })).rejects.toMatchObject({ hint: expect.stringMatching(/^The formats are json, .*terraform/) });
  await expect(policy('azure', { part: 99 })).rejects.toMatchObject({ hint: 'There is 1.' });
}); // prettier-ignore
