import type { Rule, Target } from '@aws-sdk/client-eventbridge';
import type { Facets } from '../../../../model/facets.ts';
import { SECURITY_EVENTS, SIGN_INS } from '../cloudwatch-logs/security-alerts.ts';
import { matchesEvent, type EventPart } from './event-patterns.ts';

type SecurityEventRule = Facets['securityEventRules'][number];
interface Known extends SecurityEventRule {
  readonly sample: EventPart;
}

/** Where events of IAM and sign-ins of the root user are delivered. */
const GLOBAL_REGION = 'us-east-1';

/** One event of each kind, as EventBridge delivers it from CloudTrail. */
const KNOWN: readonly Known[] = [
  ...SECURITY_EVENTS.flatMap(({ event, source, operations }) =>
    operations.map(operation => ({
      event,
      operation,
      sample: {
        source: `aws.${source.split('.')[0] ?? ''}`,
        'detail-type': 'AWS API Call via CloudTrail',
        detail: { eventSource: source, eventName: operation },
      },
    })),
  ),
  ...SIGN_INS.map(({ event, fields }) => ({
    event,
    sample: {
      source: 'aws.signin',
      'detail-type': 'AWS Console Sign In via CloudTrail',
      detail: nested({ eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', ...fields }),
    },
  })),
];

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
    ({ event, sample }) =>
      (region === GLOBAL_REGION || !['iam-changes', 'root-usage'].includes(event)) && matchesEvent(pattern, sample),
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
