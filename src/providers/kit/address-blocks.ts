import { addressRange } from '../../lib/cidr.ts';

/** Looks a published list of blocks up: what holds for an IPv4 address; undefined for any other address, and for a host name. */
export type AddressLookup<T> = (address: string) => T | undefined;

/** One block never holds another. */
export function addressLookup<T>(blocks: readonly (readonly [cidr: string, of: T])[]): AddressLookup<T> {
  const ordered = blocks
    .flatMap(([cidr, of]) => {
      const range = addressRange(cidr);
      return range === undefined ? [] : [{ ...range, of }];
    })
    .sort((a, b) => (a.first < b.first ? -1 : 1));
  return address => {
    const range = addressRange(address);
    if (range?.family !== 'ipv4' || range.first !== range.last) return undefined;
    const after = ordered.findIndex(({ first }) => first > range.first);
    const block = ordered.at(after === -1 ? -1 : after - 1);
    return block !== undefined && block.first <= range.first && range.last <= block.last ? block.of : undefined;
  };
}
