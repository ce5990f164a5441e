import type { Facets } from '../../../model/facets.ts';
import { mapReading, type Reading } from '../../../model/reading.ts';
import { requireField } from '../../kit/response-fields.ts';

/** One TCP port. */
export function tcpListener(port: number | undefined): Reading<Facets['listeners']> {
  return mapReading(requireField(port, 'port'), known => [{ protocol: 'tcp', port: known, redirectsToHttps: false }]);
}
