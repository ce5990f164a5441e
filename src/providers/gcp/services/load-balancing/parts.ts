import { flatMapReading, mapReading, value } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { readBackendServices, type BackendService } from '../compute/backend-services.ts';
import { byFullName, rowsById, type ById } from '../compute/read-rows.ts';
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

/** The backend services of the project by full resource name. */
const servicesById = async (ctx: GcpContext): Promise<ById<BackendService>> =>
  mapReading(await readBackendServices(ctx), all => byFullName(ctx, all));

/** Lists of one sort together; unread where one of them is. */
const unionOf = <T>(all: readonly ById<T>[]): ById<T> =>
  all.reduce<ById<T>>(
    (sum, one) => flatMapReading(sum, known => mapReading(one, more => new Map([...known, ...more]))),
    value<ReadonlyMap<string, T>>(new Map()),
  );
