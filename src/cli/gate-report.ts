import type { Assessment } from '../model/assessment.ts';
import type { Finding } from '../model/finding.ts';
import type { AssessResult } from '../run/index.ts';
import { clip, shellWord, wrap } from './screen.ts';

/** Checks that are told in full: with three lines each, the whole stays within 24 lines of 80 columns. */
const TOLD = 4;
const NAMES = 3;
const CALLS = 3;
/** How long the acceptance lasts that is offered to be copied. */
const OFFERED_DAYS = 90;

/** What failed the gate, why, and how to fix or accept it, within one screen. */
export function gateReport(
  assessment: Assessment,
  { reasons, findings }: AssessResult['gate'],
  columns: number,
): string {
  const groups = [...Map.groupBy(findings, finding => `${finding.check} ${finding.status === 'fail'}`).values()];
  const told = groups.slice(0, TOLD).flatMap(group => groupLines(group, assessment));
  const more = groups.length - TOLD;
  const lines = [
    '',
    ...wrap(`The gate fails: ${reasons.join('; ')}.`, Math.min(columns, 120)),
    '',
    ...told.map(line => clip(line, columns)),
    ...(more > 0
      ? [`… and ${more} more ${more === 1 ? 'check' : 'checks'}; assessment.json names every finding.`]
      : []),
    ...(groups.length > 0 ? [] : blindLines(assessment).map(line => clip(line, columns))),
    ...acceptLines(findings, assessment),
  ];
  return lines.join('\n');
}

function groupLines(group: readonly Finding[], assessment: Assessment): string[] {
  const [worst] = group;
  if (worst === undefined) return [];
  const names = group.slice(0, NAMES).map(({ resource }) => resource.name);
  const others = group.length - names.length;
  return [
    `${worst.severity.padEnd(8)}  ${worst.check}: ${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
    `  why  ${worst.message}${worst.reason === undefined ? '' : ` (${worst.reason})`}`,
    `  fix  ${remedyOf(worst, assessment)} cloudbrief checks show ${worst.check}`,
  ];
}

function remedyOf({ check, status, resource }: Finding, { actions, coverage }: Assessment): string {
  if (status === 'fail') return actions.find(action => action.check === check)?.action ?? '';
  if (resource.kind === 'practice') return 'Answer it: cloudbrief interview.';
  const lines = coverage.unread.filter(line => line.checks.includes(check));
  const denied = lines.filter(line => line.reason === 'denied');
  if (denied.length > 0) return `Grant ${rightsOf(denied)}.`;
  return lines.length === 0 ? 'Look at the reason.' : `Run again: ${lines.slice(0, CALLS).map(line => line.call).join(', ')} gave no answer.`; // prettier-ignore
}

const rightsOf = (lines: Assessment['coverage']['unread']): string => {
  const rights = [...new Set(lines.flatMap(line => line.grants ?? [line.call]))];
  return `${rights.slice(0, CALLS).join(', ')}${rights.length > CALLS ? ` and ${rights.length - CALLS} more` : ''}`;
};

/** How to see more, where too little could be checked. */
function blindLines({ coverage }: Assessment): string[] {
  const denied = coverage.unread.filter(line => line.reason === 'denied' && line.call !== '*');
  const unreachable = coverage.unread.filter(line => line.call === '*').map(line => line.account);
  const asked = coverage.unanswered.length;
  return [
    ...(unreachable.length > 0
      ? [`  fix  Let us into ${unreachable.slice(0, NAMES).join(', ')}: cloudbrief doctor aws`]
      : []),
    ...(denied.length > 0 ? [`  fix  Grant ${rightsOf(denied)}: cloudbrief policy aws`] : []),
    ...(asked > 0
      ? [`  fix  Answer ${asked} open ${asked === 1 ? 'question' : 'questions'}: cloudbrief interview`]
      : []),
  ];
}

/** A command that is there to be copied: never cut short. Only a fail can be accepted. */
function acceptLines(findings: readonly Finding[], assessment: Assessment): string[] {
  const worst = findings.find(finding => finding.status === 'fail');
  if (worst === undefined) return [];
  const until = new Date(Date.parse(assessment.now) + OFFERED_DAYS * 86_400_000).toISOString().slice(0, 10);
  const words = ['cloudbrief', 'accept', worst.check, nameFor(worst, assessment)].map(shellWord);
  return [
    '',
    'Fix it, or let somebody accept it by name and for a time, for example:',
    `  ${words.join(' ')} --owner NAME --reason WHY --until ${until}`,
  ];
}

/** The resource's name, unless another one that fails the same check has it too. */
function nameFor({ check, resource }: Finding, { findings }: Assessment): string {
  const namesakes = findings.filter(
    other => other.check === check && other.resource.name.toLowerCase() === resource.name.toLowerCase(),
  );
  return namesakes.length > 1 || resource.name === '' ? resource.id : resource.name;
}
