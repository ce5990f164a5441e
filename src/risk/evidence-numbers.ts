import { compareText } from '../lib/text.ts';
import type { Action, CheckTally, Risk } from '../model/assessment.ts';
import { QUESTIONS } from '../model/question.ts';

const order = new Map<string, number>(QUESTIONS.map(({ slug }, index) => [slug, index]));

/**
 * Numbers in the evidence for each check that does not pass everywhere: those that the risks name keep theirs, then those of
 * the actions in their order, then the unknown ones.
 */
export function numberEvidence(
  tallies: readonly CheckTally[],
  open: ReadonlySet<string>,
  { risks, actions }: { readonly risks: readonly Risk[]; readonly actions: readonly Action[] },
): CheckTally[] {
  const numbers = new Map(risks.flatMap(risk => risk.evidence.map(({ check, id }) => [check, id])));
  const unknown = tallies
    .filter(({ id }) => open.has(id))
    .toSorted(
      (a, b) =>
        (order.get(a.question) ?? 0) - (order.get(b.question) ?? 0) || b.weight - a.weight || compareText(a.id, b.id),
    );
  for (const id of [...actions.map(({ check }) => check), ...unknown.map(({ id: check }) => check)])
    if (!numbers.has(id)) numbers.set(id, evidenceNumber(numbers.size + 1));
  return tallies.map(tally => {
    const evidence = numbers.get(tally.id);
    return evidence === undefined ? tally : { ...tally, evidence };
  });
}

/** `E-003` */
export const evidenceNumber = (n: number): string => `E-${String(n).padStart(3, '0')}`;
