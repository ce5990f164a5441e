import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/unrestricted-egress.ts';

export default defineCheck({
  id: 'unrestricted-egress',
  aliases: ['unfiltered-way-out'],
  name: 'Network has unrestricted egress to the internet',
  question: 'perimeter',
  resource: 'network',
  needs: ['networkInUse', 'egress', 'dnsFiltering'],
  severity: 'medium',
  weight: 1,
  title: 'What leaves for the internet is looked at on the way',
  failTitle: 'Networks from which anything may leave for anywhere',
  risk: 'A thief who got in can carry data out and call his own machines, and nothing stops him.',
  messages: {
    unfiltered: 'Anything on {name} may talk to anywhere on the internet.',
    allowsUnmatched: 'A firewall stands in {name}, and lets pass unseen what no rule names.',
  },
  remedy: {
    effort: 'M',
    action: 'Let machines talk to the places on the internet that they need, and no other.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP03'],
    iso_27001_2022: ['A.8.20'],
    mcsb_v1: ['NS-3'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.3.2'],
  },
  rows: ['aws.net.08', 'az.net.09'],
  evaluate({ networkInUse, egress, dnsFiltering }, judge) {
    if (networkInUse !== true) return judge.notApplicable('no network interface is attached to it');
    if (egress?.internetAccess !== true) return judge.notApplicable('it has no internet egress');
    if (dnsFiltering === true || egress.filter === 'firewall' || egress.filter === 'dns') return judge.pass();
    return egress.filter === 'pass' ? judge.partial(0.5, 'allowsUnmatched') : judge.fail('unfiltered');
  },
  fix: () => ({ facets: { dnsFiltering: true } }),
});
