import type { Assessment, Risk } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';
import type { Severity } from '../../model/severity.ts';
import { acceptanceOf } from './accepted.ts';

/** Risks on the bottom line, each with a page; severe ones add up to `TOP_RISKS` pages (risk model 4.1). */
export const NAMED_RISKS = 3;
const TOP_RISKS = 5;

/**
 * Risks with a page: highest first, one for each question. None that rests on unknowns or low findings only, and none that
 * is accepted as a whole. A fourth and fifth only if they are severe.
 */
export function topRisks(assessment: Assessment): readonly Risk[] {
  const leads = new Set<string>();
  return assessment.risks
    .filter(risk => {
      const shown = isOpen(assessment, risk) && !leads.has(risk.leads);
      if (shown) leads.add(risk.leads);
      return shown;
    })
    .filter((risk, index) => index < NAMED_RISKS || isSevere(assessment, risk))
    .slice(0, TOP_RISKS);
}

function isOpen(assessment: Assessment, { evidence, actions }: Risk): boolean {
  const failed = evidence.filter(({ fail, check }) => fail > 0 && acceptanceOf(assessment, check) === undefined);
  const checks = new Set(failed.map(({ check }) => check));
  // Actions count what is accepted too.
  const open = assessment.findings.filter(one => checks.has(one.check) && one.status === 'fail' && one.exception === undefined); // prettier-ignore
  return failed.length > 0 && !isLow(actions) && !isLow(open);
}

const isLow = (of: readonly { readonly severity: Severity }[]): boolean =>
  of.length > 0 && of.every(({ severity }) => severity === 'low');

/**
 * "This can happen" requires a failed decisive check, or a low possible score; otherwise the
 * weaker sentence is used.
 */
export function isSevere({ score }: Assessment, risk: Risk): boolean {
  const lead = score.questions[risk.leads];
  return lead.capped?.because === 'fail' || lead.possible < PARAMETERS.graveBelow;
}
