import { flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpList } from '../../context.ts';
import type { Row } from '../../facets/common.ts';
import { readBackendServices, type BackendService } from '../compute/backend-services.ts';
import {
  NETWORK_ENDPOINT_GROUPS,
  SSL_POLICIES,
  TARGET_HTTP_PROXIES,
  TARGET_HTTPS_PROXIES,
  TARGET_INSTANCES,
  TARGET_POOLS,
  TARGET_SSL_PROXIES,
  TARGET_TCP_PROXIES,
  URL_MAPS,
} from './calls.ts';
import type { NetworkEndpointGroup, SslPolicy, TargetInstance, TargetPool, TargetProxy, UrlMap } from './rows.ts';

/** Rows of one list by full resource name. */
export type ById<T> = Reading<ReadonlyMap<string, T>>;

/** What frontends lead to; each list a reading of its own. */
export interface Parts {
  readonly proxies: ById<TargetProxy>;
  readonly urlMaps: ById<UrlMap>;
  readonly services: ById<BackendService>;
  readonly pools: ById<TargetPool>;
  readonly instances: ById<TargetInstance>;
  readonly groups: ById<NetworkEndpointGroup>;
  readonly sslPolicies: ById<SslPolicy>;
}

export async function readParts(ctx: GcpContext): Promise<Parts> {
  const [http, https, tcp, ssl, urlMaps, services, pools, instances, groups, sslPolicies] = await Promise.all([
    rowsById<TargetProxy>(ctx, TARGET_HTTP_PROXIES),
    rowsById<TargetProxy>(ctx, TARGET_HTTPS_PROXIES),
    rowsById<TargetProxy>(ctx, TARGET_TCP_PROXIES),
    rowsById<TargetProxy>(ctx, TARGET_SSL_PROXIES),
    rowsById<UrlMap>(ctx, URL_MAPS),
    servicesById(ctx),
    rowsById<TargetPool>(ctx, TARGET_POOLS),
    rowsById<TargetInstance>(ctx, TARGET_INSTANCES),
    rowsById<NetworkEndpointGroup>(ctx, NETWORK_ENDPOINT_GROUPS),
    rowsById<SslPolicy>(ctx, SSL_POLICIES),
  ]);
  return { proxies: unionOf([http, https, tcp, ssl]), urlMaps, services, pools, instances, groups, sslPolicies };
}

/** The rows of a list, read once for all that need them. */
export const rowsById = <T extends Row>(ctx: GcpContext, list: GcpList): Promise<ById<T>> =>
  ctx.shared(`rows of ${list.call}`, () =>
    ctx.read(list.call, async () => {
      const found = new Map<string, T>();
      await ctx.each<T>(list, row => {
        if (row.selfLink !== undefined) found.set(ctx.fullName('compute', row.selfLink), row);
      });
      return found;
    }),
  );

/** The backend services of the project by full resource name. */
const servicesById = async (ctx: GcpContext): Promise<ById<BackendService>> =>
  mapReading(
    await readBackendServices(ctx),
    all =>
      new Map(
        all.flatMap(row => (row.selfLink === undefined ? [] : [[ctx.fullName('compute', row.selfLink), row] as const])),
      ),
  );

/** Lists of one sort together; unread where one of them is. */
const unionOf = <T>(all: readonly ById<T>[]): ById<T> =>
  all.reduce<ById<T>>(
    (sum, one) => flatMapReading(sum, known => mapReading(one, more => new Map([...known, ...more]))),
    value<ReadonlyMap<string, T>>(new Map()),
  );
