import type { DBCluster, DBInstance, Parameter, RDSClient } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { memoize } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

type Transit = Reading<Facets['encryptionInTransit']>;
type Parameters = Reading<ReadonlyMap<string, string>>;

/** Parameters that reject connections without TLS, by engine. */
const TLS_PARAMETERS = ['rds.force_ssl', 'require_secure_transport', 'neptune_enforce_ssl', 'tls'];
const ON = /^(1|on|true|enabled|tls1\.[23]\+|fips-140-3)$/i;

export interface TransitEncryption {
  readonly ofInstance: (instance: DBInstance) => Promise<Transit>;
  readonly ofCluster: (cluster: DBCluster) => Promise<Transit>;
}

/** Encryption in transit by the parameters of a database; each parameter group is read once. */
export function createTransitEncryption(ctx: AwsContext, rds: typeof sdk, client: RDSClient): TransitEncryption {
  const parametersOf = memoize((DBParameterGroupName: string) =>
    ctx.read('rds:DescribeDBParameters', () =>
      parametersIn(rds.paginateDescribeDBParameters({ client, pageSize: 100 }, { DBParameterGroupName })),
    ),
  );
  const clusterParametersOf = memoize((DBClusterParameterGroupName: string) =>
    ctx.read('rds:DescribeDBClusterParameters', () =>
      parametersIn(rds.paginateDescribeDBClusterParameters({ client, pageSize: 100 }, { DBClusterParameterGroupName })),
    ),
  );
  return {
    async ofInstance({ Engine: engine, DBParameterGroups: groups }) {
      const name = groups?.[0]?.DBParameterGroupName;
      if (isOracle(engine)) return unread('not-collected', 'TLS of Oracle is an option of its option group');
      return name === undefined
        ? requireField<Facets['encryptionInTransit']>(undefined, 'DBParameterGroups')
        : transitOf(await parametersOf(name));
    },
    async ofCluster({ DBClusterParameterGroup: name }) {
      return name === undefined
        ? requireField<Facets['encryptionInTransit']>(undefined, 'DBClusterParameterGroup')
        : transitOf(await clusterParametersOf(name));
    },
  };
}

/** In Oracle TLS is an option of an option group, which is not collected. */
const isOracle = (engine = ''): boolean => engine.startsWith('oracle');

async function parametersIn(
  pages: AsyncIterable<{ readonly Parameters?: readonly Parameter[] | undefined }>,
): Promise<ReadonlyMap<string, string>> {
  const parameters = new Map<string, string>();
  for await (const page of pages) {
    for (const { ParameterName: name, ParameterValue: text } of assertField(page.Parameters, 'Parameters'))
      if (name !== undefined && TLS_PARAMETERS.includes(name)) parameters.set(name, text ?? '');
  }
  return parameters;
}

/** Every engine supports TLS; without one of the parameters it also accepts connections without TLS. */
const transitOf = (parameters: Parameters): Transit =>
  flatMapReading(parameters, known => value([...known.values()].some(text => ON.test(text)) ? 'required' : 'optional'));
