import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/lib/package-root.ts';
import { loadPlannedTypes } from '../../../src/providers/index.ts';

const clouds = await loadPlannedTypes();
const page = readFileSync(join(packageRoot(), 'docs', 'pipelines.md'), 'utf8');

describe.each(clouds.map(cloud => [cloud.provider, cloud] as const))('%s', (_, { types }) => {
  it('has each of its Terraform types on the page of pipelines', () => {
    expect(Object.keys(types).filter(type => !page.includes(`\`${type}\``))).toEqual([]);
  });
});

it('reads forty resource types and more', () => {
  expect(clouds.flatMap(({ types }) => Object.keys(types)).length).toBeGreaterThanOrEqual(40);
});
