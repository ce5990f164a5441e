import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/local-users-without-federation.ts';

export default defineCheck({
  id: 'local-users-without-federation',
  aliases: ['separate-log-ins'],
  name: 'People use local cloud users instead of federated sign-in',
  question: 'people',
  resource: 'account',
  needs: ['federation', 'consoleUsers'],
  severity: 'medium',
  weight: 3,
  title: 'People come in with their company log-in',
  failTitle: 'Accounts where people have log-ins of their own',
  risk: 'Whoever leaves the company keeps a way in until somebody remembers this account.',
  messages: {
    localUsers:
      '{count, plural, one {One person logs} other {# people log}} in to {name} with a password that only this account knows.',
  },
  remedy: {
    effort: 'M',
    action: 'Connect the account to the company directory and remove the separate log-ins.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP03'], iso_27001_2022: ['A.5.16'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.3'] },
  rows: ['aws.iam.08', 'own.people.04'],
  evaluate({ federation, consoleUsers }, judge) {
    const count = consoleUsers ?? 0;
    if (federation === true) return judge.pass();
    return count === 0 ? judge.notApplicable('no user has console access') : judge.fail('localUsers', { count });
  },
  fix: () => ({ facets: { federation: true } }),
});
