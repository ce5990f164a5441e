import type { Facets } from '../../../model/facets.ts';
import { isEnumValue } from '../enum-value.ts';

/** `properties` of a WAF policy, of Application Gateway or Front Door. */
export interface WafPolicyProperties {
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

/** In detection mode rules count and do not block; a disabled policy does neither. */
export function wafRulesOf({ policySettings, customRules, managedRules }: WafPolicyProperties): Facets['wafRules'] {
  const disabled =
    isEnumValue(policySettings?.state, 'Disabled') || isEnumValue(policySettings?.enabledState, 'Disabled');
  const custom = (
    Array.isArray(customRules) ? customRules : ((customRules as { rules?: readonly CustomRule[] } | null)?.rules ?? [])
  ) as readonly CustomRule[];
  const active = disabled
    ? []
    : custom.filter(
        ({ state, enabledState }) => !isEnumValue(state, 'Disabled') && !isEnumValue(enabledState, 'Disabled'),
      );
  const managed = disabled ? 0 : (managedRules?.managedRuleSets ?? []).length;
  const blocking = active.filter(({ action }) => /^(block|jschallenge|redirect)$/i.test(action ?? '')).length;
  const rules = managed + blocking;
  const detectionOnly = policySettings?.mode?.toLowerCase() !== 'prevention';
  return {
    blockingRules: detectionOnly ? 0 : rules,
    countingRules: detectionOnly ? rules : active.length - blocking,
    managedRules: managed > 0,
    rateLimiting: active.some(({ ruleType }) => isEnumValue(ruleType, 'RateLimitRule')),
    defaultAction: 'allow',
  };
}
