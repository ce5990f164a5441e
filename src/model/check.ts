import type { z } from 'zod';
import type { FacetName, Facets } from './facets.ts';
import type { FactName, Facts } from './facts.ts';
import type { Cloud, Kind } from './kinds.ts';
import type { Practice } from './practice.ts';
import type { Question } from './question.ts';
import type { FacetReadings, ResourceHead } from './resource.ts';
import type { Severity } from './severity.ts';

/** What a check may ask for: facets of its resource and facts about it. */
export type Need = FacetName | FactName;

/** The value behind a need; null where the provider says that there is none. */
export type Needed<N extends Need> = N extends FacetName
  ? Facets[N] | null
  : N extends FactName
    ? Facts[N] | null
    : never;

/** The resource as a check sees it: its head, and what it asked for, already read. Nothing else compiles. */
export type Subject<N extends Need> = ResourceHead & { readonly [K in N]: Needed<K> };

export type MessageData = Readonly<Record<string, string | number>>;

export type Verdict =
  /** `credit` stands where the proof is weaker than what an API tells: 0 < credit <= 1. */
  | { readonly status: 'pass'; readonly credit?: number }
  | { readonly status: 'fail'; readonly message: string; readonly data: MessageData; readonly credit: number }
  | { readonly status: 'not-applicable'; readonly because: string };

/** How proof ages: risk model 1.2, the table of freshness. */
export type FreshnessClass = 'restore-test' | 'exercise' | 'review';

export interface Judge<M extends string> {
  /** A pass; `credit` where it rests on weaker proof than an API's, such as a document (risk model 1.2). */
  readonly pass: (credit?: number) => Verdict;
  readonly fail: (message: M, data?: MessageData) => Verdict;
  /** A fail that earns a part: 0 < credit < 1. */
  readonly partial: (credit: number, message: M, data?: MessageData) => Verdict;
  /** The check says nothing about this resource; `because` is half a sentence for the reader of the evidence. */
  readonly notApplicable: (because: string) => Verdict;
  /** Credit from 0 to 1 for proof of that date: strength (1 read or logged, 0.8 with a document, 0.5 stated) × freshness. */
  readonly proof: (date: string, strength: number, rhythm: FreshnessClass) => number;
  /** Whole days since that moment. */
  readonly daysSince: (moment: string) => number;
}

/** What the remedy changes, in the words of the inventory. It prices the action; the tester proves that it heals. */
export interface Fix {
  readonly facets?: { readonly [F in FacetName]?: Facets[F] | null };
  /** Resources that the remedy adds, such as a copy in another account. */
  readonly adds?: readonly (Pick<ResourceHead, 'id' | 'kind' | 'account' | 'region'> & {
    readonly facets: FacetReadings;
  })[];
}

export interface Remedy extends Readonly<Partial<Record<Cloud, string>>> {
  /** S: up to 5 person-days, M: up to 20, L: up to 80 (risk model 1.3). */
  readonly effort: 'S' | 'M' | 'L';
  /** What to do, in words that need no provider. One sentence that begins with a verb. */
  readonly action: string;
}

export interface CheckDefinition<N extends Need, M extends string, P extends z.ZodType> {
  /** Kebab case, a noun phrase for the bad state, the name of the file; permanent. */
  readonly id: string;
  /** Ids it had before; findings keep the first one's identity. */
  readonly aliases?: readonly string[];
  /** What is wrong when it fails, in one line for engineers; neutral of providers where the check is. */
  readonly name: string;
  readonly question: Question;
  readonly resource: Kind | readonly Kind[];
  /** For checks of `practice`: which of them. */
  readonly topic?: Practice;
  readonly needs: readonly N[];
  readonly severity: Severity;
  /** 1 minor, 3 useful, 5 important, 10 decisive. */
  readonly weight: 1 | 3 | 5 | 10;
  /** A decisive check: a fail, or not knowing, caps the question (risk model 1.2). */
  readonly caps?: boolean;
  readonly adjust?: (subject: Subject<N>) => -1 | 0 | 1;
  /** What is true when it passes, and what the list of fails is called. No full stop. */
  readonly title: string;
  readonly failTitle: string;
  /** Why it matters to the business: one sentence. */
  readonly risk: string;
  /** ICU texts by id; `{name}` is always filled in. */
  readonly messages: Readonly<Record<M, string>>;
  readonly remedy: Remedy;
  /** Control ids by framework; ids only, no text of the framework. */
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  /** Rows of the risk catalogue that it answers, on every cloud: `aws.az.01`. `docs/coverage.md` is made of them. */
  readonly rows?: readonly string[];
  readonly params?: P;
  /** Names that a parameter had before: old name to today's. Configurations written with the old one are read. */
  readonly paramAliases?: Readonly<Record<string, string>>;
  readonly evaluate: (subject: Subject<N>, judge: Judge<M>, params: z.infer<P>) => Verdict;
  /** `now` dates what the remedy adds. */
  readonly fix?: (subject: Subject<N>, now: string) => Fix;
}

/** A check with its own types erased, as the engine holds it. The one place where they are given up. */
export interface Check extends Omit<
  CheckDefinition<never, string, z.ZodType>,
  'needs' | 'evaluate' | 'fix' | 'adjust'
> {
  readonly needs: readonly Need[];
  readonly evaluate: (subject: ResourceHead, judge: Judge<string>, params: unknown) => Verdict;
  readonly fix?: (subject: ResourceHead, now: string) => Fix;
  readonly adjust?: (subject: ResourceHead) => -1 | 0 | 1;
}
