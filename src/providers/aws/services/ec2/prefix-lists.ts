import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { Reading } from '../../../../model/reading.ts';
import { memoize } from '../../../kit/memoize.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

/** The CIDR blocks of a prefix list. */
export type PrefixListEntries = Reading<readonly string[]>;
export type PrefixListReader = (id: string) => Promise<PrefixListEntries>;

/** Reads the prefix lists that rules name, each once. */
export const prefixListReader = (ctx: AwsContext, sdk: typeof Ec2Sdk, client: Ec2Sdk.EC2Client): PrefixListReader =>
  memoize((PrefixListId: string) =>
    ctx.read('ec2:GetManagedPrefixListEntries', async () => {
      const blocks: string[] = [];
      for await (const page of sdk.paginateGetManagedPrefixListEntries({ client, pageSize: 100 }, { PrefixListId }))
        blocks.push(...assertField(page.Entries, 'Entries').map(({ Cidr: cidr }) => assertField(cidr, 'Cidr')));
      return blocks;
    }),
  );
