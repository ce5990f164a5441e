import type { Need } from './check.ts';
import type { Kind, Provider } from './kinds.ts';

/** List price of a call, without taxes and discounts. */
export interface Price {
  readonly usdPerThousand: number;
  /** Billed unit: `metrics`. */
  readonly unit: string;
}

/** A need of checks that no collector of a provider answers for a kind, and why. */
export interface NeverAnswered {
  readonly kind: Kind;
  readonly need: Need;
  /** Whether the provider has what is asked about. Where it has not, the check does not apply. */
  readonly exists: boolean;
  /** The collectors say of each resource that it has none: facts that follow from it still hold. */
  readonly alwaysAbsent?: true;
  /** A clause for the evidence. */
  readonly reason: string;
}

/** Identifiers and prices of a provider: what assessment and redaction need without access to the cloud. */
export interface ProviderTraits {
  /** Whether a text is a resource id, not a name. */
  readonly isResourceId: (text: string) => boolean;
  /** Type of a principal in a resource policy; undefined for networks, resources and everyone. */
  readonly principalKind: (principal: string) => 'account' | 'organization' | undefined;
  /** Other ids by which a backup may name the resource. */
  readonly idAliases: (resource: { readonly id: string; readonly stableId?: string | undefined }) => readonly string[];
  /** The stack or resource group that a resource was deployed with. */
  readonly deploymentUnit: (resource: {
    readonly id: string;
    readonly tags: Readonly<Record<string, string>>;
  }) => { readonly type: 'stack' | 'resource-group'; readonly name: string } | undefined;
  /** Identifiers that redaction replaces. */
  readonly identifyingPatterns: readonly RegExp[];
  /** Charged calls by operation. */
  readonly prices: Readonly<Record<string, Price>>;
  readonly neverAnswered: readonly NeverAnswered[];
}

export type TraitsByProvider = Readonly<Partial<Record<Provider, ProviderTraits>>>;
