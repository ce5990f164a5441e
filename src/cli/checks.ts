import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { packageRoot } from '../lib/package-root.ts';
import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { QUESTIONS, type Question } from '../model/question.ts';
import { supportsColour, print } from './terminal.ts';

/** What `data/checks.json` says of a check: enough to show it without loading it. */
interface CheckMetadata {
  readonly id: string;
  readonly name: string;
  readonly question: Question;
  readonly resource: readonly string[];
  readonly needs: readonly string[];
  readonly severity: string;
  readonly weight: number;
  readonly caps: boolean;
  readonly title: string;
  readonly failTitle: string;
  readonly risk: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly remedy: Readonly<Record<string, string>>;
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  readonly aliases?: readonly string[];
  readonly params?: unknown;
}

const readMetadata = (): CheckMetadata[] =>
  JSON.parse(readFileSync(join(packageRoot(), 'data', 'checks.json'), 'utf8')) as CheckMetadata[];

export async function listChecks(asJson: boolean): Promise<void> {
  const checks = readMetadata();
  if (asJson) {
    await print(`${JSON.stringify(checks, null, 2)}\n`);
    return;
  }
  const bold = (text: string): string => (supportsColour() ? styleText('bold', text) : text);
  const width = Math.max(...checks.map(check => check.id.length));
  const blocks = QUESTIONS.map(({ slug, asks }) => {
    const lines = checks
      .filter(check => check.question === slug)
      .map(
        check =>
          `  ${check.id.padEnd(width)}  ${check.severity.padEnd(8)}  ${check.name}${check.caps ? ' (decisive)' : ''}`,
      );
    return `${bold(asks)}  ${slug}\n${lines.join('\n')}`;
  });
  await print(`${blocks.join('\n\n')}\n\n${checks.length} checks. cloudbrief checks show ID describes one.\n`);
}

/** The check of that name, or of that earlier name. */
export function findCheck(id: string): CheckMetadata {
  const checks = readMetadata();
  const check = checks.find(one => one.id === id || one.aliases?.includes(id) === true);
  if (check !== undefined) return check;
  const guess = closestMatch(id, checks.map(one => one.id)); // prettier-ignore
  const hint = `${guess === undefined ? '' : `Did you mean ${guess}? `}\`cloudbrief checks list\` names them all.`;
  throw new CloudbriefError('CB_UNKNOWN_CHECK', `There is no check called "${id}".`, hint);
}

export async function showCheck(id: string): Promise<void> {
  const check = findCheck(id);
  const { effort, action, ...how } = check.remedy;
  const rows: [string, string][] = [
    ['Question', QUESTIONS.find(({ slug }) => slug === check.question)?.asks ?? check.question],
    [
      'Severity',
      `${check.severity}, weight ${check.weight}${check.caps ? ', decisive: a fail caps the question' : ''}`,
    ],
    ['Resource kinds', check.resource.join(', ')],
    ['Facets and facts', check.needs.join(', ')],
    ['Title', check.title],
    ['Fail title', check.failTitle],
    ['Rationale', check.risk],
    ['Messages', Object.values(check.messages).join('\n')],
    ['Remediation', `${action ?? ''} (effort ${effort ?? '?'})`],
    ...Object.entries(how).map(([provider, text]): [string, string] => [`  ${provider}`, text]),
    ...Object.entries(check.controls ?? {}).map(([framework, ids]): [string, string] => [framework, ids.join(', ')]),
    ...(check.params === undefined ? [] : [['Parameters', JSON.stringify(check.params)] as [string, string]]),
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const text = rows.map(
    ([label, content]) => `${label.padEnd(width)}${content.replaceAll('\n', `\n${' '.repeat(width)}`)}`,
  );
  await print(`${check.id}\n${check.name}\n\n${text.join('\n')}\n`);
}
