import { createInventoryIndex } from '../facts/inventory-index.ts';
import { groupWorkloads } from '../facts/workloads/grouping.ts';
import type { Action, Assessment } from '../model/assessment.ts';
import type { Business } from '../model/business.ts';
import type { Check } from '../model/check.ts';
import type { Inventory } from '../model/inventory.ts';
import { companySpec } from '../risk/money/company.ts';
import type { Company } from '../risk/money/company-facts.ts';
import type { MoneyJob, PricedAction } from '../risk/money/job.ts';
import type { YearlyCost } from '../model/price.ts';
import type { Parameters } from '../risk/money/parameters.ts';
import type { ListedSpending } from '../risk/money/spending.ts';
import { MODIFIERS, type MoneySpec } from '../risk/money/spec.ts';
import { isPriced } from '../risk/money/value.ts';
import { scoreAll, type WeighedCheck } from '../risk/score.ts';
import { survivalFigures } from '../risk/survival/parameters.ts';
import { simulationOf, type AssessOptions } from './assessment.ts';
import type { MoneyBasis } from './money-basis.ts';
import { withoutStandbys } from './standbys.ts';
import { supportNeeds } from './support-needs.ts';
import { simulateInventory } from './survival.ts';
import { withFixes } from './what-if.ts';
import { addedCost, standbyCost } from './yearly-costs.ts';
import { firstActions } from '../model/first-actions.ts';

export interface MoneyRequest {
  readonly inventory: Inventory;
  readonly options: AssessOptions;
  readonly basis: MoneyBasis;
  readonly assessment: Pick<Assessment, 'workloads' | 'actions' | 'risks'>;
  readonly business: Business;
  readonly parameters: Parameters;
}

export interface PreparedMoney {
  readonly company: Company;
  readonly job: MoneyJob;
  readonly actions: readonly Action[];
  readonly notSimulated: readonly string[];
  readonly spending: ListedSpending;
}

const SEED = 20_261_122;
/** Years of amounts: enough for the one in a hundred. Hours only rank, which takes fewer. */
const YEARS = { money: 50_000, hours: 20_000 } as const;
const BAND = { draws: 200, years: 2000 };
const NO_BAND = { draws: 0, years: 0 };
/** Resources that are simulated again for the worth of actions, all in all: seconds, not minutes. */
const BUDGET = 60_000;
/** Actions that are priced. */
const MOST_ACTIONS = 30;

/** What is to be simulated: today, each action alone, and the actions one after the other. */
export function prepareMoney(request: MoneyRequest): PreparedMoney {
  const { inventory, options, basis, assessment } = request;
  const company = companyOf(request, basis);
  const priced = isPriced(request.business);
  const actions = pricedActions(assessment);
  const room = Math.floor(BUDGET / Math.max(1, inventory.resources.length));
  const byId = new Map(options.checks.map(check => [check.id, check]));
  const fixable = actions.filter(({ check }) => byId.get(check)?.fix !== undefined);
  const simulated = new Set(fixable.slice(0, room).map(({ check }) => check));
  const pricer = createPricer(request, simulated);
  const today: World = { inventory, checks: basis.checks, simulated: basis.simulated };
  const { parts, reached, byCheck } = actionsOf(request, actions, pricer, today);
  const standby = priced ? standbysOf(request, pricer, today) : undefined;
  return {
    company,
    job: {
      trials: { years: priced ? YEARS.money : YEARS.hours, seed: SEED },
      band: priced ? BAND : NO_BAND,
      today: companySpec(company),
      plan: actions.length === 0 ? undefined : pricer.specOf(reached),
      actions: parts,
      tolerance: request.business.tolerance ?? [],
      rebuilt: standby?.spec,
    },
    actions,
    notSimulated: fixable.slice(room).map(({ check }) => check),
    spending: { byCheck, support: priced ? supportNeeds(inventory, options) : [], standby },
  };
}

/** The first action of each risk, which the briefing asks for, and those that rank highest; in the order of all. */
function pricedActions({ actions, risks }: MoneyRequest['assessment']): readonly Action[] {
  const asked = new Set(firstActions(risks).map(({ action }) => action.check));
  const rest = actions.filter(({ check }) => !asked.has(check)).slice(0, MOST_ACTIONS - asked.size);
  const chosen = new Set([...asked, ...rest.map(({ check }) => check)]);
  return actions.filter(({ check }) => chosen.has(check));
}

