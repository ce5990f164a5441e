import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/expiring-certificate.ts';

export default defineCheck({
  id: 'expiring-certificate',
  name: 'TLS certificate has expired or expires soon',
  question: 'confidentiality',
  resource: 'certificate',
  needs: ['validity'],
  severity: 'high',
  weight: 3,
  title: 'No certificate in use runs out soon',
  failTitle: 'Certificates that run out',
  risk: 'On that day customers see a warning instead of the shop, and programs stop talking to each other.',
  messages: {
    expired: '{name} ran out on {date}.',
    expiring: '{name} runs out in {days, plural, one {# day} other {# days}}, and nothing renews it.',
    renewalFailing:
      '{name} runs out in {days, plural, one {# day} other {# days}}, although it should have renewed itself by now.',
  },
  remedy: {
    effort: 'S',
    action: 'Renew the certificate now, and use one that renews itself.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC09-BP01'],
    cis_controls_v81: ['3.10'],
    iso_27001_2022: ['A.8.24'],
    nist_csf_2: ['PR.DS-02'],
    soc2: ['CC6.7'],
  },
  rows: ['aws.enc.14', 'gcp.enc.07'],
  params: z.strictObject({
    noticeDays: z
      .number()
      .int()
      .positive()
      .default(30)
      .describe('Days before expiry by which a certificate must be renewed.'),
  }),
  paramAliases: { days: 'noticeDays' },
  evaluate({ validity }, judge, { noticeDays }) {
    if (validity === null || validity.inUse === false) return judge.notApplicable('no endpoint uses it');
    // Counts whole days: a certificate that expired an hour ago gives 0.
    const left = -judge.daysSince(validity.expiresAt);
    if (left > noticeDays || (left > 0 && validity.renewalWorks === true)) return judge.pass();
    const message = left <= 0 ? 'expired' : validity.autoRenew ? 'renewalFailing' : 'expiring';
    const data = left <= 0 ? { date: validity.expiresAt.slice(0, 10) } : { days: left };
    // Whether an endpoint presents it is not known.
    return validity.inUse === undefined ? judge.partial(0.5, message, data) : judge.fail(message, data);
  },
  fix: (_, now) => {
    const nextYear = String(Number(now.slice(0, 4)) + 1);
    return { facets: { validity: { expiresAt: `${nextYear}-12-31T00:00:00.000Z`, autoRenew: true, inUse: true } } };
  },
});
