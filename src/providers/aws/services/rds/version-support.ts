import type { RDSClient } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, value, type Reading } from '../../../../model/reading.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

type VersionSupport = Reading<Facets['versionSupport']>;

interface Versioned {
  readonly Engine?: string | undefined;
  readonly EngineVersion?: string | undefined;
}

interface Major {
  readonly engine: string;
  readonly version: string;
  readonly endOfStandardSupport: Date;
}

/** The end of standard support of a database's engine version; versions are read once for a region with databases. */
export function createVersionSupport(
  ctx: AwsContext,
  rds: typeof sdk,
  client: RDSClient,
): (database: Versioned) => Promise<VersionSupport> {
  const majors = once(() => readMajors(ctx, rds, client));
  return async ({ Engine: engine, EngineVersion: version }) => {
    if (engine === undefined || version === undefined)
      return requireField<Facets['versionSupport']>(undefined, 'EngineVersion');
    return flatMapReading(await majors(), all => {
      const [own] = all
        .filter(one => one.engine === engine && `${version}.`.startsWith(`${one.version}.`))
        .sort((a, b) => b.version.length - a.version.length);
      return own === undefined
        ? absent
        : value({ version, endOfStandardSupport: own.endOfStandardSupport.toISOString() });
    });
  };
}

/** Open source engines have standard support, then paid extended support; the API has no dates of commercial engines. */
function readMajors(ctx: AwsContext, rds: typeof sdk, client: RDSClient): Promise<Reading<readonly Major[]>> {
  return ctx.read('rds:DescribeDBMajorEngineVersions', async () => {
    const found: Major[] = [];
    for await (const page of rds.paginateDescribeDBMajorEngineVersions({ client, pageSize: 100 }, {}))
      for (const { Engine, MajorEngineVersion, SupportedEngineLifecycles: lifecycles = [] } of assertField(
        page.DBMajorEngineVersions,
        'DBMajorEngineVersions',
      )) {
        const standard = lifecycles.find(
          ({ LifecycleSupportName: name }) => name === 'open-source-rds-standard-support',
        );
        if (standard?.LifecycleSupportEndDate === undefined) continue;
        found.push({
          engine: assertField(Engine, 'Engine'),
          version: assertField(MajorEngineVersion, 'MajorEngineVersion'),
          endOfStandardSupport: standard.LifecycleSupportEndDate,
        });
      }
    return found;
  });
}
