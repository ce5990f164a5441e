import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/privilege-escalation-path.ts';

export default defineCheck({
  id: 'privilege-escalation-path',
  aliases: ['self-made-administrator'],
  name: 'Identity can escalate its privileges to administrator',
  question: 'perimeter',
  resource: 'identity',
  needs: ['privilegeLevel'],
  severity: 'high',
  weight: 3,
  title: 'Nobody can give himself more rights',
  failTitle: 'Log-ins that can make themselves administrators',
  risk: 'A log-in that looks harmless is enough to take over the account.',
  messages: { canEscalate: '{name} has limited rights, and among them what it takes to get all of them.' },
  remedy: {
    effort: 'M',
    action: 'Take away the right to change rights, or set a limit that cannot be passed.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC02-BP01'],
    iso_27001_2022: ['A.8.2'],
    nis2_cir: ['11.3'],
    nist_csf_2: ['PR.AA-05'],
    pci_dss_v4: ['7.2.2'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.05', 'az.iam.02', 'gcp.iam.01'],
  evaluate({ privilegeLevel }, judge) {
    if (privilegeLevel === 'administrator') return judge.notApplicable('it is an administrator');
    return privilegeLevel === 'can-escalate' ? judge.fail('canEscalate') : judge.pass();
  },
  fix: () => ({ facets: { privilegeLevel: 'limited' } }),
});
