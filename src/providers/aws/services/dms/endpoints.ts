import type { Endpoint } from '@aws-sdk/client-database-migration-service';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { emitManagedService } from '../../facets/managed-services.ts';

/** Engines whose connection follows `SslMode`; the others are reached over HTTPS or have settings of their own. */
const BY_SSL_MODE = new Set([
  'mysql', 'mariadb', 'aurora', 'aurora-serverless', 'postgres', 'aurora-postgresql', 'aurora-postgresql-serverless', 'oracle', 'sqlserver',
  'babelfish', 'azuredb', 'azure-sql-managed-instance', 'sybase', 'db2', 'db2-zos', 'mongodb', 'docdb',
]); // prettier-ignore

/** A database from or to which DMS copies. */
export function emitEndpoint(ctx: AwsContext, endpoint: Endpoint): void {
  emitManagedService(ctx, {
    id: assertField(endpoint.EndpointArn, 'EndpointArn'),
    type: 'AWS::DMS::Endpoint',
    name: assertField(endpoint.EndpointIdentifier, 'EndpointIdentifier'),
    encryptionInTransit: encryptionInTransitOf(endpoint),
    state: mapReading(requireField(endpoint.Status, 'Status'), status => (status === 'active' ? 'running' : 'other')),
  });
}

function encryptionInTransitOf(endpoint: Endpoint): Reading<Facets['encryptionInTransit']> {
  const engine = endpoint.EngineName?.toLowerCase() ?? '';
  if (engine === 'redis')
    return mapReading(requireField(endpoint.RedisSettings?.SslSecurityProtocol, 'SslSecurityProtocol'), protocol =>
      protocol === 'plaintext' ? 'none' : 'required',
    );
  if (engine === 'kafka')
    return mapReading(requireField(endpoint.KafkaSettings?.SecurityProtocol, 'SecurityProtocol'), protocol =>
      protocol === 'plaintext' ? 'none' : 'required',
    );
  if (!BY_SSL_MODE.has(engine)) return absent;
  return mapReading(requireField(endpoint.SslMode, 'SslMode'), mode => (mode === 'none' ? 'none' : 'required'));
}
