import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/data-store-in-public-subnet.ts';

export default defineCheck({
  id: 'data-store-in-public-subnet',
  aliases: ['data-in-front-row'],
  name: 'Database or warehouse is in a public subnet or shares its firewall',
  question: 'perimeter',
  resource: ['database', 'warehouse'],
  needs: ['publicSubnetExposure'],
  severity: 'medium',
  weight: 3,
  title: 'Data stores stand in the back of the network',
  failTitle: 'Data stores in the front row of the network',
  risk: 'A single wrong setting, or one entry point that is taken over, opens the way to the data.',
  messages: {
    subnet: '{name} stands in a part of the network that the internet can answer to ({subnet}).',
    firewall: '{name} is behind the same firewall rules as the public entry point {balancer}.',
  },
  remedy: {
    effort: 'M',
    action: 'Move data stores to the back of the network, behind firewall rules of their own.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01'],
    iso_27001_2022: ['A.8.22'],
    nis2_cir: ['6.8'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.4.4'],
  },
  rows: ['aws.net.12'],
  evaluate({ publicSubnetExposure }, judge) {
    if (publicSubnetExposure === null) return judge.notApplicable('it is not in a customer network');
    if (publicSubnetExposure.subnet !== null) return judge.fail('subnet', { subnet: publicSubnetExposure.subnet });
    return publicSubnetExposure.sharedFirewallWith === null
      ? judge.pass()
      : judge.fail('firewall', { balancer: publicSubnetExposure.sharedFirewallWith });
  },
});
