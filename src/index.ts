/**
 * cloudbrief as a library: from accounts or a saved inventory to an assessment, a simulation and a briefing. It writes to no
 * console, ends no process and reads no clock.
 */
export { collect, type CollectOptions } from './library/collect.ts';
export { assess, type AssessOptions } from './library/assess.ts';
export { simulate, type SimulateOptions } from './library/simulate.ts';
export { compare, type ComparisonResult } from './library/compare.ts';
export { render, type RenderOptions } from './library/render.ts';
export {
  createConfiguration,
  readConfiguration,
  type Configuration,
  type ConfigurationSources,
} from './library/configuration.ts';
export { readInventories as readInventory } from './run/read-inventories.ts';
export { brief, type Briefing } from './brief/index.ts';
export { gate, type GateRules, type GateVerdict } from './assess/gate.ts';
export { CloudbriefError, type ErrorCode } from './model/errors.ts';
export type { RunEvent } from './run/events.ts';
export type { Assessment } from './model/assessment.ts';
export type { Finding } from './model/finding.ts';
export type { Inventory } from './model/inventory.ts';
export type { Language } from './model/language.ts';
export type { SimulationReport } from './model/simulation.ts';
export type { Trend } from './model/trend.ts';
