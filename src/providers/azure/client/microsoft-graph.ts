import { ArmError, UnreadListError } from './failure.ts';
import type { AzureTransport, CallObserver } from './transport.ts';

export const SIGN_IN_CALL = 'MicrosoftGraph:userRegistrationDetails:get';
/** A permission of the directory, which no role on a subscription gives; Reader does not hold it. */
export const SIGN_IN_READS = { [SIGN_IN_CALL]: 'AuditLog.Read.All' };

/** Whether a right is one of the directory; those of Resource Manager are paths. */
export const isOfDirectory = (right: string): boolean => !right.includes('/');

/** What the directory says of how somebody may sign in. */
export interface SignIn {
  readonly isMfaRegistered?: boolean;
  readonly isMfaCapable?: boolean;
  readonly isPasswordlessCapable?: boolean;
}

/** The directory of the tenant: all subscriptions have the same people, so that nobody is asked for twice. */
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
    // Whoever comes first finds out whether anybody may ask.
    if (first !== undefined) await first.catch(() => undefined);
    const known = people.get(person);
    if (known !== undefined) return known;
    if (refused !== undefined) throw new UnreadListError('denied', refused.code);
    const asked = ask(person, watch);
    people.set(person, asked);
    first ??= asked;
    return asked;
  };
}
