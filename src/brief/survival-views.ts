import type { Grade } from '../model/grade.ts';

/** A service in a scenario. */
export interface SurvivalCell {
  /** The shape is that of a grade; the word says the rest. */
  readonly shape: Grade;
  readonly word: string;
  /** Time shut, data lost, and the target where there is one. */
  readonly lines: readonly string[];
  /** The scenario, where the column heads are not shown. */
  readonly label: string;
  /** The chain of causes, without names. Empty: nothing happens. */
  readonly chain: readonly string[];
  /** "Why: orders, one data centre fails" */
  readonly open: string;
}

/** A service and what becomes of it. */
export interface SurvivalRow {
  readonly service: string;
  /** Its target, and whether all of it was seen. */
  readonly note: string;
  readonly cells: readonly SurvivalCell[];
}

/** Hours from the best to the worst; undefined: without an end. */
export interface EveningBar {
  readonly service: string;
  readonly hours: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Data lost: nothing, a part, or all of it; the text is inside the block. */
  readonly data: 'none' | 'some' | 'all';
  readonly dataText: string;
  /** The target in hours. */
  readonly target: number | undefined;
}

export interface EveningChart {
  readonly title: string;
  readonly alternative: string;
  readonly bars: readonly EveningBar[];
  readonly ticks: readonly { readonly hours: number; readonly text: string }[];
  readonly heads: { readonly lost: string; readonly shut: string };
  readonly key: { readonly sure: string; readonly range: string; readonly never: string; readonly target: string };
}

/** The worst case of the most important service, hour by hour. */
export interface Evening {
  readonly title: string;
  readonly events: readonly { readonly time: string; readonly text: string }[];
  /** Undefined where no end is known for any of them. */
  readonly chart: EveningChart | undefined;
}

/** Which losses each service survives. */
export interface SurvivalPage {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: { readonly service: string; readonly cells: readonly string[] };
  readonly rows: readonly SurvivalRow[];
  readonly rest: string;
  readonly legendTitle: string;
  readonly legend: readonly { readonly shape: Grade; readonly text: string }[];
  /** "Why": what opens the chain of a cell. */
  readonly open: string;
  readonly notes: readonly string[];
  readonly evening: Evening | undefined;
}
