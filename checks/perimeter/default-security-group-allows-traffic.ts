import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/default-security-group-allows-traffic.ts';

export default defineCheck({
  id: 'default-security-group-allows-traffic',
  aliases: ['open-default-firewall'],
  name: 'Default security group allows traffic',
  question: 'perimeter',
  resource: 'firewall',
  needs: ['defaultSecurityGroupTraffic'],
  severity: 'low',
  weight: 1,
  title: 'The firewall rules that a forgetful person gets let nothing through',
  failTitle: 'Firewall rules that a forgetful person gets, and that let something through',
  risk: 'Machines that nobody gave rules of their own can all talk to each other, and a thief moves on freely.',
  messages: {
    open: '{name} is what machines get when nobody names rules, and it lets something through.',
    out: '{name} is what machines get when nobody names rules, and it lets connections out.',
  },
  remedy: {
    effort: 'S',
    action: 'Remove every rule from the set that machines get by default.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP02'],
    cis_aws_v5: ['5.5'],
    iso_27001_2022: ['A.8.22'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.3.1'],
  },
  rows: ['aws.net.09'],
  evaluate({ defaultSecurityGroupTraffic: traffic }, judge) {
    if (traffic === null) return judge.notApplicable('it is not a default security group');
    if (traffic === 'egress') return judge.partial(0.5, 'out');
    return traffic === 'none' ? judge.pass() : judge.fail('open');
  },
});
