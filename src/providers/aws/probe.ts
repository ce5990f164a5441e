import { compareText } from '../../lib/text.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { InventoryRecord } from '../../model/inventory.ts';
import type { ProbeResult } from '../kit/probe-result.ts';
import { runUnits } from '../kit/run-units.ts';
import { awsPolicy, explainDeniedCall, permissionsOf } from './least-privilege.ts';
import { planAws, type AwsPlan, type AwsRequest } from './plan.ts';
import { guessManagedPolicy } from './policy/managed-policies.ts';
import { GLOBAL } from './target.ts';

/** AWS rejects signatures with a larger clock skew. */
const MAX_SKEW_MS = 5 * 60_000;

/** Does what a run would do: signs in, runs every collector in one region, and reports what was refused. */
export async function checkAwsAccess(request: AwsRequest, now: () => number = Date.now): Promise<ProbeResult[]> {
  let plan: AwsPlan;
  try {
    plan = await planAws(request);
  } catch (error) {
    if (!(error instanceof CloudbriefError)) throw error;
    return [
      {
        what: error.code === 'CB_UNKNOWN_REGION' ? 'regions' : 'credentials',
        ok: false,
        detail: error.message,
        fix: error.hint,
      },
    ];
  }
  try {
    const results = [...planResults(plan), ...clockResult(plan.serverDate(), now())];
    for (const { account, regions } of plan.targets) {
      const home = plan.homeRegions.get(account) ?? '';
      const region = regions.includes(home) ? home : regions[0];
      if (region !== undefined) results.push(...(await probeTarget(plan, account, region, request.signal)));
    }
    return results;
  } finally {
    plan.close();
  }
}

function planResults({ targets, warnings }: AwsPlan): ProbeResult[] {
  return [
    ...targets.map(({ account, identity, failed }) => ({
      what: `account ${account}`,
      ok: failed === undefined,
      detail: failed ?? `signed in as ${identity ?? 'unknown'}`,
    })),
    ...targets
      .filter(({ failed }) => failed === undefined)
      .map(({ account, regions }) => ({ what: `regions of ${account}`, ok: true, detail: regions.join(', ') })),
    ...warnings.map(detail => ({ what: 'warning', ok: null, detail })),
  ];
}

function clockResult(served: string | undefined, now: number): ProbeResult[] {
  const skew = Math.round((Date.parse(served ?? '') - now) / 1000);
  if (Number.isNaN(skew)) return [];
  const ok = Math.abs(skew) * 1000 < MAX_SKEW_MS;
  const detail =
    Math.abs(skew) < 60 ? 'agrees with AWS' : `${Math.abs(skew)} seconds ${skew > 0 ? 'behind' : 'ahead of'} AWS`;
  return [
    {
      what: 'clock',
      ok,
      detail,
      fix: ok
        ? undefined
        : 'Set the clock of this machine: AWS rejects requests with a skew of more than five minutes.',
    },
  ];
}

async function probeTarget(
  plan: AwsPlan,
  account: string,
  region: string,
  signal: AbortSignal | undefined,
): Promise<ProbeResult[]> {
  const records: InventoryRecord[] = [];
  const units = plan.units.filter(
    unit => unit.account === account && (unit.region === region || unit.region === GLOBAL),
  );
  await runUnits({ ...plan, units }, record => records.push(record), { signal });
  const results = units.flatMap(({ id, collector, region: unitRegion }) => {
    const what = unitRegion === GLOBAL ? collector : `${collector} in ${unitRegion}`;
    const own = records.filter(record => 'unit' in record && record.unit === id);
    const refused = new Map(own.flatMap(refusalOf).map(result => [result.what, result]));
    return refused.size === 0 ? [{ what, ok: true, detail: 'everything could be read' }] : [...refused.values()];
  });
  return [...results, ...missingPermissions(account, results)];
}

/** The missing permissions of the account as one policy statement. */
function missingPermissions(account: string, results: readonly ProbeResult[]): ProbeResult[] {
  const denied = results.filter(({ ok }) => ok === false).map(({ what }) => what);
  if (denied.length === 0) return [];
  const Action = [...new Set(denied.flatMap(call => permissionsOf(call)))].sort(compareText);
  if (Action.length === 0) return [];
  const known = guessManagedPolicy(Action);
  return [
    {
      what: `permissions missing in account ${account}`,
      ok: false,
      detail: `${String(Action.length)} of ${String(awsPolicy().Statement[0].Action.length)}; this statement grants them`,
      ...(known === undefined
        ? {}
        : { fix: `${known} does not include these: attach the statement as well (docs/aws.md).` }),
      paste: JSON.stringify({ Sid: 'CloudbriefMissing', Effect: 'Allow', Action, Resource: '*' }, null, 2),
    },
  ];
}

function refusalOf(record: InventoryRecord): ProbeResult[] {
  if (record.record === 'population' && record.reading.state === 'unread') {
    const { reason, detail } = record.reading;
    return [resultOf(record.call ?? record.kind, reason, detail)];
  }
  return record.record === 'refusal' ? [resultOf(record.call, record.reason, record.detail)] : [];
}

function resultOf(call: string, reason: string, detail = ''): ProbeResult {
  const denied = reason === 'denied';
  return {
    what: call,
    ok: denied ? false : null,
    detail: `${reason}: ${detail}`,
    fix: denied ? explainDeniedCall(call) : undefined,
  };
}
