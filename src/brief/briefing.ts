import type { Grade } from '../model/assessment.ts';
import type { Language } from '../model/language.ts';
import type { Question } from '../model/question.ts';
import type { Decisions, Glossary, Plan } from './pages/closing-pages.ts';
import type { MapView } from './pages/charts.ts';
import type { Appendix, MoneyPage, SurvivalPage } from './pages/figure-pages.ts';
import type { Accepted, BaselineChanges } from './pages/trend-pages.ts';

export type { Decisions, Glossary, Plan } from './pages/closing-pages.ts';
export type { BarsView, ExceedanceView, MapView, TimelineView } from './pages/charts.ts';
export type { Appendix, MoneyPage, SurvivalPage } from './pages/figure-pages.ts';
export type { Accepted, BaselineChanges, SlopeView } from './pages/trend-pages.ts';

/** A grade as it is shown: word first, then shape and colour, which follow from the slug. */
export interface GradeView {
  readonly slug: Grade;
  readonly word: string;
  /** "Provisional", where less than 70 % could be seen; else empty. */
  readonly provisional: string;
}

/** A line of two cells: what it is, and what there is to say. */
export interface Line {
  readonly term: string;
  readonly text: string;
}

export interface Cover {
  readonly kicker: string;
  readonly title: string;
  readonly who: string;
  readonly lines: readonly Line[];
}

export interface Tile {
  readonly question: Question;
  readonly label: string;
  readonly grade: GradeView;
}

export interface BottomLine {
  readonly kicker: string;
  readonly answer: string;
  readonly risksTitle: string;
  readonly risks: readonly { readonly number: number; readonly headline: string; readonly line: string }[];
  /** Stands in for the list where there is no risk to name. */
  readonly noRisks: string;
  readonly decisionsTitle: string;
  readonly columns: { readonly decision: string; readonly work: string };
  readonly decisions: readonly { readonly text: string; readonly work: string }[];
  readonly decisionsNote: string;
  readonly fineTitle: string;
  readonly fine: readonly string[];
  readonly unseenTitle: string;
  readonly unseen: string;
  readonly stripTitle: string;
  readonly tiles: readonly Tile[];
  readonly overall: string;
}

/** A count, what it counts, and where the names are. */
export interface Fact {
  readonly count: string;
  readonly statement: string;
  readonly evidence: string;
}

export interface RiskPage {
  readonly number: number;
  readonly kicker: string;
  readonly headline: string;
  /** Our own case first, then what it leads to. */
  readonly story: string;
  /** A public case that was verified; empty where there is none. */
  readonly happened: string;
  /** How likely it is and what it costs; empty as long as nothing was reckoned. */
  readonly expects: readonly Line[];
  readonly factsTitle: string;
  readonly factColumns: { readonly count: string; readonly found: string; readonly evidence: string };
  readonly facts: readonly Fact[];
  readonly actionsTitle: string;
  readonly actionColumns: { readonly action: string; readonly mends: string; readonly work: string };
  readonly actions: readonly { readonly action: string; readonly mends: string; readonly work: string }[];
  readonly noAction: string;
  readonly closing: readonly Line[];
  readonly standingTitle: string;
  readonly standingColumns: { readonly question: string; readonly grade: string; readonly bar: string };
  /** Where the questions stand that this risk comes from; empty where the map has its place. */
  readonly standing: readonly PostureRow[];
  /** Where data and copies are, on the first page for which that matters. */
  readonly map: MapView | undefined;
}

export interface PostureRow {
  readonly question: Question;
  readonly asks: string;
  /** The question in two or three words. */
  readonly label: string;
  readonly grade: GradeView;
  /** In percent; undefined where nothing is known, so that no bar pretends to be one. */
  readonly bar: { readonly proven: number; readonly possible: number } | undefined;
  readonly barLabel: string;
  readonly proven: string;
  readonly possible: string;
  /** "21 to 39" */
  readonly score: string;
  readonly coverage: string;
  readonly note: string;
  /** What was proven last time, by today's rules; undefined where the two cannot be compared. */
  readonly last: number | undefined;
  /** "better, was 21" */
  readonly change: string;
}

