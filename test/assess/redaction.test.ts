import { describe, expect, it } from 'vitest';
import { redactAssessment } from '../../src/assess/redaction.ts';
import { englishMessages } from '../../src/brief/language/check-messages.ts';
import { brief } from '../../src/brief/index.ts';
import { assessmentSchema, type Assessment } from '../../src/model/assessment.ts';
import { noonsale } from '../support/assessment.ts';
import { quarterLater } from '../support/trend.ts';
import { UNIT, withEvidence } from '../support/evidence.ts';
import { finding } from '../support/findings.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';

const ACCOUNT = '111122223333';
const given = (): Assessment => {
  const base = noonsale();
  const resource = {
    id: `arn:aws:rds:eu-west-1:${ACCOUNT}:db:orders-prod`,
    name: 'orders-prod',
    kind: 'database',
    type: 'AWS::RDS::DBInstance',
    provider: 'aws',
    account: ACCOUNT,
    region: 'eu-west-1',
    criticality: 'production',
  } as const;
  const one = finding('no-isolated-backup', 'offsite-copies', 'critical', 'orders-prod', {
    id: 'f-1',
    resource: { ...resource, stableId: 'db-ABC', slot: 'shop/Orders' },
    message: `Every copy of orders-prod lies in ${ACCOUNT}; see arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:shop, 10.1.2.3, ops@example.com and orders.abc.eu-west-1.rds.amazonaws.com.`,
    template: { key: 'messages.one', data: { name: 'orders-prod', account: ACCOUNT, n: 3 } },
    reason: { code: 'denied', detail: 'i-0123456789abcdef0 says 0.0.0.0/0 and fe80:0:0:0:1:2:3:4' },
    exception: { owner: 'A. Owner', reason: 'orders-prod goes next month', until: '2027-01-01', ticket: 'SHOP-1' },
  });
  const other = { ...one, id: 'f-2', resource: { ...one.resource, id: `${resource.id}-2`, name: 'orders-copy' } };
  return {
    ...base,
    targets: [
      {
        provider: 'aws',
        account: ACCOUNT,
        name: 'Shop',
        identity: `arn:aws:iam::${ACCOUNT}:user/auditor`,
        regions: ['eu-west-1'],
      },
    ],
    findings: [one, other],
    coverage: {
      ...base.coverage,
      unread: [
        {
          provider: 'aws',
          account: ACCOUNT,
          region: 'eu-west-1',
          call: 's3:ListBuckets',
          reason: 'denied',
          detail: `no policy of arn:aws:iam::${ACCOUNT}:role/x allows it`,
          count: 1,
          checks: [],
        },
      ],
    },
  };
};

describe('an assessment without names', () => {
  it('leads to no resource, account or address, wherever one stood', () => {
    const text = JSON.stringify(redactAssessment(given(), PROVIDER_TRAITS, englishMessages()));
    for (const telling of [
      ACCOUNT,
      'orders',
      'arn:aws',
      'db-ABC',
      'shop/Orders',
      '10.1.2.3',
      'ops@example.com',
      'amazonaws',
      'i-0123',
      'fe80',
      'auditor',
      'SHOP-1',
      'f-1',
    ])
      expect(text, telling).not.toContain(telling);
    expect(text, 'the whole internet is nobody').toContain('0.0.0.0/0');
  });

  it('has neither the values nor the units that a finding rests on: both are full of names', () => {
    const whole = withEvidence(given().findings);
    expect(JSON.stringify(whole)).toContain(UNIT);
    const redacted = redactAssessment(whole, PROVIDER_TRAITS, englishMessages());
    expect(redacted.coverage.units).toBeUndefined();
    for (const { evidence } of redacted.findings) expect(evidence).toBeUndefined();
    expect(redacted.checks.map(({ evidence }) => evidence)).toEqual(whole.checks.map(({ evidence }) => evidence));
  });

  it('keeps each thing apart from the others, by kind and number', () => {
    const { findings, targets } = redactAssessment(given(), PROVIDER_TRAITS, englishMessages());
    expect(findings.map(({ resource }) => [resource.name, resource.account])).toEqual([
      ['database 1', 'account 1'],
      ['database 2', 'account 1'],
    ]);
    expect(targets[0]?.account).toBe('account 1');
    expect(findings[0]?.message).toContain('Every copy of database 1 lies in account 1');
  });

  it('is an assessment still, says what it is, and reads the same', () => {
    const whole = noonsale();
    const redacted = redactAssessment(whole, PROVIDER_TRAITS, englishMessages());
    expect(assessmentSchema.parse(redacted).redacted).toBe(true);
    expect(redacted.score).toEqual(whole.score);
    expect(redacted.summary).toEqual(whole.summary);
    expect(brief(redacted).bottomLine).toEqual(brief(whole).bottomLine);
  });

  it('points from risks to the findings under their new numbers', () => {
    const whole = noonsale();
    const { risks, findings } = redactAssessment(whole, PROVIDER_TRAITS, englishMessages());
    const ids = new Set(findings.map(({ id }) => id));
    const named = risks.flatMap(({ evidence }) => evidence.flatMap(line => line.findings));
    const had = whole.risks
      .flatMap(({ evidence }) => evidence.flatMap(line => line.findings))
      .filter(id => whole.findings.some(one => one.id === id));
    expect(named.filter(id => ids.has(id))).toHaveLength(had.length);
  });

  it('tells the story since last time without a name', () => {
    const whole = quarterLater();
    const { trend } = redactAssessment(whole, PROVIDER_TRAITS, englishMessages());
    const names = [...(whole.trend?.resolved ?? []), ...(whole.trend?.noLongerVisible ?? [])].map(({ name }) => name);
    const text = JSON.stringify(trend);
    for (const name of names) expect(text, name).not.toContain(`"${name}"`);
    expect(trend?.overall).toEqual(whole.trend?.overall);
  });
});
