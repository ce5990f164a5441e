import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { parsePolicy, type Condition, type Principal, type Statement } from '../../policy/policy-document.ts';
import { reachOfStatements } from '../../policy/resource-policy.ts';

type Takers = Facets['takenBy'];

/** Actions that take a role. */
const TAKING = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/** Who may take a role by its trust policy: the own account too, where it says so. Unread where that cannot be judged. */
export function takersOf(policy: string, account: string): Reading<Takers> {
  const statements = parsePolicy(policy);
  if (statements === undefined) return unread('failed', 'its trust policy cannot be read');
  const takers = new Map<string, Takers[number]>();
  const add = (one: Takers[number]): void => {
    const key = `${one.sort} ${one.who}`;
    const known = takers.get(key);
    takers.set(key, { ...one, guarded: one.guarded && known?.guarded !== false });
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
    for (const { name } of services) add({ sort: 'service', who: name, guarded: true });
    for (const { name } of directories) add(directoryOf(name, statement.conditions));
    if (people?.length === 0) continue;
    const one: Statement = {
      ...statement,
      principals: principals === undefined ? undefined : { ...principals, of: people ?? [] },
      // A secret word is no matter of who is asking.
      conditions: statement.conditions?.filter(({ key }) => key !== 'sts:externalid'),
    };
    const reach = reachOfStatements([one, ...denials], { account, service: 'sts', about: TAKING });
    if (reach.who === 'unknown') return unread('failed', 'its trust policy sets conditions that we cannot judge');
    const guarded = isGuarded(statement.conditions);
    if (reach.who === 'anybody') add({ sort: 'everybody', who: '*', guarded });
    if (reach.who === 'own-account') add({ sort: 'account', who: account, guarded });
    for (const who of reach.outsiders)
      add({ sort: who.startsWith('o-') ? 'organization' : /^\d{12}$/.test(who) ? 'account' : 'place', who, guarded });
  }
  return value([...takers.values()].sort((a, b) => (a.who < b.who ? -1 : a.who > b.who ? 1 : 0)));
}

const takes = ({ actions }: Statement): boolean =>
  actions === undefined || actions.not || actions.of.some(action => /^(\*|sts:\*|sts:assume.*)$/i.test(action));

const isDirectory = ({ type }: Principal): boolean => type === 'Federated';

/** Issuers that anybody can have a token of: without a rule about whose token it is, everybody is let in. */
const PUBLIC_ISSUERS =
  /(^|\/)(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|accounts\.google\.com|www\.amazon\.com|graph\.facebook\.com|cognito-identity\.amazonaws\.com|oidc\.circleci\.com.*|agent\.buildkite\.com|api\.bitbucket\.org.*)$/;
/** What says whose token it is: the subject, or the pool or program that it was made for. */
const WHOSE = /:(sub|aud|amr|repository|repository_owner|repository_id|namespace_id|project_path)$/;

/** Issuers whose word only something that builds and delivers gives. */
const PIPELINES =
  /actions\.githubusercontent|gitlab|bitbucket|circleci|app\.terraform\.io|vstoken\.dev\.azure|buildkite|spacelift/i;

function directoryOf(name: string, conditions: Statement['conditions']): Takers[number] {
  const pipeline = PIPELINES.test(name) ? { pipeline: true as const } : {};
  if (!PUBLIC_ISSUERS.test(name)) return { sort: 'directory', who: name, guarded: true, ...pipeline };
  // The audience of the builders' tokens is the same for all of them.
  const builders = !/cognito|google|amazon\.com|facebook/.test(name);
  const tied = (conditions ?? []).some(
    ({ key, operator, values }) =>
      WHOSE.test(key) &&
      !(builders && key.endsWith(':aud')) &&
      /^(foranyvalue:)?string(equals|like|equalsignorecase)$/i.test(operator) &&
      values.every(one => !/^(repo:)?[*?]/.test(one)),
  );
  return {
    ...(tied ? { sort: 'directory', guarded: true } : { sort: 'everybody', guarded: false }),
    who: name,
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
