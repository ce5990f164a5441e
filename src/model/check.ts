import type { z } from 'zod';
import type { Effort } from './effort.ts';
import type { FacetName, Facets } from './facets.ts';
import type { FactName, Facts } from './facts.ts';
import type { Kind } from './kinds.ts';
import type { Practice } from './practice.ts';
import type { Question } from './question.ts';
import type { Recipes } from './remedy.ts';
import type { FacetReadings, ResourceHead } from './resource.ts';
import type { Severity } from './severity.ts';

/** Inputs of a check: facets of its resource and facts about it. */
export type Need = FacetName | FactName;

declare global {
  /**
   * Facets and facts of extensions with their types. An extension adds its own: `declare global { interface CloudbriefNeeds
   * { 'acme/floor': number } }`; without that they are `unknown`.
   */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- extensions add members
  interface CloudbriefNeeds {}
}

/** The value of a need; null for absent. */
export type Needed<N extends Need> = N extends keyof CloudbriefNeeds
  ? CloudbriefNeeds[N] | null
  : N extends FacetName
    ? Facets[N] | null
    : N extends FactName
      ? Facts[N] | null
      : never;

/** Input of `evaluate`: identity of the resource and values of the declared needs; others do not compile. */
export type Subject<N extends Need> = ResourceHead & { readonly [K in N]: Needed<K> };

export type MessageData = Readonly<Record<string, string | number>>;

export type Verdict =
  /** `credit` below 1 for proof that is weaker than an API response: 0 < credit <= 1. */
  | { readonly status: 'pass'; readonly credit?: number }
  | { readonly status: 'fail'; readonly message: string; readonly data: MessageData; readonly credit: number }
  | { readonly status: 'not-applicable'; readonly because: string };

/** Class of freshness decay of proof (risk model 1.2). */
export type FreshnessClass = 'restore-test' | 'exercise' | 'review';

export interface Judge<M extends string> {
  /** A pass; `credit` below 1 for proof weaker than an API response, such as a document (risk model 1.2). */
  readonly pass: (credit?: number) => Verdict;
  readonly fail: (message: M, data?: MessageData) => Verdict;
  /** A fail with partial credit: 0 < credit < 1. */
  readonly partial: (credit: number, message: M, data?: MessageData) => Verdict;
  /** The check does not apply to this resource; `because` is a clause for the evidence. */
  readonly notApplicable: (because: string) => Verdict;
  /** Credit from 0 to 1 for proof of that date: strength (1 read or logged, 0.8 with a document, 0.5 stated) × freshness. */
  readonly proof: (date: string, strength: number, rhythm: FreshnessClass) => number;
  /** Whole days since that timestamp. */
  readonly daysSince: (moment: string) => number;
  /** The same until the inventory was read: for what may have happened again since (a backup, a sign-in, a rotation). */
  readonly daysBeforeReading: (moment: string) => number;
}

/** Changes that the remedy makes to the inventory. The engine values the action by it; the check tester proves that it fixes. */
export interface Fix {
  readonly facets?: { readonly [F in FacetName]?: Facets[F] | null };
  /** Resources that the remedy adds, such as a backup in another account. */
  readonly adds?: readonly (Pick<ResourceHead, 'id' | 'kind' | 'account' | 'region'> & {
    readonly facets: FacetReadings;
  })[];
}

/** What to do against a failure, and how on each provider. */
export interface Remedy extends Recipes {
  /** S: up to 5 person-days, M: up to 20, L: up to 80 (risk model 1.3). */
  readonly effort: Effort;
  /** Provider-neutral instruction: one sentence that begins with a verb. */
  readonly action: string;
}

export interface CheckDefinition<N extends Need, M extends string, P extends z.ZodType> {
  /** Noun phrase for the bad state in kebab case, equal to the file name. Permanent. */
  readonly id: string;
  /** Former ids; findings keep the identity of the first one. */
  readonly aliases?: readonly string[];
  /** What is wrong when it fails, in one line for engineers; provider-neutral if the check is. */
  readonly name: string;
  readonly question: Question;
  readonly resource: Kind | readonly Kind[];
  /** Topic, for checks of kind `practice`. */
  readonly topic?: Practice;
  readonly needs: readonly N[];
  readonly severity: Severity;
  /** 1 minor, 3 useful, 5 important, 10 decisive. */
  readonly weight: 1 | 3 | 5 | 10;
  /** A decisive check: a fail or unknown caps the question (risk model 1.2). */
  readonly caps?: boolean;
  /** It looks for faults in what may be empty: a pass can mean that there was nothing to look at, and earns no praise. */
  readonly faultsOnly?: boolean;
  /** How many steps worse or better a fail is than the severity of the check. */
  readonly adjust?: (subject: Subject<N>) => -2 | -1 | 0 | 1;
  /** What is true when it passes, and what the list of fails is called. No full stop. */
  readonly title: string;
  readonly failTitle: string;
  /** Business impact in one sentence. */
  readonly risk: string;
  /** ICU messages by id; `{name}` is always available. */
  readonly messages: Readonly<Record<M, string>>;
  readonly remedy: Remedy;
  /** Control ids by framework, without the framework's text. */
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  /** Rows of the risk catalogue that it covers, on every cloud: `aws.az.01`. `docs/coverage.md` is generated from them. */
  readonly rows?: readonly string[];
  readonly params?: P;
  /** Former names of parameters, accepted in configurations: former name to current name. */
  readonly paramAliases?: Readonly<Record<string, string>>;
  /** Needs that only name what a message tells: one that is unread is null, and decides nothing. */
  readonly details?: readonly NoInfer<N>[];
  readonly evaluate: (subject: Subject<N>, judge: Judge<M>, params: z.infer<P>) => Verdict;
  /** `now` is the date of what the remedy adds. */
  readonly fix?: (subject: Subject<N>, now: string) => Fix;
}

/** A check with erased types, as the engine holds it. */
export interface Check extends Omit<
  CheckDefinition<never, string, z.ZodType>,
  'needs' | 'details' | 'evaluate' | 'fix' | 'adjust'
> {
  readonly needs: readonly Need[];
  readonly details?: readonly Need[];
  /** Whether it is about a resource at all; rules of a configuration select theirs. */
  readonly applies?: (head: ResourceHead) => boolean;
  readonly evaluate: (subject: ResourceHead, judge: Judge<string>, params: unknown) => Verdict;
  readonly fix?: (subject: ResourceHead, now: string) => Fix;
  readonly adjust?: (subject: ResourceHead) => -2 | -1 | 0 | 1;
}
