import { ArmError, UnreadListError } from './failure.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import type { AzureTransport } from './transport.ts';
import { start } from '../../kit/start.ts';

export const SIGN_IN_CALL = 'MicrosoftGraph:userRegistrationDetails:get';
/** A permission of Microsoft Graph: no Azure role grants it, Reader included. */
export const SIGN_IN_READS = { [SIGN_IN_CALL]: 'AuditLog.Read.All' };

/** Whether a permission is one of Microsoft Graph; those of Resource Manager are paths. */
export const isOfDirectory = (permission: string): boolean => !permission.includes('/');

/** The sign-in methods that a user has registered. */
export interface SignIn {
  readonly isMfaRegistered?: boolean;
  readonly isMfaCapable?: boolean;
  readonly isPasswordlessCapable?: boolean;
  readonly userDisplayName?: string | null;
  readonly userPrincipalName?: string | null;
}

/** Reads users of the tenant, each once for all subscriptions. */
export type Directory = (person: string, watch: CallObserver) => Promise<SignIn>;

export function createDirectory(transport: AzureTransport): Directory {
  const people = new Map<string, Promise<SignIn>>();
  let refused: ArmError | undefined;
  const ask = async (person: string, watch: CallObserver): Promise<SignIn> => {
    const path = `/v1.0/reports/authenticationMethods/userRegistrationDetails/${person}`;
    try {
      return (await transport.send({ method: 'GET', host: 'directory', path }, SIGN_IN_CALL, watch)).body as SignIn;
    } catch (error) {
      if (error instanceof ArmError && (error.status === 401 || error.status === 403)) refused ??= error;
      throw error;
    }
  };
  let first: Promise<unknown> | undefined;
  return async (person, watch) => {
    // The first request shows whether the identity is allowed to read users.
    if (first !== undefined) await first.catch(() => undefined);
    const known = people.get(person);
    if (known !== undefined) return known;
    if (refused !== undefined) throw new UnreadListError('denied', refused.code);
    const asked = start(ask(person, watch));
    people.set(person, asked);
    first ??= asked;
    return asked;
  };
}
