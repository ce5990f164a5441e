import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';

/** What a pipeline requires. Without a rule everything passes. */
export interface GateRules {
  readonly failOn?: Severity | undefined;
  readonly failOnUnknown?: Severity | undefined;
  /** Percent. */
  readonly requireConfidence?: number | undefined;
}

export interface GateVerdict {
  readonly configured: boolean;
  readonly passed: boolean;
  /** One sentence for each rule that does not hold. */
  readonly reasons: readonly string[];
  /** The findings that fail the gate, by severity. */
  readonly findings: readonly Finding[];
}

/**
 * Applies the rules of the gate to an assessment. An accepted risk stays visible and does not fail the gate. With `earlier`,
 * the same finding in a baseline, only findings count for which the baseline would not fail: new or returned ones, those not
 * visible before, those of a higher severity now, and those whose acceptance ended.
 */
export function gate(
  assessment: Assessment,
  rules: GateRules,
  earlier?: (finding: Finding) => Finding | undefined,
): GateVerdict {
  const { failOn, failOnUnknown, requireConfidence } = rules;
  const counts = (finding: Finding): boolean => {
    const floor = finding.status === 'fail' ? failOn : isUnknown(finding) ? failOnUnknown : undefined;
    return finding.exception === undefined && floor !== undefined && isAtLeast(finding.severity, floor);
  };
  const isKnown = (finding: Finding): boolean => {
    const before = earlier?.(finding);
    return before !== undefined && counts(before);
  };
  const open = assessment.findings.filter(finding => counts(finding) && !isKnown(finding));
  const failed = open.filter(finding => finding.status === 'fail');
  const unknown = open.filter(isUnknown);
  const { confidence } = assessment.coverage;
  const fresh = earlier === undefined ? '' : 'new ';
  const reasons = [
    ...(failed.length > 0 ? [`${countOf(failed.length, `${fresh}finding`)} at or above ${String(failOn)}`] : []),
    ...(unknown.length > 0
      ? [
          `${countOf(unknown.length, `${fresh}unknown finding`)} (${countOf(checksOf(unknown), 'check')}) at or above ${String(failOnUnknown)}`,
        ]
      : []),
    ...(requireConfidence !== undefined && confidence < requireConfidence
      ? [`the confidence is ${confidence} %, ${requireConfidence} % is required`]
      : []),
  ];
  const configured = failOn !== undefined || failOnUnknown !== undefined || requireConfidence !== undefined;
  return { configured, passed: reasons.length === 0, reasons, findings: [...failed, ...unknown] };
}

const isUnknown = ({ status }: Finding): boolean => status === 'unknown' || status === 'error';

const checksOf = (findings: readonly Finding[]): number => new Set(findings.map(({ check }) => check)).size;

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
