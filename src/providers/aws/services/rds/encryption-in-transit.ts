import type { DBCluster, DBInstance, Parameter, RDSClient } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

type Transit = Reading<Facets['encryptionInTransit']>;
type Settings = Reading<ReadonlyMap<string, string>>;

/** Settings that refuse every connection without encryption, whatever the engine calls them. */
const TLS_PARAMETERS = ['rds.force_ssl', 'require_secure_transport', 'neptune_enforce_ssl', 'tls'];
const ON = /^(1|on|true|enabled|tls1\.[23]\+|fips-140-3)$/i;

export interface TransitEncryption {
  readonly ofInstance: (instance: DBInstance) => Promise<Transit>;
  readonly ofCluster: (cluster: DBCluster) => Promise<Transit>;
}

/** Tells from the settings of a database whether it refuses plain text; each group of settings is read once. */
export function createTransitEncryption(ctx: AwsContext, rds: typeof sdk, client: RDSClient): TransitEncryption {
  const groups = new Map<string, Promise<Settings>>();
  const once = (key: string, read: () => Promise<Settings>): Promise<Settings> => {
    const settings = groups.get(key) ?? read();
    groups.set(key, settings);
    return settings;
  };
  return {
    async ofInstance({ Engine: engine, DBParameterGroups: list }) {
      const name = list?.[0]?.DBParameterGroupName;
      if (isOracle(engine)) return unread('not-collected', 'encryption of Oracle is among its options');
      if (name === undefined) return unread('failed', 'the answer has no DBParameterGroups');
      return transitOf(
        await once(`db ${name}`, () =>
          ctx.read('rds:DescribeDBParameters', () =>
            settingsOf(rds.paginateDescribeDBParameters({ client, pageSize: 100 }, { DBParameterGroupName: name })),
          ),
        ),
      );
    },
    async ofCluster({ DBClusterParameterGroup: name }) {
      if (name === undefined) return unread('failed', 'the answer has no DBClusterParameterGroup');
      const input = { DBClusterParameterGroupName: name };
      return transitOf(
        await once(`cluster ${name}`, () =>
          ctx.read('rds:DescribeDBClusterParameters', () =>
            settingsOf(rds.paginateDescribeDBClusterParameters({ client, pageSize: 100 }, input)),
          ),
        ),
      );
    },
  };
}

/** Oracle's encryption is no setting but an option with rules of its own, which we do not read. */
const isOracle = (engine = ''): boolean => engine.startsWith('oracle');

async function settingsOf(
  pages: AsyncIterable<{ readonly Parameters?: readonly Parameter[] | undefined }>,
): Promise<ReadonlyMap<string, string>> {
  const settings = new Map<string, string>();
  for await (const page of pages) {
    for (const { ParameterName: name, ParameterValue: text } of assertField(page.Parameters, 'Parameters'))
      if (name !== undefined && TLS_PARAMETERS.includes(name)) settings.set(name, text ?? '');
  }
  return settings;
}

/** Every engine offers encryption; where none of its settings makes it a duty, plain text is taken too. */
const transitOf = (settings: Settings): Transit =>
  flatMapReading(settings, known => value([...known.values()].some(text => ON.test(text)) ? 'required' : 'optional'));
