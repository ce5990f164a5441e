import type { Assessment, Risk } from '../../model/assessment.ts';
import type { Translator } from '../language/translator.ts';
import { missingPermissions } from './missing-permissions.ts';

/** What of a risk could not be judged, and what would open it; empty where all was seen, or where only some checks ran. */
export function riskUnseen(words: Translator, assessment: Assessment, risk: Risk): string {
  if (assessment.selection !== undefined) return '';
  const asked = new Set(risk.questions);
  const checks = assessment.checks.filter(({ question, unknown, error }) => asked.has(question) && unknown + error > 0);
  const ids = new Set(checks.map(({ id }) => id));
  const rights = missingPermissions(assessment).filter(one => one.checks.some(check => ids.has(check))).length;
  const answers = assessment.coverage.unanswered.filter(({ question }) => asked.has(question)).length;
  if (checks.length === 0 && answers === 0) return '';
  return words.translate('risk.unseen', { checks: checks.length, rights, answers }).trim();
}
