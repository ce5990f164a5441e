import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { memoize } from '../../../kit/memoize.ts';
import { listCall, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { publicAccessByFirewallRules } from '../../facets/firewall-rules.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { SQL_SERVERS } from '../../resource-types.ts';

type PublicAccess = Reading<Facets['publicAccess']>;

interface SqlServer {
  readonly publicNetworkAccess?: string | null;
  readonly minimalTlsVersion?: string | null;
  /** The customer-managed key of transparent data encryption. */
  readonly keyId?: string | null;
}

/** Logical servers, which hold settings of their databases. */
export interface SqlServers {
  /** Empty with a provider-managed key. */
  readonly keyIdOf: (server: string) => Reading<string>;
  /** Every connection is encrypted (Microsoft, "Azure SQL Database security"). */
  readonly encryptionInTransitOf: (server: string) => Reading<Facets['encryptionInTransit']>;
  /** Read once for all databases of a server. */
  readonly publicAccessOf: (server: string) => Promise<PublicAccess>;
}

export async function readSqlServers(ctx: AzureContext): Promise<SqlServers> {
  const servers = new Map<string, ArmResource>();
  const listed = await ctx.read(listCall(SQL_SERVERS), async () => {
    await ctx.each(SQL_SERVERS, row => void servers.set(row.id, row));
    return true;
  });
  const serverOf = (id: string): Reading<SqlServer> =>
    listed.state === 'unread' && !servers.has(id)
      ? listed
      : mapReading(requireField(servers.get(id), 'server'), row => propertiesOf(row) as SqlServer);
  const readPublicAccess = async (id: string): Promise<PublicAccess> => {
    const server = serverOf(id);
    if (server.state !== 'value') return server.state === 'unread' ? server : absent;
    return publicAccessByFirewallRules(ctx, SQL_SERVERS, id, server.value.publicNetworkAccess);
  };
  return {
    keyIdOf: id => mapReading(serverOf(id), ({ keyId }) => keyId ?? ''),
    encryptionInTransitOf: id =>
      requiredTls(
        flatMapReading(serverOf(id), ({ minimalTlsVersion }) => requireField(minimalTlsVersion, 'minimalTlsVersion')),
      ),
    publicAccessOf: memoize(readPublicAccess),
  };
}
