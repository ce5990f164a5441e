import { compareText } from '../../lib/text.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { ProbeResult } from '../kit/probe-result.ts';
import { probeUnits } from '../kit/probe-units.ts';
import { isOfDirectory, SIGN_IN_CALL } from './client/microsoft-graph.ts';
import { planAzure, type AzurePlan, type AzureRequest } from './plan.ts';
import { azurePermissionsOf } from './custom-role.ts';

/** Subscriptions that are tested; roles are usually the same in the others. */
const TESTED = 3;

/** Signs in, runs every collector over a few subscriptions, and reports what was denied. */
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
    const results: ProbeResult[] = [
      { what: 'subscriptions', ok: true, detail: targets.map(({ account, name }) => name ?? account).join(', ') },
      ...plan.warnings.map(detail => ({ what: 'warning', ok: null, detail })),
    ];
    for (const { account, name = account } of targets.slice(0, TESTED))
      results.push(...(await probeSubscription(plan, account, name, request.signal)));
    if (targets.length > TESTED)
      results.push({
        what: 'others',
        ok: null,
        detail: `${String(targets.length - TESTED)} subscriptions were not tried`,
      });
    return results;
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
  const { results, denied } = await probeUnits(
    plan,
    { account, name },
    // Microsoft Graph is optional, and rarely granted.
    { permissionsOf: azurePermissionsOf, isOptional: call => call === SIGN_IN_CALL, signal },
  );
  const [directory, actions] = [true, false].map(wanted =>
    [...denied].filter(permission => isOfDirectory(permission) === wanted).sort(compareText),
  );
  return [
    ...results,
    ...((actions ?? []).length === 0 ? [] : [missingActions(account, name, actions ?? [])]),
    ...((directory ?? []).length === 0 ? [] : [missingDirectoryPermissions(directory ?? [])]),
  ];
}

const missingDirectoryPermissions = (permissions: readonly string[]): ProbeResult => ({
  what: 'directory',
  ok: null,
  detail: 'sign-in methods of users are unread',
  fix: `Give a person the role Security Reader in Microsoft Entra ID, an application the permission ${permissions.join(', ')} of Microsoft Graph.`,
});

/** One custom role with all missing permissions. */
function missingActions(account: string, name: string, actions: readonly string[]): ProbeResult {
  const role = {
    Name: 'cloudbrief reader (missing permissions)',
    Description: 'Permissions that cloudbrief lacks.',
    IsCustom: true,
    Actions: actions,
    NotActions: [],
    AssignableScopes: [`/subscriptions/${account}`],
  };
  return {
    what: `permissions in ${name}`,
    ok: false,
    detail: `${String(actions.length)} permissions are missing`,
    fix: `Give the identity the role Reader on the subscription, or this one with "az role definition create --role-definition @role.json":`,
    paste: JSON.stringify(role, undefined, 2),
  };
}
