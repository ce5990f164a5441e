import type { AssessOptions } from '../assess/assessment.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import { answeredTarget, workloadRules } from '../config/workload-rules.ts';
import { FACTS } from '../facts/index.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { Inventory } from '../model/inventory.ts';
import { loadReaders, PROVIDER_TRAITS } from '../providers/index.ts';
import { resolveParameters } from './check-parameters.ts';
import { clientOf } from './client.ts';
import type { Extensions } from './extensions.ts';
import { moneyInputs, type MoneyInputs } from './money-inputs.ts';
import { resolveExceptions } from './resolve-exceptions.ts';
import { selectChecks, type Selection } from './select-checks.ts';
import { configuredFigures } from './survival-figures.ts';

/** What an assessment depends on besides the inventory. */
export interface RulesRequest {
  readonly configuration: LoadedConfig;
  readonly selection: Selection;
  readonly extensions: Extensions;
  readonly now: string;
  readonly version: string;
}

/** The rules of an assessment, validated. */
export interface Rules extends Required<Pick<AssessOptions, 'checks' | 'params' | 'exceptions'>> {
  /** All checks, regardless of the selection. */
  readonly all: readonly Check[];
  /** What the business says, and the parameters of the simulation of losses. */
  readonly money: MoneyInputs;
}

/** Throws `CB_UNKNOWN_CHECK` or `CB_CONFIG` for what the configuration names wrongly, with its place. */
export async function rulesOf({ configuration, selection, extensions, now }: RulesRequest): Promise<Rules> {
  const checks = await selectChecks(selection, extensions.checks);
  const all = await selectChecks({}, extensions.checks);
  return {
    checks,
    all,
    params: resolveParameters(all, configuration),
    exceptions: resolveExceptions(configuration.exceptions, all),
    money: moneyInputs(configuration, now),
  };
}

/** The options of the engine for an inventory. */
export async function assessOptions(
  { configuration: { config, answers, placeOf }, extensions, now, version }: RulesRequest,
  { checks, all, params, exceptions }: Rules,
  inventory: Inventory,
): Promise<AssessOptions> {
  const readers = await loadReaders(inventory.header.targets.map(({ provider }) => provider));
  return {
    checks,
    allChecks: all,
    settings: settingsOf(config),
    extensions: extensions.used,
    facts: [...FACTS, ...extensions.facts],
    traits: PROVIDER_TRAITS,
    now,
    version,
    client: clientOf(config.client, now),
    criticality: config.criticality ?? [],
    params,
    answers,
    workloads: workloadRules(config, answers),
    target: answeredTarget(undefined, answers),
    figures: configuredFigures({ config, placeOf }),
    exceptions,
    maxExceptionMonths: config.gate?.maxExceptionMonths,
    collectors: [
      ...readers.flatMap(({ collectors }) => collectors),
      ...extensions.providers.flatMap(({ collectors }) => collectors.map(one => ({ ...one, operations: [] }))),
    ],
    permissionsOf: call => readers.flatMap(reader => reader.permissionsOf(call)),
    isReadType: type => readers.some(reader => reader.isReadType(type)),
  };
}

/** Only what the configuration sets. */
function settingsOf({ capacityDays, questionWeights }: Config): Assessment['settings'] {
  const settings = {
    ...(capacityDays === undefined ? {} : { capacityDays }),
    ...(questionWeights === undefined ? {} : { questionWeights }),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}
