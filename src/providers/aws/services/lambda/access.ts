import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { policyAccess, type PolicyAccess } from '../../policy/resource-policy.ts';

export interface FunctionUrls {
  readonly any: boolean;
  /** The policies of the function URLs without IAM authentication. */
  readonly withoutAuth: readonly Reading<string>[];
}

/**
 * Whether a function can be invoked publicly. `policy` is its resource policy. A function URL without authentication rejects
 * requests until a policy allows them. What one policy opens is public, whatever else could not be read.
 */
export function publicFunction(
  account: string,
  policy: Reading<string>,
  urls: Reading<FunctionUrls>,
): Reading<Facets['publicAccess']> {
  const { any, withoutAuth } = urls.state === 'value' ? urls.value : { any: false, withoutAuth: [] };
  const invoke = principalsAllowed(account, policy, ['lambda:InvokeFunction']);
  const byUrl = withoutAuth.map(one =>
    principalsAllowed(account, withoutUrlConditions(one), ['lambda:InvokeFunctionUrl']),
  );
  const all = [invoke, ...byUrl];
  if (all.includes('public')) return value('public');
  const gap = [urls, policy, ...withoutAuth].find(one => one.state === 'unread');
  if (gap?.state === 'unread') return gap;
  if (all.includes('unknown')) return unread('failed', 'its policy has conditions that cannot be evaluated');
  return value(any ? 'possible' : 'blocked');
}

function principalsAllowed(
  account: string,
  policy: Reading<string>,
  actions: readonly string[],
): PolicyAccess['level'] {
  return policy.state === 'value' ? policyAccess(policy.value, { account, service: 'lambda', actions }).level : 'none';
}

/** Conditions that a request through a function URL meets. */
const FUNCTION_URL_CONDITIONS = /^lambda:(FunctionUrlAuthType|InvokedViaFunctionUrl)$/i;

function withoutUrlConditions(policy: Reading<string>): Reading<string> {
  if (policy.state !== 'value') return policy;
  try {
    return value(JSON.stringify(JSON.parse(policy.value), dropUrlConditions));
  } catch {
    return policy;
  }
}

function dropUrlConditions(key: string, given: unknown): unknown {
  if (key !== 'Condition' || typeof given !== 'object' || given === null) return given;
  const rest = Object.entries(given as Record<string, unknown>).flatMap(([operator, tests]) => {
    const left = Object.entries((tests ?? {}) as Record<string, unknown>).filter(
      ([name, expected]) =>
        !(FUNCTION_URL_CONDITIONS.test(name) && /^(StringEquals|Bool)$/i.test(operator) && isMet(expected)),
    );
    return left.length === 0 ? [] : [[operator, Object.fromEntries(left)] as const];
  });
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

/** A URL without authentication has the type `NONE`. */
const isMet = (expected: unknown): boolean =>
  [expected].flat().some(one => one === 'NONE' || one === true || one === 'true');
