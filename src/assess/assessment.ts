import { createInventoryIndex } from '../facts/inventory-index.ts';
import type { Fact } from '../facts/define-fact.ts';
import { companyResource } from './company.ts';
import { createWorkloadMatcher, type WorkloadRule } from './workloads.ts';
import { interviewTopics, practiceResources, type Answers } from './practices.ts';
import type { CriticalityRule } from './criticality.ts';
import { createExceptionRegister, type ExceptionRegister } from './exceptions.ts';
import { judgeInventory, type Judged } from './judge-inventory.ts';
import { ASSESSMENT_VERSION, type Assessment, type CheckTally } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Exception } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import { QUESTION_SLUGS } from '../model/question.ts';
import { SEVERITIES } from '../model/severity.ts';
import { numberEvidence } from '../risk/evidence-numbers.ts';
import { rankActions, rankRisks, worstFirst, type CheckEvidence } from '../risk/risks.ts';
import { scoreAll, type WeighedCheck } from '../risk/score.ts';
import { addGap, addJudgement, emptyTally, type Tally } from '../risk/tally.ts';
import { affectedChecks, type CollectorInfo } from './affected-checks.ts';
import { coverageOf } from './coverage.ts';
import { checkParametersOf } from './check-parameters.ts';
import { locationsOf } from './locations.ts';
import { sourcesOf } from './evidence-sources.ts';

