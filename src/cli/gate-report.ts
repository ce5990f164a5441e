import { basename } from 'node:path';
import { quoteShellArgument } from '../lib/shell.ts';
import { sanitizeText } from '../lib/text.ts';
import { addDays, dayOf } from '../lib/time.ts';
import type { Assessment, UnreadLine } from '../model/assessment.ts';
import { reasonLine, type Finding } from '../model/finding.ts';
import { recipeFor, type Recipe } from '../model/remedy.ts';
import { ENGLISH_REMEDY_WORDS, remedySteps } from '../model/remedy-steps.ts';
import type { AssessResult } from '../run/assess.ts';
import type { CheckMetadata } from './check-metadata.ts';
import { clip, wrapWithin } from './text-layout.ts';
import { unreadRemedy } from './unread-remedy.ts';

/** Rows of a standard terminal. */
const SCREEN = 24;
const REASON_LINES = 3;
const REST_LINES = 2;
const NAMES = 3;
const CALLS = 3;
/** Validity of the suggested `accept` command. */
const OFFERED_DAYS = 90;

export interface GateReportOptions {
  readonly columns: number;
  /** By id. */
  readonly checks: ReadonlyMap<string, Pick<CheckMetadata, 'name' | 'remedy'>>;
  /** Options that the run had and that commands about its checks need: where own checks come from. */
  readonly own?: readonly string[] | undefined;
  /** The files of the run. */
  readonly files: readonly string[];
}

/** What failed the gate, why, and how to fix or accept it. Fits one screen: the most severe in full, one more by name, or more as a count. */
export function gateReport(
  assessment: Assessment,
  { reasons, findings }: AssessResult['gate'],
  options: GateReportOptions,
): string {
  const { columns } = options;
  const groups = [...Map.groupBy(findings, finding => `${finding.check} ${finding.status === 'fail'}`).values()];
  const head = ['', ...wrapWithin(`The gate fails: ${reasons.join('; ')}.`, columns, REASON_LINES), ''];
  const tail = [
    ...(groups.length === 0 ? coverageLines(assessment, columns) : []),
    ...nextCommands(findings, assessment, options.own ?? []),
  ];
  const blocks = groups.map(group => groupLines(group, assessment, options));
  const shown = countFitting(blocks, columns, SCREEN - head.length - REST_LINES - rowsOf(tail, columns));
  const rest = restLines(blocks.slice(shown), groups.slice(shown), options);
  return [...head, ...blocks.slice(0, shown).flat(), ...rest, ...tail].join('\n');
}

/** What did not fit: a single check by what failed, in as many lines as a count would take; more of them by id. */
function restLines(
  blocks: readonly (readonly string[])[],
  groups: readonly (readonly Finding[])[],
  { columns, files }: GateReportOptions,
): readonly string[] {
  const [only] = blocks;
  if (only === undefined) return [];
  if (blocks.length === 1) return only.slice(0, REST_LINES);
  const others = some(groups.map(([{ check } = { check: '' }]) => check), NAMES); // prettier-ignore
  return wrapWithin(`… and ${blocks.length} more checks (${others}); ${listed(files)}.`, columns, REST_LINES);
}

/** Formats that list every finding, the one that is easiest to search first. */
const LISTS = ['assessment.json', 'findings.csv', 'results.sarif', 'junit.xml', 'evidence.pdf'];

function listed(files: readonly string[]): string {
  const file = LISTS.flatMap(name => files.find(path => basename(path) === name) ?? [])[0];
  return file === undefined ? '--format csv lists them all' : `all findings are in ${sanitizeText(file, 1_000)}`;
}

/** Terminal rows of lines that wrap. */
const rowsOf = (lines: readonly string[], columns: number): number =>
  lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / columns)), 0);

function countFitting(blocks: readonly (readonly string[])[], columns: number, rows: number): number {
  let left = rows;
  const first = blocks.findIndex(block => {
    left -= rowsOf(block, columns);
    return left < 0;
  });
  return first < 0 ? blocks.length : first;
}

function groupLines(
  group: readonly Finding[],
  assessment: Assessment,
  { columns, checks }: GateReportOptions,
): string[] {
  const [worst] = group;
  if (worst === undefined) return [];
  const { name, remedy } = checks.get(worst.check) ?? {};
  const recipe = worst.status !== 'fail' || remedy === undefined ? undefined : recipeFor(remedy, worst.resource);
  const because = worst.reason === undefined ? worst.message : `${worst.message} (${reasonLine(worst.reason)})`;
  return [
    clip(`${worst.severity} ${worst.check}${name === undefined ? '' : `: ${name}`}`, columns),
    ...wrapWithin(`on ${some([...new Set(group.map(subjectOf))], NAMES)}`, columns, 1, '  '),
    ...wrapWithin(`why ${because}`, columns, 2, '  '),
    ...(recipe === undefined
      ? wrapWithin(`fix ${remedyOf(worst, assessment)}`, columns, 2, '  ')
      : recipeLines(recipe, worst, columns)),
  ]; // prettier-ignore
}

