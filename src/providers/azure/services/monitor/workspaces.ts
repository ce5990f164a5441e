import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import type { ArmResource, ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';

export const WORKSPACES: ArmType = { type: 'Microsoft.OperationalInsights/workspaces', apiVersion: '2023-09-01' };

/** Emits a Log Analytics workspace. `auditWorkspaces`: those that receive the activity log. */
export function emitWorkspace(ctx: AzureContext, row: ArmResource, auditWorkspaces: Reading<readonly string[]>): void {
  const { retentionInDays } = propertiesOf(row) as { readonly retentionInDays?: number };
  ctx.emit({
    ...headOf(row, 'log-store', WORKSPACES.type),
    facets: {
      retention: mapReading(requireField(retentionInDays, 'retentionInDays'), days => ({ days })),
      logType: mapReading(auditWorkspaces, ids => (ids.includes(row.id) ? 'audit' : 'operational')),
      size: value({}),
      encryptionAtRest: value('provider-managed-key'),
      // It has no resource policy.
      sharedWith: absent,
    },
  });
}
