import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { findCollectors, generateCollectors } from '../../scripts/generate-collectors.ts';

const ROOT = join(import.meta.dirname, '..', '..');

it('the indexes of collectors are what the generator writes', async () => {
  const indexes = await generateCollectors(ROOT);
  expect(indexes.map(({ path }) => path)).toEqual(
    ['aws', 'azure', 'gcp'].map(provider => join(ROOT, 'src', 'providers', provider, 'services', 'index.ts')),
  );
  for (const { path, content } of indexes) expect(readFileSync(path, 'utf8')).toBe(content);
});

function servicesWith(files: Readonly<Record<string, object>>): string {
  const services = mkdtempSync(join(tmpdir(), 'cloudbrief-services-'));
  for (const [file, fields] of Object.entries(files)) {
    mkdirSync(dirname(join(services, file)), { recursive: true });
    writeFileSync(join(services, file), `export const one = { ...${JSON.stringify(fields)}, collect() {} };`);
  }
  return services;
}
const collector = (id: string, provider = 'aws') => ({ id, provider, fills: {} });

it('collectors are found in every file of a service, ordered by id', async () => {
  const services = servicesWith({
    'b/b.ts': collector('aws-a'),
    'a/a.ts': collector('aws-b'),
    'a/plain.ts': { id: 'x' },
  });
  expect(await findCollectors(services, 'aws')).toEqual([
    { id: 'aws-a', symbol: 'one', file: 'b/b.ts' },
    { id: 'aws-b', symbol: 'one', file: 'a/a.ts' },
  ]);
});

it.each([
  ['an id that two collectors have', { 'a/a.ts': collector('aws-a'), 'b/b.ts': collector('aws-a') }, 'two collectors'],
  ['a collector of another provider', { 'a/a.ts': collector('azure-a', 'azure') }, 'azure'],
])('%s is an error', async (_, files, message) => {
  await expect(findCollectors(servicesWith(files), 'aws')).rejects.toThrow(message);
});
