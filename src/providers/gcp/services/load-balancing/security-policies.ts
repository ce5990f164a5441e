import type { Facets } from '../../../../model/facets.ts';
import { absent, value } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, type Row } from '../../facets/common.ts';
import { inRegion, regionOf } from '../../facets/placement.ts';

/** A policy of Google Cloud Armor. */
export interface SecurityPolicy extends Row {
  readonly region?: string;
  /** `CLOUD_ARMOR` filters requests; `CLOUD_ARMOR_EDGE` what comes from a cache; `CLOUD_ARMOR_NETWORK` packets. */
  readonly type?: string;
  /** Of a network policy, for its region. */
  readonly ddosProtectionConfig?: { readonly ddosProtection?: string } | null;
  readonly rules?:
    | readonly {
        readonly priority?: number;
        readonly action?: string;
        readonly preview?: boolean;
        readonly match?: { readonly expr?: { readonly expression?: string } | null } | null;
      }[]
    | null;
}

type WafRules = Facets['wafRules'];

/** The priority of the rule that decides what no other one matches. */
const DEFAULT_RULE = 2_147_483_647;

const isLimit = (action: string): boolean => action === 'throttle' || action === 'rate_based_ban';
const isBlock = (action: string): boolean => action.startsWith('deny') || isLimit(action);

/** What Adaptive Protection finds is blocked where a rule deploys it; without one it only warns. */
const DEPLOYS_ADAPTIVE = /evaluateAdaptiveProtectionAutoDeploy\s*\(/;

/** Rules in preview are logged and stop nothing. */
export function wafRulesOf({ rules }: SecurityPolicy): WafRules {
  const all = (rules ?? []).map(({ priority, action = '', preview = false, match }) => ({
    ...{ priority, action, preview, expression: match?.expr?.expression ?? '' },
  }));
  const own = all.filter(({ priority }) => priority !== DEFAULT_RULE);
  const enforced = own.filter(({ preview, action }) => !preview && isBlock(action));
  const last = all.find(({ priority }) => priority === DEFAULT_RULE);
  return {
    blockingRules: enforced.length,
    countingRules: own.filter(({ preview }) => preview).length,
    managedRules: enforced.some(({ expression }) => /evaluatePreconfigured(Waf|Expr)\s*\(/.test(expression)),
    rateLimiting: enforced.some(({ action, expression }) => isLimit(action) || DEPLOYS_ADAPTIVE.test(expression)),
    defaultAction: last?.preview === false && last.action.startsWith('deny') ? 'block' : 'allow',
  };
}

export function emitSecurityPolicy(ctx: GcpContext, row: SecurityPolicy): void {
  const region = regionOf(row.region);
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'firewall', type: 'compute.googleapis.com/SecurityPolicy', region, labels: row.labels },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      wafRules: value(wafRulesOf(row)),
      allowedIngress: absent,
      defaultSecurityGroup: value(false),
      placement:
        region === 'global'
          ? value({ spread: 'multi-region', locations: [{ region, role: 'primary' }] })
          : inRegion(region),
      // Its decisions are in the logs of the load balancer.
      accessLogging: absent,
      firewallDefaultAction: absent,
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
      // Load balancers name it.
      relationships: value([]),
    },
  });
}
