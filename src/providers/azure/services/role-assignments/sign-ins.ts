import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { SIGN_IN_CALL, type SignIn } from '../../client/microsoft-graph.ts';
import type { AzureContext } from '../../context.ts';

export type Credentials = Reading<Facets['credentials']>;
export type SignInDetail = SignIn;

export const USER_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** If the first user is denied, so are the others. */
export async function readSignIns(
  ctx: AzureContext,
  users: readonly string[],
): Promise<ReadonlyMap<string, Reading<SignIn>>> {
  const [first, ...others] = users;
  if (first === undefined) return new Map();
  const one = await readSignIn(ctx, first);
  const rest = await Promise.all(
    others.map(async user => [user, one.state === 'unread' ? one : await readSignIn(ctx, user)] as const),
  );
  return new Map([[first, one], ...rest]);
}

/** Absent for a user that does not exist or whose sign-in is blocked. */
const readSignIn = (ctx: AzureContext, user: string): Promise<Reading<SignIn>> =>
  ctx.read(SIGN_IN_CALL, () => ctx.signIn(user), { absentOn: ['404'] });

/** Groups do not sign in; credentials of applications are another list of Microsoft Graph. */
export function credentialsOf(type: string, signIn: Reading<SignIn> | undefined): Credentials {
  if (signIn === undefined) return /Group$/.test(type) ? absent : unread('not-collected', `credentials of a ${type}`);
  return flatMapReading(signIn, ({ isMfaRegistered, isMfaCapable, isPasswordlessCapable }) =>
    mapReading(requireField(isMfaRegistered, 'isMfaRegistered'), registered => ({
      consoleAccess: true,
      mfa: registered || isMfaCapable === true || isPasswordlessCapable === true,
      accessKeys: [],
    })),
  );
}
