import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/missing-synthetic-monitoring.ts';

export default defineCheck({
  id: 'missing-synthetic-monitoring',
  aliases: ['unseen-from-outside'],
  name: 'No synthetic monitor tests the service from outside',
  question: 'records',
  resource: 'account',
  needs: ['inUse', 'syntheticMonitoring'],
  severity: 'medium',
  weight: 3,
  title: 'Something visits us as a customer does',
  failTitle: 'Accounts that nothing looks at from outside',
  risk: 'Customers are then the first to notice that nobody is served.',
  messages: {
    none: 'No probe of {name} visits us as a customer does.',
  },
  remedy: {
    effort: 'S',
    action: 'Let a probe from outside buy something every minute, and ring when it cannot.',
    ...recipes,
  },
  controls: {
    iso_27001_2022: ['A.8.16'],
    nist_csf_2: ['DE.CM-09'],
  },
  rows: ['aws.log.13', 'az.log.10', 'gcp.dr.05'],
  evaluate({ inUse, syntheticMonitoring }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    return syntheticMonitoring === true ? judge.pass() : judge.fail('none');
  },
});
