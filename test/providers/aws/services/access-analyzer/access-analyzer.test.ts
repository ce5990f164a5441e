import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsAccessAnalyzer } from '../../../../../src/providers/aws/services/access-analyzer/access-analyzer.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'access-analyzer.ListAnalyzers': { analyzers: [analyzer()] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsAccessAnalyzer] });
const analyzer = (more: object = {}): object => ({ name: 'a', type: 'ACCOUNT', status: 'ACTIVE', ...more });
const LIST = 'access-analyzer.ListAnalyzers';

/** The resource to which the collector contributes. */
const contributed = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.externalAccessAnalyzer;
};

describe('external access analysis', () => {
  it.each<[string, object[], boolean]>([
    ['of the account', [analyzer()], true],
    ['of the organization', [analyzer({ type: 'ORGANIZATION' })], true],
    ['that is not active', [analyzer({ status: 'DISABLED' })], false],
    ['for unused access', [analyzer({ type: 'ACCOUNT_UNUSED_ACCESS' })], false],
    ['that does not exist', [], false],
  ])('%s', async (_, analyzers, value) => {
    server.script({ [LIST]: { analyzers } });
    expect(await contributed()).toEqual({ state: 'value', value });
    expect(server.count(LIST)).toBe(1);
  });

  it.each([['ORGANIZATION', true], ['ACCOUNT', false]])('of an %s watches the members: %s', async (type, watches) => {
    server.script({ [LIST]: { analyzers: [analyzer({ type })] } });
    const facets = (await collect()).records.find(record => record.record === 'facet')?.facets;
    expect(facets?.organizationAccessAnalyzer).toEqual({ state: 'value', value: watches });
  }); // prettier-ignore

  it('is read from every page', async () => {
    server.script({
      [LIST]: ({ parameters }) =>
        parameters['nextToken'] === 'more' ? { analyzers: [analyzer()] } : { analyzers: [], nextToken: 'more' },
    });
    expect(await contributed()).toEqual({ state: 'value', value: true });
  });

  it('is unread where the list is refused', async () => {
    server.script({ [LIST]: fault('AccessDeniedException', 403) });
    expect(await contributed()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
