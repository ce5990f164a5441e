import { simulateInventory, type Simulated } from '../assess/survival.ts';
import { withFixes } from '../assess/what-if.ts';
import type { LoadedConfig } from '../config/load.ts';
import { answeredTarget, workloadRules } from '../config/workload-rules.ts';
import { FACTS } from '../facts/index.ts';
import { createInventoryIndex } from '../facts/inventory-index.ts';
import { groupWorkloads } from '../facts/workloads/grouping.ts';
import { closestMatch } from '../lib/text.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import { SIMULATION_VERSION, type SimulationReport } from '../model/simulation.ts';
import { resourceText, type Survival } from '../model/survival.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';
import { readInventories } from './read-inventories.ts';
import { unknownRegions } from './added-places.ts';
import { readAddedResources, withAdded } from './added-resources.ts';
import { resolveParameters } from './check-parameters.ts';
import { accountsAdministered } from './accounts-administered.ts';
import { parseLose, wantedLosses } from './lose.ts';
import { selectChecks } from './select-checks.ts';
import { configuredFigures } from './survival-figures.ts';
import { rowKey, suggestions } from './suggest.ts';
import { targetWarnings } from './target-warnings.ts';
import { selectorFaultText } from './workloads.ts';

export interface SimulateRequest {
  readonly from: readonly string[];
  readonly configuration: LoadedConfig;
  readonly lose?: string | undefined;
  readonly workload?: string | undefined;
  readonly add?: string | undefined;
  readonly whatIf?: string | undefined;
  /** Whether to name the cheapest remedy that makes each row better. */
  readonly suggest?: boolean | undefined;
  /** Checks that extensions add. */
  readonly own?: readonly Check[];
  readonly now: string;
  readonly version: string;
}

export interface SimulateResult {
  readonly report: SimulationReport;
  readonly warnings: readonly string[];
  /** `database orders`, by its id. */
  readonly nameOf: (id: string) => string;
}

/** Takes something away from a saved inventory, and tells what is left of each workload. */
export async function runSimulate({ from, ...request }: SimulateRequest): Promise<SimulateResult> {
  return simulateLosses(await readInventories(from), request);
}

/** The same for an inventory in memory. */
export async function simulateLosses(
  inventory: Inventory,
  request: Omit<SimulateRequest, 'from'>,
): Promise<SimulateResult> {
  const { configuration, lose, workload, version } = request;
  const before = simulateOn(inventory, request);
  const rows = chosenRows(before.simulated, request);
  const changed = await changedInventory(inventory, request);
  const after =
    changed === undefined ? undefined : chosenRows(simulateOn(changed.inventory, request).simulated, request);
  const report: SimulationReport = {
    schemaVersion: SIMULATION_VERSION,
    tool: { name: 'cloudbrief', version },
    snapshot: { started: inventory.header.started, ended: inventory.ended },
    ...(lose === undefined ? {} : { lose }),
    ...(changed === undefined ? {} : { change: changed.change }),
    ...essentialsFor(workload, lose, before.simulated),
    rows: withUnseen(
      await withSuggestions(
        changed?.inventory ?? inventory,
        after === undefined ? rows : withBefore(after, rows),
        request,
      ),
      before.simulated,
    ),
  };
  if (workload !== undefined && report.rows.length === 0) throw unknownWorkload(workload, before.simulated);
  const { placeOf } = configuration;
  const faults = before.faults.map(
    fault => `${placeOf(['workloads', fault.at, 'match'])}: ${selectorFaultText(fault)}`,
  );
  return {
    report,
    nameOf: namesIn(before.simulated),
    warnings: [...faults, ...targetWarnings(configuration, before.simulated), ...(changed?.warnings ?? [])],
  };
}

/** The seven answers for the workload that was asked for; they need every scenario. */
function essentialsFor(
  workload: string | undefined,
  lose: string | undefined,
  { essentials }: Simulated,
): Pick<SimulationReport, 'essentials'> {
  if (workload === undefined || lose !== undefined) return {};
  const found = [...essentials()].find(([name]) => name.toLowerCase() === workload.toLowerCase());
  return found === undefined ? {} : { essentials: [...found[1]] };
}

