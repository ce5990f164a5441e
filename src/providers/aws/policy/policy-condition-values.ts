import { isWithin, prefixLength } from '../../../lib/cidr.ts';
import { parseArn } from '../arn.ts';
import { isPattern } from './policy-patterns.ts';
import { ALL_PRINCIPALS, exactly, principals, UNKNOWN, type PrincipalBounds } from './principal-set.ts';

/** What a condition key identifies: the caller, the owner of the resource that a service acts for, or the network. */
export type KeyType = 'account' | 'organization' | 'paths' | 'arn' | 'ip-address' | 'network' | 'user-id' | 'endpoint';

/** The principals that one value of a condition key names. `literal`: its wildcards stand for themselves. */
export function principalIn(type: KeyType, value: string, literal: boolean): PrincipalBounds {
  if (type === 'ip-address') return networkIn(value);
  // The value of a policy variable is only known at the call.
  if (value.includes('${')) return UNKNOWN;
  // Taken literally a wildcard matches no principal: the author meant something else.
  if (literal && isPattern(value)) return UNKNOWN;
  if (value === '*') return exactly(ALL_PRINCIPALS);
  switch (type) {
    case 'account':
      return /^\d{12}$/.test(value) ? exactly(principals([value])) : UNKNOWN;
    case 'organization':
      return /^o-[a-z0-9]+$/.test(value)
        ? exactly(principals([value]))
        : value === 'o-*'
          ? exactly(ALL_PRINCIPALS)
          : UNKNOWN;
    case 'paths': {
      const [, organization] = /^(o-[a-z0-9]+)(\/|$)/.exec(value) ?? [];
      return organization === undefined ? UNKNOWN : exactly(principals([organization]));
    }
    case 'network':
      return /^vpce?-[a-z0-9]+$/.test(value)
        ? exactly(principals([value]))
        : /^vpce?-\*$/.test(value)
          ? exactly(ALL_PRINCIPALS)
          : UNKNOWN;
    case 'user-id': {
      // Ids are never given twice. A session has the name of its session after the id.
      const [, id, account] = /^(?:(A(?:ID|RO)A[A-Z0-9]{12,})|(\d{12}))(?::.*)?$/.exec(value) ?? [];
      const name = id ?? account;
      return name === undefined ? UNKNOWN : exactly(principals([name]));
    }
    case 'endpoint':
      // Subscribers of one mail domain or host.
      return /(@|:\/\/)[^*?@]+$/.test(value) || /^arn:/.test(value) ? exactly(principals([value])) : UNKNOWN;
    case 'arn':
      return ownerIn(value);
  }
}

/** ARNs whose resource has a name or id that exists once: buckets, distributions, APIs, hosted zones, networks. */
const UNIQUE_RESOURCES: readonly RegExp[] = [
  /^arn:[^:]*:s3:[^:]*:\*?:[^*?:/]{3}/,
  /^arn:[^:]*:cloudfront:[^:]*:\*?:distribution\/E[A-Z0-9]+$/,
  /^arn:[^:]*:apigateway:[^:]*:\*?:\/(rest)?apis\/[a-z0-9]{10}(\/|$)/,
  /^arn:[^:]*:execute-api:[^:]*:\*?:[a-z0-9]{10}(\/|$)/,
  /^arn:[^:]*:route53:[^:]*:\*?:hostedzone\/Z[A-Z0-9]+$/,
  /^arn:[^:]*:(ec2|elasticfilesystem):[^:]*:\*?:[a-z-]+\/[a-z]+-[\da-f]{8,17}$/,
];

const ANY_BUCKET = /^arn:[^:]*:s3:[^:]*::[*?]/;

function ownerIn(text: string): PrincipalBounds {
  const arn = parseArn(text);
  if (arn === undefined) return UNKNOWN;
  if (/^\d{12}$/.test(arn.account)) return exactly(principals([arn.account]));
  if (UNIQUE_RESOURCES.some(unique => unique.test(text))) return exactly(principals([text]));
  // Any account can name its own resource like that.
  return arn.account === '*' || ANY_BUCKET.test(text) ? exactly(ALL_PRINCIPALS) : UNKNOWN;
}

/** Prefix lengths: shorter than the wide one is the internet, from the narrow one on it is a chosen network. */
const WIDE_IPV4 = 8;
const NARROW_IPV4 = 16;
const WIDE_IPV6 = 32;

const PRIVATE_BLOCKS = [
  '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', 'fc00::/7', 'fe80::/10',
]; // prettier-ignore

function networkIn(text: string): PrincipalBounds {
  const cidr = text.includes('/') ? text : `${text}/${text.includes(':') ? '128' : '32'}`;
  const prefix = prefixLength(cidr);
  if (prefix === undefined) return UNKNOWN;
  // No request from the internet has a private address.
  if (PRIVATE_BLOCKS.some(block => isWithin(cidr, block))) return exactly(principals([cidr]));
  if (prefix.bits >= (prefix.family === 'ipv4' ? NARROW_IPV4 : WIDE_IPV6)) return exactly(principals([cidr]));
  if (prefix.bits < (prefix.family === 'ipv4' ? WIDE_IPV4 : WIDE_IPV6)) return exactly(ALL_PRINCIPALS);
  return { atLeast: principals([cidr]), atMost: ALL_PRINCIPALS };
}
