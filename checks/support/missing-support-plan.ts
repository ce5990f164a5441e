import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/missing-support-plan.ts';

export default defineCheck({
  id: 'missing-support-plan',
  name: 'Account has no support plan with emergency response',
  question: 'support',
  resource: 'account',
  needs: ['inUse', 'supportPlan'],
  severity: 'high',
  weight: 5,
  title: 'The provider answers when we call in an emergency',
  failTitle: 'Accounts for which the provider answers no emergency',
  risk: 'In an outage nobody at the provider picks up, and a contract takes longer than the outage.',
  messages: { none: '{name} has no support contract under which the provider answers emergencies.' },
  remedy: {
    effort: 'S',
    action: 'Buy a support contract that answers within the hour, at all hours.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS10'], iso_27001_2022: ['A.5.20'], nist_csf_2: ['GV.SC-02'], soc2: ['CC9.2'] },
  rows: ['aws.sup.01', 'az.sup.01'],
  evaluate({ inUse, supportPlan }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    return supportPlan === null ? judge.fail('none') : judge.pass();
  },
  fix: () => ({ facets: { supportPlan: { severities: ['urgent'] } } }),
});
