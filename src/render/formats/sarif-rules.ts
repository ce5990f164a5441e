import type { CheckTally } from '../../model/assessment.ts';
import { QUESTIONS } from '../../model/question.ts';
import { CLOUDS } from '../../model/kinds.ts';
import { ENGLISH_REMEDY_WORDS, remedySteps, type RemedyStep } from '../../model/remedy-steps.ts';
import type { Severity } from '../../model/severity.ts';
import type { CheckDetails, CheckLibrary } from './check-details.ts';
import { code, escapeMarkdown } from './markdown-text.ts';
import { sanitizeLine } from './sanitize-line.ts';

/** GitHub code scanning shows critical above 9, high from 7, medium from 4. */
export const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
};

export const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** A rule for each check that ran, with or without results, so that the rules are the same in each run. */
export function sarifRules(checks: readonly CheckTally[], library: CheckLibrary) {
  return checks.map(check => ruleOf(check, library.get(check.id)));
}

function ruleOf(check: CheckTally, details: CheckDetails | undefined) {
  const question = QUESTIONS.find(({ slug }) => slug === check.question);
  const aliases = details?.aliases ?? [];
  return {
    id: check.id,
    name: pascalCase(check.id),
    ...(aliases.length === 0 ? {} : { deprecatedIds: aliases }),
    shortDescription: { text: sanitizeLine(details?.name ?? check.failTitle, 1000) },
    fullDescription: { text: sanitizeLine(details?.risk ?? `It should be true that: ${check.title}.`, 1000) },
    defaultConfiguration: { level: LEVEL[check.severity] },
    help: helpOf(check, details, question?.asks ?? check.question),
    properties: {
      tags: ['security', 'cloud', check.question, ...(question === undefined ? [] : [question.number])],
      precision: 'high',
      'problem.severity': check.severity === 'low' ? 'recommendation' : LEVEL[check.severity],
      'security-severity': SECURITY_SEVERITY[check.severity],
      weight: check.weight,
      decisive: check.caps,
      ...(details?.controls === undefined ? {} : { controls: details.controls }),
    },
  };
}

function helpOf(
  check: CheckTally,
  details: CheckDetails | undefined,
  asks: string,
): { text: string; markdown: string } {
  const how = CLOUDS.flatMap(([key, name]) =>
    (details?.remedy[key] ?? []).map(recipe => ({
      name: recipe.for === undefined ? name : `${name}, ${[recipe.for].flat().join(', ')}`,
      steps: remedySteps(recipe, ENGLISH_REMEDY_WORDS),
    })),
  );
  const lines = {
    question: sanitizeLine(asks),
    passes: sanitizeLine(check.title, 1000),
    risk: details === undefined ? '' : sanitizeLine(details.risk, 1000),
    action:
      details === undefined
        ? ''
        : `${sanitizeLine(details.remedy.action, 1000)} (effort ${sanitizeLine(details.remedy.effort)})`,
  };
  const text = [
    `The question: ${lines.question}`,
    `What should be true: ${lines.passes}.`,
    ...(details === undefined ? [] : [`Why it matters: ${lines.risk}`, `What to do: ${lines.action}`]),
    ...how.flatMap(({ name, steps }) => [`On ${name}:`, ...steps.map(({ label, text }) => `  ${label}: ${text}`)]),
  ];
  const markdown = [
    `**${escapeMarkdown(lines.question)}**`,
    `What should be true: ${escapeMarkdown(lines.passes)}.`,
    ...(details === undefined
      ? []
      : [`**Why it matters.** ${escapeMarkdown(lines.risk)}`, `**What to do.** ${escapeMarkdown(lines.action)}`]),
    ...(how.length === 0 ? [] : [how.flatMap(markdownOf).join('\n')]),
  ];
  return { text: text.join('\n'), markdown: markdown.join('\n\n') };
}

const markdownOf = ({ name, steps }: { readonly name: string; readonly steps: readonly RemedyStep[] }): string[] => [
  `- **${name}**`,
  ...steps.map(one => `  - ${one.label}: ${one.code ? code(one.text, 2000) : escapeMarkdown(one.text)}`),
];

const pascalCase = (id: string): string => id.split(/[^\p{L}\p{N}]+/u).map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(''); // prettier-ignore
