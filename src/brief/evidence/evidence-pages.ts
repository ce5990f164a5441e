import type { Question } from '../../model/question.ts';
import type { Severity } from '../../model/severity.ts';

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
  /** Why nobody could look, or why somebody accepted it. */
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
  /** The gravest of them, to stand under a claim. */
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
  /** What stands between a label and what it introduces. */
  readonly colon: string;
}

/** What is known of a check beyond its counts; one that came with an extension is not among them. */
export interface CheckNotes {
  readonly name: string;
  readonly remedy: {
    readonly action: string;
    readonly aws?: string | undefined;
    readonly azure?: string | undefined;
    readonly gcp?: string | undefined;
  };
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface EvidenceOptions {
  /** How many findings a chapter shows at most, the worst of them. */
  readonly room: number;
  readonly checks: ReadonlyMap<string, CheckNotes>;
  /** The names of frameworks by their keys in `controls`. */
  readonly frameworks: ReadonlyMap<string, string>;
}
