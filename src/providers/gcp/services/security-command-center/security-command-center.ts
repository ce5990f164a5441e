import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpList } from '../../context.ts';
import { accountId, leafName } from '../../facets/common.ts';

const SERVICES: GcpList = {
  call: 'securitycentermanagement:projects.locations.securityCenterServices.list',
  permission: 'securitycentermanagement.securityCenterServices.list',
  path: '/v1/projects/{project}/locations/global/securityCenterServices',
  query: 'pageSize=100',
  items: 'securityCenterServices',
};

interface SecurityCenterService {
  readonly name?: string;
  /** What holds, with what the project inherits: `ENABLED`, `DISABLED`. */
  readonly effectiveEnablementState?: string;
}

type States = ReadonlyMap<string, boolean>;

/** It looks at audit logs and network logs; the others at machines, containers and services. */
const LOGS = 'event-threat-detection';
const OTHERS = ['vm-threat-detection', 'container-threat-detection', 'cloud-run-threat-detection'];

/** Which services of Security Command Center watch the project; findings are not read. */
export const gcpSecurityCommandCenter: GcpCollector = {
  id: 'gcp-security-command-center',
  provider: 'gcp',
  scope: 'global',
  lists: [],
  fills: { account: ['threatDetection'] },
  operations: gcpOperations(SERVICES),
  collect: async ctx => {
    const states = await ctx.read(SERVICES.call, async () => {
      const found = new Map<string, boolean>();
      await ctx.each<SecurityCenterService>(SERVICES, ({ name, effectiveEnablementState: state }) => {
        if (state === 'ENABLED' || state === 'DISABLED') found.set(leafName(name), state === 'ENABLED');
      });
      return found;
    });
    ctx.add(accountId(ctx), { threatDetection: flatMapReading(states, threatDetectionOf) });
  },
};

/** The tier without charge has services too, none of which looks for break-ins. */
function threatDetectionOf(states: States): Reading<Facets['threatDetection']> {
  const logs = states.get(LOGS);
  if (logs === undefined) return unread('failed', `the response has no state of ${LOGS}`);
  if (logs) return value('all');
  return value(OTHERS.some(service => states.get(service) === true) ? 'partial' : 'none');
}
