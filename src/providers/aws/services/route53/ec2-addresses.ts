import table from '../../../../../data/aws-address-ranges.json' with { type: 'json' };
import { addressLookup } from '../../../kit/address-blocks.ts';

/** The region that gives this IPv4 address to customers of EC2, by the blocks that AWS publishes. */
export const regionOfEc2Address = addressLookup(
  Object.entries(table.regions).flatMap(([region, cidrs]) => cidrs.map(cidr => [cidr, region] as const)),
);
