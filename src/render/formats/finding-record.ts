import type { Assessment } from '../../model/assessment.ts';
import { isOpen, worstFirst } from '../../model/finding-order.ts';
import { reasonLine, type Finding } from '../../model/finding.ts';
import { QUESTIONS } from '../../model/question.ts';
import { recipeFor, targetOf } from '../../model/remedy.ts';
import { ENGLISH_REMEDY_WORDS, remedySteps } from '../../model/remedy-steps.ts';
import type { CheckDetails, CheckLibrary } from './check-details.ts';
import { coversProvider } from './framework-names.ts';
import { sanitizeLine } from './sanitize-line.ts';

/** A finding with what formats for other tools say about it: text of one line each, in English. */
export interface FindingRecord {
  readonly finding: Finding;
  readonly details: CheckDetails | undefined;
  /** What is wrong, for engineers. */
  readonly title: string;
  /** The message; of an unknown finding also why. */
  readonly message: string;
  /** The question that it belongs to, in the chief executive's words. */
  readonly question: string;
  readonly risk: string;
  /** What to do, in one sentence. */
  readonly action: string;
  /** The recipe for this type of resource, a line a step. */
  readonly steps: readonly string[];
  /** `Framework id`, sorted as in the check. */
  readonly controls: readonly { readonly framework: string; readonly id: string }[];
}

/** Long texts of strangers are cut: tools that import findings limit them. */
const TEXT = 1000;

/**
 * What formats for other tools list: every finding of the assessment that is not passed or not applicable, worst first.
 * `frameworks` has the names of frameworks by their keys.
 */
export function findingRecords(
  assessment: Assessment,
  library: CheckLibrary,
  frameworks: ReadonlyMap<string, string>,
): FindingRecord[] {
  const tallies = new Map(assessment.checks.map(check => [check.id, check]));
  return worstFirst(assessment.findings.filter(isOpen)).map(finding => {
    const details = library.get(finding.check);
    const recipe = details === undefined ? undefined : recipeFor(details.remedy, finding.resource);
    const steps = recipe === undefined ? [] : remedySteps(recipe, ENGLISH_REMEDY_WORDS, targetOf(finding));
    return {
      finding,
      details,
      title: sanitizeLine(details?.name ?? tallies.get(finding.check)?.name ?? finding.check),
      message: sanitizeLine(messageOf(finding), TEXT) || finding.check,
      question: QUESTIONS.find(({ slug }) => slug === finding.question)?.asks ?? finding.question,
      risk: sanitizeLine(details?.risk ?? '', TEXT),
      action: sanitizeLine(details?.remedy.action ?? '', TEXT),
      steps: steps.map(({ label, text }) => sanitizeLine(`${label}: ${text}`, 2000)),
      controls: Object.entries(details?.controls ?? {})
        .filter(([key]) => coversProvider(key, finding.resource.provider))
        .flatMap(([key, ids]) => ids.map(id => ({ framework: frameworks.get(key) ?? key, id }))),
    };
  });
}

const messageOf = ({ message, reason }: Finding): string =>
  reason === undefined ? message : `${message} (${reasonLine(reason)})`;

/** Why a risk was accepted, by whom and until when. */
export const acceptance = ({ owner, reason, until }: NonNullable<Finding['exception']>): string =>
  `${sanitizeLine(reason, TEXT)} (accepted by ${sanitizeLine(owner)} until ${sanitizeLine(until)})`;
