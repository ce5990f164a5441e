import type { Refusal } from '../../model/inventory.ts';

/** Why a call failed, independent of the provider. */
export interface Failure {
  readonly reason: Refusal['reason'];
  readonly detail: string;
  /** The operation that failed, where it is not the one that the collector named. */
  readonly call?: string | undefined;
  /** An organization policy denies it, not missing permissions of the identity. */
  readonly byOrganization?: boolean;
}
