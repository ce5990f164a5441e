import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Question } from '../../src/model/question.ts';
import type { Movement, Trend } from '../../src/model/trend.ts';
import type { CliRun, Results } from './cli.ts';

/** A run of `assess`: its output, files and trend. */
export interface Quarter extends Results {
  readonly run: CliRun;
  readonly trend: Trend;
}

export type Named = readonly (readonly [check: string, name: string])[];

/** `check name`, sorted, as the others below. */
export const sorted = (named: Named): string[] => named.map(one => one.join(' ')).sort();
/** Findings that are not there any more. */
export const gone = (list: Trend['resolved']): string[] => list.map(({ check, name }) => `${check} ${name}`).sort();

/** Findings of these ids by check and name. */
export function listed({ assessment }: Quarter, ids: readonly string[]): string[] {
  const found = assessment.findings.filter(({ id }) => ids.includes(id));
  expect(found).toHaveLength(ids.length);
  return found.map(({ check, resource }) => `${check} ${resource.name}`).sort();
}

/** Counts of changes without zeros. */
export const moves = ({ findings }: Trend): Partial<Movement> =>
  Object.fromEntries(Object.entries(findings).filter(([, count]) => count > 0));

/** Number of findings with the same verdict in both, counted independently. */
export function asBefore(before: Quarter, after: Quarter): number {
  const then = new Map(before.assessment.findings.map(({ id, status }) => [id, status]));
  return after.assessment.findings.filter(({ id, status }) => then.get(id) === status).length;
}

/** Findings that failed the gate: severity, check and resources; then the checks that did not fit the screen. */
export function gated({ run }: Quarter): string[] {
  const shown = [...run.stderr.matchAll(/^((?:critical|high|medium|low) [a-z0-9-]+): .+\n {2}on (.+)$/gm)];
  const [, rest = ''] = /^… and \d+ more checks \(([^)]+)\);/m.exec(run.stderr) ?? [];
  return [...shown.map(([, check, resources]) => `${check!}: ${resources!}`), ...rest.split(/[,\s]+/).filter(Boolean)];
}

/** "31 to 55", from the scores of the two assessments. */
export const step = (before: Quarter, after: Quarter, slug: Question): string =>
  [before, after].map(({ assessment }) => assessment.score.questions[slug].proven).join(' to ');

/** Change of the overall score, from the two assessments. */
export function overall(before: Quarter, after: Quarter): string {
  const [from, to] = [before.assessment.score.overall.proven, after.assessment.score.overall.proven];
  if (from === to) return `stayed at ${to}`;
  return `${from < to ? 'rose' : 'fell'} from ${from} to ${to}`;
}

/** Uncomments the question and fills in the answer, as in an editor. */
export function fillIn(path: string, topic: string, answer: Readonly<Record<string, string>>): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const at = lines.indexOf(`# ${topic}:`);
  expect(at, `the form asks for ${topic}`).toBeGreaterThan(0);
  lines[at] = `${topic}:`;
  for (let line = at + 1; line <= at + Object.keys(answer).length; line += 1) {
    const member = /^# {3}(\w+):/.exec(lines[line]!)![1]!;
    lines[line] = `  ${member}: '${answer[member]!}'`;
  }
  writeFileSync(path, lines.join('\n'));
}
