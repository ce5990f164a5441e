import type { Language } from '../model/language.ts';
import type { Question } from '../model/question.ts';
import type { Recipes } from '../model/remedy.ts';
import type { RemedyStep } from '../model/remedy-steps.ts';
import type { Severity } from '../model/severity.ts';
import type { Direction } from '../model/trend.ts';
import type { GradeView } from './grade-view.ts';
import type { HeatMap } from './heat-views.ts';
import type { RiskPicture } from './picture-views.ts';
import type { SurvivalPage } from './survival-views.ts';

export type { GradeView } from './grade-view.ts';

/** A row of label and text. */
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

/** A decision of the briefing: what, how much work, by whom and by when. */
export interface Decision {
  /** "A": the same on every page. */
  readonly letter: string;
  readonly text: string;
  /** Person-days at most. */
  readonly days: string;
  /** The owner of what is at stake, or that nobody is. */
  readonly owner: string;
  /** The date by which it is done. */
  readonly by: string;
}

export interface BottomLine {
  readonly kicker: string;
  readonly answer: string;
  /** The answer needs a smaller type. */
  readonly isLong: boolean;
  /** More rows of risks and decisions than the page has room for with all its air. */
  readonly isDense: boolean;
  readonly risksTitle: string;
  readonly riskColumns: {
    readonly stops: string;
    readonly lasts: string;
    /** Only where losses were simulated. */
    readonly likely: string | undefined;
    /** Only with figures of the business. */
    readonly cost: string | undefined;
    /** Only with a baseline. */
    readonly since: string | undefined;
  };
  readonly risks: readonly {
    readonly number: number;
    readonly headline: string;
    readonly line: string;
    readonly lasts: { readonly time: string; readonly note: string };
    readonly likely: string;
    /** A typical year with it, and a bad one. */
    readonly cost: { readonly typical: string; readonly bad: string } | undefined;
    readonly since: { readonly direction: Direction; readonly word: string } | undefined;
  }[];
  /** Replaces the list without risks. */
  readonly noRisks: string;
  readonly decisionsTitle: string;
  readonly columns: { readonly decision: string; readonly days: string; readonly owner: string; readonly by: string };
  readonly decisions: readonly Decision[];
  /** How many the briefing asks for, those of later risks included. */
  readonly asked: number;
  /** The days of these decisions; empty for less than two. */
  readonly sum: string;
  readonly decisionsNote: string;
  readonly fineTitle: string;
  readonly fine: readonly string[];
  readonly unseenTitle: string;
  readonly unseen: string;
  readonly standingTitle: string;
  /** The overall score. */
  readonly overall: string;
  /** The thirteen questions by when they ask for something, the lowest score first. */
  readonly standing: readonly { readonly title: string; readonly rows: readonly PostureRow[] }[];
}

/** A count with its noun and the reference to the evidence. */
export interface Fact {
  readonly count: string;
  readonly statement: string;
  readonly evidence: string;
}

export interface RiskPage {
  readonly number: number;
  readonly kicker: string;
  readonly headline: string;
  /** The client's case, then its consequence. */
  readonly story: string;
  /** Why it is true, drawn; undefined if there is nothing to draw it from. */
  readonly picture: RiskPicture | undefined;
  /** Likelihood and cost, where losses were simulated; the services that it hits by name. */
  readonly expects: readonly Line[];
  readonly factsTitle: string;
  readonly factColumns: { readonly count: string; readonly found: string; readonly evidence: string };
  readonly facts: readonly Fact[];
  readonly actionsTitle: string;
  readonly actionColumns: { readonly action: string; readonly work: string; readonly by: string };
  /** With the letter of the decision that it is; `note`: what it mends, and what it does to a bad year; `by`: its date in the plan. */
  readonly actions: readonly {
    readonly action: string;
    readonly note: string;
    readonly work: string;
    readonly by: string;
  }[];
  readonly noAction: string;
  /** What follows if nothing is done, the certainty, and a verified public incident. */
  readonly closing: readonly Line[];
  readonly standingTitle: string;
  readonly standingColumns: { readonly question: string; readonly grade: string; readonly bar: string };
  /** Posture of the questions of this risk, on a page without a picture. */
  readonly standing: readonly PostureRow[];
}

