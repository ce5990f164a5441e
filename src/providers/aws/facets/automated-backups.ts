import type { Facets } from '../../../model/facets.ts';
import { absent, flatMapReading, value, type Reading } from '../../../model/reading.ts';
import { requireField } from '../../kit/response-fields.ts';

/** Automatic snapshots without point-in-time recovery; a retention of zero days switches them off. */
export function automatedSnapshots(days: number | undefined, field: string): Reading<Facets['automatedBackups']> {
  return flatMapReading(requireField(days, field), retentionDays =>
    retentionDays === 0 ? absent : value({ retentionDays, pointInTimeRecovery: false }),
  );
}