function subjectOf({ scope, resource: { name, kind, account, region } }: Finding): string {
  if (scope === 'resource') return name;
  return `all of kind ${kind} in ${[account, region].filter(part => part !== '').join(' ')}`;
}

/** What to check first, and the commands, which are to be copied and so never truncated. */
function recipeLines(recipe: Recipe, { resource }: Finding, columns: number): string[] {
  const steps = remedySteps(recipe, ENGLISH_REMEDY_WORDS, resource);
  const first = steps.filter(({ step }) => step === 'first').map(({ text }) => text).join(' '); // prettier-ignore
  return [
    ...(first === '' ? [] : wrapWithin(`first ${first}`, columns, 2, '  ')),
    ...steps
      .filter(({ step }) => step === 'run' || step === 'portal' || step === 'act')
      .map(({ text }) => `  fix ${text}`),
  ];
}

function remedyOf(finding: Finding, { actions, coverage }: Assessment): string {
  const { check, status, resource } = finding;
  if (status === 'fail') return actions.find(action => action.check === check)?.action ?? '';
  if (resource.kind === 'practice') return 'Answer it: cloudbrief interview';
  const lines = coverage.unread.filter(line => line.checks.includes(check));
  const denied = lines.filter(line => line.reason === 'denied');
  if (denied.length > 0) return grants(denied).join('; ');
  return lines.length === 0
    ? unreadRemedy(finding)
    : `Run again; no response from ${some(lines.map(({ call }) => call), CALLS)}.`; // prettier-ignore
}

/** Which permissions to grant and the command that prints the policy, provider by provider. */
const grants = (denied: readonly UnreadLine[]): string[] =>
  [...Map.groupBy(denied, ({ provider }) => provider)].map(([provider, lines]) => {
    const permissions = new Set(lines.flatMap(line => line.permissions ?? [line.call]));
    return `Grant ${some([...permissions], CALLS)}: cloudbrief policy ${provider}`;
  });

/** How to raise the confidence: access to accounts, permissions, answers. */
function coverageLines({ coverage }: Assessment, columns: number): string[] {
  const isAccount = ({ call }: UnreadLine): boolean => call === '*';
  const accounts = Map.groupBy(coverage.unread.filter(isAccount), ({ provider }) => provider);
  const denied = coverage.unread.filter(line => line.reason === 'denied' && !isAccount(line));
  const open = coverage.unanswered.length;
  return [
    ...[...accounts].map(
      ([provider, lines]) => `Grant access to ${some(lines.map(({ account }) => account), NAMES)}: cloudbrief doctor ${provider}`, // prettier-ignore
    ),
    ...grants(denied),
    ...(open > 0 ? [`Answer ${open} open ${open === 1 ? 'question' : 'questions'}: cloudbrief interview`] : []),
  ].flatMap(line => wrapWithin(`fix ${line}`, columns, 3, '  '));
}

const some = (items: readonly string[], most: number): string =>
  items.slice(0, most).join(', ') + (items.length > most ? ` and ${items.length - most} more` : '');

/** Commands to copy, so never truncated. Only a fail can be accepted. */
function nextCommands(findings: readonly Finding[], assessment: Assessment, own: readonly string[]): string[] {
  const given = own.map(word => ` ${quoteShellArgument(word)}`).join('');
  const [first] = findings;
  const worst = findings.find(finding => finding.status === 'fail');
  const until = dayOf(addDays(assessment.now, OFFERED_DAYS));
  return [
    ...(first === undefined ? [] : ['', `Show the fix:  cloudbrief checks show ${first.check}${given}`]),
    ...(worst === undefined
      ? []
      : [
          'Accept the risk until a date:',
          `  cloudbrief accept ${worst.check} ${quoteShellArgument(sanitizeText(nameFor(worst, assessment), 2_000))}${given} --owner NAME --reason WHY --until ${until}`,
        ]),
  ];
}

/** The resource's name, or its id if another resource that fails the same check has the same name. */
function nameFor({ check, resource }: Finding, { findings }: Assessment): string {
  const namesakes = findings.filter(
    other => other.check === check && other.resource.name.toLowerCase() === resource.name.toLowerCase(),
  );
  return namesakes.length > 1 || resource.name === '' ? resource.id : resource.name;
}
