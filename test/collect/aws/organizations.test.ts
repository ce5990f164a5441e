import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsOrganizations } from '../../../src/collect/aws/organizations.ts';
import { collectAws, useAwsEnvironment } from '../../support/aws-collect.ts';
import { fault, startAwsServer, type AwsServer } from '../../support/aws-server.ts';

const REGION = 'eu-west-1';
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    [ABOUT]: { Organization: { Id: 'o-1', MasterAccountId: '999988887777', FeatureSet: 'ALL' } },
    [POLICIES]: { Policies: [policy('FullAWSAccess', { AwsManaged: true }), policy('keep-copies')] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsOrganizations] });
const ABOUT = 'organizations.DescribeOrganization';
const POLICIES = 'organizations.ListPolicies';
const policy = (Name: string, more: object = {}): object => ({
  Id: `p-${Name}`,
  Arn: `arn:aws:organizations::999988887777:policy/o-1/service_control_policy/p-${Name}`,
  Name,
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: false,
  ...more,
});

/** What the collector adds to what another one lists. */
const added = async () => {
  const { records } = await collect();
  return records.find(record => record.record === 'facet')?.facets.membership;
};

describe('the organization', () => {
  it('stands with the account, and its own rules are listed', async () => {
    const { names, population } = await collect();
    expect(await added()).toEqual({ state: 'value', value: { organization: 'o-1', manager: '999988887777' } });
    expect(names('guardrail')).toEqual(['keep-copies']);
    expect(population('guardrail').reading).toEqual({ state: 'value', value: 1 });
  });

  it('may be none, and then there are no rules and nobody asks for them', async () => {
    server.script({ [ABOUT]: fault('AWSOrganizationsNotInUseException') });
    const { population, refusals } = await collect();
    expect(await added()).toEqual({ state: 'absent' });
    expect(population('guardrail').reading).toEqual({ state: 'value', value: 0 });
    expect(refusals).toEqual([]);
    expect(server.count(POLICIES)).toBe(0);
  });

  it('of a member account shows, though its rules may not be listed there', async () => {
    server.script({ [POLICIES]: fault('AccessDeniedException') });
    expect(await added()).toMatchObject({ state: 'value' });
    expect((await collect()).population('guardrail')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'organizations:ListPolicies',
    });
  });

  it('is unread where nobody may ask, and its rules are asked for all the same', async () => {
    server.script({ [ABOUT]: fault('AccessDeniedException') });
    expect(await added()).toMatchObject({ state: 'unread', reason: 'denied' });
    expect((await collect()).names('guardrail')).toEqual(['keep-copies']);
  });

  it('has rules on the second page', async () => {
    server.script({
      [POLICIES]: ({ parameters }) =>
        parameters['NextToken'] === 'more'
          ? { Policies: [policy('b')] }
          : { Policies: [policy('a')], NextToken: 'more' },
    });
    expect((await collect()).names('guardrail')).toEqual(['a', 'b']);
  });
});
