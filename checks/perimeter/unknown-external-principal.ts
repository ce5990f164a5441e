import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unknown-external-principal.ts';

export default defineCheck({
  id: 'unknown-external-principal',
  aliases: ['unknown-guest'],
  name: 'Resource is shared with unknown external accounts',
  question: 'perimeter',
  resource: [
    'bucket',
    'key',
    'secret',
    'backup-vault',
    'backup',
    'registry',
    'messaging',
    'file-share',
    'artifact',
    'database',
  ],
  needs: ['externalPrincipals'],
  severity: 'medium',
  weight: 3,
  faultsOnly: true,
  title: 'Everybody who shares our data is known',
  failTitle: 'Things that accounts unknown to us may use',
  risk: 'A supplier that left years ago may still be able to read the data.',
  messages: { accounts: '{name} may be used from accounts that we did not read: {accounts}.' },
  remedy: {
    effort: 'S',
    action: 'Find out whose accounts these are, and end what nobody needs.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], iso_27001_2022: ['A.5.15'], nist_csf_2: ['PR.AA-05'], soc2: ['CC6.1'] },
  rows: ['aws.net.23', 'aws.net.05', 'aws.net.11', 'aws.net.15', 'aws.net.17', 'aws.bkp.06', 'aws.enc.13'],
  evaluate({ externalPrincipals }, judge) {
    if (externalPrincipals === null) return judge.notApplicable('nobody else can use it');
    const accounts = externalPrincipals.filter(one => one !== '*');
    if (accounts.length === 0 && externalPrincipals.includes('*'))
      return judge.notApplicable('it is public, which other checks judge');
    return accounts.length === 0 ? judge.pass() : judge.fail('accounts', { accounts: accounts.slice(0, 5).join(', ') });
  },
});