function simulateOn(inventory: Inventory, { configuration, lose }: Omit<SimulateRequest, 'from'>) {
  const index = createInventoryIndex(inventory, PROVIDER_TRAITS);
  const grouping = groupWorkloads(index, workloadRules(configuration.config, configuration.answers));
  const simulated = simulateInventory(index, grouping, {
    figures: configuredFigures(configuration),
    criticality: configuration.config.criticality ?? [],
    target: answeredTarget(undefined, configuration.answers),
    choose: (losses, graph) => {
      if (lose === undefined) return losses;
      const { scenario, ids } = wantedLosses(lose, losses, {
        graph,
        homesOf: identity => accountsAdministered(index, identity),
      });
      return losses.filter(loss => loss.scenario === scenario && (ids?.has(loss.id) ?? true));
    },
  });
  return { simulated, faults: grouping.faults };
}

function chosenRows({ survival }: Simulated, { lose, workload }: Omit<SimulateRequest, 'from'>): Survival[] {
  const scenario = lose === undefined ? undefined : parseLose(lose).scenario;
  return survival.filter(
    row =>
      (scenario === undefined || row.scenario === scenario) &&
      (workload === undefined || row.workload.toLowerCase() === workload.toLowerCase()),
  );
}

interface Changed {
  readonly inventory: Inventory;
  readonly change: NonNullable<SimulationReport['change']>;
  readonly warnings: readonly string[];
}

/** The inventory after the change that was asked for; undefined without one. */
async function changedInventory(
  inventory: Inventory,
  { add, whatIf, configuration, now, own }: Omit<SimulateRequest, 'from'>,
): Promise<Changed | undefined> {
  if (add === undefined && whatIf === undefined) return undefined;
  const added = add === undefined ? [] : await readAddedResources(add);
  const larger = withAdded(inventory, added);
  const warnings = unknownRegions(added, inventory);
  if (whatIf === undefined) return { inventory: larger, change: { added: added.length, fixed: 0 }, warnings };
  const [check] = await selectChecks({ checks: [whatIf] }, own);
  if (check?.fix === undefined)
    throw new CloudbriefError(
      'CB_USAGE',
      `What ${whatIf} would change cannot be simulated: its remedy changes nothing that an inventory shows.`,
      'Describe the change with --add FILE instead.',
    );
  const params = resolveParameters(await selectChecks({}, own), configuration)[check.id];
  const done = withFixes(larger, check, { facts: FACTS, traits: PROVIDER_TRAITS, now, params });
  return { inventory: done.inventory, change: { added: added.length, fixed: done.fixed, check: check.id }, warnings };
}

async function withSuggestions(
  inventory: Inventory,
  rows: SimulationReport['rows'],
  request: Omit<SimulateRequest, 'from'>,
): Promise<SimulationReport['rows']> {
  if (request.suggest !== true) return rows;
  const checks = await selectChecks({}, request.own);
  const params = resolveParameters(checks, request.configuration);
  const found = suggestions(inventory, rows, {
    checks,
    fixOptions: ({ id }) => ({ facts: FACTS, traits: PROVIDER_TRAITS, now: request.now, params: params[id] }),
    simulate: fixed => chosenRows(simulateOn(fixed, request).simulated, request),
  });
  return rows.map(row => {
    const suggestion = found.get(rowKey(row));
    return suggestion === undefined ? row : { ...row, suggestion };
  });
}

const withBefore = (after: readonly Survival[], rows: readonly Survival[]): SimulationReport['rows'] => {
  const earlier = new Map(rows.map(row => [rowKey(row), row]));
  return after.map(row => {
    const old = earlier.get(rowKey(row));
    if (old === undefined) return row;
    return { ...row, before: { fate: old.fate, hours: old.hours, dataLoss: old.dataLoss } };
  });
};

/** What a workload may need and nobody saw explains hours that no resource explains. */
function withUnseen(rows: SimulationReport['rows'], { graph }: Simulated): SimulationReport['rows'] {
  const unseen = new Map(graph.workloads.map(one => [one.name, one.unseen]));
  return rows.map(row => {
    const hidden = unseen.get(row.workload) ?? [];
    return hidden.length === 0 || row.lost === undefined ? row : { ...row, unseen: [...hidden] };
  });
}

function namesIn({ graph }: Simulated): (id: string) => string {
  const assets = new Map(graph.assets.map(asset => [asset.id, asset]));
  return id => {
    const asset = assets.get(id);
    return asset === undefined ? id : resourceText(asset);
  };
}

function unknownWorkload(name: string, { graph }: Simulated): CloudbriefError {
  const names = graph.workloads.map(workload => workload.name);
  const guess = closestMatch(name, names);
  return new CloudbriefError(
    'CB_USAGE',
    `There is no workload called "${name}".`,
    `${guess === undefined ? '' : `Did you mean ${guess}? `}\`cloudbrief workloads\` lists all.`,
  );
}
