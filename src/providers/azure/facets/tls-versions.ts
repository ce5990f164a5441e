import type { Facets } from '../../../model/facets.ts';
import { flatMapReading, unread, value, type Reading } from '../../../model/reading.ts';

/** Services write the minimum as `TLS1_2`, `1.2`, `Tls12` or `TLSv1.2`; `Tls` is 1.0. */
const VERSION = /^(?:tls_?v?)?(?:(\d)(?:[._]?(\d))?)?$/i;
/** No minimum at all. */
const NONE = /^(none|tlsenforcementdisabled)$/i;

/** Whether the version is older than TLS 1.2; undefined for a text that names none. */
export function isOutdatedTls(version: string): boolean | undefined {
  if (NONE.test(version)) return true;
  const found = version === '' ? null : VERSION.exec(version);
  if (found === null) return undefined;
  return Number(`${found[1] ?? '1'}.${found[2] ?? '0'}`) < 1.2;
}

/** Of a service that requires TLS, by the minimum version of its settings. */
export const requiredTls = (minimum: Reading<string>): Reading<Facets['encryptionInTransit']> =>
  flatMapReading(minimum, (version): Reading<Facets['encryptionInTransit']> => {
    const isOutdated = isOutdatedTls(version);
    if (isOutdated === undefined) return unread('failed', `${version.slice(0, 40)} is no TLS version`);
    return value(isOutdated ? 'outdated' : 'required');
  });