export interface AssessOptions {
  readonly checks: readonly Check[];
  readonly facts: readonly Fact[];
  /** How the providers name and charge. */
  readonly traits: TraitsByProvider;
  readonly now: string;
  readonly version: string;
  readonly client: Assessment['client'];
  readonly criticality?: readonly CriticalityRule[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly answers?: Answers;
  /** Risks that somebody accepted, by today's names of their checks. */
  readonly exceptions?: readonly Exception[];
  /** How long a risk may be accepted at most. */
  readonly maxExceptionMonths?: number | undefined;
  /** The business services that people are asked about, and what belongs to each. */
  readonly workloads?: readonly WorkloadRule[];
  /** What the collectors tell: names the checks that a refused call left in the dark. */
  readonly tellers?: readonly CollectorInfo[];
  /** The rights that a provider's call needs, where they are known. */
  readonly permissionsOf?: (call: string) => readonly string[];
  /** Sees every finding, passes included, as it is made. */
  readonly onFinding?: (finding: Finding) => void;
}

/** What is gathered about one check while its findings go by. */
interface CheckTotals {
  readonly check: Check;
  readonly tally: Tally;
  readonly fails: Finding[];
  readonly gaps: NonNullable<Judged['gap']>[];
  /** Weight judged in each unit: how heavy a list is that we did read. */
  readonly unitWeights: Map<string, number>;
}

/** The assessment of an inventory: what the checks say, the score, the risks and what to do. Pure; `now` is an argument. */
export function assessInventory(inventory: Inventory, options: AssessOptions): Assessment {
  const { answers = { company: {}, workloads: {} }, workloads: rules = [] } = options;
  const workloads = rules.map(({ name }) => name);
  const resources = [
    ...inventory.resources,
    companyResource(options.client.name),
    ...practiceResources(answers, workloads),
  ];
  const index = createInventoryIndex({ ...inventory, resources }, options.traits);
  const gathered = new Map<string, CheckTotals>(
    options.checks.map(check => [
      check.id,
      { check, tally: emptyTally(), fails: [], gaps: [], unitWeights: new Map<string, number>() },
    ]),
  );
  const findings: Finding[] = [];
  const unknownIn = new Map<string, Set<string>>();
  const { checks, facts, now, criticality = [], params = {}, exceptions = [], maxExceptionMonths } = options;
  const book = createExceptionRegister(exceptions, { now, maxMonths: maxExceptionMonths });
  const unitsOf = sourcesOf(options.tellers ?? [], inventory.units);
  for (const one of judgeInventory(index, {
    checks,
    facts,
    now,
    criticality,
    params,
    workloadOf: createWorkloadMatcher(rules),
    unitsOf,
  })) {
    const into = gathered.get(one.check.id);
    if (into === undefined) continue;
    const finding = accumulate(into, one, book);
    if (one.status === 'unknown') unknownIn.set(one.unit, (unknownIn.get(one.unit) ?? new Set()).add(one.check.id));
    if (finding !== undefined) findings.push(finding);
    options.onFinding?.(finding ?? one.finding());
  }
  for (const { tally, gaps, unitWeights } of gathered.values()) {
    const heaviest = Math.max(0, ...unitWeights.values());
    for (const gap of gaps) addGap(tally, gap, heaviest);
  }
  const weighed: WeighedCheck[] = [...gathered.values()].map(({ check, tally }) => ({
    id: check.id,
    question: check.question,
    weight: check.weight,
    caps: check.caps === true,
    sums: tally.sums,
  }));
  const score = scoreAll(weighed);
  const evidence: CheckEvidence[] = [...gathered.values()].map(one => ({
    check: one.check,
    tally: tallyOf(one),
    fails: one.fails.sort(worstFirst),
  }));
  const risks = rankRisks(evidence, score.questions);
  const actions = rankActions(evidence, score.questions);
  const open = new Set(findings.map(finding => finding.check));
  return {
    schemaVersion: ASSESSMENT_VERSION,
    tool: { name: 'cloudbrief', version: options.version },
    now,
    snapshot: { started: inventory.header.started, ended: inventory.ended },
    client: options.client,
    targets: [...inventory.header.targets],
    coverage: coverageOf(index, {
      confidence: score.overall.coverage,
      blinded: affectedChecks({ checks, facts, tellers: options.tellers ?? [], units: inventory.units, unknownIn }),
      asked: interviewTopics(answers, workloads),
      permissionsOf: options.permissionsOf ?? (() => []),
      named: new Set(findings.flatMap(({ evidence: rests }) => rests?.units ?? [])),
    }),
    locations: locationsOf(index),
    checkParameters: checkParametersOf(checks, params),
    score: {
      overall: score.overall,
      questions: Object.fromEntries(
        QUESTION_SLUGS.map(slug => [slug, score.questions[slug]]),
      ) as Assessment['score']['questions'],
    },
    checks: numberEvidence(
      evidence.map(one => one.tally),
      open,
      { risks, actions },
    ),
    findings: findings.sort(worstFirst),
    workloads: [],
    survival: [],
    risks,
    actions,
    ...(exceptions.length === 0 ? {} : { exceptions: book.report(new Set(gathered.keys())) }),
    summary: summarize(evidence, findings),
  };
}

/** Counts the judgement; returns the finding when it is one that the assessment lists. */
function accumulate(into: CheckTotals, one: Judged, book: ExceptionRegister): Finding | undefined {
  if (one.gap !== undefined) {
    into.gaps.push(one.gap);
    return book.apply(one.finding(), undefined);
  }
  addJudgement(into.tally, one);
  if (one.status !== 'not-applicable')
    into.unitWeights.set(one.unit, (into.unitWeights.get(one.unit) ?? 0) + one.weight);
  if (one.status === 'pass' || one.status === 'not-applicable') return undefined;
  const finding = book.apply(one.finding(), one.resource);
  if (one.status === 'fail') into.fails.push(finding);
  return finding;
}

function tallyOf({ check, tally: { sums, counts } }: CheckTotals): CheckTally {
  const { pass, fail, unknown, error } = counts;
  return {
    id: check.id,
    question: check.question,
    name: check.name,
    title: check.title,
    failTitle: check.failTitle,
    kinds: typeof check.resource === 'string' ? [check.resource] : [...check.resource],
    severity: check.severity,
    weight: check.weight,
    caps: check.caps === true,
    pass,
    fail,
    notApplicable: counts['not-applicable'],
    unknown,
    error,
    sums: { ...sums },
  };
}

function summarize(evidence: readonly CheckEvidence[], findings: readonly Finding[]): Assessment['summary'] {
  const summary = Object.fromEntries(
    SEVERITIES.map(severity => [severity, { fail: 0, unknown: 0, pass: 0, accepted: 0 }]),
  ) as Assessment['summary'];
  for (const { check, tally } of evidence) summary[check.severity].pass += tally.pass;
  for (const finding of findings) {
    if (finding.status !== 'fail') summary[finding.severity].unknown += 1;
    else if (finding.exception === undefined) summary[finding.severity].fail += 1;
    else summary[finding.severity].accepted += 1;
  }
  return summary;
}
