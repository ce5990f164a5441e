import type { Assessment, CheckTally } from '../../model/assessment.ts';
import { reasonLine, type Finding } from '../../model/finding.ts';
import { QUESTIONS } from '../../model/question.ts';
import { recipeFor, targetOf } from '../../model/remedy.ts';
import { ENGLISH_REMEDY_WORDS, remedySteps } from '../../model/remedy-steps.ts';
import type { CheckLibrary } from './check-details.ts';
import { sanitizeLine } from './sanitize-line.ts';
import { isOpen, worstFirst } from '../../model/finding-order.ts';
import { element, textContent } from './xml.ts';

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

interface TestCase {
  readonly outcome: Outcome;
  readonly xml: string;
}

/**
 * JUnit XML: a suite for each question, a test case for each finding. Unknown findings and accepted risks are skipped with
 * their reason. A check without findings is one test case.
 */
export function toJunit(assessment: Assessment, library: CheckLibrary): string {
  const findings = Map.groupBy(worstFirst(assessment.findings.filter(isOpen)), ({ check }) => check);
  const suites = QUESTIONS.flatMap(question => {
    const checks = assessment.checks.filter(check => check.question === question.slug);
    if (checks.length === 0) return [];
    const cases = checks.flatMap(check => casesOf(check, findings.get(check.id) ?? [], library));
    return [{ cases, xml: suiteOf(assessment, question, cases) }];
  });
  const totals = totalsOf(suites.flatMap(({ cases }) => cases));
  const body = suites.map(({ xml }) => xml).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'cloudbrief', ...totals, time: 0 }, `\n${body}\n`)}\n`;
}

function suiteOf(
  assessment: Assessment,
  { number, asks, slug }: (typeof QUESTIONS)[number],
  cases: readonly TestCase[],
): string {
  const { proven, possible, grade } = assessment.score.questions[slug];
  const attributes = { name: `${number} ${asks}`, ...totalsOf(cases), time: 0, timestamp: assessment.now.slice(0, 19) };
  const lines = [propertiesOf({ proven, possible, grade }), ...cases.map(({ xml }) => xml)];
  return element('testsuite', attributes, `\n${lines.join('\n')}\n`);
}

function totalsOf(cases: readonly TestCase[]) {
  const count = (outcome: Outcome): number => cases.filter(one => one.outcome === outcome).length;
  return { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

function propertiesOf(values: Readonly<Record<string, string | number>>): string {
  const properties = Object.entries(values).map(([name, value]) => element('property', { name, value }));
  return element('properties', {}, properties.join(''));
}

function casesOf(check: CheckTally, findings: readonly Finding[], library: CheckLibrary): TestCase[] {
  if (findings.length === 0) return [wholeCheck(check)];
  return [...Map.groupBy(findings, nameOf)].flatMap(([name, same]) =>
    // Consumers drop test cases that repeat a name.
    same.map(finding => findingCase(check, finding, same.length === 1 ? name : `${name} ${finding.id}`, library)),
  );
}

function nameOf({ resource }: Finding): string {
  const { name, id, account, region } = resource;
  return `${sanitizeLine(name)} (${[id, account, region]
    .map(part => sanitizeLine(part, 512))
    .filter(Boolean)
    .join(', ')})`;
}

const classOf = (check: CheckTally): string => `cloudbrief.${check.question}.${check.id}`;

/** A check without findings: passed, or skipped if no resource was judged. */
function wholeCheck(check: CheckTally): TestCase {
  const { pass, notApplicable, title } = check;
  const attributes = { classname: classOf(check), name: title, time: 0 };
  if (pass === 0) {
    const message =
      notApplicable === 0 ? 'No resource to check' : `Not applicable to any of ${notApplicable} resources`;
    return { outcome: 'skipped', xml: element('testcase', attributes, element('skipped', { message })) };
  }
  const counts = textContent([`${pass} passed, ${notApplicable} not applicable`]);
  return { outcome: 'passed', xml: element('testcase', attributes, element('system-out', {}, counts)) };
}

function findingCase(check: CheckTally, finding: Finding, name: string, library: CheckLibrary): TestCase {
  const { outcome, body } = verdictOf(check, finding, library);
  return { outcome, xml: element('testcase', { classname: classOf(check), name, time: 0 }, body) };
}

function verdictOf(check: CheckTally, finding: Finding, library: CheckLibrary): { outcome: Outcome; body: string } {
  const { severity, status, message, reason, exception } = finding;
  const because = reason === undefined ? message : `${message} (${reasonLine(reason)})`;
  if (exception !== undefined) {
    const accepted = `Accepted by ${exception.owner} until ${exception.until}: ${exception.reason}. ${because}`;
    return { outcome: 'skipped', body: element('skipped', { message: accepted }) };
  }
  if (status === 'unknown') return { outcome: 'skipped', body: element('skipped', { message: `Unknown: ${because}` }) };
  const outcome = status === 'error' ? 'error' : 'failure';
  return {
    outcome,
    body: element(outcome, { message: because, type: severity }, failureText(check, finding, library)),
  };
}

function failureText(check: CheckTally, finding: Finding, library: CheckLibrary): string {
  const { severity, message, reason, resource } = finding;
  const details = library.get(check.id);
  const recipe = details === undefined ? undefined : recipeFor(details.remedy, resource);
  // prettier-ignore
  return textContent([
    message,
    ...(reason === undefined ? [] : [`Reason: ${reasonLine(reason)}`]),
    ...(details === undefined ? [] : [`Check: ${details.name}`]),
    `Severity: ${severity}; ${resource.criticality}`,
    `Resource: ${resource.type} ${resource.id} (${resource.account}, ${resource.region})`,
    ...(details === undefined ? [] : [`Why it matters: ${details.risk}`, `What to do: ${details.remedy.action}`]),
    ...(recipe === undefined ? [] : remedySteps(recipe, ENGLISH_REMEDY_WORDS, targetOf(finding)).map(({ label, text }) => `${label}: ${text}`)),
    `More: cloudbrief checks show ${check.id}`,
  ]);
}
