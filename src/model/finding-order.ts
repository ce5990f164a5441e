import { compareText } from '../lib/text.ts';
import { CRITICALITIES } from './criticality.ts';
import type { Finding, Status } from './finding.ts';
import { SEVERITIES } from './severity.ts';

const STATUS_ORDER: readonly Status[] = ['fail', 'unknown', 'error', 'pass', 'not-applicable'];

/** Orders findings by severity, then criticality; check and resource make the order total. */
export function bySeverity(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    CRITICALITIES.indexOf(a.resource.criticality) - CRITICALITIES.indexOf(b.resource.criticality) ||
    compareText(a.check, b.check) ||
    compareText(a.resource.id, b.resource.id) ||
    compareText(a.id, b.id)
  );
}

/** The order of all printed lists: fails, unknowns and errors by severity, accepted risks last. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      Number(a.exception !== undefined) - Number(b.exception !== undefined) ||
      STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
      bySeverity(a, b),
  );
}

/** Fails, unknowns and errors: the findings that every format lists. */
export const isOpen = ({ status }: Finding): boolean => status === 'fail' || status === 'unknown' || status === 'error';
