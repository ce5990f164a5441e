import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/expiring-domain.ts';

export default defineCheck({
  id: 'expiring-domain',
  aliases: ['lapsing-domain'],
  name: 'Domain registration expires soon or auto-renew is off',
  question: 'perimeter',
  resource: 'domain',
  needs: ['validity'],
  severity: 'high',
  weight: 3,
  title: 'Our names are renewed before anybody else can take them',
  failTitle: 'Names that run out unless somebody remembers',
  risk: 'On the day after it runs out anybody may register the name, with our customers and our mail.',
  messages: {
    expired: '{name} has run out.',
    expiring: '{name} runs out in {days, plural, one {# day} other {# days}}.',
    noAutoRenew: '{name} is not renewed by itself, and runs out on {date}.',
  },
  remedy: {
    effort: 'S',
    action: 'Switch on automatic renewal for every name.',
    ...recipes,
  },
  controls: { iso_27001_2022: ['A.8.21'], nist_csf_2: ['PR.IR-01'] },
  rows: ['aws.net.14'],
  params: z.strictObject({
    noticeDays: z
      .number()
      .int()
      .positive()
      .default(30)
      .describe('Days before expiry by which a domain must be renewed.'),
  }),
  paramAliases: { days: 'noticeDays' },
  evaluate({ validity }, judge, params) {
    if (validity === null) return judge.notApplicable('it has no expiry date');
    const left = -judge.daysSince(validity.expiresAt);
    // Counts whole days: a domain that expired an hour ago gives 0.
    if (left <= 0) return judge.fail('expired');
    if (left < params.noticeDays) return judge.fail('expiring', { days: left });
    return validity.autoRenew
      ? judge.pass()
      : judge.partial(0.5, 'noAutoRenew', { date: validity.expiresAt.slice(0, 10) });
  },
  fix: domain => ({
    facets: {
      validity: { expiresAt: '9999-12-31T00:00:00.000Z', autoRenew: true, inUse: domain.validity?.inUse ?? true },
    },
  }),
});
