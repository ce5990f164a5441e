import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { start } from '../../../kit/start.ts';
import { UnreadError } from '../../client/failure.ts';
import { absent } from '../../../../model/reading.ts';
import { accountId } from '../../facets/common.ts';
import { ddosProtectionOf } from './ddos-protection.ts';
import { BACKEND_SERVICES } from '../compute/lists.ts';
import { emitBalancer } from './balancers.ts';
import {
  BACKEND_HEALTH,
  CERTIFICATES,
  FORWARDING_RULES,
  PART_LISTS,
  PROJECT_TIER,
  SECURITY_POLICIES,
  SERVICE_ATTACHMENTS,
} from './calls.ts';
import { balancersOf, isFrontend } from './frontends.ts';
import { IAP_POLICIES } from './iap.ts';
import { eachShared, rowsById, type ById } from '../compute/read-rows.ts';
import { readParts } from './parts.ts';
import type { ForwardingRule } from './rows.ts';
import { emitSecurityPolicy, type SecurityPolicy } from './security-policies.ts';

/** Load balancers with all that their frontends lead to, and the policies of Google Cloud Armor. */
export const gcpLoadBalancing: GcpCollector = {
  id: 'gcp-load-balancing',
  provider: 'gcp',
  scope: 'global',
  lists: ['load-balancer', 'firewall'],
  fills: {
    account: ['ddosProtection'],
    'load-balancer': [
      'placement', 'networkInterfaces', 'publicAccess', 'listeners', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'accessLogging',
      'addresses', 'targets', 'clientIpTargets', 'relationships',
    ],
    firewall: ['allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships'],
  }, // prettier-ignore
  operations: gcpOperations(
    FORWARDING_RULES,
    ...PART_LISTS,
    BACKEND_SERVICES,
    BACKEND_HEALTH,
    SECURITY_POLICIES,
    CERTIFICATES,
    SERVICE_ATTACHMENTS,
    PROJECT_TIER,
    ...IAP_POLICIES,
  ),
  decidedBy: {
    ddosProtection: ['compute:projects.get'],
    targets: ['compute:backendServices.getHealth'],
  },
  collect: async ctx => {
    await ctx.list('load-balancer', FORWARDING_RULES.call, () => emitBalancers(ctx));
    await ctx.list('firewall', SECURITY_POLICIES.call, () => emitPolicies(ctx));
  },
};

const policiesOf = (ctx: GcpContext): Promise<ById<SecurityPolicy>> => rowsById(ctx, SECURITY_POLICIES);

const emitPolicies = (ctx: GcpContext): Promise<void> =>
  eachShared<SecurityPolicy>(ctx, SECURITY_POLICIES, row => {
    emitSecurityPolicy(ctx, row);
  });

/** What was listed is emitted, also where a region did not answer. */
async function emitBalancers(ctx: GcpContext): Promise<void> {
  const rules: ForwardingRule[] = [];
  await start(eachShared<ForwardingRule>(ctx, FORWARDING_RULES, row => void rules.push(row))).finally(() =>
    emitListed(ctx, rules),
  );
}

async function emitListed(ctx: GcpContext, rules: readonly ForwardingRule[]): Promise<void> {
  if (!rules.some(isFrontend)) {
    // There is nothing to defend.
    ctx.add(accountId(ctx), { ddosProtection: absent });
    return;
  }
  const [parts, policies] = await Promise.all([readParts(ctx), policiesOf(ctx)]);
  const { all, gap } = balancersOf(ctx, rules, parts);
  await awaitAll(all.map(balancer => emitBalancer(ctx, balancer, parts, policies)));
  ctx.add(accountId(ctx), { ddosProtection: await ddosProtectionOf(ctx, all, policies) });
  if (gap !== undefined) throw new UnreadError(gap);
}
