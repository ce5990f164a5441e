import { defineCheck, exposureData, isEveryPort, ruleData } from 'cloudbrief/check';
import recipes from './remedies/unrestricted-ingress.ts';

export default defineCheck({
  id: 'unrestricted-ingress',
  aliases: ['open-firewall'],
  name: 'Firewall rule lets the internet reach sensitive or all ports',
  question: 'perimeter',
  resource: 'firewall',
  needs: ['exposedServices', 'internetRules', 'attached'],
  details: ['internetRules'],
  severity: 'medium',
  weight: 3,
  faultsOnly: true,
  adjust: ({ attached, exposedServices }) => {
    const isGrave = exposedServices?.[0]?.severity === 'critical';
    return attached === true ? (isGrave ? 0 : -1) : isGrave ? -1 : -2;
  },
  title: 'Firewall rules keep strangers away from administration and data',
  failTitle: 'Firewall rules that let strangers through',
  risk: 'The next machine that is put behind this rule stands open to the internet.',
  messages: {
    allPorts:
      '{name} lets {audience, select, internet {anybody on the internet} other {any customer of the provider}} through to every port{rule, select, none {} other { (rule {rule})}}.',
    portRange:
      '{name} lets {audience, select, internet {anybody on the internet} other {any customer of the provider}} through to a whole range of ports ({port}{rule, select, none {} other {, rule {rule}}}).',
    service:
      '{name} lets {audience, select, internet {anybody on the internet} other {any customer of the provider}} through to {service} (port {port}{rule, select, none {} other {, rule {rule}}}).',
    largeRange:
      '{name} lets {addresses, number} public addresses through to ports for administration or data ({port}{rule, select, none {} other {, rule {rule}}}).',
  },
  remedy: {
    effort: 'S',
    action: 'Narrow the rule to the addresses that need it, or delete it.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP02'],
    cis_aws_v5: ['5.3', '5.4'],
    cis_azure_v6: ['7.1', '7.2'],
    cis_controls_v81: ['4.4'],
    cis_gcp_v5: ['3.6', '3.7'],
    iso_27001_2022: ['A.8.20'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.3.1'],
    soc2: ['CC6.6'],
  },
  rows: ['aws.net.01', 'aws.net.02', 'aws.net.03', 'az.net.01', 'gcp.net.01'],
  evaluate({ exposedServices, internetRules }, judge) {
    if (exposedServices === null) return judge.notApplicable('it has no rules by address');
    const [exposure] = exposedServices;
    if (exposure === undefined) return judge.pass();
    const { addresses, service } = exposure;
    const data = { ...exposureData(exposure), ...ruleData(exposure, internetRules) };
    if (addresses !== undefined) return judge.partial(0.5, 'largeRange', { ...data, addresses });
    if (isEveryPort(exposure)) return judge.fail('allPorts', data);
    return service === null ? judge.fail('portRange', data) : judge.fail('service', { ...data, service });
  },
});
