import type { Kind } from './kinds.ts';

/** Selects resources. All given members must match; `*` matches any text. */
export interface ResourceSelector {
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly account?: string | undefined;
  readonly kind?: Kind | readonly Kind[] | undefined;
}
