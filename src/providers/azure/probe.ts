import { compareText } from '../../lib/text.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { InventoryRecord } from '../../model/inventory.ts';
import type { ProbeResult } from '../kit/probe-result.ts';
import { runUnits } from '../kit/run-units.ts';
import { isOfDirectory, SIGN_IN_CALL } from './client/microsoft-graph.ts';
import { planAzure, type AzurePlan, type AzureRequest } from './plan.ts';
import { azurePermissionsOf } from './custom-role.ts';

/** How many subscriptions are tried; what one role allows in some it allows in the others as a rule. */
const TRIED = 3;

/** Tries what a run would do: signs in, then runs every collector over a few subscriptions and says what was refused. */
export async function checkAzureAccess(request: AzureRequest): Promise<ProbeResult[]> {
  let plan: AzurePlan;
  try {
    plan = await planAzure(request);
  } catch (error) {
    if (!(error instanceof CloudbriefError)) throw error;
    return [{ what: 'credentials', ok: false, detail: error.message, fix: error.hint }];
  }
  try {
    const { targets } = plan;
    const lines: ProbeResult[] = [
      { what: 'subscriptions', ok: true, detail: targets.map(({ account, name }) => name ?? account).join(', ') },
      ...plan.warnings.map(detail => ({ what: 'warning', ok: null, detail })),
    ];
    for (const { account, name = account } of targets.slice(0, TRIED))
      lines.push(...(await probeSubscription(plan, account, name, request.signal)));
    if (targets.length > TRIED)
      lines.push({
        what: 'others',
        ok: null,
        detail: `${String(targets.length - TRIED)} subscriptions were not tried`,
      });
    return lines;
  } finally {
    plan.close();
  }
}

async function probeSubscription(
  plan: AzurePlan,
  account: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<ProbeResult[]> {
  const records: InventoryRecord[] = [];
  const units = plan.units.filter(unit => unit.account === account);
  await runUnits({ ...plan, units }, record => records.push(record), { signal });
  const denied = new Set<string>();
  const lines = units.flatMap(({ id, collector }) => {
    const own = records.filter(record => 'unit' in record && record.unit === id);
    const refused = new Map(own.flatMap(refusalOf).map(one => [one.call, one]));
    for (const { call, reason } of refused.values())
      if (reason === 'denied') for (const right of azurePermissionsOf(call)) denied.add(right);
    const what = `${collector} in ${name}`;
    if (refused.size === 0) return [{ what, ok: true, detail: 'everything could be read' }];
    return [...refused.values()].map(({ call, reason, detail }) => ({
      what: call,
      // A briefing can do without the directory, and many may not read it.
      ok: reason === 'denied' && call !== SIGN_IN_CALL ? false : null,
      detail: `${reason}: ${detail}`,
    }));
  });
  const [directory, actions] = [true, false].map(wanted =>
    [...denied].filter(right => isOfDirectory(right) === wanted).sort(compareText),
  );
  return [
    ...lines,
    ...((actions ?? []).length === 0 ? [] : [mendOf(account, name, actions ?? [])]),
    ...((directory ?? []).length === 0 ? [] : [directoryLine(directory ?? [])]),
  ];
}

const directoryLine = (rights: readonly string[]): ProbeResult => ({
  what: 'directory',
  ok: null,
  detail: 'how people sign in stays unknown',
  fix: `Give a person the role Security Reader in Microsoft Entra ID, an application the permission ${rights.join(', ')} of Microsoft Graph.`,
});

/** One role for all that is missing: nobody mends a list of rights one by one. */
function mendOf(account: string, name: string, actions: readonly string[]): ProbeResult {
  const role = {
    Name: 'cloudbrief reader (missing rights)',
    Description: 'What cloudbrief was refused.',
    IsCustom: true,
    Actions: actions,
    NotActions: [],
    AssignableScopes: [`/subscriptions/${account}`],
  };
  return {
    what: `rights in ${name}`,
    ok: false,
    detail: `${String(actions.length)} rights are missing`,
    fix: `Give the identity the role Reader on the subscription, or this one with "az role definition create --role-definition @role.json":`,
    paste: JSON.stringify(role, undefined, 2),
  };
}

interface Refused {
  readonly call: string;
  readonly reason: string;
  readonly detail: string;
}

function refusalOf(record: InventoryRecord): Refused[] {
  if (record.record === 'population' && record.reading.state === 'unread') {
    const { reason, detail = '' } = record.reading;
    return [{ call: record.call ?? record.kind, reason, detail }];
  }
  if (record.record !== 'refusal') return [];
  return [{ call: record.call, reason: record.reason, detail: record.detail ?? '' }];
}
