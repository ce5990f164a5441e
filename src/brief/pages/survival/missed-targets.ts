import type { Assessment } from '../../../model/assessment.ts';
import type { Translator } from '../../language/translator.ts';
import { servicesOf } from './services.ts';

/** Crown jewels that miss a recovery target even in the best case, in one sentence; empty: none. */
export function missedTargetsText(words: Translator, assessment: Assessment): string {
  const missed = servicesOf(words, assessment).filter(
    ({ workload, rows }) =>
      workload.criticality === 'crown-jewel' &&
      rows.some(({ target }) => target?.rto === 'missed' || target?.rpo === 'missed'),
  );
  if (missed.length === 0) return '';
  return words.translate('summary.recovery', {
    n: missed.length,
    services: words.listed(missed.slice(0, NAMED).map(({ quoted }) => quoted)),
    more: Math.max(0, missed.length - NAMED),
  });
}

const NAMED = 3;
