import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { policyAccess, type PolicyAccess } from '../../policy/resource-policy.ts';

/**
 * Whether strangers may call a function. `policy` is its own; `urls.open` are the policies in front of the addresses that
 * ask nobody who he is. Open: one of them lets everybody in. Such an address is shut while no policy opens it.
 */
export function publicFunction(
  account: string,
  policy: Reading<string>,
  urls: { readonly any: boolean; readonly open: readonly Reading<string>[] },
): Reading<Facets['publicAccess']> {
  const called = principalsAllowed(account, policy, ['lambda:InvokeFunction']);
  const visited = urls.open.map(one =>
    principalsAllowed(account, withoutAddressTerms(one), ['lambda:InvokeFunctionUrl']),
  );
  const all = [called, ...visited];
  if (all.includes('anybody')) return value('public');
  const hidden = [policy, ...urls.open].find(one => one.state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  if (all.includes('unknown')) return unread('failed', 'its policy sets conditions that we cannot judge');
  return value(urls.any ? 'possible' : 'blocked');
}

function principalsAllowed(account: string, policy: Reading<string>, about: readonly string[]): PolicyAccess['who'] {
  return policy.state === 'value' ? policyAccess(policy.value, { account, service: 'lambda', about }).who : 'nobody';
}

/** The conditions that the call comes through such an address: here it does. */
const FUNCTION_URL_CONDITIONS = /^lambda:(FunctionUrlAuthType|InvokedViaFunctionUrl)$/i;

function withoutAddressTerms(policy: Reading<string>): Reading<string> {
  if (policy.state !== 'value') return policy;
  try {
    return value(JSON.stringify(JSON.parse(policy.value), dropTerms));
  } catch {
    return policy;
  }
}

function dropTerms(key: string, given: unknown): unknown {
  if (key !== 'Condition' || typeof given !== 'object' || given === null) return given;
  const rest = Object.entries(given as Record<string, unknown>).flatMap(([operator, terms]) => {
    // An address that asks nobody fulfils `NONE`, and nothing else.
    const left = Object.entries((terms ?? {}) as Record<string, unknown>).filter(
      ([name, wanted]) =>
        !(FUNCTION_URL_CONDITIONS.test(name) && /^(StringEquals|Bool)$/i.test(operator) && isMet(wanted)),
    );
    return left.length === 0 ? [] : [[operator, Object.fromEntries(left)] as const];
  });
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

const isMet = (wanted: unknown): boolean =>
  [wanted].flat().some(one => one === 'NONE' || one === true || one === 'true');
