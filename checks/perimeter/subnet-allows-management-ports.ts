import { defineCheck, failForExposure } from 'cloudbrief/check';
import recipes from './remedies/subnet-allows-management-ports.ts';

export default defineCheck({
  id: 'subnet-allows-management-ports',
  aliases: ['unguarded-subnet'],
  name: 'Network ACL or subnet rules open management ports to the internet',
  question: 'perimeter',
  resource: 'subnet',
  needs: ['reachableFromInternet', 'exposedManagementServices', 'ingressRules'],
  severity: 'low',
  weight: 1,
  title: 'The outer parts of networks keep strangers from doors for administrators',
  failTitle: 'Outer parts of networks where the firewall of each machine is the only guard',
  risk: 'One careless firewall rule on one machine opens its door for administrators to the whole internet.',
  messages: {
    open: '{name} lets {audience, select, internet {anybody on the internet} other {any customer of the provider}} through to {service} (port {port}).',
    portRange:
      '{name} lets {audience, select, internet {anybody on the internet} other {any customer of the provider}} through to a whole range of ports ({port}).',
    allPorts:
      '{name} lets {audience, select, internet {anybody on the internet} other {any customer of the provider}} through to every port.',
    none: '{name} has no rules of its own: the firewall of each machine is the only guard.',
  },
  remedy: {
    effort: 'S',
    action: 'Refuse connections from the internet to administration ports for the whole part.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP02'],
    iso_27001_2022: ['A.8.22'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.3.1'],
  },
  rows: ['aws.net.10', 'az.net.02'],
  evaluate({ reachableFromInternet, exposedManagementServices, ingressRules }, judge) {
    if ((reachableFromInternet?.allowedIngress ?? []).length === 0)
      return judge.notApplicable('it is not reachable from the internet');
    if (ingressRules === null) return judge.fail('none');
    const [exposure] = exposedManagementServices ?? [];
    return exposure === undefined ? judge.pass() : failForExposure(exposure, judge);
  },
});
