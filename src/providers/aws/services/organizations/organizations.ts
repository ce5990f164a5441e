import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type * as sdk from '@aws-sdk/client-organizations';
import type { Facets } from '../../../../model/facets.ts';
import { absent, type Reading } from '../../../../model/reading.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { deletionGuardrailOf } from '../iam/delete-permissions.ts';
import { accountId } from '../../resource-ids.ts';

type Organizations = typeof sdk;

/** Reads the organization of the account, its service control policies and its backup policy. */
export const awsOrganizations: AwsCollector = {
  id: 'aws-organizations',
  provider: 'aws',
  scope: 'global',
  lists: ['guardrail'],
  fills: {
    account: ['organizationMembership', 'organizationBackupPolicy'],
    guardrail: ['guardrailTargets', 'deletionGuardrail'],
  },
  operations: operations('organizations', [
    'DescribeOrganization',
    'DescribePolicy',
    'ListPolicies',
    'ListRoots',
    'ListTargetsForPolicy',
  ]),
  decidedBy: {
    organizationMembership: ['organizations:DescribeOrganization'],
    organizationBackupPolicy: ['organizations:ListPolicies'],
    deletionGuardrail: ['organizations:DescribePolicy'],
    guardrailTargets: ['organizations:ListTargetsForPolicy'],
  },
  collect: async ctx => {
    const organizations = await import('@aws-sdk/client-organizations');
    const client = ctx.client(organizations.OrganizationsClient);
    const organizationMembership = await ctx.read(
      'organizations:DescribeOrganization',
      async () => {
        const answer = await client.send(new organizations.DescribeOrganizationCommand({}));
        const organization = assertField(answer.Organization, 'Organization');
        return {
          organization: assertField(organization.Id, 'Id'),
          managementAccount: assertField(organization.MasterAccountId, 'MasterAccountId'),
        };
      },
      { absentOn: ['AWSOrganizationsNotInUseException'] },
    );
    const organizationBackupPolicy = await readOrganizationBackupPolicy(
      ctx,
      organizations,
      client,
      organizationMembership,
    );
    ctx.add(accountId(ctx), { organizationMembership, organizationBackupPolicy });
    await ctx.list('guardrail', 'organizations:ListPolicies', async () => {
      if (organizationMembership.state !== 'absent') await listPolicies(ctx, organizations, client);
    });
  },
};

async function listPolicies(ctx: AwsContext, organizations: Organizations, client: OrganizationsClient): Promise<void> {
  const input = { Filter: 'SERVICE_CONTROL_POLICY' as const };
  for await (const page of organizations.paginateListPolicies({ client, pageSize: 20 }, input)) {
    for (const policy of assertField(page.Policies, 'Policies')) {
      // The AWS-managed policy (FullAWSAccess) restricts nothing.
      if (policy.AwsManaged === true) continue;
      const id = assertField(policy.Arn, 'Arn');
      ctx.emit({
        id,
        kind: 'guardrail',
        type: 'AWS::Organizations::Policy',
        name: policy.Name ?? id,
        tags: {},
        facets: {
          guardrailTargets: await readTargets(ctx, organizations, client, policy.Id),
          deletionGuardrail: await readContent(ctx, organizations, client, policy.Id),
        },
      });
    }
  }
}

/** A policy that is attached to nothing limits nobody. */
function readTargets(
  ctx: AwsContext,
  organizations: Organizations,
  client: OrganizationsClient,
  PolicyId: string | undefined,
): Promise<Reading<Facets['guardrailTargets']>> {
  return ctx.read('organizations:ListTargetsForPolicy', async () => {
    const targets: string[] = [];
    const input = { PolicyId: assertField(PolicyId, 'Id') };
    for await (const page of organizations.paginateListTargetsForPolicy({ client, pageSize: 20 }, input))
      for (const { TargetId: id, Type: type } of assertField(page.Targets, 'Targets'))
        targets.push(type === 'ROOT' ? '*' : assertField(id, 'TargetId'));
    return targets;
  });
}

function readContent(
  ctx: AwsContext,
  organizations: Organizations,
  client: OrganizationsClient,
  PolicyId: string | undefined,
): Promise<Reading<Facets['deletionGuardrail']>> {
  return ctx.read('organizations:DescribePolicy', async () => {
    const input = { PolicyId: assertField(PolicyId, 'Id') };
    const { Policy: policy } = await client.send(new organizations.DescribePolicyCommand(input));
    return assertField(deletionGuardrailOf(assertField(policy?.Content, 'Content')), 'Content');
  });
}

/** A backup policy counts where the policy type is enabled and one exists. Only the management account can read them. */
async function readOrganizationBackupPolicy(
  ctx: AwsContext,
  organizations: Organizations,
  client: OrganizationsClient,
  membership: Reading<Facets['organizationMembership']>,
): Promise<Reading<boolean>> {
  if (membership.state !== 'value') return membership;
  if (membership.value.managementAccount !== ctx.account) return absent;
  const enabled = await ctx.read('organizations:ListRoots', async () => {
    const { Roots: roots, NextToken: more } = await client.send(new organizations.ListRootsCommand({}));
    assertLastPage(more);
    return assertField(roots, 'Roots').some(root =>
      assertField(root.PolicyTypes, 'PolicyTypes').some(
        ({ Type, Status }) => Type === 'BACKUP_POLICY' && Status === 'ENABLED',
      ),
    );
  });
  if (enabled.state !== 'value' || !enabled.value) return enabled;
  return ctx.read('organizations:ListPolicies', async () => {
    const answer = await client.send(new organizations.ListPoliciesCommand({ Filter: 'BACKUP_POLICY' }));
    return assertField(answer.Policies, 'Policies').length > 0;
  });
}
