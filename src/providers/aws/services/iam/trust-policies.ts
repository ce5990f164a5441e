import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { parsePolicy, type Condition, type Principal, type Statement } from '../../policy/policy-document.ts';
import { statementAccess } from '../../policy/resource-policy.ts';

type TrustedPrincipals = Facets['trustedPrincipals'];

/** Actions that take a role. */
const ASSUME_ROLE_ACTIONS = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/** Who may take a role by its trust policy: the own account too, where it says so. Unread where that cannot be judged. */
export function trustedPrincipalsOf(policy: string, account: string): Reading<TrustedPrincipals> {
  const statements = parsePolicy(policy);
  if (statements === undefined) return unread('failed', 'its trust policy cannot be read');
  const takers = new Map<string, TrustedPrincipals[number]>();
  const add = (one: TrustedPrincipals[number]): void => {
    const key = `${one.type} ${one.principal}`;
    const known = takers.get(key);
    takers.set(key, {
      ...one,
      requiresExternalIdOrMfa: one.requiresExternalIdOrMfa && known?.requiresExternalIdOrMfa !== false,
    });
  };
  const denials = statements.filter(({ allows }) => !allows);
  for (const statement of statements.filter(({ allows }) => allows)) {
    if (!takes(statement)) continue;
    const { principals } = statement;
    const directories = principals?.not === false ? principals.of.filter(isDirectory) : [];
    const services = principals?.not === false ? principals.of.filter(({ type }) => type === 'Service') : [];
    const people =
      principals?.not === false
        ? principals.of.filter(one => !isDirectory(one) && one.type !== 'Service')
        : principals?.of;
    for (const { name } of services) add({ type: 'service', principal: name, requiresExternalIdOrMfa: true });
    for (const { name } of directories) add(directoryOf(name, statement.conditions));
    if (people?.length === 0) continue;
    const one: Statement = {
      ...statement,
      principals: principals === undefined ? undefined : { ...principals, of: people ?? [] },
      // A secret word is no matter of who is asking.
      conditions: statement.conditions?.filter(({ key }) => key !== 'sts:externalid'),
    };
    const reach = statementAccess([one, ...denials], { account, service: 'sts', about: ASSUME_ROLE_ACTIONS });
    if (reach.who === 'unknown') return unread('failed', 'its trust policy sets conditions that we cannot judge');
    const requiresExternalIdOrMfa = isGuarded(statement.conditions);
    if (reach.who === 'anybody') add({ type: 'public', principal: '*', requiresExternalIdOrMfa });
    if (reach.who === 'own-account') add({ type: 'account', principal: account, requiresExternalIdOrMfa });
    for (const principal of reach.outsiders)
      add({
        type: principal.startsWith('o-') ? 'organization' : /^\d{12}$/.test(principal) ? 'account' : 'network',
        principal,
        requiresExternalIdOrMfa,
      });
  }
  return value(
    [...takers.values()].sort((a, b) => (a.principal < b.principal ? -1 : a.principal > b.principal ? 1 : 0)),
  );
}

const takes = ({ actions }: Statement): boolean =>
  actions === undefined || actions.not || actions.of.some(action => /^(\*|sts:\*|sts:assume.*)$/i.test(action));

const isDirectory = ({ type }: Principal): boolean => type === 'Federated';

/** Issuers that anybody can have a token of: without a rule about whose token it is, everybody is let in. */
const SHARED_OIDC_ISSUERS =
  /(^|\/)(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com|cognito-identity\.amazonaws\.com|oidc\.circleci\.com.*|agent\.buildkite\.com|api\.bitbucket\.org.*)$/;
/** What says whose token it is: the subject, or the pool or program that it was made for. */
const SUBJECT_CLAIMS = /:(sub|aud|amr|repository|repository_owner|repository_id|namespace_id|project_path)$/;

/** Issuers whose word only something that builds and delivers gives. */
const CI_OIDC_ISSUERS =
  /actions\.githubusercontent|gitlab|bitbucket|circleci|app\.terraform\.io|vstoken\.dev\.azure|buildkite|spacelift/i;

function directoryOf(name: string, conditions: Statement['conditions']): TrustedPrincipals[number] {
  const pipeline = CI_OIDC_ISSUERS.test(name) ? { pipeline: true as const } : {};
  if (!SHARED_OIDC_ISSUERS.test(name))
    return { type: 'federated', principal: name, requiresExternalIdOrMfa: true, ...pipeline };
  // The audience of the builders' tokens is the same for all of them.
  const builders = !/cognito|google|amazon\.com|facebook/.test(name);
  const tied = (conditions ?? []).some(
    ({ key, operator, values }) =>
      SUBJECT_CLAIMS.test(key) &&
      !(builders && key.endsWith(':aud')) &&
      /^(foranyvalue:)?string(equals|like|equalsignorecase)$/i.test(operator) &&
      values.every(one => !/^(repo:)?[*?]/.test(one)),
  );
  return {
    ...(tied
      ? { type: 'federated', requiresExternalIdOrMfa: true }
      : { type: 'public', requiresExternalIdOrMfa: false }),
    principal: name,
    ...pipeline,
  };
}

/** Asks for a word that only the right stranger has been told, or for a second factor. */
function isGuarded(conditions: Statement['conditions']): boolean {
  return (conditions ?? []).some(
    ({ key, operator, values }: Condition) =>
      (key === 'sts:externalid' && /^string(equals|like)$/i.test(operator) && !values.includes('*')) ||
      (key === 'aws:multifactorauthpresent' &&
        /^bool$/i.test(operator) &&
        values.every(one => one.toLowerCase() === 'true')),
  );
}
