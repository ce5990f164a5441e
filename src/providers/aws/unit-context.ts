import { absent, unread, value } from '../../model/reading.ts';
import type { Resource } from '../../model/resource.ts';
import type { UnitRecorder } from '../kit/unit-recorder.ts';
import type { Pace } from '../kit/call-observer.ts';
import type { ClientPool } from './client/clients.ts';
import { classifyError } from './client/failure.ts';
import type { CallObserver } from '../kit/call-observer.ts';
import { readZones } from './client/zones.ts';
import type { AwsCollector, AwsContext } from './context.ts';
import { ZONES_CALL } from './planning-operations.ts';
import { GLOBAL, type AwsAccount, type RegionZones } from './target.ts';
import { start } from '../kit/start.ts';

export interface AwsUnit {
  readonly id: string;
  readonly target: AwsAccount;
  readonly region: string;
  readonly collector: AwsCollector;
  /** Records the calls that planning made for this unit. */
  readonly prelude?: ((recorder: UnitRecorder) => Promise<void>) | undefined;
  readonly pace?: Pace | undefined;
}

export function createAwsContext(
  { target, region }: AwsUnit,
  pool: ClientPool,
  recorder: UnitRecorder,
  observer: CallObserver,
  seen: readonly Resource[],
): AwsContext {
  const { account, partition, credentialSet, regions } = target;
  const home = region === GLOBAL ? target.mainRegion : region;
  const { list, read, emit, add, charge } = recorder;
  const client: AwsContext['client'] = (Client, at = home) => pool.client(Client, credentialSet, at, observer);
  const zones = zoneReader(target, home, client, read);
  const arn: AwsContext['arn'] = (service, resource, at = {}) =>
    ['arn', partition, service, at.region ?? (region === GLOBAL ? '' : region), at.account ?? account, resource].join(
      ':',
    );
  return {
    ...{ account, region, regions, partition, list, read, emit, add, charge, seen, client, arn },
    zoneIds: async () => {
      const { ids } = await zones();
      return ids.state === 'value' ? ids.value : new Map();
    },
    zoneId: async name => {
      const { ids } = await zones();
      if (ids.state !== 'value') return ids.state === 'absent' ? absent : ids;
      const id = ids.value.get(name);
      return id === undefined ? unread('failed', `the zone ${name} is not among the zones of the region`) : value(id);
    },
    closed: async (at = region) =>
      at === region
        ? region !== GLOBAL && (await zones()).closedByOrganization
        : await isClosedElsewhere(target, at, client),
  };
}

/** Reads the zones of a region once for all units of the account. */
function zoneReader(
  { zones }: AwsAccount,
  region: string,
  client: AwsContext['client'],
  read: AwsContext['read'],
): () => Promise<RegionZones> {
  const readRegion = async (): Promise<RegionZones> => {
    let closedByOrganization = false;
    const ids = await read(ZONES_CALL, async () => {
      try {
        return await readZones(client);
      } catch (error) {
        closedByOrganization = classifyError(error).byOrganization === true;
        throw error;
      }
    });
    return { ids, closedByOrganization };
  };
  return () => {
    const known = zones.get(region) ?? start(readRegion());
    zones.set(region, known);
    return known;
  };
}

/** The units of the other region state what they are refused; this asks once for all units, and states nothing. */
async function isClosedElsewhere(
  { zones, closures }: AwsAccount,
  region: string,
  client: AwsContext['client'],
): Promise<boolean> {
  const read = zones.get(region);
  if (read !== undefined) return (await read).closedByOrganization;
  const known = closures.get(region) ?? start(probe(region, client));
  closures.set(region, known);
  return known;
}

async function probe(region: string, client: AwsContext['client']): Promise<boolean> {
  try {
    await readZones(Client => client(Client, region));
    return false;
  } catch (error) {
    return classifyError(error).byOrganization === true;
  }
}
