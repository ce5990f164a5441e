import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { absent, value } from '../../../../../src/model/reading.ts';
import type { AwsCollector } from '../../../../../src/providers/aws/context.ts';
import { awsStackResources } from '../../../../../src/providers/aws/services/cloudformation/stack-resources.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';
import type { AwsRequestSeen } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const CALL = 'cloudformation.ListStackResources';
const stackId = (name: string): string => `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${name}/1`;
const database = (name: string): string => `arn:aws:rds:${REGION}:${ACCOUNT}:db:${name}`;

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer();
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

/** Lists stacks, and databases without and with a tag of a script. */
const lister = (stacks: readonly string[], bare: readonly string[], tagged: readonly string[] = []): AwsCollector => ({
  id: 'aws-cloudformation',
  provider: 'aws',
  scope: 'regional',
  lists: [],
  fills: { database: ['infrastructureAsCode'] },
  operations: [],
  collect: ctx => {
    const head = { name: 'x', tags: {} };
    for (const name of stacks) ctx.emit({ ...head, id: stackId(name), kind: 'stack', type: 'AWS::CloudFormation::Stack', facets: {} });
    for (const name of [...bare, ...tagged])
      ctx.emit({ ...head, id: database(name), kind: 'database', type: 'AWS::RDS::DBInstance', facets: { infrastructureAsCode: tagged.includes(name) ? value({ tool: 'Terraform', evidence: 'tag' }) : absent } });
    return Promise.resolve();
  },
}); // prettier-ignore

const added = async (listed: AwsCollector, answer: Script) => {
  server.script({ [CALL]: answer });
  const { records } = await collectAws({ regions: [REGION], collectors: [listed, awsStackResources] });
  return Object.fromEntries(
    records.flatMap(one => (one.record === 'facet' ? [[one.id, one.facets.infrastructureAsCode] as const] : [])),
  );
};
const member = (PhysicalResourceId: string, more: object = {}): object => ({
  LogicalResourceId: 'One',
  PhysicalResourceId,
  ResourceType: 'AWS::RDS::DBInstance',
  ResourceStatus: 'CREATE_COMPLETE',
  LastUpdatedTimestamp: '2026-01-02T03:04:05Z',
  ...more,
});
const summaries = (...StackResourceSummaries: object[]) => ({ StackResourceSummaries });

describe('a resource without a sign of a script', () => {
  it('is of the stack that lists it; one that no stack lists stays without a sign', async () => {
    const answer = ({ parameters }: AwsRequestSeen) =>
      parameters['StackName'] === stackId('shop') ? summaries(member('orders')) : summaries();
    expect(await added(lister(['shop', 'web'], ['orders', 'by-hand']), answer)).toEqual({
      [database('orders')]: value({ tool: 'CloudFormation', evidence: 'resource of a stack' }),
    });
    expect(server.count(CALL)).toBe(2);
  });

  it.each([
    ['of another type', member('orders', { ResourceType: 'AWS::RDS::DBCluster' })],
    ['that was deleted', member('orders', { ResourceStatus: 'DELETE_COMPLETE' })],
  ])('is not of a stack that lists one of that name %s', async (_, listed) => {
    expect(await added(lister(['shop'], ['orders']), summaries(listed))).toEqual({});
  });

  it('is unread where a stack does not tell; what another stack lists is of that', async () => {
    const answer = ({ parameters }: AwsRequestSeen) =>
      parameters['StackName'] === stackId('shop') ? summaries(member(database('orders'))) : fault('AccessDenied', 403);
    expect(await added(lister(['shop', 'web'], ['orders', 'by-hand']), answer)).toMatchObject({
      [database('orders')]: { state: 'value' },
      [database('by-hand')]: { state: 'unread', reason: 'denied' },
    });
  });

  it('costs no call where there is no stack, or every resource has a sign', async () => {
    expect(await added(lister([], ['orders']), summaries())).toEqual({});
    expect(await added(lister(['shop'], [], ['orders']), summaries())).toEqual({});
    expect(server.count(CALL)).toBe(0);
  });

  it('is asked of a bounded number of stacks; with more, nothing is said of the rest', async () => {
    const stacks = Array.from({ length: 301 }, (_, n) => `s${String(n)}`);
    expect(await added(lister(stacks, ['by-hand']), summaries())).toMatchObject({
      [database('by-hand')]: { state: 'unread', reason: 'not-collected' },
    });
    expect(server.count(CALL)).toBe(300);
  });
});
