import { describe, expect, it } from 'vitest';
import { brief } from '../../../src/brief/index.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { noonsale } from '../../support/assessment.ts';

const finding = (
  id: string,
  {
    message = 'sameAccount',
    account = '111122223333',
    ...resource
  }: Partial<Finding['resource']> & { message?: string },
): Finding => ({
  id,
  check: 'no-isolated-backup',
  question: 'offsite-copies',
  severity: 'critical',
  baseSeverity: 'critical',
  status: 'fail',
  scope: 'resource',
  message: 'in English',
  template: { key: `messages.${message}`, data: {} },
  resource: {
    id,
    name: id,
    kind: 'database',
    type: 'AWS::RDS::DBInstance',
    provider: 'aws',
    region: 'eu-central-1',
    criticality: 'production',
    account,
    ...resource,
  },
});

/** The company with these findings of the deciding check of its first risk. */
function withFindings(...findings: Finding[]): Assessment {
  const whole = noonsale();
  const risks = whole.risks.map((risk, index) =>
    index > 0
      ? risk
      : {
          ...risk,
          evidence: risk.evidence.map((one, at) => (at > 0 ? one : { ...one, findings: findings.map(({ id }) => id) })),
        },
  );
  return { ...whole, findings, risks };
}
/** What happened elsewhere, on the page of strangers that get in through what a finding is about. */
function happenedThrough(kind: 'account' | 'database'): string {
  const whole = withFindings(finding('a1', { kind }));
  const risks = [{ ...whole.risks[0]!, loss: 'S6' as const, leads: 'perimeter' as const }];
  const { closing } = brief({ ...whole, risks }).risks[0]!;
  return closing.find(({ term }) => term === 'It has happened')?.text ?? '';
}
const pageOf = (...findings: Finding[]) => brief(withFindings(...findings)).risks[0];

describe('what one log-in can delete', () => {
  it('is counted for one account, never as a sum of several, and apart from what has no copy', () => {
    const page = pageOf(
      finding('a1', {}),
      finding('a2', {}),
      finding('b1', { account: '444455556666' }),
      finding('c1', { message: 'none' }),
    );
    expect(page?.story).toMatch(
      /^Whoever has all rights in one of our accounts can delete up to 2 data stores and every copy of them\. For one data store we found no separate copy\. /,
    );
  });

  it('is named whole, though a line of the evidence names the first only', () => {
    const whole = withFindings(...['orders', 'shop', 'mail', 'mail'].map((workload, at) => finding(String(at), { workload })));
    const risks = whole.risks.map(risk => ({
      ...risk,
      evidence: risk.evidence.map(one => ({ ...one, findings: one.findings.slice(0, 1) })),
    }));
    expect(brief({ ...whole, risks }).risks[0]?.headline).toBe('One log-in can delete “orders”, “shop” and 1 more and every copy');
  }); // prettier-ignore

  it('is what a stolen log-in did elsewhere, not what a door that stood open did', () => {
    expect(happenedThrough('account')).toContain('Code Spaces');
    expect(happenedThrough('database')).toBe('');
  });

  it('is in our account where there is one only', () => {
    const whole = withFindings(finding('a1', {}));
    const [target] = whole.targets;
    const { risks } = brief({ ...whole, targets: [target!] });
    expect(risks[0]?.story).toMatch(/^Whoever has all rights in our account can delete up to one data store and every/);
  });

  it.each([
    [{ logins: 3, atLeast: 'no', forbidden: 'no' }, 'In one account, each of 3 log-ins can delete 2 data stores and'],
    [{ logins: 3, atLeast: 'yes', forbidden: 'no' }, 'In one account, each of at least 3 log-ins can delete 2 data'],
    [{ logins: 1, atLeast: 'no', forbidden: 'no' }, 'In one account, one log-in can delete 2 data stores and every'],
    [
      { logins: 1, atLeast: 'yes', forbidden: 'perhaps' },
      'In one account, at least one log-in can delete up to 2 data',
    ],
  ])('says how many log-ins can, and whether a rule may forbid it: %j', (data, said) => {
    const told = { key: 'messages.sameAccount', data };
    const page = pageOf({ ...finding('a1', {}), template: told }, { ...finding('a2', {}), template: told });
    expect(page?.story.startsWith(said), page?.story).toBe(true);
  });

  it('names data of one account, and no data without a copy or with a part of one elsewhere', () => {
    const jewel = { criticality: 'crown-jewel' } as const;
    const page = pageOf(
      finding('orders', jewel),
      finding('bids', { ...jewel, account: '444455556666' }),
      finding('photos', { ...jewel, message: 'none' }),
      finding('logs', { ...jewel, message: 'partial' }),
    );
    expect(page?.headline).toBe('One log-in can delete “orders” and every copy');
    expect(pageOf(finding('logs', { ...jewel, message: 'partial' }))?.headline).toBe(
      '“logs” would outlive a wipe of its account in part only',
    );
  });

  it('is not said of data without any copy', () => {
    const page = pageOf(finding('c1', { message: 'none' }), finding('c2', { message: 'none' }));
    expect(page?.story).toMatch(/^For 2 data stores we found no separate copy\. /);
    expect(page?.headline).toBe('Some of our data has no copy that is kept apart');
  });
});

