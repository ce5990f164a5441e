import type { Direction } from '../../model/trend.ts';

/** Two moments, one line a question. */
export interface SlopeView {
  readonly title: string;
  readonly then: string;
  readonly now: string;
  readonly lines: readonly {
    readonly label: string;
    readonly before: number;
    readonly after: number;
    readonly direction: Direction;
    readonly word: string;
  }[];
  readonly source: string;
  readonly alternative: string;
}

/** What changed since the baseline. */
export interface BaselineChanges {
  readonly kicker: string;
  readonly headline: string;
  readonly story: readonly string[];
  readonly chart: SlopeView | undefined;
  /** Stands in for the chart where nothing can be compared. */
  readonly noChart: string;
  readonly countsTitle: string;
  readonly countColumns: { readonly count: string; readonly what: string };
  readonly counts: readonly { readonly count: string; readonly what: string }[];
  readonly countsNote: string;
  readonly changesTitle: string;
  readonly changeColumns: { readonly question: string; readonly step: string; readonly change: string };
  readonly changes: readonly {
    readonly label: string;
    readonly step: string;
    readonly direction: Direction;
    readonly word: string;
    /** "Better:" */
    readonly lead: string;
    readonly reason: string;
  }[];
  readonly rest: readonly string[];
}

/** Risks that somebody accepted, by name and for a time. */
export interface Accepted {
  readonly title: string;
  readonly text: string;
  readonly columns: { readonly risk: string; readonly count: string; readonly owner: string; readonly until: string };
  readonly rows: readonly {
    readonly risk: string;
    readonly count: string;
    readonly owner: string;
    readonly until: string;
  }[];
  readonly notes: readonly string[];
}
