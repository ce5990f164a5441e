import type { Language } from '../model/language.ts';
import type { GradeView } from './views.ts';

/** One page over the briefings of several clients. */
export interface Portfolio {
  readonly language: Language;
  readonly title: string;
  readonly mark: string;
  readonly footer: string;
  /** When the newest of the assessed states was read (ISO 8601). */
  readonly moment: string;
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: { readonly client: string; readonly day: string; readonly gaps: string; readonly overall: string };
  /** By the number of critical gaps. */
  readonly questions: readonly { readonly tile: string; readonly gaps: string }[];
  readonly rows: readonly PortfolioRow[];
  readonly total: { readonly label: string; readonly gaps: string };
  readonly legend: readonly GradeView[];
  readonly sharedTitle: string;
  /** What most of the worst have in common. */
  readonly shared: readonly string[];
  readonly limitsTitle: string;
  readonly limits: readonly string[];
  /** Before the written files on a terminal. */
  readonly filesTitle: string;
}

export interface PortfolioRow {
  /** Of the worst; empty for the others. */
  readonly rank: string;
  readonly name: string;
  readonly day: string;
  readonly cells: readonly { readonly grade: GradeView; readonly label: string }[];
  readonly gaps: string;
  readonly overall: string;
}
