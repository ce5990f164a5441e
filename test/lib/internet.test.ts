import { describe, expect, it } from 'vitest';
import { addressRange } from '../../src/lib/cidr.ts';
import { internetFamilies, isOpenToStrangers, largePublicRange } from '../../src/lib/internet.ts';

/** Every public `/8` and some that are not. */
const eighths = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${String(index + 1)}.0.0.0/8`);

describe('the internet as a source', () => {
  it.each([
    ['all of IPv4', ['0.0.0.0/0'], ['ipv4']],
    ['all of IPv6', ['::/0'], ['ipv6']],
    ['all that IPv6 routes', ['2000::/3'], ['ipv6']],
    ['a name', ['Internet'], ['ipv4', 'ipv6']],
    ['another name', ['*'], ['ipv4', 'ipv6']],
    ['one half', ['0.0.0.0/1'], ['ipv4']],
    ['two halves, one of each family', ['128.0.0.0/1', '8000::/1'], ['ipv4']],
    ['all but the first address', ['0.0.0.1-255.255.255.255'], ['ipv4']],
    ['all but the last address', ['0.0.0.0-255.255.255.254'], ['ipv4']],
    ['a range for each half', ['0.0.0.0-127.255.255.255', '128.0.0.0-255.255.255.255'], ['ipv4']],
    ['two hundred blocks of 8 bits', eighths(200), ['ipv4']],
    ['three blocks of 8 bits', ['11.0.0.0/8', '54.0.0.0/8', '99.0.0.0/8'], ['ipv4']],
    ['four quarters of an eighth, four times', ['16', '17', '18', '19'].flatMap(octet => [`${octet}.0.0.0/9`, `${octet}.128.0.0/9`]), ['ipv4']],
  ])('%s', (_, sources, families) => {
    expect(internetFamilies(sources)).toEqual(families);
    expect(isOpenToStrangers(sources)).toBe(true);
  }); // prettier-ignore

  it.each([
    ['nobody', []],
    ['private blocks', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fd00::/8']],
    ['private blocks with a public neighbour', ['10.0.0.0/7']],
    ['what is never routed', ['224.0.0.0/3', '8000::/1', '0.0.0.0/8']],
    ['one organization', ['203.0.113.0/24', '198.51.100.7', '17.0.0.0/8']],
    ['the same block many times', Array.from({ length: 300 }, () => '17.0.0.0/8')],
    ['names of groups', ['sg-1', 'pl-1', 'VirtualNetwork', '/subscriptions/1-2/asg']],
    ['what is no address', ['nonsense/99', '1.2.3.4-nobody', '-', '']],
    ['a range the wrong way round', ['255.255.255.255-0.0.0.0']],
  ])('is not %s', (_, sources) => {
    expect(internetFamilies(sources)).toEqual([]);
    expect(isOpenToStrangers(sources)).toBe(false);
  });

  it('has every customer of the provider in it', () => {
    expect(isOpenToStrangers(['provider-customers'])).toBe(true);
    expect(internetFamilies(['provider-customers'])).toEqual([]);
  });
});

describe('a large public range', () => {
  it('is more than a network operator has, and is counted', () => {
    expect(largePublicRange(['11.0.0.0/9'])).toBe(8_388_608n);
    expect(largePublicRange(['198.18.0.0/16', '11.1.0.0/16', '10.0.0.0/8'])).toBe(131_072n);
    expect(largePublicRange(['2a00::/20'])).toBe(1n << 108n);
  });

  it('is not a block of one company, nor a private one', () => {
    expect(largePublicRange(['203.0.113.0/24', '11.1.0.0/17', '10.0.0.0/8', '2001:db8::/32'])).toBeUndefined();
  });
});

describe('addresses', () => {
  it('are read from blocks, single addresses and ranges', () => {
    expect(addressRange('10.1.2.3/24')).toEqual({ family: 'ipv4', first: 0x0a010200n, last: 0x0a0102ffn });
    expect(addressRange('10.1.2.3')).toEqual({ family: 'ipv4', first: 0x0a010203n, last: 0x0a010203n });
    expect(addressRange('10.1.2.3 - 10.1.2.5')).toEqual({ family: 'ipv4', first: 0x0a010203n, last: 0x0a010205n });
    expect(addressRange('2001:db8::/32')?.first).toBe(0x20010db8n << 96n);
    expect(addressRange('1.2.3.4-::1')).toBeUndefined();
  });
});
