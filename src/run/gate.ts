import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';
import { isAtLeast, type Severity } from '../model/severity.ts';

/** What a pipeline asks. Nothing asked: everything passes. */
export interface GateRules {
  readonly failOn?: Severity | undefined;
  readonly failOnUnknown?: Severity | undefined;
  /** Percent. */
  readonly requireConfidence?: number | undefined;
}

export interface GateVerdict {
  readonly asked: boolean;
  readonly passed: boolean;
  /** One sentence for each rule that does not hold. */
  readonly reasons: readonly string[];
  /** What failed it, the worst first. */
  readonly findings: readonly Finding[];
}

/** Holds the assessment against the gate. An accepted risk stays visible and fails nothing. */
export function gate(assessment: Assessment, rules: GateRules): GateVerdict {
  const { failOn, failOnUnknown, requireConfidence } = rules;
  const open = assessment.findings.filter(finding => finding.exception === undefined);
  const failed = failOn === undefined ? [] : open.filter(finding => finding.status === 'fail' && isAtLeast(finding.severity, failOn));
  const unknown =
    failOnUnknown === undefined ? [] : open.filter(finding => finding.status !== 'fail' && isAtLeast(finding.severity, failOnUnknown));
  const { confidence } = assessment.coverage;
  const reasons = [
    ...(failed.length > 0 ? [`${countOf(failed.length, 'finding')} at or above ${String(failOn)}`] : []),
    ...(unknown.length > 0 ? [`${countOf(unknown.length, 'check')} at or above ${String(failOnUnknown)} could not look`] : []),
    ...(requireConfidence !== undefined && confidence < requireConfidence
      ? [`${confidence} % of what matters could be checked, ${requireConfidence} % is required`]
      : []),
  ];
  const asked = failOn !== undefined || failOnUnknown !== undefined || requireConfidence !== undefined;
  return { asked, passed: reasons.length === 0, reasons, findings: [...failed, ...unknown] };
}

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
