import type { Fact } from '../facts/define-fact.ts';
import { createInventoryIndex, type InventoryIndex } from '../facts/inventory-index.ts';
import { groupWorkloads, type Grouping } from '../facts/workloads/grouping.ts';
import type { Assessment, Score } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Exception } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import { bySeverity } from '../model/finding-order.ts';
import type { Inventory } from '../model/inventory.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import { QUESTION_SLUGS, type Question } from '../model/question.ts';
import type { Survival } from '../model/survival.ts';
import type { RecoveryTarget, WorkloadRule } from '../model/workload.ts';
import { numberEvidence } from '../risk/evidence-numbers.ts';
import { rankActions, rankRisks } from '../risk/risks.ts';
import { scoreAll, type ScoreRules } from '../risk/score.ts';
import type { Figures } from '../risk/survival/figures.ts';
import { survivalFigures } from '../risk/survival/parameters.ts';
import { createAccountScorer, type AccountScorer } from './account-scores.ts';
import { headOf } from './assessment-head.ts';
import { addUnknown, affectedChecks, type CollectorInfo, type UnknownChecks } from './affected-checks.ts';
import { checkParametersOf } from './check-parameters.ts';
import { addGaps, addOutcome, checkEvidence, emptyTotals, weighedCheck, type CheckTotals } from './check-totals.ts';
import { companyResource } from './company.ts';
import { coverageOf } from './coverage.ts';
import { countUnclassified, type CriticalityRule } from './criticality.ts';
import type { IsReadType } from './not-looked-at.ts';
import { sourcesOf } from './evidence-sources.ts';
import { createExceptionRegister, type ExceptionRegister } from './exceptions.ts';
import { judgeInventory } from './judge-inventory.ts';
import { locationsOf } from './locations.ts';
import type { MoneyBasis } from './money-basis.ts';
import { simulateInventory, type Simulated, type SimulateOptions } from './survival.ts';
import { interviewTopics, practiceResources, type Answers } from './practices.ts';
import { summarize } from './summary.ts';
import { confidenceOf, selectionOf, withoutParts } from './subset.ts';
import { workloadResources } from './workload-resources.ts';
import { withEssentials, workloadCriticality, workloadNameOf, workloadsOf } from './workloads.ts';

export interface AssessOptions {
  readonly checks: readonly Check[];
  /** All checks, if only some of them run. */
  readonly allChecks?: readonly Check[] | undefined;
  readonly facts: readonly Fact[];
  /** Identifiers and prices of each provider. */
  readonly traits: TraitsByProvider;
  readonly now: string;
  readonly version: string;
  /** What the configuration sets instead of a parameter. */
  readonly settings?: Assessment['settings'];
  readonly extensions?: Assessment['extensions'];
  readonly client: Assessment['client'];
  readonly criticality?: readonly CriticalityRule[];
  readonly params?: Readonly<Record<string, unknown>>;
  readonly answers?: Answers;
  /** Accepted risks, by the current ids of their checks. */
  readonly exceptions?: readonly Exception[];
  /** The longest time for which a risk may be accepted. */
  readonly maxExceptionMonths?: number | undefined;
  /** The business services of the configuration; without selectors there, they are proposed. */
  readonly workloads?: readonly WorkloadRule[];
  /** The recovery target of workloads that have none of their own. */
  readonly target?: RecoveryTarget | undefined;
  /** What the simulation assumes; data/survival.json if left out. */
  readonly figures?: Figures;
  /** What the collectors read: names the checks that a refused call affects. */
  readonly collectors?: readonly CollectorInfo[];
  /** The permissions that a provider's call needs, where they are known. */
  readonly permissionsOf?: (call: string) => readonly string[];
  /** Whether a provider's resource type is read. */
  readonly isReadType?: IsReadType;
  /** Receives every finding, passes included. */
  readonly onFinding?: (finding: Finding) => void;
  /** Receives what the simulation of losses builds on. */
  readonly onBasis?: (basis: MoneyBasis) => void;
}

const NO_ANSWERS: Answers = { company: {}, workloads: {} };

/** The assessment of an inventory: outcomes of the checks, score, risks and actions. Pure; `now` is an argument. */
export function assessInventory(inventory: Inventory, options: AssessOptions): Assessment {
  const { checks, now, params = {}, exceptions = [], settings, extensions, criticality = [] } = options;
  const index = createInventoryIndex(withInterview(inventory, options), options.traits);
  const register = createExceptionRegister(exceptions, { now, maxMonths: options.maxExceptionMonths });
  const grouping = groupWorkloads(index, options.workloads ?? []);
  const simulated = simulateInventory(index, grouping, simulationOf(options));
  const judged = judgeAll(index, options, { grouping, register, survival: simulated.survival });
  const basis = basisOf(simulated, judged.totals, { questionWeights: settings?.questionWeights });
  options.onBasis?.(basis);
  const score = scoreAll(basis.checks, basis.rules);
  const evidence = judged.totals.map(checkEvidence);
  const risks = rankRisks(evidence, score.questions, settings?.questionWeights);
  const actions = rankActions(evidence, score.questions, settings?.questionWeights);
  const { shown, confidence, selection } = shownScores(score, options);
  return {
    ...headOf(index, options),
    coverage: assessedCoverage(index, options, judged, confidence),
    locations: locationsOf(index),
    checkParameters: checkParametersOf(checks, params),
    ...(settings === undefined ? {} : { settings }),
    unclassified: countUnclassified(index, criticality),
    ...selection,
    ...(extensions === undefined || extensions.length === 0 ? {} : { extensions }),
    score: shown,
    ...judged.accounts.scores(basis.rules, selection.selection),
    checks: numberEvidence(
      evidence.map(({ tally }) => tally),
      new Set(judged.findings.map(({ check }) => check)),
      { risks, actions },
    ),
    findings: judged.findings.toSorted(bySeverity),
    workloads: withEssentials(workloadsOf(grouping, index, criticality, simulated.needsOf), simulated.essentials()),
    survival: [...simulated.survival],
    survivalFigures: [...simulated.figures],
    risks,
    actions,
    ...(exceptions.length === 0 ? {} : { exceptions: register.report(new Set(checks.map(({ id }) => id))) }),
    summary: summarize(evidence, judged.findings),
  };
}

