import type { GradeView } from './grade-view.ts';

/** Accounts or clients by the thirteen questions: where the critical gaps are. */
export interface HeatMap {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  /** `beside`: a second column of names or dates; empty where there is none. */
  readonly columns: { readonly who: string; readonly beside: string; readonly gaps: string; readonly overall: string };
  /** By the number of critical gaps. */
  readonly questions: readonly { readonly tile: string; readonly gaps: string }[];
  readonly rows: readonly HeatRow[];
  /** How many rows are left out; or empty. */
  readonly rest: string;
  readonly total: { readonly label: string; readonly gaps: string };
  readonly legend: readonly GradeView[];
  readonly sharedTitle: string;
  /** What most of the worst have in common. */
  readonly shared: readonly string[];
  readonly reachTitle: string;
  /** Where each decision of today does something; of several clients, none. */
  readonly reach: readonly string[];
  readonly limitsTitle: string;
  readonly limits: readonly string[];
}

export interface HeatRow {
  /** Of the worst; empty for the others. */
  readonly rank: string;
  readonly name: string;
  readonly beside: string;
  readonly cells: readonly { readonly grade: GradeView; readonly label: string }[];
  readonly gaps: string;
  readonly overall: string;
}
