import type { Cloud } from '../model/kinds.ts';
import type { Grade } from '../model/assessment.ts';
import type { Language } from '../model/language.ts';
import type { Question } from '../model/question.ts';
import type { Severity } from '../model/severity.ts';
import type { Direction } from '../model/trend.ts';

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
  /** Replaces the list where there are no risks. */
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
  /** The posture of the questions behind this risk; empty where the map takes its place. */
  readonly standing: readonly PostureRow[];
  /** The map of data and backups, on the first page for which locations matter. */
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
  /** What else could not be read, a sentence each. */
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
  /** Client, date and scope: the board paper has no cover. */
  readonly asOf: string;
  /** Those of the bottom line; only where one is asked for. */
  readonly decisions: Decisions | undefined;
  readonly posture: string;
  readonly full: string;
}

/** Texts of the terminal summary. */
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

/** The text of every page, in their order. It names no resource and no account. */
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

/** The decisions that are asked for, to be signed. */
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
    readonly text: string;
    readonly against: string;
    readonly work: string;
    readonly nothing: string;
  }[];
  /** Labels of what is filled in by hand. */
  readonly fields: { readonly name: string; readonly by: string; readonly until: string };
  readonly note: string;
}

/** The next 90 days, month by month. */
export interface Plan {
  readonly kicker: string;
  readonly headline: string;
  readonly text: string;
  readonly columns: readonly {
    readonly title: string;
    readonly none: string;
    readonly items: readonly { readonly action: string; readonly work: string; readonly done: string }[];
  }[];
  readonly owner: string;
  readonly note: string;
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

/** Dots on a map without coasts. */
export interface MapView extends Chart {
  readonly places: readonly {
    readonly name: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly data: boolean;
    readonly copies: boolean;
    readonly text: string;
  }[];
  /** Other regions of the providers: the background of the map. */
  readonly others: readonly (readonly [latitude: number, longitude: number])[];
  readonly key: { readonly data: string; readonly copies: string; readonly others: string };
}

/** How long recovery takes, service by service: the promise, the test, and what we reckon. */
export interface TimelineView extends Chart {
  readonly rows: readonly {
    readonly label: string;
    /** Hours; undefined where no target is set. */
    readonly target: number | undefined;
    /** Hours; undefined where it was not tested. */
    readonly tested: number | undefined;
    /** The least and the most; undefined where it never ends: the data is lost. */
    readonly from: number;
    readonly to: number | undefined;
    readonly text: string;
  }[];
  readonly ticks: readonly { readonly hours: number; readonly text: string }[];
  readonly key: { readonly target: string; readonly tested: string; readonly range: string; readonly never: string };
}

/** Sorted bars: shares of one whole. */
export interface BarsView extends Chart {
  readonly rows: readonly { readonly label: string; readonly share: number; readonly text: string }[];
}

/** How likely it is that a year costs more than an amount. */
export interface ExceedanceView extends Chart {
  readonly axis: { readonly amount: string; readonly chance: string };
  readonly lines: readonly {
    readonly kind: 'today' | 'after' | 'tolerance';
    readonly label: string;
    /** Amount, and the share of years in which more is lost; amounts rise and are above zero. */
    readonly points: readonly (readonly [amount: number, chance: number])[];
  }[];
  readonly amounts: readonly { readonly amount: number; readonly text: string }[];
  readonly chances: readonly { readonly chance: number; readonly text: string }[];
}

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

/** What a bad year costs; only with business figures from the configuration. */
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

/** What changed since the baseline. */
export interface BaselineChanges {
  readonly kicker: string;
  readonly headline: string;
  readonly story: readonly string[];
  readonly chart: SlopeView | undefined;
  /** Replaces the chart where nothing can be compared. */
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
  readonly columns: { readonly risk: string; readonly count: string; readonly owner: string; readonly until: string };
  readonly rows: readonly {
    readonly risk: string;
    readonly count: string;
    readonly owner: string;
    readonly until: string;
  }[];
  readonly notes: readonly string[];
}

/** A finding as it is shown; `severity`, `status` and `check` are what a reader can filter by. */
export interface EvidenceRow {
  /** `E-003.12`: the number of its check, and its place there. */
  readonly number: string;
  readonly finding: string;
  readonly severity: Severity;
  readonly severityWord: string;
  /** The slug of its workload, `w1`; `none` where it has none. */
  readonly workload: string;
  /** "Not seen", "Accepted until …"; empty where it fails. */
  readonly state: string;
  readonly name: string;
  readonly resource: string;
  readonly account: string;
  readonly region: string;
  readonly message: string;
  /** Why it is unknown, or why the risk was accepted. */
  readonly reason: string;
  /** What the check was given, as the provider said it. */
  readonly values: readonly { readonly name: string; readonly text: string }[];
  /** ISO 8601, or empty. */
  readonly read: string;
  readonly calls: string;
}

/** All that one check found. */
export interface EvidenceGroup {
  /** `E-003` */
  readonly id: string;
  readonly check: string;
  /** Of the check, for engineers, in English; empty for a check of an extension. */
  readonly name: string;
  readonly title: string;
  readonly counts: string;
  readonly action: string;
  readonly commands: readonly { readonly provider: string; readonly text: string }[];
  /** Identifiers only: `CIS … 2.1`. */
  readonly controls: readonly { readonly framework: string; readonly ids: string }[];
  /** The severities of its rows, for filters. */
  readonly severities: readonly Severity[];
  /** The workloads of its rows, likewise. */
  readonly workloads: readonly string[];
  readonly rows: readonly EvidenceRow[];
  /** The most severe of them, as evidence of a claim. */
  readonly first: readonly EvidenceRow[];
  /** Leads from the claim to all of them. */
  readonly all: string;
  /** "Shown: the worst 20 of 312"; empty where all are shown. */
  readonly shown: string;
}

/** All that was found about one question. */
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
  readonly contentsColumns: { readonly question: string; readonly numbers: string; readonly findings: string };
  readonly contents: readonly {
    readonly number: string;
    readonly title: string;
    readonly numbers: string;
    readonly findings: string;
  }[];
  readonly labels: EvidenceLabels;
  readonly filters: {
    readonly title: string;
    readonly all: string;
    readonly reset: string;
    readonly none: string;
    readonly question: { readonly label: string; readonly options: readonly Option[] };
    readonly severity: { readonly label: string; readonly options: readonly Option[] };
    /** Only where the configuration says which resources belong to which. */
    readonly workload: { readonly label: string; readonly options: readonly Option[] } | undefined;
  };
  readonly chapters: readonly EvidenceChapter[];
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

/** What is known of a check beyond its counts; one that came with an extension is not among them. */
export interface CheckNotes {
  readonly name: string;
  readonly remedy: {
    readonly action: string;
  } & { readonly [cloud in Cloud]?: string | undefined };
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface EvidenceOptions {
  /** How many findings a chapter shows at most, the worst of them. */
  readonly room: number;
  readonly checks: ReadonlyMap<string, CheckNotes>;
  /** The names of frameworks by their keys in `controls`. */
  readonly frameworks: ReadonlyMap<string, string>;
}