describe('the headline', () => {
  it('names the crown jewels, by their service if they have one', () => {
    const jewel = { criticality: 'crown-jewel' } as const;
    expect(pageOf(finding('orders', jewel), finding('logs', {}))?.headline).toBe(
      'One log-in can delete “orders” and every copy',
    );
    expect(pageOf(finding('db-1', { ...jewel, workload: 'Checkout' }))?.headline).toContain('“Checkout”');
    expect(pageOf(...['a', 'b', 'c', 'd'].map(id => finding(id, jewel)))?.headline).toBe(
      'One log-in can delete “a”, “b” and 2 more and every copy',
    );
  });

  it('says that a crown jewel has no copy, whatever else has one', () => {
    const jewel = finding('orders', { criticality: 'crown-jewel', message: 'none' });
    expect(pageOf(jewel, finding('logs', {}))?.headline).toBe('“orders” has no copy that is kept apart');
  });

  it('names services where no crown jewel is named, and nothing without either', () => {
    expect(pageOf(finding('db-1', { workload: 'Stock' }))?.headline).toContain('“Stock”');
    expect(pageOf(finding('db-1', {}))?.headline).toBe('One log-in can delete data and its copies');
  });

  it.each(['arn:aws:rds:x', '111122223333', '<b>orders</b>', 'vol-0123456789abcdef0', '10.1.2.3', 'ops@example.com'])(
    'never prints %s',
    name => {
      const jewel = finding('one', { criticality: 'crown-jewel', name });
      expect(pageOf(jewel)?.headline).toBe('One log-in can delete data and its copies');
    },
  );

  it('names nothing in a redacted briefing', () => {
    const jewel = finding('orders', { criticality: 'crown-jewel' });
    expect(brief({ ...withFindings(jewel), redacted: true }).risks[0]?.headline).not.toContain('orders');
  });
});

describe('an accepted risk', () => {
  const exception = { owner: 'Ines Keller', reason: 'known', until: '2027-03-01' };

  it('is told with its owner and its end, and gets no page if nothing of it is open', () => {
    const accepted = { ...finding('orders', {}), exception };
    const whole = withFindings(accepted);
    expect(brief(whole).risks[0]?.facts[0]?.statement).toContain('accepted by Ines Keller until 1\u{A0}March 2027');
    const [first, ...rest] = whole.risks;
    const risks = [{ ...first!, evidence: first!.evidence.slice(0, 1), actions: [] }, ...rest];
    expect(brief({ ...whole, risks }).bottomLine.risks.map(({ headline }) => headline)).not.toContain(
      'One log-in can delete data and its copies',
    );
  });
});
