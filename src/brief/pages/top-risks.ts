import type { Assessment, Risk } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';

/** Risks on the bottom line, each with a page; severe ones add up to `TOP_RISKS` pages (risk model 4.1). */
export const NAMED_RISKS = 3;
const TOP_RISKS = 5;
/** Maximum with a page of changes since the baseline, which must not lengthen the briefing. */
const TOP_RISKS_LATER = 4;

/**
 * Risks with a page: highest first, one for each question, none that rests on unknowns only. A fourth and fifth only if they
 * are severe.
 */
export function topRisks(assessment: Assessment): readonly Risk[] {
  const leads = new Set<string>();
  return assessment.risks
    .filter(risk => {
      const shown = risk.evidence.some(({ fail }) => fail > 0) && !leads.has(risk.leads);
      if (shown) leads.add(risk.leads);
      return shown;
    })
    .filter((risk, index) => index < NAMED_RISKS || isSevere(assessment, risk))
    .slice(0, assessment.trend === undefined ? TOP_RISKS : TOP_RISKS_LATER);
}

/**
 * "This can happen" requires a failed decisive check, or a low possible score; otherwise the
 * weaker sentence is used.
 */
export function isSevere({ score }: Assessment, risk: Risk): boolean {
  const lead = score.questions[risk.leads];
  return lead.capped?.because === 'fail' || lead.possible < PARAMETERS.graveBelow;
}
