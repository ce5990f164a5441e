import type { CheckDetails, CheckLibrary } from '../../src/render/formats/check-details.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Question } from '../../src/model/question.ts';
import type { Severity } from '../../src/model/severity.ts';
import { shortHash } from '../../src/lib/hash.ts';
import { noonsale } from './assessment.ts';

type Changes = Partial<Omit<Finding, 'resource'>> & { readonly resource?: Partial<Finding['resource']> };

/** A finding for a resource of that name; a fail by default. */
export function finding(
  check: string,
  question: Question,
  severity: Severity,
  name: string,
  changes: Changes = {},
): Finding {
  const { resource, ...rest } = changes;
  return {
    id: shortHash(check, name),
    check,
    question,
    severity,
    baseSeverity: severity,
    status: 'fail',
    scope: 'resource',
    message: `${name} is not as it should be.`,
    template: { key: 'text', data: {} },
    ...rest,
    resource: {
      id: `arn:aws:x:eu-central-1:111122223333:${name}`,
      name,
      kind: 'database',
      type: 'AWS::RDS::DBInstance',
      provider: 'aws',
      account: '111122223333',
      region: 'eu-central-1',
      criticality: 'production',
      ...resource,
    },
  };
}

export const openDoor = finding('open-management-port', 'perimeter', 'critical', 'gate-1', {
  message: 'gate-1 lets the whole internet knock at port 22.',
});
export const oneZone = finding('single-zone-database', 'data-centre', 'high', 'orders', {
  message: 'orders keeps its only running copy in euc1-az1.',
  credit: 250,
});
export const slow = finding('burstable-database', 'performance', 'medium', 'reports');
export const fixed = finding('server-group-without-autoscaling', 'surge', 'low', 'web', { baseSeverity: 'medium' });
export const acceptedCopy = finding('backups-not-immutable', 'offsite-copies', 'critical', 'nightly', {
  exception: { owner: 'Ada Lovelace', reason: 'until the vault is bought', until: '2027-01-31' },
});
export const hiddenTrail = finding('audit-logging-disabled', 'records', 'high', 'payments', {
  status: 'unknown',
  message: 'Audit logs of payments could not be read.',
  template: { key: 'unread.need', data: { need: 'auditLogs', name: 'payments' } },
  reason: { code: 'denied', detail: 'cloudtrail:DescribeTrails' },
});
export const brokenCheck = finding('server-without-infrastructure-as-code', 'rebuild', 'medium', 'batch-7', {
  status: 'error',
  message: 'The check could not judge batch-7.',
  template: { key: 'unread.broken', data: { name: 'batch-7' } },
  reason: { code: 'error', detail: 'a number was expected' },
});

/** One finding of each status, not sorted by severity. */
export const MIXED: readonly Finding[] = [fixed, hiddenTrail, acceptedCopy, slow, brokenCheck, oneZone, openDoor];

export const withFindings = (findings: readonly Finding[]): Assessment => noonsale({ findings: [...findings] });

/** Metadata of two of the checks; the others are from an extension. */
export const LIBRARY: CheckLibrary = new Map(
  (
    [
      {
        id: 'open-management-port',
        name: 'SSH, RDP or another management port is open to the internet',
        risk: 'Whoever guesses a password or finds a flaw is inside.',
        remedy: {
          effort: 'S',
          action: 'Close the door.',
          aws: [
            {
              first: ['way-in-first-session-manager'],
              run: [
                'aws ec2 describe-instances --instance-ids {shortId} --region {region}',
                'aws ec2 stop-instances --instance-ids <port_22>',
              ],
              undo: 'no-way-back',
            },
          ],
          azure: [{ portal: 'Change the *NSG* rule.' }],
        },
        controls: { iso_27001_2022: ['A.8.20'] },
        aliases: ['open-ssh'],
      },
      {
        id: 'single-zone-database',
        name: 'Database or cache runs in a single availability zone',
        risk: 'When that data centre fails, the database is down.',
        remedy: { effort: 'M', action: 'Put it in two data centres.', aws: [{ portal: 'Turn on Multi-AZ.' }] },
      },
    ] satisfies CheckDetails[]
  ).map(check => [check.id, check]),
);

/** Names of resources that an attacker could choose. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '\u001B[31mred\u001B[0m\u001B]8;;http://evil.example\u0007link',
  '=HYPERLINK("http://evil.example","click")',
  '+1+1', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1', ' =1+1', '＝1+1', 'a;=1+1', 'x";"=cmd|\' /C calc\'!A0',
  ']]><failure/>', '<!--', '&lt;&amp;&#0;', '<?xml version="1.0"?>',
  'lone \uD800 half', 'other \uDC00 half', 'nul \u0000 inside', 'not \uFFFE\uFFFF characters', 'form\u000Bfeed\u000C',
  'txt.\u202Egnp.exe', 'zero\u200Bwidth\uFEFF', 'two\nlines\r\nthree',
  'a | b | c', 'tail \\| pipe', '`code` ``` ~~~', '[click](http://evil.example)', '![pixel](http://evil.example/x.png)',
  '<http://evil.example>', 'http://evil.example', 'www.evil.example', 'mail@evil.example', '@torvalds', '@org/team', '#1', 'owner/repo#12', 'GH-7', '!12 $3 ~bug %9 &4',
  '# heading', '- item', '1. one', '**bold** _it_ __all__ ~~gone~~', '[ref]: http://evil.example', '---',
  '{0} {name}', '..', '.', '/', '//', '%2e%2e/%00', '../../etc/passwd', '',
  'n'.repeat(10_000), '😀'.repeat(5_000), '`'.repeat(10_000), '|'.repeat(10_000), '<'.repeat(10_000),
]; // prettier-ignore

/** The same hostile text in every untrusted field. */
export const hostile = (name: string, index: number): Finding => ({
  ...finding('open-management-port', 'perimeter', 'critical', name, {
    message: name,
    resource: { id: name, account: name, region: name, type: name },
  }),
  id: shortHash('hostile', String(index)),
  ...(index % 3 === 1 ? { status: 'unknown' as const, reason: { code: 'failed' as const, detail: name } } : {}),
  ...(index % 3 === 2 ? { exception: { owner: name, reason: name, until: name } } : {}),
});

/** Hostile findings, coverage and client data. */
export const hostileAssessment = (name: string): Assessment => {
  const whole = withFindings([hostile(name, 0), hostile(name, 1), hostile(name, 2)]);
  const [line] = whole.coverage.unread;
  return {
    ...whole,
    client: { ...whole.client, name, preparedFor: name },
    coverage: { ...whole.coverage, unread: [{ ...line!, account: name, region: name, call: name, detail: name }] },
  };
};

/** An account with very many findings. */
export const many = (count: number, name = (index: number): string => `server-${index}`): Finding[] =>
  Array.from({ length: count }, (_, index) => {
    const severity = (['low', 'medium', 'high', 'critical'] as const)[index % 4]!;
    return { ...finding('open-management-port', 'perimeter', severity, name(index)), id: shortHash(String(index)) };
  });
