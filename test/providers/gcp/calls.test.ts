import { expect, it } from 'vitest';
import { readGcp } from '../../support/gcp/in-process.ts';
import { WORLD } from '../../support/gcp/world-of-500.ts';

it('a project of 500 resources takes a call for each list, and one or two for each resource that no list describes', async () => {
  const { log, records } = await readGcp(WORLD);
  const resources = records.filter(({ record }) => record === 'resource').length;
  expect(resources).toBeGreaterThanOrEqual(500);
  // Operations of a database are asked with its name as a parameter, which the log leaves out.
  const isOfOne = (line: string): boolean => /\/r\d+(?:@|\/|:|$)/.test(line) || line.endsWith('/operations');
  const ofResources = log.filter(isOfOne);
  const calls = Map.groupBy(
    log.filter(line => !line.endsWith('/operations')),
    line => line,
  );
  expect([...calls].filter(([, made]) => made.length > 1).map(([line]) => line)).toEqual([]);
  // Policies of 40 topics, 40 buckets and 30 secrets; keys and policy of 20 service accounts; backups and operations of 10 databases.
  expect(ofResources.length).toBeLessThanOrEqual(40 + 40 + 30 + 2 * 20 + 2 * 10);
  expect(log.length - ofResources.length).toBeLessThanOrEqual(130);
});
