import type { RDSClient } from '@aws-sdk/client-rds';
import type * as sdk from '@aws-sdk/client-rds';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

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

/** Until when the engine of a database is mended for its price: read once for all of a region, where it has a database. */
export function createVersionSupport(
  ctx: AwsContext,
  rds: typeof sdk,
  client: RDSClient,
): (database: Versioned) => Promise<VersionSupport> {
  let asked: Promise<Reading<readonly Major[]>> | undefined;
  return async ({ Engine: engine, EngineVersion: version }) => {
    if (engine === undefined || version === undefined) return unread('failed', 'the answer has no EngineVersion');
    const majors = await (asked ??= readMajors(ctx, rds, client));
    return flatMapReading(majors, all => {
      const [own] = all
        .filter(one => one.engine === engine && `${version}.`.startsWith(`${one.version}.`))
        .sort((a, b) => b.version.length - a.version.length);
      return own === undefined
        ? absent
        : value({ version, endOfStandardSupport: own.endOfStandardSupport.toISOString() });
    });
  };
}

/** After its standard support AWS mends an engine for an extra fee, and then no more. Commercial engines have no such end here. */
function readMajors(ctx: AwsContext, rds: typeof sdk, client: RDSClient): Promise<Reading<readonly Major[]>> {
  return ctx.read('rds:DescribeDBMajorEngineVersions', async () => {
    const found: Major[] = [];
    for await (const page of rds.paginateDescribeDBMajorEngineVersions({ client, pageSize: 100 }, {}))
      for (const { Engine, MajorEngineVersion, SupportedEngineLifecycles: lives = [] } of assertField(
        page.DBMajorEngineVersions,
        'DBMajorEngineVersions',
      )) {
        const standard = lives.find(({ LifecycleSupportName: name }) => name === 'open-source-rds-standard-support');
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
