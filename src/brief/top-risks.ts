import type { Assessment, Risk } from '../model/assessment.ts';

export const TOP_RISKS = 3;

/** The risks that get a page: the worst first, each of another question, and none that rests on nothing but what we could not see. */
export function topRisks(assessment: Assessment): readonly Risk[] {
  const leads = new Set<string>();
  return assessment.risks
    .filter(risk => {
      const shown = risk.evidence.some(({ fail }) => fail > 0) && !leads.has(risk.leads);
      if (shown) leads.add(risk.leads);
      return shown;
    })
    .slice(0, TOP_RISKS);
}

/**
 * A plain "this can happen" needs a decisive check that failed, or a score that is poor even when everything unseen were
 * done; otherwise the milder sentence stands.
 */
export function isGrave({ score }: Assessment, risk: Risk): boolean {
  const lead = score.questions[risk.leads];
  return lead.capped?.because === 'fail' || lead.possible < 60;
}
