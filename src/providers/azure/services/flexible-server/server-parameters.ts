import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { ArmResource, ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { getProperties } from '../../facets/common-facets.ts';
import { isOutdatedTls } from '../../facets/tls-versions.ts';
import { MYSQL_SERVERS, POSTGRESQL_SERVERS } from '../../resource-types.ts';

const callOf = ({ type }: ArmType): string => `${type}/configurations:get`;
export const SERVER_PARAMETER_READS = Object.fromEntries(
  [POSTGRESQL_SERVERS, MYSQL_SERVERS].map(type => [callOf(type), `${type.type}/configurations/read`]),
);

async function parameterOf(ctx: AzureContext, type: ArmType, id: string, name: string): Promise<Reading<string>> {
  const call = callOf(type);
  const read = { path: `${id}/configurations/${name}`, apiVersion: type.apiVersion, call };
  return ctx.read(call, async () => {
    const { value: text } = await getProperties(ctx, read);
    return String(assertField(text, name));
  });
}

/** PostgreSQL refuses versions before TLS 1.2 whatever is set (Microsoft, "TLS in Azure Database for PostgreSQL"). */
export async function encryptionInTransitOf(
  ctx: AzureContext,
  type: ArmType,
  { id }: ArmResource,
): Promise<Reading<Facets['encryptionInTransit']>> {
  const required = await parameterOf(ctx, type, id, 'require_secure_transport');
  if (required.state !== 'value') return required;
  if (!isEnumValue(required.value, 'on')) return value('optional');
  if (type === POSTGRESQL_SERVERS) return value('required');
  return flatMapReading(await parameterOf(ctx, type, id, 'tls_version'), byVersions);
}

/** `TLSv1.2,TLSv1.3`. */
function byVersions(list: string): Reading<Facets['encryptionInTransit']> {
  const outdated = list.split(',').map(version => isOutdatedTls(version.trim()));
  if (outdated.includes(true)) return value('outdated');
  return outdated.includes(undefined)
    ? unread('failed', `${list.slice(0, 40)} is no list of TLS versions`)
    : value('required');
}
