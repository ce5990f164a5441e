import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/role-trust-without-external-id.ts';

export default defineCheck({
  id: 'role-trust-without-external-id',
  aliases: ['open-trust'],
  name: 'Role can be assumed by anyone or without an external ID',
  question: 'perimeter',
  resource: 'identity',
  needs: ['untrustedPrincipals'],
  severity: 'high',
  weight: 5,
  faultsOnly: true,
  adjust: identity => (identity.untrustedPrincipals?.public === true ? 1 : 0),
  title: 'Strangers can act in our name only when we agreed',
  failTitle: 'Rights that strangers can take without a secret word',
  risk: 'A supplier’s other customer, or anybody at all, can act inside the account.',
  messages: {
    public: 'Anybody can act as {name}.',
    accounts: '{name} lets accounts that we did not read act in its name, without a secret word: {accounts}.',
  },
  remedy: {
    effort: 'S',
    action: 'Ask every outside partner for a secret word, and remove those that nobody knows.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], iso_27001_2022: ['A.5.15'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.iam.06', 'gcp.iam.03'],
  evaluate({ untrustedPrincipals }, judge) {
    if (untrustedPrincipals === null) return judge.notApplicable('no other principal can assume it');
    if (untrustedPrincipals.public) return judge.fail('public');
    const { accounts } = untrustedPrincipals;
    return accounts.length === 0 ? judge.pass() : judge.fail('accounts', { accounts: accounts.slice(0, 5).join(', ') });
  },
});
