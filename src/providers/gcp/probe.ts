import { compareText } from '../../lib/text.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { ProbeResult } from '../kit/probe-result.ts';
import { probeUnits } from '../kit/probe-units.ts';
import { gcpPermissionsOf, roleOf } from './custom-role.ts';
import { planGcp, type GcpPlan, type GcpRequest } from './plan.ts';
import { PREDEFINED_ROLES } from './role-templates.ts';

/** Projects that are tested; roles are usually the same in the others. */
const TESTED = 3;

/** Signs in, runs every collector over a few projects, and reports what was denied. */
export async function checkGcpAccess(request: GcpRequest): Promise<ProbeResult[]> {
  let plan: GcpPlan;
  try {
    plan = await planGcp(request);
  } catch (error) {
    if (!(error instanceof CloudbriefError)) throw error;
    return [{ what: 'credentials', ok: false, detail: error.message, fix: error.hint }];
  }
  try {
    const { targets } = plan;
    const results: ProbeResult[] = [
      { what: 'projects', ok: true, detail: targets.map(({ account }) => account).join(', ') },
      ...plan.warnings.map(detail => ({ what: 'warning', ok: null, detail })),
    ];
    for (const target of targets.slice(0, TESTED))
      results.push(...(await probeProject(plan, target.account, request.signal)));
    if (targets.length > TESTED)
      results.push({ what: 'others', ok: null, detail: `${String(targets.length - TESTED)} projects were not tried` });
    return results;
  } finally {
    plan.close();
  }
}

async function probeProject(plan: GcpPlan, account: string, signal: AbortSignal | undefined): Promise<ProbeResult[]> {
  const { results, denied } = await probeUnits(plan, { account }, { permissionsOf: gcpPermissionsOf, signal });
  return denied.size === 0 ? [...results] : [...results, missingPermissions(account, [...denied].sort(compareText))];
}

/** One custom role with all missing permissions. */
function missingPermissions(account: string, permissions: readonly string[]): ProbeResult {
  const role = roleOf('cloudbrief reader (missing permissions)', 'Permissions that cloudbrief lacks.', permissions);
  return {
    what: `permissions in ${account}`,
    ok: false,
    detail: `${String(permissions.length)} permissions are missing`,
    fix: `Give the identity the roles ${PREDEFINED_ROLES.join(', ')}, or this one with "gcloud iam roles create cloudbriefMissing --project=${account} --file=role.json"; those of folders and organizations only with --organization in place of --project:`,
    paste: JSON.stringify(role, undefined, 2),
  };
}
