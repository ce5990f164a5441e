import type { Facets } from '../../../../model/facets.ts';
import { principalsMatching } from '../../policy/policy-conditions.ts';
import type { Condition, Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';
import { OIDC_ISSUERS, type CustomerClaim } from './oidc-issuers.ts';

/**
 * A federated principal of a trust policy: `public` where every customer of its issuer can get a token that meets the
 * conditions. `denials` are the Deny statements of the policy.
 */
export function federatedPrincipal(
  name: string,
  conditions: Statement['conditions'],
  denials: readonly Statement[] = [],
): Facets['trustedPrincipals'][number] {
  const issuer = name.replace(/^arn:[^:]*:iam::\d*:oidc-provider\//, '');
  const row = OIDC_ISSUERS.find(known => known.issuer.test(issuer));
  const claims = row === undefined || row.customer === 'issuer' ? undefined : row.customer;
  const restricted =
    claims === undefined ||
    (conditions ?? []).some(condition => restricts(condition, issuer, claims)) ||
    denials.some(denial => excludesOthers(denial, name, issuer, claims));
  return {
    ...(restricted
      ? { type: 'federated', requiresExternalIdOrMfa: true }
      : { type: 'public', requiresExternalIdOrMfa: false }),
    principal: name,
    ...(row?.pipeline === true ? { pipeline: true } : {}),
    ...guestsAdmitted(issuer, conditions ?? [], denials),
  };
}

const COGNITO = 'cognito-identity.amazonaws.com';
const AUDIENCE = `${COGNITO}:aud`;
const SIGN_IN = `${COGNITO}:amr`;

/** The identity pools whose guests are admitted: `amr` of their tokens is `unauthenticated`. */
function guestsAdmitted(
  issuer: string,
  conditions: readonly Condition[],
  denials: readonly Statement[],
): Pick<Facets['trustedPrincipals'][number], 'guestsOf'> {
  if (issuer !== COGNITO || denials.length > 0) return {};
  // Under any other condition it is not certain that a guest meets it.
  const certain = conditions.every(({ key, operator }) => {
    const read = operatorOf(operator);
    return (key === AUDIENCE || key === SIGN_IN) && read !== undefined && !read.negated;
  });
  const signIns = conditions.filter(({ key }) => key === SIGN_IN);
  const pools = conditions
    .filter(({ key }) => key === AUDIENCE)
    .flatMap(({ values }) => values.filter(one => !/[*?]/.test(one)));
  const admits = signIns.every(({ values }) => values.some(one => covers(one, 'unauthenticated')));
  return certain && admits && pools.length > 0 ? { guestsOf: pools } : {};
}

type Claims = readonly CustomerClaim[];

/** Whether a condition of an Allow admits the tokens of one customer only, or the requests of named networks only. */
function restricts(condition: Condition, issuer: string, claims: Claims): boolean {
  const operator = operatorOf(condition.operator);
  if (operator === undefined || operator.negated) return namesNetwork(condition);
  if (operator.positive && isOfOtherIssuer(condition.key, issuer)) return true;
  const claim = claims.find(known => keyOf(known, issuer) === condition.key);
  if (claim === undefined) return namesNetwork(condition);
  return (claim.always || operator.positive) && namesCustomer(condition, claim, operator.literal);
}

/** A Deny for the tokens of all customers but named ones. */
function excludesOthers(denial: Statement, name: string, issuer: string, claims: Claims): boolean {
  const { principals, actions, conditions } = denial;
  const everyone = principals?.items.some(one => one.name === '*' || one.name === name) === true && !principals.not;
  const everyAction = actions?.items.some(one => covers(one, 'sts:AssumeRoleWithWebIdentity')) === true && !actions.not;
  const [condition, ...more] = conditions ?? [];
  if (!everyone || !everyAction || condition === undefined || more.length > 0) return false;
  const operator = operatorOf(condition.operator);
  const claim = claims.find(known => keyOf(known, issuer) === condition.key);
  return operator?.negated === true && claim !== undefined && namesCustomer(condition, claim, operator.literal);
}

const keyOf = ({ claim }: CustomerClaim, issuer: string): string =>
  claim.includes(':') ? claim : `${issuer}:${claim}`.toLowerCase();

/** No token has a claim of an issuer that did not issue it. */
function isOfOtherIssuer(key: string, issuer: string): boolean {
  const host = key.slice(0, key.lastIndexOf(':'));
  return host.includes('.') && host !== issuer.toLowerCase();
}

/** Equality takes wildcards literally, and no token has them. */
const namesCustomer = ({ values }: Condition, { value }: CustomerClaim, literal: boolean): boolean =>
  values.every(one => !one.includes('${') && (value.test(one) || (literal && /[*?]/.test(one))));

const namesNetwork = (condition: Condition): boolean => !principalsMatching(condition).atMost.all;

interface Operator {
  readonly negated: boolean;
  readonly literal: boolean;
  /** A request without the key does not meet it. */
  readonly positive: boolean;
}

function operatorOf(text: string): Operator | undefined {
  const [, set, not, test, ifExists] =
    /^(?:(forany|forall)values?:)?string(not)?(like|equals|equalsignorecase)(ifexists)?$/i.exec(text) ?? [];
  if (test === undefined) return undefined;
  return {
    negated: not !== undefined,
    literal: !/like/i.test(test),
    positive: not === undefined && ifExists === undefined && set?.toLowerCase() !== 'forall',
  };
}
