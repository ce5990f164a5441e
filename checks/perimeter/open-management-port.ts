import { defineCheck, exposureData, failForExposure, severitySteps } from 'cloudbrief/check';
import recipes from './remedies/open-management-port.ts';

export default defineCheck({
  id: 'open-management-port',
  aliases: ['open-admin-port'],
  name: 'Management, cluster, directory or file sharing port is open to the internet',
  question: 'perimeter',
  resource: ['server', 'load-balancer', 'app'],
  needs: ['exposedManagementServices', 'internetRules'],
  details: ['internetRules'],
  severity: 'critical',
  weight: 10,
  caps: true,
  adjust: ({ exposedManagementServices }) => severitySteps('critical', exposedManagementServices?.[0]),
  title: 'Strangers cannot reach administration and internal services',
  failTitle: 'Administration and internal services that are open to the internet',
  risk: 'Machines that scan the internet try stolen passwords and known faults on such a door within hours.',
  messages: {
    open: '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach {name} by {service} (port {port}{group, select, none {} other {, opened in {group}{rule, select, none {} other {, rule {rule}}}}}).',
    largeRange: '{name} can be reached from {addresses, number} public addresses (port {port}).',
    portRange:
      '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach {name} on a whole range of ports ({port}{group, select, none {} other {, opened in {group}{rule, select, none {} other {, rule {rule}}}}}).',
    allPorts:
      '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach every port of {name}{group, select, none {} other { (opened in {group}{rule, select, none {} other {, rule {rule}}})}}.',
  },
  remedy: {
    effort: 'S',
    action: 'Close the port, and let administrators in through a broker service.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP02'],
    cis_controls_v81: ['4.4'],
    iso_27001_2022: ['A.8.20', 'A.8.21'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.3.1'],
    soc2: ['CC6.6'],
  },
  rows: ['aws.net.02', 'az.net.01', 'az.net.03', 'gcp.net.01'],
  evaluate({ exposedManagementServices, internetRules }, judge) {
    const [exposure] = exposedManagementServices ?? [];
    if (exposure === undefined) return judge.pass();
    const { addresses } = exposure;
    if (addresses !== undefined)
      return judge.partial(0.5, 'largeRange', { addresses, port: exposureData(exposure).port });
    return failForExposure(exposure, judge, internetRules);
  },
});
