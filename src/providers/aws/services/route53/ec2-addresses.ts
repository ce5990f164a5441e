import table from '../../../../../data/aws-address-ranges.json' with { type: 'json' };
import { addressRange } from '../../../../lib/cidr.ts';

interface Block {
  readonly first: bigint;
  readonly last: bigint;
  readonly region: string;
}

/** The blocks that AWS publishes for EC2, in order: one block never holds another. */
const BLOCKS: readonly Block[] = Object.entries(table.regions)
  .flatMap(([region, cidrs]) =>
    cidrs.flatMap((cidr): Block[] => {
      const range = addressRange(cidr);
      return range === undefined ? [] : [{ ...range, region }];
    }),
  )
  .sort((a, b) => (a.first < b.first ? -1 : 1));

/** The region that gives this IPv4 address to customers of EC2; undefined for any other address, and for a host name. */
export function regionOfEc2Address(address: string): string | undefined {
  const range = addressRange(address);
  if (range?.family !== 'ipv4' || range.first !== range.last) return undefined;
  const after = BLOCKS.findIndex(({ first }) => first > range.first);
  const block = BLOCKS.at(after === -1 ? -1 : after - 1);
  return block !== undefined && block.first <= range.first && range.last <= block.last ? block.region : undefined;
}
