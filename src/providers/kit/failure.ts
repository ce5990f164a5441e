import type { Refusal } from '../../model/inventory.ts';

/** Why a call failed, independent of the provider. */
export interface Failure {
  readonly reason: Refusal['reason'];
  readonly detail: string;
  /** The operation that failed, where it is not the one that the collector named. */
  readonly call?: string | undefined;
  /** The refusal of the call was counted where it was first read. */
  readonly counted?: boolean;
  /** An organization policy denies it, not missing permissions of the identity. */
  readonly byOrganization?: boolean;
}

/**
 * What to say of an error of our own code, such as a field of another type than the provider documents; undefined for every
 * other error. Errors of the network have a cause or a code, those of a response its metadata.
 */
export function interpretationFailure(error: unknown): string | undefined {
  const isOwn = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  if (!isOwn || error.cause !== undefined || 'code' in error || '$metadata' in error) return undefined;
  return `cloudbrief could not interpret the response: ${error.message}`;
}
