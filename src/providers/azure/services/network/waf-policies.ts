import type { Facets } from '../../../../model/facets.ts';

/** A web application firewall policy: of application gateways and of Front Door alike. */
export interface FilterProperties {
  readonly policySettings?: {
    readonly state?: string;
    readonly enabledState?: string;
    readonly mode?: string;
  } | null;
  readonly customRules?: readonly CustomRule[] | { readonly rules?: readonly CustomRule[] } | null;
  readonly managedRules?: { readonly managedRuleSets?: readonly unknown[] } | null;
}

interface CustomRule {
  readonly action?: string;
  readonly ruleType?: string;
  readonly state?: string;
  readonly enabledState?: string;
}

/** What a policy does: one that detects counts and refuses nothing, one that is switched off does neither. */
export function wafRulesOf({ policySettings, customRules, managedRules }: FilterProperties): Facets['wafRules'] {
  const off = policySettings?.state === 'Disabled' || policySettings?.enabledState === 'Disabled';
  const own = (
    Array.isArray(customRules) ? customRules : ((customRules as { rules?: readonly CustomRule[] } | null)?.rules ?? [])
  ) as readonly CustomRule[];
  const active = off
    ? []
    : own.filter(({ state, enabledState }) => state !== 'Disabled' && enabledState !== 'Disabled');
  const managed = off ? 0 : (managedRules?.managedRuleSets ?? []).length;
  const blocking = active.filter(({ action }) => /^(block|jschallenge|redirect)$/i.test(action ?? '')).length;
  const rules = managed + blocking;
  const watches = policySettings?.mode?.toLowerCase() !== 'prevention';
  return {
    blockingRules: watches ? 0 : rules,
    countingRules: watches ? rules : active.length - blocking,
    managedRules: managed > 0,
    rateLimiting: active.some(({ ruleType }) => ruleType === 'RateLimitRule'),
    defaultAction: 'allow',
  };
}
