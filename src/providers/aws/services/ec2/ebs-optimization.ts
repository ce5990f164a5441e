import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';

type Ec2 = typeof Ec2Sdk;

/** An answer names as many types as it is asked for, and may be asked for a hundred. */
const TYPES_AT_ONCE = 100;

export interface EbsOptimization {
  /** Asks about those types that nobody asked about yet. */
  readonly learn: (instances: readonly Instance[]) => Promise<void>;
  readonly of: (instance: Instance) => Reading<Facets['ebsOptimization']>;
}

/**
 * Whether machines reach their disks over a line of their own. Most types always do, whatever the machine's own setting says;
 * some do where the setting is on, the oldest never (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html).
 */
export function createEbsOptimization(ctx: AwsContext, sdk: Ec2, client: Ec2Sdk.EC2Client): EbsOptimization {
  const supports = new Map<string, Reading<string>>();
  const ask = async (InstanceTypes: string[]): Promise<void> => {
    const answer = await ctx.read('ec2:DescribeInstanceTypes', async () => {
      const asked = { InstanceTypes: InstanceTypes as Ec2Sdk._InstanceType[] };
      const types = assertField(
        (await client.send(new sdk.DescribeInstanceTypesCommand(asked))).InstanceTypes,
        'InstanceTypes',
      );
      return new Map<string, string | undefined>(
        types.map(({ InstanceType: type = '', EbsInfo: disks }) => [type, disks?.EbsOptimizedSupport]),
      );
    });
    for (const type of InstanceTypes) {
      const support = answer.state === 'value' ? answer.value.get(type) : undefined;
      supports.set(
        type,
        support !== undefined
          ? value(support)
          : answer.state === 'unread'
            ? answer
            : unread('failed', `the answer has no EbsOptimizedSupport of ${type}`),
      );
    }
  };
  return {
    learn: async instances => {
      const types = new Set(
        instances.flatMap(({ InstanceType: type }) => (type === undefined ? [] : [type as string])),
      );
      const fresh = [...types].filter(type => !supports.has(type));
      for (let from = 0; from < fresh.length; from += TYPES_AT_ONCE) await ask(fresh.slice(from, from + TYPES_AT_ONCE));
    },
    of: ({ InstanceType: type, EbsOptimized: on }) => {
      const support = supports.get(type ?? '') ?? unread('failed', 'the answer has no InstanceType');
      if (support.state !== 'value') return support.state === 'absent' ? unread('failed') : support;
      return value(
        support.value === 'default' || (support.value === 'supported' && on === true) ? 'enabled' : 'disabled',
      );
    },
  };
}
