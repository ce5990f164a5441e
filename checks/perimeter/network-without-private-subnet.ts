import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/network-without-private-subnet.ts';

export default defineCheck({
  id: 'network-without-private-subnet',
  aliases: ['flat-network'],
  name: 'Network has no private subnet',
  question: 'perimeter',
  resource: 'network',
  needs: ['networkInUse', 'subnetTiers'],
  severity: 'medium',
  weight: 3,
  title: 'Networks have a back room that the internet cannot answer to',
  failTitle: 'Networks without a back room',
  risk: 'One wrong firewall rule is enough to put any machine on this network in front of strangers.',
  messages: { noPrivateSubnet: 'Every part of {name} has a direct way to and from the internet.' },
  remedy: {
    effort: 'M',
    action: 'Move what strangers need not reach to a part without a direct way out.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.22'],
    nist_csf_2: ['PR.IR-01'],
  },
  rows: ['aws.net.12'],
  evaluate({ networkInUse, subnetTiers }, judge) {
    if (networkInUse !== true) return judge.notApplicable('no network interface is attached to it');
    if (subnetTiers === null) return judge.notApplicable('its subnets are neither public nor private');
    return subnetTiers.public > 0 && subnetTiers.private === 0 ? judge.fail('noPrivateSubnet') : judge.pass();
  },
});
