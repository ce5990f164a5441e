import { compareText } from '../lib/text.ts';
import { CRITICALITIES } from './criticality.ts';
import type { Finding, Status } from './finding.ts';
import { SEVERITIES } from './severity.ts';

const STATUS_ORDER: readonly Status[] = ['fail', 'unknown', 'error', 'pass', 'not-applicable'];

/**
 * Findings in the order in which a reader should meet them: what can fail a gate, the gravest first; then what nobody
 * could look at; accepted risks at the end. The same on every machine.
 */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      Number(a.exception !== undefined) - Number(b.exception !== undefined) ||
      STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      CRITICALITIES.indexOf(a.resource.criticality) - CRITICALITIES.indexOf(b.resource.criticality) ||
      compareText(a.check, b.check) ||
      compareText(a.resource.id, b.resource.id) ||
      compareText(a.id, b.id),
  );
}

/** Fails, unknowns and errors: what every format lists, whatever else the assessment itemises. */
export const isOpen = ({ status }: Finding): boolean => status === 'fail' || status === 'unknown' || status === 'error';
