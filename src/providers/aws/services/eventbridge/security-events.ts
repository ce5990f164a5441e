import type { Rule, Target } from '@aws-sdk/client-eventbridge';
import type { Facets } from '../../../../model/facets.ts';
import { KNOWN_EVENTS } from '../cloudwatch-logs/known-events.ts';
import { matchesEvent, type EventPart } from './event-patterns.ts';

type SecurityEventRule = Facets['securityEventRules'][number];
interface Known extends SecurityEventRule {
  readonly sample: EventPart;
}

/** Where events of IAM and Organizations and sign-ins of the root user are delivered. */
const GLOBAL_REGION = 'us-east-1';
const GLOBAL_EVENTS: ReadonlySet<string> = new Set(['iam-changes', 'root-usage', 'organization-changes']);

/** One event of each kind, as EventBridge delivers it from CloudTrail. */
const KNOWN: readonly Known[] = KNOWN_EVENTS.map(({ event, operation, fields }) => ({
  event,
  ...(operation === undefined ? {} : { operation }),
  sample: {
    source: `aws.${fields['eventSource']?.split('.')[0] ?? ''}`,
    'detail-type': `AWS ${fields['eventName'] === 'ConsoleLogin' ? 'Console Sign In' : 'API Call'} via CloudTrail`,
    detail: nested(fields),
  },
}));

/** A pattern that cannot be read, or a schedule, matches nothing. */
function parsePattern(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a rule hands on to somebody. A log or a data stream tells nobody. */
export function securityEventsOf(rule: Rule, targets: readonly Target[], region: string): SecurityEventRule[] {
  const tells = targets.some(({ Arn = '' }) => !['logs', 'kinesis', 'firehose'].includes(Arn.split(':')[2] ?? ''));
  if (!tells) return [];
  const pattern = parsePattern(rule.EventPattern ?? '');
  return KNOWN.filter(
    ({ event, sample }) => (region === GLOBAL_REGION || !GLOBAL_EVENTS.has(event)) && matchesEvent(pattern, sample),
  ).map(({ event, operation }) => ({ event, ...(operation === undefined ? {} : { operation }) }));
}

/** `{ 'userIdentity.type': 'Root' }` → `{ userIdentity: { type: 'Root' } }`. */
function nested(fields: Readonly<Record<string, string>>): EventPart {
  const whole: Record<string, string | Record<string, string>> = {};
  for (const [path, text] of Object.entries(fields)) {
    const [name = '', member] = path.split('.');
    if (text === '') continue;
    if (member === undefined) whole[name] = text;
    else whole[name] = { ...(typeof whole[name] === 'object' ? whole[name] : {}), [member]: text };
  }
  return whole;
}
