import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, type Reading } from '../../../../model/reading.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

type Ec2 = typeof Ec2Sdk;

/** The maximum of one DescribeInstanceTypes call. */
const TYPES_PER_CALL = 100;

export interface EbsOptimization {
  /** Reads the instance types that were not read before. */
  readonly load: (instances: readonly Instance[]) => Promise<void>;
  readonly of: (instance: Instance) => Reading<Facets['ebsOptimization']>;
}

/**
 * Whether instances are EBS-optimized. Most types always are, whatever the setting of the instance; some by the setting, the
 * oldest never (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html).
 */
export function createEbsOptimization(ctx: AwsContext, sdk: Ec2, client: Ec2Sdk.EC2Client): EbsOptimization {
  const supportOf = new Map<string, Reading<string>>();
  return {
    load: async instances => {
      const types = new Set(
        instances.flatMap(({ InstanceType: type }) => (type === undefined ? [] : [type as string])),
      );
      const unknown = [...types].filter(type => !supportOf.has(type));
      for (let from = 0; from < unknown.length; from += TYPES_PER_CALL) {
        const batch = unknown.slice(from, from + TYPES_PER_CALL);
        const supports = await readSupport(ctx, sdk, client, batch);
        for (const type of batch)
          supportOf.set(
            type,
            flatMapReading(supports, all => requireField(all.get(type), `EbsOptimizedSupport of ${type}`)),
          );
      }
    },
    of: ({ InstanceType: type = '', EbsOptimized: enabled }) =>
      mapReading(supportOf.get(type) ?? requireField<string>(undefined, 'InstanceType'), support =>
        support === 'default' || (support === 'supported' && enabled === true) ? 'enabled' : 'disabled',
      ),
  };
}

function readSupport(
  ctx: AwsContext,
  sdk: Ec2,
  client: Ec2Sdk.EC2Client,
  types: readonly string[],
): Promise<Reading<ReadonlyMap<string, string | undefined>>> {
  return ctx.read('ec2:DescribeInstanceTypes', async () => {
    const input = { InstanceTypes: types as Ec2Sdk._InstanceType[] };
    const answer = await client.send(new sdk.DescribeInstanceTypesCommand(input));
    assertLastPage(answer.NextToken);
    return new Map<string, string | undefined>(
      assertField(answer.InstanceTypes, 'InstanceTypes').map(({ InstanceType: type = '', EbsInfo: ebs }) => [
        type,
        ebs?.EbsOptimizedSupport,
      ]),
    );
  });
}
