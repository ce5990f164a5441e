import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';
import { isNotDenied } from './action-chance.ts';
import { indexOfPolicies } from './policy-index.ts';

/**
 * What apps let people do who are not signed in: their own identity and settings, usage figures, maps, speech (Amazon Cognito
 * Developer Guide, "Services that unauthenticated identities can access").
 */
const MADE_FOR_GUESTS = [
  'cognito-identity:*', 'cognito-sync:*', 'mobileanalytics:PutEvents', 'mobiletargeting:PutEvents', 'mobiletargeting:UpdateEndpoint',
  'rum:PutRumEvents', 'geo:GetMap*', 'geo:SearchPlace*', 'geo-maps:*', 'geo-places:*', 'geo-routes:*', 'polly:SynthesizeSpeech',
  'lex:PostText', 'lex:PostContent', 'lex:RecognizeText', 'lex:RecognizeUtterance', 'translate:TranslateText',
]; // prettier-ignore

/**
 * The actions that policies allow on every resource, or all of a service on some, beyond those that are made for guests.
 * Unread where an element that cannot be evaluated decides it.
 */
export function unscopedActionsOf(documents: readonly string[], boundary?: readonly string[]): Reading<string[]> {
  const policies = indexOfPolicies(documents);
  const limit = boundary === undefined ? undefined : indexOfPolicies(boundary);
  const found = policies.statements
    .filter(({ allows }) => allows)
    .flatMap(statement => broadIn(statement).map(action => ({ action, certain: statement.conditions?.length === 0 })))
    .filter(({ action }) => isNotDenied({ action }, policies) !== 'no')
    .filter(
      ({ action }) => limit === undefined || !limit.complete || limit.naming(action).some(({ allows }) => allows),
    );
  const certain = found.filter(one => one.certain && limit?.complete !== false).map(({ action }) => action);
  if (certain.length > 0) return value([...new Set(certain)].sort());
  return found.length > 0 || !policies.complete || policies.statements.some(({ actions }) => actions === undefined)
    ? unread('failed', 'its policies have conditions that cannot be evaluated')
    : value([]);
}

function broadIn({ actions, resources }: Statement): readonly string[] {
  if (actions === undefined) return [];
  if (actions.not) return ['*'];
  const everywhere = resources === undefined || resources.not || resources.items.some(isEveryResource);
  return actions.items.filter(
    action => !MADE_FOR_GUESTS.some(one => covers(one, action)) && (everywhere || /^(\*|[a-z0-9-]+:\*)$/i.test(action)),
  );
}

/** `*`, and ARNs whose resource begins with a wildcard: every table, every object of every bucket. */
const isEveryResource = (pattern: string): boolean =>
  pattern === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(\*|[a-z-]+[/:]\*)/i.test(pattern);
