import type { Facets } from '../../../../model/facets.ts';
import { unread, value, valueOrNull, type Reading, type Unread } from '../../../../model/reading.ts';
import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { accountId } from '../../facets/common.ts';
import {
  EFFECTIVE_POLICY,
  PUBLIC_ACCESS_PREVENTION,
  readConstraint,
  SECURE_HTTP_TRANSPORT,
  type Enforcement,
} from '../../facets/organization-policy.ts';
import { ANCESTORS_OPERATION, readAncestors } from '../project/project.ts';
import { DENY_POLICIES, DENY_POLICY, readDenials, type Denial } from './deny-policies.ts';
import { combined, FOLDER_POLICIES, ORGANIZATION_POLICIES, PROJECT_POLICIES, readPolicies } from './policies.ts';

/**
 * What the organization forbids in the project: organization policies, and deny policies of IAM. Owners of a project can
 * change neither: both need roles of the organization (cloud.google.com/iam/docs/deny-overview).
 */
export const gcpOrganizationPolicy: GcpCollector = {
  id: 'gcp-organization-policy',
  provider: 'gcp',
  scope: 'global',
  lists: ['guardrail'],
  fills: { guardrail: ['guardrailTargets', 'deletionGuardrail'], account: ['accountPublicAccessBlock'] },
  operations: gcpOperations(
    EFFECTIVE_POLICY, PROJECT_POLICIES, FOLDER_POLICIES, ORGANIZATION_POLICIES, DENY_POLICIES, DENY_POLICY, ANCESTORS_OPERATION,
  ),
  decidedBy: {
    accountPublicAccessBlock: [EFFECTIVE_POLICY.call],
    deletionGuardrail: [DENY_POLICIES.call, DENY_POLICY.call],
  },
  collect: async ctx => {
    const ancestors = await readAncestors(ctx);
    ctx.add(accountId(ctx), { accountPublicAccessBlock: await readConstraint(ctx, PUBLIC_ACCESS_PREVENTION) });
    await ctx.list('guardrail', PROJECT_POLICIES.call, () => emitGuardrails(ctx, ancestors));
  },
}; // prettier-ignore

async function emitGuardrails(ctx: GcpContext, ancestors: Reading<readonly string[]>): Promise<void> {
  const above = valueOrNull(ancestors) ?? [];
  // Without an organization there is nobody who could forbid something.
  if (ancestors.state === 'value' && !above.some(name => name.startsWith('organizations/'))) return;
  const owners = [...above.toReversed(), `projects/${ctx.account}`];
  const levels = await Promise.all(owners.map(owner => readPolicies(ctx, owner)));
  const denials = await Promise.all(owners.map(owner => readDenials(ctx, owner)));
  const holds = new Map(combined(levels.flatMap(level => valueOrNull(level) ?? [])));
  const gap = [ancestors, ...levels, ...denials].find((one): one is Unread => one.state === 'unread');
  if (gap !== undefined) await addEffective(ctx, holds);
  for (const [constraint, enforcement] of holds) emitConstraint(ctx, constraint, enforcement);
  for (const denial of denials.flatMap(one => valueOrNull(one) ?? [])) emitDenial(ctx, denial);
  if (gap !== undefined) throw new UnreadError(gap);
}

/** Where a level above the project is refused, the project still says what holds of the constraints that are asked for. */
async function addEffective(ctx: GcpContext, holds: Map<string, Enforcement>): Promise<void> {
  for (const constraint of [PUBLIC_ACCESS_PREVENTION, SECURE_HTTP_TRANSPORT]) {
    const effective = valueOrNull(await readConstraint(ctx, constraint));
    if (effective !== undefined) holds.set(constraint, effective === true ? 'enforced' : 'off');
  }
}

function emitConstraint(ctx: GcpContext, constraint: string, enforcement: Enforcement): void {
  if (enforcement === 'off') return;
  const targets: Reading<Facets['guardrailTargets']> =
    enforcement === 'enforced' ? value([ctx.account]) : unread('failed', 'a tag decides whether it holds');
  ctx.emit({
    // One policy holds for many projects, each of which has it.
    id: `//orgpolicy.googleapis.com/projects/${ctx.account}/policies/${constraint}`,
    kind: 'guardrail',
    type: 'orgpolicy.googleapis.com/Policy',
    name: constraint,
    region: 'global',
    tags: {},
    // Constraints limit what is made and changed; none forbids a deletion.
    facets: { guardrailTargets: targets, deletionGuardrail: value('none') },
  });
}

function emitDenial(ctx: GcpContext, { id, name, createdAt, deletionGuardrail }: Denial): void {
  ctx.emit({
    id: `//iam.googleapis.com/projects/${ctx.account}/denypolicies/${id}`,
    kind: 'guardrail',
    type: 'iam.googleapis.com/DenyPolicy',
    name,
    region: 'global',
    tags: {},
    ...(createdAt === undefined ? {} : { createdAt }),
    facets: { guardrailTargets: value([ctx.account]), deletionGuardrail },
  });
}