/** Each action alone and after the others, and what it adds to the bill of a year. */
function actionsOf(
  { inventory, options, business }: MoneyRequest,
  actions: readonly Action[],
  pricer: Pricer,
  today: World,
): { parts: PricedAction[]; reached: World; byCheck: ListedSpending['byCheck'] } {
  const byId = new Map(options.checks.map(check => [check.id, check]));
  const byCheck = new Map<string, YearlyCost>();
  const parts: PricedAction[] = [];
  let reached = today;
  for (const { check: id } of actions) {
    const check = byId.get(id);
    if (check === undefined || !counts(check)) {
      parts.push({ check: id });
      continue;
    }
    const alone = pricer.after(today, check);
    // The first one meets the world of today, and is simulated once.
    reached = reached === today ? alone : pricer.after(reached, check);
    parts.push({ check: id, alone: pricer.specOf(alone), upTo: pricer.specOf(reached) });
    if (alone.inventory === inventory) continue;
    byCheck.set(id, addedCost(inventory, alone.inventory, business));
  }
  return { parts, reached, byCheck };
}

/** The stand-bys of today, and the years without them; undefined where there are none, or too much to simulate once more. */
function standbysOf(
  { inventory, options }: MoneyRequest,
  pricer: Pricer,
  today: World,
): (NonNullable<ListedSpending['standby']> & { readonly spec: MoneySpec }) | undefined {
  const { inventory: without, with: standbys } = withoutStandbys(inventory);
  if (standbys.length === 0 || inventory.resources.length > BUDGET / 2) return undefined;
  const spec = pricer.specOf({ ...today, inventory: without, simulated: simulate(without, options) });
  return { resources: standbys.length, yearly: standbyCost(standbys), spec };
}

/** Whether its remedy can change a loss: what survives, or a score that changes how often or how slowly. */
const counts = ({ fix, question }: Check): boolean =>
  fix !== undefined || (MODIFIERS as readonly string[]).includes(question);

/** An inventory with its scores and what becomes of it. */
interface World extends Pick<MoneyBasis, 'simulated' | 'checks'> {
  readonly inventory: Inventory;
}

interface Pricer {
  readonly after: (world: World, check: Check) => World;
  readonly specOf: (world: World) => MoneySpec;
}

function createPricer(request: MoneyRequest, simulated: ReadonlySet<string>): Pricer {
  const { options, basis } = request;
  return {
    specOf: world => companySpec(companyOf(request, { ...basis, ...world })),
    after: (world, check) => {
      const checks = world.checks.map(one => (one.id === check.id ? fixedCheck(one) : one));
      if (!simulated.has(check.id)) return { ...world, checks };
      const params = options.params?.[check.id];
      const { facts, traits, now } = options;
      const { inventory, fixed } = withFixes(world.inventory, check, { facts, traits, now, params });
      return fixed === 0 ? { ...world, checks } : { checks, inventory, simulated: simulate(inventory, options) };
    },
  };
}

function simulate(inventory: Inventory, options: AssessOptions): MoneyBasis['simulated'] {
  const index = createInventoryIndex(inventory, options.traits);
  const grouping = groupWorkloads(index, options.workloads ?? []);
  const { places, survival } = simulateInventory(index, grouping, simulationOf(options));
  return { places, survival };
}

/** The check as it counts when everything that fails it is fixed; what was not read stays unread. */
function fixedCheck({ sums, ...check }: WeighedCheck): WeighedCheck {
  const { earned, lost, worstFail: _worst, ...rest } = sums;
  return { ...check, sums: { ...rest, earned: earned + lost, lost: 0 } };
}

function companyOf(
  { options, assessment, business, parameters }: MoneyRequest,
  { simulated, checks, rules }: MoneyBasis,
): Company {
  return {
    parameters,
    business,
    figures: options.figures ?? survivalFigures(),
    workloads: assessment.workloads,
    places: simulated.places,
    survival: simulated.survival,
    scores: scoreAll(checks, rules).questions,
  };
}
