import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { armId } from '../../client/arm.ts';
import type { ResourcesById } from '../../resources-by-id.ts';
import { isEnumValue } from '../../enum-value.ts';

interface FlowLog {
  readonly targetResourceId?: string;
  readonly enabled?: boolean;
  readonly provisioningState?: string;
}

/** The flow log of any of these targets: virtual network, subnet or network security group. */
export function flowLogsOf(flowLogs: ResourcesById, targets: readonly string[]): Reading<Facets['flowLogs']> {
  return mapReading(flowLogs, rows => {
    const enabled = [...rows.values()]
      .map(row => (row.properties ?? {}) as FlowLog)
      .filter(log => log.enabled === true && targets.includes(armId(log.targetResourceId ?? '')));
    if (enabled.some(({ provisioningState }) => !isEnumValue(provisioningState, 'Failed'))) return 'enabled';
    return enabled.length > 0 ? 'delivery-failed' : 'disabled';
  });
}
