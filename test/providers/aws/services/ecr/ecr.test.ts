import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsEcr } from '../../../../../src/providers/aws/services/ecr/ecr.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const CALL = 'ecr.DescribeRepositories';
const REGISTRY = 'ecr.DescribeRegistry';
const POLICY = 'ecr.GetRepositoryPolicy';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [CALL]: { repositories: [repository('shop/web')] },
    [POLICY]: fault('RepositoryPolicyNotFoundException'),
    [REGISTRY]: { registryId: ACCOUNT, replicationConfiguration: { rules: [] } },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsEcr] });
const repository = (repositoryName: string) => ({
  repositoryArn: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/${repositoryName}`,
  registryId: ACCOUNT,
  repositoryName,
  repositoryUri: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${repositoryName}`,
  createdAt: 1_767_323_045,
});
const sharedWith = async () => (await collect()).resource('repository/shop/web').facets.sharedWith;
/** Policies of repositories have no Resource element. */
const allowing = (Principal: unknown) => ({
  policyText: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'pull', Effect: 'Allow', Principal, Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] },
    ],
  }),
});

describe('a repository', () => {
  it('without a policy is not shared', async () => {
    expect((await collect()).resource('repository/shop/web')).toMatchObject({
      kind: 'registry',
      type: 'AWS::ECR::Repository',
      name: 'shop/web',
      createdAt: '2026-01-02T03:04:05.000Z',
      facets: { sharedWith: { state: 'value', value: [] } },
    });
  });

  it.each([
    ['everybody', '*', ['*']],
    ['another account', { AWS: 'arn:aws:iam::999900001111:root' }, ['999900001111']],
    ['the own account', { AWS: ACCOUNT }, []],
  ])('that allows %s', async (_, principal, value) => {
    server.script({ [POLICY]: allowing(principal) });
    expect(await sharedWith()).toEqual({ state: 'value', value });
  });

  it('with a refused or invalid policy has unread sharing', async () => {
    server.script({ [POLICY]: fault('AccessDeniedException') });
    expect(await sharedWith()).toMatchObject({ state: 'unread', reason: 'denied' });
    server.script({ [POLICY]: { policyText: 'nonsense' } });
    expect(await sharedWith()).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is read from every page', async () => {
    server.script({
      [CALL]: ({ parameters }) =>
        parameters['nextToken'] === 'more'
          ? { repositories: [repository('b')] }
          : { repositories: [repository('a')], nextToken: 'more' },
    });
    expect((await collect()).names('registry')).toEqual(['a', 'b']);
  });

  it('list is unread where refused, else may be empty', async () => {
    server.script({ [CALL]: fault('AccessDeniedException') });
    expect((await collect()).population('registry')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'ecr:DescribeRepositories',
    });
    server.script({ [CALL]: { repositories: [] } });
    expect((await collect()).population('registry').reading).toEqual({ state: 'value', value: 0 });
  });
});

describe('replication of a repository', () => {
  const replicatesTo = async () => (await collect()).resource('repository/shop/web').facets.replicationDestinations;
  const rules = (...given: readonly object[]) => ({
    registryId: ACCOUNT,
    replicationConfiguration: { rules: given },
  });
  const northRegion = { region: 'eu-north-1', registryId: ACCOUNT };
  const replica = {
    id: `arn:aws:ecr:eu-north-1:${ACCOUNT}:repository/shop/web`,
    account: ACCOUNT,
    region: 'eu-north-1',
  };

  it.each<[string, object, object]>([
    ['a rule without a filter', { destinations: [northRegion] }, { state: 'value', value: [replica] }],
    [
      'a rule with a matching prefix',
      { destinations: [northRegion], repositoryFilters: [{ filter: 'shop/', filterType: 'PREFIX_MATCH' }] },
      { state: 'value', value: [replica] },
    ],
    [
      'a rule with another prefix',
      { destinations: [northRegion], repositoryFilters: [{ filter: 'web', filterType: 'PREFIX_MATCH' }] },
      { state: 'absent' },
    ],
  ])('%s', async (_, rule, expected) => {
    server.script({ [REGISTRY]: rules(rule) });
    expect(await replicatesTo()).toEqual(expected);
  });

  it('is empty by default, requested once for all, and not at all without repositories', async () => {
    server.script({ [CALL]: { repositories: [repository('shop/web'), repository('shop/api')] } });
    expect(await replicatesTo()).toEqual({ state: 'absent' });
    expect(server.count(REGISTRY)).toBe(1);
    server.script({ [CALL]: { repositories: [] } });
    await collect();
    expect(server.count(REGISTRY)).toBe(1);
  });

  it('is unread where the response is refused or lacks the rules', async () => {
    server.script({ [REGISTRY]: fault('AccessDeniedException') });
    expect(await replicatesTo()).toMatchObject({ state: 'unread', reason: 'denied' });
    server.script({ [REGISTRY]: { registryId: ACCOUNT } });
    expect(await replicatesTo()).toMatchObject({ state: 'unread', reason: 'failed' });
  });
});
