import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type * as sdk from '@aws-sdk/client-organizations';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { once } from '../../../kit/memoize.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { readUnitPaths, type UnitPaths } from '../../client/organization-tree.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { deletionGuardrailOf } from '../iam/delete-permissions.ts';
import { accountId } from '../../resource-ids.ts';

type Organizations = typeof sdk;

/** Reads the organization of the account, its service and resource control policies and its backup policy. */
export const awsOrganizations: AwsCollector = {
  id: 'aws-organizations',
  provider: 'aws',
  scope: 'global',
  lists: ['guardrail'],
  fills: {
    account: ['organizationMembership', 'organizationBackupPolicy', 'accessAnalyzerAdministrators'],
    guardrail: ['guardrailTargets', 'deletionGuardrail'],
  },
  operations: operations('organizations', [
    'DescribeOrganization',
    'DescribePolicy',
    'ListAccountsForParent',
    'ListDelegatedAdministrators',
    'ListOrganizationalUnitsForParent',
    'ListPolicies',
    'ListRoots',
    'ListTargetsForPolicy',
  ]),
  decidedBy: {
    organizationMembership: ['organizations:DescribeOrganization'],
    organizationBackupPolicy: ['organizations:ListPolicies'],
    accessAnalyzerAdministrators: ['organizations:ListDelegatedAdministrators'],
    deletionGuardrail: ['organizations:DescribePolicy'],
    guardrailTargets: ['organizations:ListTargetsForPolicy', 'organizations:ListAccountsForParent'],
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
    const accessAnalyzerAdministrators = await readAdministrators(ctx, organizations, client, organizationMembership);
    ctx.add(accountId(ctx), { organizationMembership, organizationBackupPolicy, accessAnalyzerAdministrators });
    await ctx.list('guardrail', 'organizations:ListPolicies', async () => {
      if (organizationMembership.state !== 'absent') await listPolicies(ctx, organizations, client);
    });
  },
};

/** Resource control policies bind whoever comes, service control policies the identities of the account. */
const POLICY_TYPES = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const;

async function listPolicies(ctx: AwsContext, organizations: Organizations, client: OrganizationsClient): Promise<void> {
  const paths = once(() => ctx.read(ACCOUNTS_OF_UNIT, () => readUnitPaths(client)));
  for (const Filter of POLICY_TYPES) {
    for await (const page of organizations.paginateListPolicies({ client, pageSize: 20 }, { Filter })) {
      for (const policy of assertField(page.Policies, 'Policies')) {
        // The AWS-managed policies (FullAWSAccess, RCPFullAWSAccess) restrict nothing.
        if (policy.AwsManaged === true) continue;
        const id = assertField(policy.Arn, 'Arn');
        ctx.emit({
          id,
          kind: 'guardrail',
          type: 'AWS::Organizations::Policy',
          name: policy.Name ?? id,
          tags: {},
          facets: {
            guardrailTargets: await readTargets(ctx, organizations, client, policy.Id, paths),
            deletionGuardrail: mapReading(await readContent(ctx, organizations, client, policy.Id), content =>
              // It holds for a few services only.
              content === 'all' && Filter === 'RESOURCE_CONTROL_POLICY' ? 'some' : content,
            ),
          },
        });
      }
    }
  }
}

const ACCOUNTS_OF_UNIT = 'organizations:ListAccountsForParent';

/**
 * The accounts that a policy binds: its own targets, and all accounts of a unit and of the units below it. A unit whose
 * accounts are refused keeps its own id. A policy that is attached to nothing limits nobody.
 */
async function readTargets(
  ctx: AwsContext,
  organizations: Organizations,
  client: OrganizationsClient,
  PolicyId: string | undefined,
  pathsOf: () => Promise<Reading<UnitPaths>>,
): Promise<Reading<Facets['guardrailTargets']>> {
  const attached = await ctx.read('organizations:ListTargetsForPolicy', async () => {
    const targets: { readonly id: string; readonly isUnit: boolean }[] = [];
    const input = { PolicyId: assertField(PolicyId, 'Id') };
    for await (const page of organizations.paginateListTargetsForPolicy({ client, pageSize: 20 }, input))
      for (const { TargetId, Type: type } of assertField(page.Targets, 'Targets')) {
        const id = type === 'ROOT' ? '*' : assertField(TargetId, 'TargetId');
        targets.push({ id, isUnit: type === 'ORGANIZATIONAL_UNIT' });
      }
    return targets;
  });
  if (attached.state !== 'value') return attached;
  const units = attached.value.filter(({ isUnit }) => isUnit).map(({ id }) => id);
  const paths = units.length === 0 ? undefined : valueOrNull(await pathsOf());
  const direct = attached.value.filter(({ isUnit }) => !isUnit || paths === undefined || paths === null);
  const below = [...(paths ?? [])].filter(([, path]) => path.some(({ id }) => units.includes(id)));
  return value([...new Set([...direct.map(({ id }) => id), ...below.map(([account]) => account)])]);
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

/** Only the management account knows whom it delegates to. */
async function readAdministrators(
  ctx: AwsContext,
  organizations: Organizations,
  client: OrganizationsClient,
  membership: Reading<Facets['organizationMembership']>,
): Promise<Reading<Facets['accessAnalyzerAdministrators']>> {
  if (membership.state !== 'value') return membership;
  if (membership.value.managementAccount !== ctx.account) return absent;
  return ctx.read('organizations:ListDelegatedAdministrators', async () => {
    const ids: string[] = [];
    const input = { ServicePrincipal: 'access-analyzer.amazonaws.com' };
    for await (const page of organizations.paginateListDelegatedAdministrators({ client }, input))
      for (const { Id } of assertField(page.DelegatedAdministrators, 'DelegatedAdministrators'))
        ids.push(assertField(Id, 'Id'));
    return ids;
  });
}
