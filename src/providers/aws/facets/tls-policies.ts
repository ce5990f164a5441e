import type { Facets } from '../../../model/facets.ts';

export type TlsVersion = NonNullable<Facets['listeners'][number]['minTlsVersion']>;

/** Policies named by a year instead of a version; all of them still allow TLS 1.0. */
const LEGACY = /^ELBSecurityPolicy-(2016-08|2015-\d\d|2014-\d\d|2011-08|FS-2018-06)$/;

/** The oldest TLS version that a policy allows; undefined where its name does not tell. */
export function minTlsVersionOf(policy: string | undefined): TlsVersion | undefined {
  if (policy === undefined || policy === '') return undefined;
  if (LEGACY.test(policy)) return '1.0';
  if (/^SSLv3/i.test(policy)) return 'ssl-3';
  // CloudFront: TLSv1, TLSv1_2016, TLSv1.1_2016, TLSv1.2_2021, TLSv1.3_2025.
  const front = /^TLSv1(?:\.(\d))?(?:_\d{4})?$/.exec(policy);
  if (front !== null) return version(front[1] ?? '0');
  // ELBSecurityPolicy-TLS-1-2-Ext-2018-06, -TLS13-1-0-2021-06, -FS-1-2-Res-2020-10; API Gateway: TLS_1_2, SecurityPolicy_TLS13_1_3_2025_09.
  const named = /(?:TLS|TLS13|FS)[-_]1[-_]([0-3])(?:[-_]|$)/.exec(policy);
  return named === null ? undefined : version(named[1] ?? '');
}

const version = (minor: string): TlsVersion | undefined =>
  minor === '0' ? '1.0' : minor === '1' ? '1.1' : minor === '2' ? '1.2' : minor === '3' ? '1.3' : undefined;
