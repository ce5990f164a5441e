import type { Assessment } from '../../model/assessment.ts';
import { SEVERITIES } from '../../model/severity.ts';
import { translatorFor, type Translator } from '../language/translator.ts';
import type { Briefing } from '../views.ts';
import { figureText } from './money/loss-text.ts';
import { isScored } from '../../model/grade.ts';
import { labelled } from '../language/labelled.ts';

/** The briefing of what is supposed, with what that changes: scores, findings and losses, from today's to those as if. */
export function withEffect(briefing: Briefing, before: Assessment | undefined, after: Assessment): Briefing {
  if (before === undefined) return briefing;
  const words = translatorFor(briefing.language);
  const lines = [
    ...overall(words, before, after),
    ...questions(words, briefing, before, after),
    findings(words, before, after),
    ...losses(words, before, after),
  ];
  const effect = { title: words.translate('whatIf.effect.title'), lines };
  return { ...briefing, summary: { ...briefing.summary, effect } };
}

const step = (before: number, after: number): string => `${String(before)} → ${String(after)}`;

/** None of a part of the checks. */
function overall(words: Translator, { score: { overall: was } }: Assessment, after: Assessment): string[] {
  const { overall: is } = after.score;
  if (after.selection !== undefined || !isScored(is.grade) || !isScored(was.grade)) return [];
  return [words.translate('whatIf.effect.overall', { before: was.proven, after: is.proven })];
}

/** Those of the checks that are supposed, and all others that change. */
function questions(words: Translator, { posture }: Briefing, before: Assessment, after: Assessment): string[] {
  const supposed = new Set(after.whatIf?.map(({ check }) => check));
  const asked = new Set(after.checks.filter(({ id }) => supposed.has(id)).map(({ question }) => question));
  return posture.rows.flatMap(({ question, label }) => {
    const [was, is] = [before.score.questions[question], after.score.questions[question]];
    if (!isScored(was.grade) || !isScored(is.grade)) return [];
    return asked.has(question) || was.proven !== is.proven ? [labelled(words, label, step(was.proven, is.proven))] : [];
  });
}

const findings = (words: Translator, before: Assessment, after: Assessment): string =>
  words.translate(
    'whatIf.effect.findings',
    Object.fromEntries(SEVERITIES.map(of => [of, step(before.summary[of].fail, after.summary[of].fail)])),
  );

function losses(words: Translator, { money: was }: Assessment, { money: is }: Assessment): string[] {
  if (was === undefined || is === undefined || was.unit !== is.unit) return [];
  const figures = {
    before: figureText(words, was, was.today.expected.value),
    after: figureText(words, is, is.today.expected.value),
  };
  return [words.translate('whatIf.effect.losses', { unit: is.unit, ...figures })];
}
