import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { getProperties } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';
import { SITES } from '../../resource-types.ts';
import type { AccessRestrictions, AccessSettings } from './access-restrictions.ts';
import { callsOf, isSlot } from './site-calls.ts';

export interface Site extends AccessSettings {
  readonly state?: string;
  readonly serverFarmId?: string | null;
  readonly virtualNetworkSubnetId?: string | null;
  readonly httpsOnly?: boolean | null;
  readonly clientAffinityEnabled?: boolean | null;
}
/** The site configuration. App settings and connection strings are another resource, which is never read. */
export interface Settings extends AccessRestrictions {
  readonly minTlsVersion?: string | null;
  readonly ftpsState?: string | null;
  readonly healthCheckPath?: string | null;
  readonly numberOfWorkers?: number | null;
  readonly remoteDebuggingEnabled?: boolean | null;
}
export function readSettings(ctx: AzureContext, row: ArmResource): Promise<Reading<Settings>> {
  const { settings: call } = callsOf(row);
  return ctx.read(call, async (): Promise<Settings> => {
    const read = { path: `${row.id}/config/web`, apiVersion: SITES.apiVersion, call };
    return getProperties(ctx, read);
  });
}

/** What apps, function apps and their deployment slots have. */
export const siteFacets = (row: ArmResource, site: Site, settings: Reading<Settings>) =>
  ({
    // It runs on the servers of its plan or of its container host.
    networkInterfaces: absent,
    encryptionInTransit: encryptionInTransitOf(site, settings),
    listeners: mapReading(settings, listenersOf),
    // The plan of a slot is that of its app, which is judged with it.
    relationships: value([
      ...(typeof site.serverFarmId === 'string' && !isSlot(row)
        ? [{ to: armId(site.serverFarmId), role: 'plan' }]
        : []),
      // What it calls through its network.
      ...((site.virtualNetworkSubnetId ?? '') === ''
        ? []
        : [{ to: armId(site.virtualNetworkSubnetId ?? ''), role: 'way-out' }]),
    ]),
    remoteDebugging: flatMapReading(settings, ({ remoteDebuggingEnabled }) =>
      requireField(remoteDebuggingEnabled, 'remoteDebuggingEnabled'),
    ),
    state: stateOf(site),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
  }) satisfies FacetReadings;

const stateOf = ({ state }: Site): Reading<Facets['state']> =>
  mapReading(requireField(state, 'state'), word =>
    isEnumValue(word, 'Running') ? 'running' : isEnumValue(word, 'Stopped') ? 'stopped' : 'other',
  );

/** Optional where HTTP or plain FTP is accepted. */
function encryptionInTransitOf(
  { httpsOnly }: Site,
  settings: Reading<Settings>,
): Reading<Facets['encryptionInTransit']> {
  if (httpsOnly !== true) return mapReading(requireField(httpsOnly, 'httpsOnly'), () => 'optional');
  return mapReading(settings, ({ ftpsState }) => (isEnumValue(ftpsState, 'AllAllowed') ? 'optional' : 'required'));
}

const TLS_VERSIONS: Readonly<Record<string, NonNullable<Facets['listeners'][number]['minTlsVersion']>>> = {
  '1.0': '1.0',
  '1.1': '1.1',
  '1.2': '1.2',
  '1.3': '1.3',
};

export function listenersOf(settings: Settings): Facets['listeners'] {
  const minTlsVersion = TLS_VERSIONS[settings.minTlsVersion ?? ''];
  return [
    {
      protocol: 'https',
      port: 443,
      redirectsToHttps: false,
      ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
    },
  ];
}
