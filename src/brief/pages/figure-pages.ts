import type { BarsView, ExceedanceView, TimelineView } from './charts.ts';

/** What survives what, service by service. It has a page as soon as something was reckoned. */
export interface SurvivalPage {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: { readonly service: string; readonly cells: readonly string[] };
  readonly rows: readonly { readonly service: string; readonly note: string; readonly cells: readonly string[] }[];
  readonly timeline: TimelineView | undefined;
  readonly note: string;
}

/** What a bad year costs. It has a page as soon as somebody gave us figures of the business. */
export interface MoneyPage {
  readonly kicker: string;
  readonly headline: string;
  readonly curve: ExceedanceView;
  readonly yearsTitle: string;
  readonly yearColumns: { readonly year: string; readonly today: string; readonly after: string };
  readonly years: readonly { readonly year: string; readonly today: string; readonly after: string }[];
  readonly shares: BarsView;
  readonly guessTitle: string;
  readonly guess: string;
  readonly inputsTitle: string;
  readonly inputColumns: { readonly input: string; readonly range: string; readonly owner: string };
  readonly inputs: readonly { readonly input: string; readonly range: string; readonly owner: string }[];
}

/** Every number that the report rests on, with a number of its own. */
export interface Appendix {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: { readonly id: string; readonly what: string; readonly value: string; readonly source: string };
  readonly rows: readonly {
    readonly id: string;
    readonly what: string;
    readonly value: string;
    readonly source: string;
  }[];
  readonly limitsTitle: string;
  readonly limitColumns: { readonly id: string; readonly check: string; readonly limit: string };
  /** A line for each check that judged something by numbers of its own. */
  readonly limits: readonly { readonly id: string; readonly check: string; readonly limit: string }[];
  /** Where the others are; empty where all are here. */
  readonly limitsNote: string;
  /** What is not in it, in one breath. */
  readonly unseen: string;
}
