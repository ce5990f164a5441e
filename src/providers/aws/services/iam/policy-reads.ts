import type { AttachedPolicy, IAMClient, PolicyDetail } from '@aws-sdk/client-iam';
import type * as sdk from '@aws-sdk/client-iam';
import { unread, type Reading, type Unread } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';

export interface IamApi {
  readonly ctx: AwsContext;
  readonly iam: typeof sdk;
  readonly client: IAMClient;
}

/** The calls that stand in for `GetAccountAuthorizationDetails` where it is refused. */
export const POLICY_LIST_CALLS = [
  'ListUsers', 'ListRoles', 'ListGroups', 'GetGroup',
  'ListUserPolicies', 'ListRolePolicies', 'ListGroupPolicies', 'GetUserPolicy', 'GetRolePolicy', 'GetGroupPolicy',
  'ListAttachedUserPolicies', 'ListAttachedRolePolicies', 'ListAttachedGroupPolicies',
  'ListPolicies', 'GetPolicyVersion', 'ListEntitiesForPolicy',
] as const; // prettier-ignore

export type Ask = AwsContext['read'];

/** Once a call is denied it is not made again: who may not read the policies of one role may not read those of the others. */
export function askUntilDenied(ctx: AwsContext): Ask {
  const denied = new Map<string, Unread>();
  return async (call, ask, options) => {
    const known = denied.get(call);
    if (known !== undefined) return known;
    const reading = await ctx.read(call, ask, options);
    if (reading.state === 'unread' && reading.reason === 'denied') denied.set(call, reading);
    return reading;
  };
}

/** More identities are not read one by one. */
export const MAX_IDENTITIES = 1000;
const BATCH = 10;

/** The first one alone, so that a refusal costs one call; then several at a time. Undefined for those beyond the limit. */
export async function inBatches<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<(R | undefined)[]> {
  const within = items.slice(0, MAX_IDENTITIES);
  const found: (R | undefined)[] = [];
  for (let at = 0; at < within.length; at += at === 0 ? 1 : BATCH)
    found.push(...(await Promise.all(within.slice(at, at === 0 ? 1 : at + BATCH).map(read))));
  return items.map((_, index) => found[index]);
}

/** The three calls that read the policies of one user, role or group. */
export interface PolicyCalls {
  readonly kind: 'User' | 'Role' | 'Group';
  readonly inline: AsyncIterable<{ readonly PolicyNames?: string[] | undefined }>;
  readonly attached: AsyncIterable<{ readonly AttachedPolicies?: AttachedPolicy[] | undefined }>;
  readonly document: (policy: string) => Promise<{ readonly PolicyDocument?: string | undefined }>;
}

export interface OwnPolicies {
  readonly inline: readonly PolicyDetail[];
  readonly attached: readonly AttachedPolicy[];
  readonly gap: Unread | undefined;
}

/** A policy whose document is missing: its permissions are open. */
const HIDDEN: PolicyDetail = {};

const BEYOND: OwnPolicies = {
  inline: [HIDDEN],
  attached: [],
  gap: unread('not-collected', `policies of more than ${String(MAX_IDENTITIES)} identities`),
};
export const orBeyond = (own: OwnPolicies | undefined): OwnPolicies => own ?? BEYOND;

export async function readOwnPolicies(ask: Ask, { kind, ...calls }: PolicyCalls): Promise<OwnPolicies> {
  const [names, attached] = await Promise.all([
    ask(`iam:List${kind}Policies`, () => collect(calls.inline, page => assertField(page.PolicyNames, 'PolicyNames'))),
    ask(`iam:ListAttached${kind}Policies`, () =>
      collect(calls.attached, page => assertField(page.AttachedPolicies, 'AttachedPolicies')),
    ),
  ]);
  const documents: Reading<string>[] = [];
  // One after the other, so that a refusal costs one call.
  for (const name of listed(names)) {
    documents.push(
      await ask(`iam:Get${kind}Policy`, async () =>
        assertField((await calls.document(name)).PolicyDocument, 'PolicyDocument'),
      ),
    );
  }
  const gap = gapIn([names, attached, ...documents]);
  return {
    inline: [
      ...documents.flatMap(one => (one.state === 'value' ? [{ PolicyDocument: one.value }] : [])),
      ...(gap === undefined ? [] : [HIDDEN]),
    ],
    attached: listed(attached),
    gap,
  };
}

export async function collect<P, T>(
  pages: AsyncIterable<P>,
  itemsOf: (page: P) => readonly T[],
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...itemsOf(page));
  return found;
}

export const listed = <T>(reading: Reading<readonly T[]>): readonly T[] =>
  reading.state === 'value' ? reading.value : [];

export const gapIn = (readings: readonly Reading<unknown>[]): Unread | undefined =>
  readings.find(reading => reading.state === 'unread');
