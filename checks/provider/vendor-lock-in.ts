import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/vendor-lock-in.ts';

export default defineCheck({
  id: 'vendor-lock-in',
  aliases: ['locked-in-services'],
  name: 'Most service types in use are proprietary to one provider',
  question: 'provider',
  resource: 'organization',
  needs: ['portability'],
  severity: 'medium',
  weight: 1,
  title: 'Most services that we use could be had elsewhere',
  failTitle: 'Services that only one provider has',
  risk: 'What stands on a service of one provider has to be written anew before it can run anywhere else.',
  messages: { many: '{count} of {total} kinds of service in use are to be had from one provider only: {services}.' },
  remedy: {
    effort: 'L',
    action: 'Write down what would replace each, and choose open interfaces for what is new.',
    ...recipes,
  },
  controls: { csa_ccm_v4: ['IPY-01', 'IPY-04'], dora: ['29.1'], iso_27001_2022: ['A.5.23'], nist_csf_2: ['GV.OC-05'] },
  rows: ['all.conc.07'],
  params: z.strictObject({
    maxPercent: z
      .number()
      .min(0)
      .max(100)
      .default(25)
      .describe('Maximum share of proprietary service types, in percent.'),
  }),
  paramAliases: { percent: 'maxPercent' },
  evaluate({ portability }, judge, { maxPercent }) {
    const { portable = [], proprietary = [] } = portability ?? {};
    const total = portable.length + proprietary.length;
    if (total === 0) return judge.notApplicable('no service is in use');
    const count = proprietary.length;
    if ((100 * count) / total <= maxPercent) return judge.pass();
    const data = { count, total, services: proprietary.join(', ') };
    return count === total ? judge.fail('many', data) : judge.partial(1 - count / total, 'many', data);
  },
});