export interface Posture {
  readonly kicker: string;
  readonly headline: string;
  readonly caption: string;
  readonly columns: {
    readonly question: string;
    readonly grade: string;
    readonly bar: string;
    readonly proven: string;
    readonly possible: string;
    readonly score: string;
    readonly coverage: string;
  };
  readonly rows: readonly PostureRow[];
  readonly overall: string;
  readonly overallNote: string;
}

export interface Coverage {
  readonly kicker: string;
  readonly headline: string;
  readonly healthyTitle: string;
  readonly healthyColumns: { readonly count: string; readonly statement: string };
  readonly healthy: readonly { readonly count: string; readonly statement: string }[];
  readonly healthyNone: string;
  readonly unseenTitle: string;
  readonly unseenText: string;
  readonly rightColumns: { readonly right: string; readonly refused: string; readonly opens: string };
  readonly rights: readonly { readonly right: string; readonly refused: string; readonly opens: string }[];
  /** What else was not seen, a sentence each. */
  readonly gaps: readonly string[];
  readonly asksTitle: string;
  readonly asksText: string;
  readonly asks: readonly string[];
  readonly accepted: Accepted | undefined;
}

export interface Method {
  readonly kicker: string;
  readonly headline: string;
  readonly scopeTitle: string;
  readonly scope: readonly Line[];
  readonly scoreTitle: string;
  readonly steps: readonly string[];
  readonly gradesTitle: string;
  readonly gradeColumns: { readonly grade: string; readonly range: string; readonly meaning: string };
  readonly grades: readonly { readonly grade: GradeView; readonly range: string; readonly meaning: string }[];
  readonly weightsTitle: string;
  readonly weightsText: string;
  readonly weightColumns: { readonly question: string; readonly weight: string };
  readonly weights: readonly { readonly label: string; readonly weight: string }[];
  readonly limitsTitle: string;
  readonly limits: readonly string[];
}

/** What the two pages for the board pack say beside the bottom line, the decisions and the posture. */
export interface BoardPaper {
  readonly title: string;
  /** Whose it is, of when, and how much was looked at: there is no cover. */
  readonly asOf: string;
  /** Those of the bottom line; only where one is asked for. */
  readonly decisions: Decisions | undefined;
  readonly posture: string;
  readonly full: string;
}

/** The terminal's words: the same answer, without pages. */
export interface SummaryWords {
  readonly score: string;
  readonly counts: string;
  /** Short for a question that does not apply. */
  readonly nothingHere: string;
  /** What the mark before a provisional number means. */
  readonly legend: string;
  readonly firstTitle: string;
  /** What to do first, the worst first. */
  readonly first: readonly string[];
  readonly filesTitle: string;
}

/** The assessment put into words: all that the pages print, in their order. It names no resource and no account. */
export interface Briefing {
  readonly language: Language;
  readonly title: string;
  readonly client: string;
  /** The confidentiality mark (TLP 2.0) that stands on every page. */
  readonly mark: string;
  readonly footer: string;
  /** The end of the snapshot, ISO 8601: the date of the document. */
  readonly moment: string;
  readonly contentsTitle: string;
  readonly cover: Cover;
  readonly bottomLine: BottomLine;
  /** Only where a decision is asked for. */
  readonly decisions: Decisions | undefined;
  readonly risks: readonly RiskPage[];
  /** Only where the assessment was held against an earlier one. */
  readonly baselineChanges: BaselineChanges | undefined;
  readonly posture: Posture;
  readonly coverage: Coverage;
  /** Only where something was reckoned. */
  readonly survival: SurvivalPage | undefined;
  readonly money: MoneyPage | undefined;
  /** Only where there is something to do. */
  readonly plan: Plan | undefined;
  readonly method: Method;
  readonly appendix: Appendix;
  readonly glossary: Glossary;
  readonly boardPaper: BoardPaper;
  readonly summary: SummaryWords;
}
