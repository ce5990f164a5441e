import type { Provider } from './kinds.ts';

/** List price of a call, without taxes and discounts. */
export interface Price {
  readonly usdPerThousand: number;
  /** What the provider counts: `metrics`. */
  readonly unit: string;
}

/** How a provider names and charges: what judging and redaction need without reading the cloud. */
export interface ProviderTraits {
  /** Whether a text is a resource id rather than a name. */
  readonly isResourceId: (text: string) => boolean;
  /** What a principal of a resource policy is; undefined for networks, resources and everyone. */
  readonly principalKind: (principal: string) => 'account' | 'organization' | undefined;
  /** Other ids by which a backup may name the resource. */
  readonly idAliases: (resource: { readonly id: string; readonly stableId?: string | undefined }) => readonly string[];
  /** Identifiers that redaction replaces. */
  readonly identifyingPatterns: readonly RegExp[];
  /** The calls that cost money, by operation. */
  readonly prices: Readonly<Record<string, Price>>;
}

export type TraitsByProvider = Readonly<Partial<Record<Provider, ProviderTraits>>>;