export interface PostureRow {
  readonly question: Question;
  readonly asks: string;
  /** The question in two or three words. */
  readonly label: string;
  readonly grade: GradeView;
  /** In percent; undefined draws no bar. */
  readonly bar: { readonly proven: number; readonly possible: number } | undefined;
  readonly barLabel: string;
  readonly proven: string;
  readonly possible: string;
  /** "21 to 39" */
  readonly score: string;
  readonly coverage: string;
  readonly note: string;
  /** Proven score of the baseline by the current rules; undefined if not comparable. */
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
  /** What a short briefing found; empty in a whole one. */
  readonly found: string;
  readonly unseenTitle: string;
  readonly unseenText: string;
  readonly permissionColumns: { readonly permission: string; readonly refused: string; readonly opens: string };
  readonly permissions: readonly { readonly permission: string; readonly refused: string; readonly opens: string }[];
  /** Other unread items, a sentence each. */
  readonly gaps: readonly string[];
  readonly notLookedAt: NotLookedAtNote | undefined;
  readonly asksTitle: string;
  readonly asksText: string;
  readonly asks: readonly string[];
  readonly accepted: Accepted | undefined;
}

/** What no check looks at, in a few sentences. */
export interface NotLookedAtNote {
  readonly title: string;
  readonly lines: readonly string[];
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

/** What was read and what not, by whom and when: words of the letter around lists of coverage and method. */
export interface ScopeLetter {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly unseenTitle: string;
  readonly closing: string;
  readonly by: string;
  readonly sign: { readonly date: string; readonly signature: string };
}

/** Texts of the two-page version beside bottom line, decisions and posture. */
export interface BoardPaper {
  readonly title: string;
  /** Client, date and scope: the board paper has no cover. */
  readonly asOf: string;
  /** Decisions of the bottom line, if there are any. */
  readonly decisions: Decisions | undefined;
  readonly posture: string;
  readonly full: string;
}

/** Texts of the terminal summary. */
export interface SummaryWords {
  readonly score: string;
  readonly counts: string;
  /** Crown jewels that miss a recovery target; empty: none. */
  readonly recovery: string;
  /** What a year is expected to lose; empty: not simulated. */
  readonly losses: string;
  /** Short for a question that does not apply. */
  readonly nothingHere: string;
  /** What changes if what is supposed were so. Left out: nothing is supposed. */
  readonly effect?: { readonly title: string; readonly lines: readonly string[] };
  /** Legend of the mark of provisional scores. */
  readonly legend: string;
  readonly firstTitle: string;
  /** First actions, by risk. */
  readonly first: readonly string[];
  readonly filesTitle: string;
  /** Before the place of the history, with its colon. */
  readonly stored: string;
}

/** Texts of all pages in their order. Contains no names of resources, and of accounts only those that could not be opened. */
export interface Briefing {
  readonly language: Language;
  readonly title: string;
  readonly client: string;
  /** The TLP 2.0 label on every page. */
  readonly mark: string;
  readonly footer: string;
  /** The end of the snapshot, ISO 8601: the date of the document. */
  readonly moment: string;
  readonly contentsTitle: string;
  /** There is next to nothing: the pages of the questions, the numbers and the glossary are left out. */
  readonly short: boolean;
  readonly cover: Cover;
  readonly bottomLine: BottomLine;
  /** Only with decisions. */
  readonly decisions: Decisions | undefined;
  readonly risks: readonly RiskPage[];
  /** Only with a baseline. */
  readonly baselineChanges: BaselineChanges | undefined;
  readonly posture: Posture;
  /** Only where at least two are known. */
  readonly divisions: Divisions | undefined;
  /** Only with many accounts. */
  readonly accounts: HeatMap | undefined;
  readonly coverage: Coverage;
  /** Only with a simulation. */
  readonly survival: SurvivalPage | undefined;
  readonly money: MoneyPage | undefined;
  /** Only with actions. */
  readonly plan: Plan | undefined;
  readonly method: Method;
  readonly glossary: Glossary;
  readonly boardPaper: BoardPaper;
  /** Of whoever prepared the report; undefined where nobody is named. */
  readonly letter: ScopeLetter | undefined;
  readonly summary: SummaryWords;
  readonly office: OfficeWords;
}

/** Texts of documents that readers edit and send on. */
export interface OfficeWords {
  /** Head of the column in which the management answers. */
  readonly response: string;
  /** Before the numbers of the evidence in the notes of a slide. */
  readonly evidence: string;
  /** After a label; French has a space before it. */
  readonly colon: string;
  readonly proven: string;
  readonly possible: string;
  /** One paragraph for the board, with what is attached to it. */
  readonly email: string;
  /** The same paragraph where it stands in the briefing itself. */
  readonly summary: string;
}

/** Decisions to sign. */
export interface Decisions {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: {
    readonly decision: string;
    readonly nothing: string;
    readonly decided: string;
    readonly accepted: string;
  };
  readonly rows: readonly {
    /** The letter of the decision on the page with the answer, and in the plan. */
    readonly letter: string;
    readonly text: string;
    readonly against: string;
    readonly work: string;
    /** What would be less work and close less; empty if there is nothing. */
    /** What it does to one year in twenty; empty where that is not clear. */
    readonly effect: string;
    readonly smaller: string;
    readonly nothing: string;
    /** Label of the field for the date, with the one that the plan proposes. */
    readonly by: string;
  }[];
  /** Labels of fields for handwriting. */
  readonly fields: { readonly name: string; readonly until: string };
  readonly note: string;
}

/** A step of the plan; `from` and `to` are shares of the 90 days, and more than 1 is after them. */
export interface PlanStep {
  readonly number: string;
  /** The letter of the decision that it carries out, or empty. */
  readonly letter: string;
  readonly action: string;
  readonly done: string;
  /** Person-days at most. */
  readonly days: string;
  readonly by: string;
  /** The owner of the decision, as page 2 has it; empty: for the reader to write in. */
  readonly owner: string;
  readonly from: number;
  readonly to: number;
  /** The bar in words. */
  readonly alternative: string;
}

/** The next 90 days: one step after another, at the pace of the company. */
export interface Plan {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: {
    readonly number: string;
    readonly step: string;
    readonly days: string;
    readonly by: string;
    readonly owner: string;
    /** The ends of the three months. */
    readonly months: readonly string[];
  };
  readonly steps: readonly PlanStep[];
  /** What filled and open bars mean. */
  readonly key: { readonly decided: string; readonly other: string };
  /** The days of all steps against the capacity. */
  readonly sum: string;
  /** What is critical and finds no room. */
  readonly leftTitle: string;
  readonly leftColumns: { readonly action: string; readonly mends: string; readonly days: string };
  readonly left: readonly { readonly action: string; readonly mends: string; readonly days: string }[];
  /** What else is left out; or empty. */
  readonly rest: string;
  /** The same for a slide, which has the steps only: all others, with their days; or empty. */
  readonly unlisted: string;
}

export interface Glossary {
  readonly kicker: string;
  readonly headline: string;
  readonly columns: { readonly term: string; readonly text: string };
  readonly terms: readonly { readonly term: string; readonly text: string }[];
  readonly checksum: string;
}

/** Texts of every chart (risk model 4.4): the conclusion as title, the source, and a text alternative. */
interface Chart {
  readonly title: string;
  readonly source: string;
  readonly alternative: string;
}

/** Sorted bars: shares of a total. */
export interface BarsView extends Chart {
  readonly rows: readonly { readonly label: string; readonly share: number; readonly text: string }[];
}

/** Loss exceedance: the probability that a year costs more than an amount. */
export interface ExceedanceView extends Chart {
  readonly axis: { readonly amount: string; readonly chance: string };
  readonly lines: readonly {
    readonly kind: 'today' | 'after' | 'tolerance';
    readonly label: string;
    /** Amount and share of years with a higher loss; amounts are positive and ascending. */
    readonly points: readonly (readonly [amount: number, chance: number])[];
  }[];
  readonly amounts: readonly { readonly amount: number; readonly text: string }[];
  readonly chances: readonly { readonly chance: number; readonly text: string }[];
}

/** Cost of a bad year; only with business figures in the configuration. */
export interface MoneyPage {
  readonly kicker: string;
  readonly headline: string;
  readonly curve: ExceedanceView;
  readonly yearsTitle: string;
  readonly yearColumns: { readonly year: string; readonly today: string; readonly after: string };
  readonly years: readonly { readonly year: string; readonly today: string; readonly after: string }[];
  readonly shares: BarsView;
  readonly worthTitle: string;
  readonly worthColumns: {
    readonly action: string;
    readonly average: string;
    readonly bad: string;
    readonly once: string;
    readonly yearly: string;
  };
  /** What each step saves; only those that make a clear difference. */
  readonly worth: readonly {
    readonly action: string;
    readonly average: string;
    readonly bad: string;
    readonly once: string;
    readonly yearly: string;
  }[];
  readonly worthNote: string;
  readonly besideTitle: string;
  /** Support, stand-bys and service credits. */
  readonly beside: readonly string[];
  readonly guessTitle: string;
  readonly guess: string;
  readonly inputsTitle: string;
  readonly inputColumns: { readonly input: string; readonly range: string; readonly owner: string };
  readonly inputs: readonly { readonly input: string; readonly range: string; readonly owner: string }[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Recovery targets against what was simulated, and the figures of the simulation. */
export interface SurvivalTables {
  readonly title: string;
  readonly text: string;
  /** Undefined: no service has a target. */
  readonly targets: Table | undefined;
  readonly noTargets: string;
  readonly essentialsTitle: string;
  readonly essentialsText: string;
  /** The seven questions of each service. Undefined: there is no service. */
  readonly essentials: Table | undefined;
  readonly promisesTitle: string;
  readonly promisesText: string;
  /** Undefined: no promise is known for any service. */
  readonly promises: Table | undefined;
  readonly figuresTitle: string;
  readonly figures: Table;
}

/** What was found in each division: an organizational unit, a management group or a folder. */
export interface Divisions {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly table: Table;
  /** How many rows are left out; or empty. */
  readonly rest: string;
  readonly note: string;
}

/** Open findings by division and account, and the accounts that were not opened. */
export interface AccountTables {
  readonly title: string;
  readonly text: string;
  readonly divisionsTitle: string;
  /** Undefined: all accounts are in one, or none is known. */
  readonly divisions: Table | undefined;
  readonly accountsTitle: string;
  readonly accounts: Table;
  /** How many it leaves out; empty for none. */
  readonly more: string;
  readonly missingTitle: string;
  /** Undefined: all were opened. */
  readonly missing: Table | undefined;
}

/** All parameters of the report, numbered. */
export interface ParameterTables {
  readonly title: string;
  readonly numbers: readonly string[];
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
  /** A row for each check with parameters. */
  readonly limits: readonly { readonly id: string; readonly check: string; readonly limit: string }[];
  /** What it leaves out, in one sentence. */
  readonly unseen: string;
}

/** Two assessments, a line for each question. */
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

/** The overall score of the last eight quarters, the oldest first. */
export interface QuartersView extends Chart {
  readonly quarters: readonly {
    readonly label: string;
    /** Undefined where the history has none. */
    readonly score: { readonly proven: number; readonly possible: number; readonly sameTargets: boolean } | undefined;
  }[];
}

/** Changes since the baseline. */
export interface BaselineChanges {
  readonly kicker: string;
  readonly headline: string;
  readonly story: readonly string[];
  readonly chart: SlopeView | undefined;
  /** Only with a history of several quarters. */
  readonly quarters: QuartersView | undefined;
  /** Replaces the chart if nothing is comparable. */
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

/** Accepted risks with owner and expiry date. */
export interface Accepted {
  readonly title: string;
  readonly text: string;
  readonly columns: Readonly<Record<'risk' | 'evidence' | 'count' | 'owner' | 'until', string>>;
  readonly rows: readonly {
    readonly risk: string;
    /** Under which the evidence lists the findings. */
    readonly evidence: string;
    readonly count: string;
    readonly owner: string;
    readonly until: string;
  }[];
  readonly notes: readonly string[];
}

/** A finding; readers can filter by `severity`, `status` and `check`. */
export interface EvidenceRow {
  /** `E-003.12`: number of the check and position of the finding. */
  readonly number: string;
  readonly finding: string;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly keys: EvidenceRowKeys;
  /** "Not seen", "Accepted until …"; empty for a fail. */
  readonly state: string;
  readonly name: string;
  readonly resource: string;
  readonly account: string;
  readonly region: string;
  readonly message: string;
  /** Reason of an unknown or an acceptance. */
  readonly reason: string;
  /** Input of the check. */
  readonly values: readonly { readonly name: string; readonly text: string }[];
  /** ISO 8601, or empty. */
  readonly read: string;
  readonly calls: string;
}

/** A finding under its check. */
export interface EvidenceGroupRow extends EvidenceRow {
  /** The commands that remedy it; its recipe stands with the check. */
  readonly commands: readonly string[];
}

/** All findings of a check. */
export interface EvidenceRecipe {
  readonly provider: string;
  /** The resource whose identifiers stand in the commands. */
  readonly name: string;
  readonly steps: readonly Pick<RemedyStep, 'label' | 'text' | 'code'>[];
}

export interface EvidenceGroup {
  /** `E-003` */
  readonly id: string;
  readonly check: string;
  /** Name of the check in English; empty for an extension. */
  readonly name: string;
  readonly title: string;
  readonly counts: string;
  readonly action: string;
  /** How to remedy it: a recipe for each type of resource that failed, filled in for the most severe of them. */
  readonly recipes: readonly EvidenceRecipe[];
  /** Identifiers only: `CIS … 2.1`. */
  readonly controls: readonly { readonly framework: string; readonly ids: string }[];
  readonly rows: readonly EvidenceGroupRow[];
  /** The most severe of them, as evidence of a claim. */
  readonly first: readonly EvidenceGroupRow[];
  /** Link from the claim to all findings. */
  readonly all: string;
  /** "Shown: the worst 20 of 312"; empty if all are shown. */
  readonly shown: string;
}

/** The values by which a row is filtered, each of one word. */
export interface EvidenceRowKeys {
  readonly workload: string;
  readonly account: string;
  readonly owner: string;
}

/** A choice between the values of one filter. */
export interface EvidenceFilter {
  readonly name: 'question' | 'severity' | keyof EvidenceRowKeys;
  readonly label: string;
  readonly options: readonly Option[];
}

/** All findings of a question. */
export interface EvidenceChapter {
  readonly question: Question;
  /** `Q03` */
  readonly number: string;
  readonly title: string;
  readonly note: string;
  readonly groups: readonly EvidenceGroup[];
}

export interface Evidence {
  readonly language: string;
  readonly title: string;
  readonly kicker: string;
  readonly headline: string;
  readonly mark: string;
  readonly footer: string;
  readonly moment: string;
  readonly intro: readonly string[];
  readonly contentsTitle: string;
  readonly contentsColumns: {
    readonly question: string;
    readonly numbers: string;
    readonly findings: string;
    readonly page: string;
  };
  readonly contents: readonly {
    readonly question: Question;
    readonly number: string;
    readonly title: string;
    /** Ranges of evidence numbers; each stays on one line. */
    readonly numbers: readonly string[];
    readonly findings: string;
    /** Whether the question has a chapter: with nothing found it has none. */
    readonly hasRows: boolean;
  }[];
  readonly labels: EvidenceLabels;
  readonly filters: {
    readonly title: string;
    readonly all: string;
    readonly reset: string;
    readonly none: string;
    readonly search: string;
    /** "Findings shown: # of 115": the script fills in the number. */
    readonly count: string;
    readonly fields: readonly EvidenceFilter[];
  };
  readonly chapters: readonly EvidenceChapter[];
  /** What became of each control of the frameworks that were asked for. */
  readonly controlTables: readonly ControlTable[];
  readonly parameters: ParameterTables;
  readonly survivalTables: SurvivalTables | undefined;
  readonly accountTables: AccountTables | undefined;
  readonly notLookedAt: NotLookedAtTable | undefined;
}

/** What an assessment says of a control; `passed`: no check found a failure, and none of it was left unseen. */
export type ControlState = 'failed' | 'unknown' | 'passed' | 'nothing' | 'not-run' | 'no-check';

export interface ControlCoverage {
  readonly control: string;
  readonly state: ControlState;
  readonly checks: readonly string[];
  readonly failed: number;
  readonly unknown: number;
}

/** The controls of one framework. */
export interface ControlTable {
  readonly id: string;
  readonly title: string;
  readonly text: readonly string[];
  readonly columns: ControlRow;
  readonly rows: readonly ControlRow[];
}

interface ControlRow {
  readonly control: string;
  readonly result: string;
  readonly checks: string;
}

/** Resource types that no check looks at, by account. */
export interface NotLookedAtTable {
  readonly title: string;
  readonly text: string;
  readonly more: string;
  readonly columns: NotLookedAtRow;
  readonly rows: readonly NotLookedAtRow[];
}

interface NotLookedAtRow {
  readonly type: string;
  readonly count: string;
  readonly account: string;
  readonly regions: string;
  readonly source: string;
}

interface Option {
  readonly value: string;
  readonly text: string;
}

export interface EvidenceLabels {
  readonly number: string;
  readonly severity: string;
  readonly resource: string;
  readonly place: string;
  readonly found: string;
  readonly read: string;
  readonly values: string;
  readonly calls: string;
  readonly why: string;
  readonly action: string;
  readonly commands: string;
  readonly controls: string;
  readonly check: string;
  readonly open: string;
  readonly contents: string;
  /** The separator between a label and its value. */
  readonly colon: string;
}

/** Metadata of a check beyond its counts; without checks of extensions. */
export interface CheckNotes {
  readonly name: string;
  readonly remedy: {
    readonly action: string;
  } & Recipes;
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface EvidenceOptions {
  /** Maximum number of findings in a chapter, the most severe ones. */
  readonly room: number;
  readonly checks: ReadonlyMap<string, CheckNotes>;
  /** Names of frameworks by their keys in `controls`. */
  readonly frameworks: ReadonlyMap<string, string>;
  /** The controls of the frameworks that get a table, by the key of the framework. */
  readonly coverage?: ReadonlyMap<string, readonly ControlCoverage[]> | undefined;
}