const basisOf = (simulated: Simulated, totals: readonly CheckTotals[], rules: ScoreRules): MoneyBasis => ({
  simulated,
  checks: totals.map(weighedCheck),
  rules,
});

/** How an inventory is simulated. */
export const simulationOf = ({
  figures = survivalFigures(),
  criticality = [],
  target,
}: AssessOptions): SimulateOptions => ({
  figures,
  criticality,
  target,
});

/** The scores without those of parts, the confidence, and what did not run. */
function shownScores(
  score: ReturnType<typeof scoreAll>,
  { checks, allChecks }: AssessOptions,
): {
  readonly shown: Assessment['score'];
  readonly confidence: number;
  readonly selection: Pick<Assessment, 'selection'>;
} {
  const selection = allChecks === undefined ? undefined : selectionOf(checks, allChecks);
  return {
    shown: withoutParts({ ...score, questions: inQuestionOrder(score.questions) }, selection),
    confidence: confidenceOf(score, checks, selection === undefined ? undefined : allChecks),
    selection: selection === undefined ? {} : { selection },
  };
}

/** The inventory with the company and the practices that the interview asks about, which no provider lists. */
function withInterview(
  inventory: Inventory,
  { client, answers = NO_ANSWERS, workloads = [] }: AssessOptions,
): Inventory {
  const practices = practiceResources(answers, workloadNames(workloads));
  return { ...inventory, resources: [...inventory.resources, companyResource(client.name), ...practices] };
}

const workloadNames = (rules: readonly WorkloadRule[]): string[] => rules.map(({ name }) => name);

interface JudgedChecks {
  readonly totals: readonly CheckTotals[];
  /** Fails, unknowns and errors. */
  readonly findings: readonly Finding[];
  readonly unknownIn: UnknownChecks;
  readonly accounts: AccountScorer;
}

interface JudgeContext {
  readonly grouping: Grouping;
  readonly register: ExceptionRegister;
  readonly survival: readonly Survival[];
}

function judgeAll(
  index: InventoryIndex,
  options: AssessOptions,
  { grouping, register, survival }: JudgeContext,
): JudgedChecks {
  const { checks, facts, now, params = {}, collectors = [] } = options;
  const criticality = [...workloadCriticality(options.workloads ?? []), ...(options.criticality ?? [])];
  const workloads = workloadResources(survival);
  const totals = new Map(checks.map(check => [check.id, emptyTotals(check)]));
  const findings: Finding[] = [];
  const unknownIn: UnknownChecks = new Map();
  const workloadOf = workloadNameOf(grouping);
  const unitsOf = sourcesOf(collectors, index.inventory.units, facts);
  const accounts = createAccountScorer(index.inventory.header.targets);
  for (const one of judgeInventory(index, {
    checks,
    facts,
    now,
    criticality,
    params,
    workloadOf,
    unitsOf,
    workloads,
  })) {
    const into = totals.get(one.check.id);
    if (into === undefined) continue;
    const finding = addOutcome(into, one, register);
    accounts.add(one);
    if (one.status === 'unknown') addUnknown(unknownIn, one);
    if (finding !== undefined) findings.push(finding);
    options.onFinding?.(finding ?? one.finding());
  }
  for (const one of totals.values()) addGaps(one);
  return { totals: [...totals.values()], findings, unknownIn, accounts };
}

function assessedCoverage(
  index: InventoryIndex,
  options: AssessOptions,
  { findings, unknownIn }: JudgedChecks,
  confidence: number,
): Assessment['coverage'] {
  const { checks, facts, collectors = [], answers = NO_ANSWERS, workloads = [] } = options;
  const { permissionsOf = () => [], isReadType = () => false } = options;
  const affected = affectedChecks({ checks, facts, collectors, units: index.inventory.units, unknownIn });
  return coverageOf(index, {
    confidence,
    affectedChecks: (unit, call, list) => (index.isEmpty(unit) ? [] : affected(unit, call, list)),
    interview: interviewTopics(answers, workloadNames(workloads)),
    permissionsOf,
    isReadType,
    evidenceUnits: new Set(findings.flatMap(({ evidence }) => evidence?.units ?? [])),
    collectors,
    facts,
  });
}

const inQuestionOrder = (scores: Readonly<Record<Question, Score>>): Assessment['score']['questions'] =>
  Object.fromEntries(QUESTION_SLUGS.map(slug => [slug, scores[slug]])) as Assessment['score']['questions'];
