import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/administrator-workload-identity.ts';

export default defineCheck({
  id: 'administrator-workload-identity',
  aliases: ['all-powerful-program'],
  name: 'Role, managed identity or service account is an administrator',
  question: 'perimeter',
  resource: 'identity',
  needs: ['privilegeLevel', 'trustedPrincipals'],
  severity: 'high',
  weight: 5,
  title: 'Programs may do only what they need',
  failTitle: 'Programs that may do everything',
  risk: 'Whoever breaks into one such program can read, change and delete all there is.',
  messages: { administrator: 'What runs as {name} may do everything in the account.' },
  remedy: {
    effort: 'M',
    action: 'Give each program only the rights that it uses.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    iso_27001_2022: ['A.8.2'],
    nis2_cir: ['11.3'],
    nist_csf_2: ['PR.AA-05'],
    pci_dss_v4: ['7.2.5'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.05', 'gcp.iam.01'],
  evaluate({ privilegeLevel, trustedPrincipals }, judge) {
    if (trustedPrincipals?.some(taker => taker.type === 'service') !== true)
      return judge.notApplicable('no workload uses it');
    return privilegeLevel === 'administrator' ? judge.fail('administrator') : judge.pass();
  },
  fix: () => ({ facets: { privilegeLevel: 'limited' } }),
});
