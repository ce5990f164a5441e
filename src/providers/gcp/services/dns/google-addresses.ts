import table from '../../../../../data/gcp-address-ranges.json' with { type: 'json' };
import { addressLookup } from '../../../kit/address-blocks.ts';

const lookUp = addressLookup(table.blocks.map(cidr => [cidr, true] as const));

/** Whether Google gives this IPv4 address to customers of Google Cloud, by the blocks that it publishes. */
export const isCustomerAddress = (address: string): boolean => lookUp(address) === true;
