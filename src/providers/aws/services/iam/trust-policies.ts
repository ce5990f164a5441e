import { compareText } from '../../../../lib/text.ts';
import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { parsePolicy, type Condition, type Principal, type Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';
import { statementAccess, type PolicyAccess } from '../../policy/resource-policy.ts';
import { federatedPrincipal } from './federated-principal.ts';

type TrustedPrincipal = Facets['trustedPrincipals'][number];

const ASSUME_ROLE_ACTIONS = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/** The principals that may assume a role by its trust policy, the own account included. Unread where it cannot be evaluated. */
export function trustedPrincipalsOf(policy: string, account: string): Reading<TrustedPrincipal[]> {
  const statements = parsePolicy(policy);
  if (statements === undefined) return unread('failed', 'its trust policy cannot be parsed');
  const denials = statements.filter(({ allows }) => !allows);
  const trusted: TrustedPrincipal[] = [];
  for (const statement of statements.filter(({ allows }) => allows)) {
    if (!allowsAssumeRole(statement)) continue;
    trusted.push(...servicesIn(statement), ...federatedIn(statement, denials));
    const others = principalsBesides(statement);
    if (others.principals?.items.length === 0) continue;
    const query = { account, service: 'sts', actions: ASSUME_ROLE_ACTIONS };
    const access = statementAccess([others, ...denials], query);
    if (access.level === 'unknown') return unread('failed', 'its trust policy has conditions that cannot be evaluated');
    const requiresExternalIdOrMfa = hasExternalIdOrMfa(statement.conditions);
    trusted.push(...externalIn(access, account).map(one => ({ ...one, requiresExternalIdOrMfa })));
  }
  return value(withoutDuplicates(trusted));
}

const allowsAssumeRole = ({ actions }: Statement): boolean =>
  actions === undefined ||
  ASSUME_ROLE_ACTIONS.some(action => actions.items.some(pattern => covers(pattern, action)) !== actions.not);

const isFederated = ({ type }: Principal): boolean => type === 'Federated';
const isService = ({ type }: Principal): boolean => type === 'Service';

const listed = ({ principals }: Statement): readonly Principal[] => (principals?.not === false ? principals.items : []);

const servicesIn = (statement: Statement): TrustedPrincipal[] =>
  listed(statement)
    .filter(isService)
    .map(({ name }) => ({ type: 'service', principal: name, requiresExternalIdOrMfa: true }));

const federatedIn = (statement: Statement, denials: readonly Statement[]): TrustedPrincipal[] =>
  listed(statement)
    .filter(isFederated)
    .map(({ name }) => federatedPrincipal(name, statement.conditions, denials));

/** The statement for accounts, users and roles only; an external ID does not restrict who they are. */
function principalsBesides(statement: Statement): Statement {
  const { principals, conditions } = statement;
  return {
    ...statement,
    principals:
      principals?.not === false
        ? { ...principals, items: principals.items.filter(one => !isFederated(one) && !isService(one)) }
        : principals,
    conditions: conditions?.filter(({ key }) => key !== 'sts:externalid'),
  };
}

type Named = Pick<TrustedPrincipal, 'type' | 'principal'>;

function externalIn({ level, external }: PolicyAccess, account: string): Named[] {
  return [
    ...(level === 'public' ? [{ type: 'public' as const, principal: '*' }] : []),
    ...(level === 'own-account' ? [{ type: 'account' as const, principal: account }] : []),
    ...external.map(principal => ({ type: typeOf(principal), principal })),
  ];
}

const typeOf = (principal: string): TrustedPrincipal['type'] =>
  principal.startsWith('o-') ? 'organization' : /^\d{12}$/.test(principal) ? 'account' : 'network';

/** Each principal once, sorted by name; the statement with the weaker requirement counts. */
function withoutDuplicates(all: readonly TrustedPrincipal[]): TrustedPrincipal[] {
  const unique = new Map<string, TrustedPrincipal>();
  for (const one of all) {
    const key = `${one.type} ${one.principal}`;
    const known = unique.get(key);
    const requiresExternalIdOrMfa = one.requiresExternalIdOrMfa && known?.requiresExternalIdOrMfa !== false;
    const guestsOf = [...new Set([...(known?.guestsOf ?? []), ...(one.guestsOf ?? [])])];
    unique.set(key, { ...one, requiresExternalIdOrMfa, ...(guestsOf.length > 0 ? { guestsOf } : {}) });
  }
  return [...unique.values()].sort((a, b) => compareText(a.principal, b.principal));
}

/** Whether the conditions require an external ID or MFA. */
function hasExternalIdOrMfa(conditions: Statement['conditions']): boolean {
  return (conditions ?? []).some(
    ({ key, operator, values }: Condition) =>
      (key === 'sts:externalid' && /^string(equals|like)$/i.test(operator) && !values.includes('*')) ||
      (key === 'aws:multifactorauthpresent' &&
        /^bool$/i.test(operator) &&
        values.every(one => one.toLowerCase() === 'true')),
  );
}
