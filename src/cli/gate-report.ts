import { sanitizeText } from '../lib/text.ts';
import type { Assessment } from '../model/assessment.ts';
import { reasonLine, type Finding } from '../model/finding.ts';
import type { AssessResult } from '../run/assess.ts';
import { clip, quoteShellArgument, wrapWithin } from './text-layout.ts';

const SCREEN = 24;
/** A reason may take so many lines. */
const REASON_LINES = 3;
const TRAFFIC_MANAGER_PROFILES = 3;
const CALLS = 3;
/** How long the acceptance lasts that is offered to be copied. */
const OFFERED_DAYS = 90;

/** What failed the gate, why, and how to fix or accept it, within one screen: the worst in full, the rest counted. */
export function gateReport(
  assessment: Assessment,
  { reasons, findings }: AssessResult['gate'],
  columns: number,
): string {
  const groups = [...Map.groupBy(findings, finding => `${finding.check} ${finding.status === 'fail'}`).values()];
  const head = ['', ...wrapWithin(`The gate fails: ${reasons.join('; ')}.`, columns, REASON_LINES), ''];
  const tail = [
    ...(groups.length === 0 ? unreadPermissionLines(assessment, columns) : []),
    ...nextLines(findings, assessment),
  ];
  const blocks = groups.map(group => groupLines(group, assessment, columns));
  let shown = 0;
  let room =
    SCREEN - head.length - 1 - tail.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / columns)), 0);
  for (const block of blocks) {
    room -= block.length;
    if (room < 0) break;
    shown += 1;
  }
  const more = blocks.length - shown;
  const rest =
    more > 0 ? [`… and ${more} more ${more === 1 ? 'check' : 'checks'}; assessment.json names every finding.`] : [];
  return [...head, ...blocks.slice(0, shown).flat(), ...rest, ...tail].join('\n');
}

function groupLines(group: readonly Finding[], assessment: Assessment, columns: number): string[] {
  const [worst] = group;
  if (worst === undefined) return [];
  const names = group.slice(0, TRAFFIC_MANAGER_PROFILES).map(({ resource }) => resource.name);
  const others = group.length - names.length;
  const because = worst.reason === undefined ? worst.message : `${worst.message} (${reasonLine(worst.reason)})`;
  return [
    clip(`${worst.severity} ${worst.check}: ${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`, columns),
    ...wrapWithin(`why ${because}`, columns, 2, '  '),
    ...wrapWithin(`fix ${remedyOf(worst, assessment)}`, columns, 2, '  '),
  ];
}

function remedyOf({ check, status, resource }: Finding, { actions, coverage }: Assessment): string {
  if (status === 'fail') return actions.find(action => action.check === check)?.action ?? '';
  if (resource.kind === 'practice') return 'Answer it: cloudbrief interview.';
  const lines = coverage.unread.filter(line => line.checks.includes(check));
  const denied = lines.filter(line => line.reason === 'denied');
  if (denied.length > 0) return `Grant ${permissionsOf(denied)}.`;
  return lines.length === 0 ? 'Look at the reason.' : `Run again: ${lines.slice(0, CALLS).map(line => line.call).join(', ')} gave no answer.`; // prettier-ignore
}

const permissionsOf = (lines: Assessment['coverage']['unread']): string => {
  const rights = [...new Set(lines.flatMap(line => line.permissions ?? [line.call]))];
  return `${rights.slice(0, CALLS).join(', ')}${rights.length > CALLS ? ` and ${rights.length - CALLS} more` : ''}`;
};

/** How to see more, where too little could be checked. */
function unreadPermissionLines({ coverage }: Assessment, columns: number): string[] {
  const denied = coverage.unread.filter(line => line.reason === 'denied' && line.call !== '*');
  const unreachable = coverage.unread.filter(line => line.call === '*').map(line => line.account);
  const asked = coverage.unanswered.length;
  return [
    ...(unreachable.length > 0
      ? [`Let us into ${unreachable.slice(0, TRAFFIC_MANAGER_PROFILES).join(', ')}: cloudbrief doctor aws`]
      : []),
    ...(denied.length > 0 ? [`Grant ${permissionsOf(denied)}: cloudbrief policy aws`] : []),
    ...(asked > 0 ? [`Answer ${asked} open ${asked === 1 ? 'question' : 'questions'}: cloudbrief interview`] : []),
  ].flatMap(line => wrapWithin(`fix ${line}`, columns, 3, '  '));
}

/** Commands that are there to be copied: never cut short. Only a fail can be accepted. */
function nextLines(findings: readonly Finding[], assessment: Assessment): string[] {
  const [first] = findings;
  const worst = findings.find(finding => finding.status === 'fail');
  const until = new Date(Date.parse(assessment.now) + OFFERED_DAYS * 86_400_000).toISOString().slice(0, 10);
  return [
    ...(first === undefined ? [] : ['', `How to fix one:  cloudbrief checks show ${first.check}`]),
    ...(worst === undefined
      ? []
      : [
          'How to accept one, by name and for a time:',
          `  cloudbrief accept ${worst.check} ${quoteShellArgument(sanitizeText(nameFor(worst, assessment), 2_000))} --owner NAME --reason WHY --until ${until}`,
        ]),
  ];
}

/** The resource's name, unless another one that fails the same check has it too. */
function nameFor({ check, resource }: Finding, { findings }: Assessment): string {
  const namesakes = findings.filter(
    other => other.check === check && other.resource.name.toLowerCase() === resource.name.toLowerCase(),
  );
  return namesakes.length > 1 || resource.name === '' ? resource.id : resource.name;
}
