import type { Kind } from './kinds.ts';

/** Picks resources. Every given member must match; `*` in a pattern is any text. */
export interface ResourceSelector {
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly account?: string | undefined;
  readonly kind?: Kind | readonly Kind[] | undefined;
}
