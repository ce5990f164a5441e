import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';

/** Without an access log, the execution log has every request (`INFO`) or the failed ones (`ERROR`). */
export function accessLogOf(destination = '', executionLog = 'OFF'): Facets['accessLogging'] {
  if (destination !== '') return 'enabled';
  return executionLog === 'OFF' ? 'disabled' : 'partial';
}

/** As the stage that logs least. */
export function accessLoggingOf(
  stages: Reading<readonly { readonly log: Facets['accessLogging'] }[]>,
): Reading<Facets['accessLogging']> {
  if (stages.state !== 'value') return stages;
  const logs = new Set(stages.value.map(({ log }) => log));
  if (logs.size === 0) return absent;
  return value((['disabled', 'partial'] as const).find(state => logs.has(state)) ?? 'enabled');
}
