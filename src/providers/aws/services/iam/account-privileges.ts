import { parsePolicy, type Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';
import { isMetByCaller, type Chance } from './action-chance.ts';
import type { NamedResource } from './step-resources.ts';
import { indexOfPolicies, type PolicyIndex } from './policy-index.ts';
import { levelIn, NO_TARGETS, type PrivilegeLevel, type Target, type Targets } from './privileges.ts';

/** A user, role or group with its policies, as the account lists it. */
export interface IdentityPolicies {
  readonly arn: string;
  readonly kind: 'user' | 'role' | 'group';
  readonly policies: readonly string[];
  readonly boundary?: readonly string[] | undefined;
  /** The groups of a user, and the managed policies that are attached to it or to them. */
  readonly groups?: readonly string[];
  readonly attached?: readonly string[];
  /** The trust policy of a role. */
  readonly trust?: string;
}

interface Known extends IdentityPolicies {
  readonly layers: readonly PolicyIndex[];
  readonly statements: readonly Statement[] | undefined;
}

/** Longer chains of roles, one leading to the next, are rare. */
const MAX_ROUNDS = 5;

/** The privilege level of each identity of an account, by ARN: a named role that is powerful itself counts. */
export function privilegeLevelsIn(
  identities: readonly IdentityPolicies[],
  account: string,
): ReadonlyMap<string, PrivilegeLevel | undefined> {
  const all: readonly Known[] = identities.map(one => ({
    ...one,
    layers: [one.policies, ...(one.boundary === undefined ? [] : [one.boundary])].map(indexOfPolicies),
    statements: one.trust === undefined ? undefined : parsePolicy(one.trust),
  }));
  const levels = new Map(all.map(one => [one.arn, levelIn(one.layers, NO_TARGETS)]));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const powerful = all.filter(({ arn }) => levels.get(arn) !== 'limited');
    const next = new Map(levels);
    for (const one of all) {
      const level = levels.get(one.arn);
      if (level === 'administrator' || level === 'can-escalate') continue;
      next.set(one.arn, levelIn(one.layers, targetsOf(one, powerful, levels, account)));
    }
    const changed = all.some(({ arn }) => next.get(arn) !== levels.get(arn));
    for (const [arn, level] of next) levels.set(arn, level);
    if (!changed) break;
  }
  return levels;
}

type Levels = ReadonlyMap<string, PrivilegeLevel | undefined>;

function targetsOf(identity: Known, powerful: readonly Known[], levels: Levels, account: string): Targets {
  const others = powerful.filter(({ arn }) => arn !== identity.arn);
  const known = (one: Known, chance: Chance = 'yes'): Target[] =>
    chance === 'no' ? [] : [{ arn: one.arn, certain: chance === 'yes' && levels.get(one.arn) !== undefined }];
  const ofKind = (kind: Known['kind']): readonly Known[] => others.filter(one => one.kind === kind);
  const own = (arns: readonly string[]): Target[] => arns.map(arn => ({ arn, certain: true }));
  const ownIf = (kind: Known['kind']): Target[] => (identity.kind === kind ? own([identity.arn]) : []);
  const targets: Readonly<Record<NamedResource, (services: readonly string[] | undefined) => readonly Target[]>> = {
    'assumable-role': () => ofKind('role').flatMap(role => known(role, mayBeAssumed(role, [account, `:iam::${account}:root`]))),
    'passable-role': services => ofKind('role').flatMap(role => known(role, mayBePassed(role, services))),
    'powerful-role': () => ofKind('role').flatMap(role => known(role)),
    'powerful-user': () => ofKind('user').flatMap(user => known(user)),
    'powerful-group': () => ofKind('group').flatMap(group => known(group)),
    'own-user': () => ownIf('user'),
    'own-role': () => ownIf('role'),
    'own-group': () => own(identity.groups ?? []),
    // AWS alone changes its managed policies.
    'own-policy': () => own((identity.attached ?? []).filter(arn => !arn.includes(':iam::aws:'))),
    'own-boundary': () => own(identity.boundary === undefined ? [] : [identity.arn]),
  }; // prettier-ignore
  return {
    named: (resource, services) => targets[resource](services),
    entrusted: ofKind('role').flatMap(role => known(role, mayBeAssumed(role, [identity.arn]))),
  };
}

/** Whether the trust policy of a role lets principals of these names assume it. */
function mayBeAssumed({ statements }: Known, names: readonly string[]): Chance {
  return trusts(statements, 'sts:AssumeRole', ({ type, name }) => {
    if (type !== 'AWS') return false;
    // `*` needs a permission of the identity, as the account does.
    return names.some(one => name === one || (one.startsWith(':') && name.endsWith(one))) || (name === '*' && names.length > 1);
  }); // prettier-ignore
}

/** Whether the trust policy of a role lets one of the services assume it; undefined is any service. */
const mayBePassed = ({ statements }: Known, services: readonly string[] | undefined): Chance =>
  services === undefined
    ? 'yes'
    : trusts(
        statements,
        'sts:AssumeRole',
        ({ type, name }) => type === 'Service' && services.includes(name.replace(IN_CHINA, '')),
      );

/** Some services have a name of their own in the partition of China: `ec2.amazonaws.com.cn`. */
const IN_CHINA = /\.cn$/;

function trusts(
  statements: readonly Statement[] | undefined,
  action: string,
  includes: (principal: { readonly type: string; readonly name: string }) => boolean,
): Chance {
  if (statements === undefined) return 'perhaps';
  const grants = statements.filter(
    ({ allows, actions, principals }) =>
      allows &&
      actions?.items.some(pattern => covers(pattern, action)) === !actions?.not &&
      principals?.not === false &&
      principals.items.some(includes),
  );
  if (grants.length === 0) return 'no';
  const denied = statements.some(({ allows }) => !allows);
  return !denied && grants.some(({ conditions }) => conditions?.every(isMetByCaller) === true) ? 'yes' : 'perhaps';
}
