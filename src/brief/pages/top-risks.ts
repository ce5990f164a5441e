import type { Assessment, Risk } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';

/** Three are named on the bottom line; a page for each, and for two more where they are as plain (risk model 4.1). */
export const NAMED_RISKS = 3;
const TOP_RISKS = 5;
/** What changed since last time has a page of its own, and the whole is no longer for that. */
const TOP_RISKS_LATER = 4;

/**
 * The risks that get a page: the worst first, each of another question, and none that rests on nothing but what we could not
 * read. The fourth and fifth only where they are severe: a board reads five pages of risks for a reason.
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
 * A plain "this can happen" needs a decisive check that failed, or a score that is poor even when everything unseen were
 * done; otherwise the milder sentence stands.
 */
export function isSevere({ score }: Assessment, risk: Risk): boolean {
  const lead = score.questions[risk.leads];
  return lead.capped?.because === 'fail' || lead.possible < PARAMETERS.graveBelow;
}
