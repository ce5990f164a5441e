import { defineCheck, exposureData, ruleData, severitySteps } from 'cloudbrief/check';
import recipes from './remedies/open-database-port.ts';

export default defineCheck({
  id: 'open-database-port',
  aliases: ['open-data-port'],
  name: 'Database, cache or queue port is open to the internet',
  question: 'perimeter',
  resource: ['database', 'warehouse', 'server', 'load-balancer', 'app'],
  needs: ['exposedDataStores', 'internetRules'],
  details: ['internetRules'],
  severity: 'critical',
  weight: 10,
  caps: true,
  adjust: ({ exposedDataStores }) =>
    severitySteps('critical', exposedDataStores?.find(({ service }) => service !== null) ?? exposedDataStores?.[0]),
  title: 'Strangers cannot reach the data stores',
  failTitle: 'Systems that open a data store to the internet',
  risk: 'One stolen or guessed password is enough to copy or destroy everything in the data store.',
  messages: {
    database:
      '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach {name} (port {port}{group, select, none {} other {, opened in {group}{rule, select, none {} other {, rule {rule}}}}}).',
    largeRange: '{name} can be reached from {addresses, number} public addresses (port {port}).',
    service:
      '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach {service} on {name} (port {port}{group, select, none {} other {, opened in {group}{rule, select, none {} other {, rule {rule}}}}}).',
  },
  remedy: {
    effort: 'S',
    action: 'Take the data store off the internet, and let in the applications only.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01', 'SEC05-BP02'],
    cis_controls_v81: ['4.4', '12.2'],
    iso_27001_2022: ['A.8.20', 'A.8.22'],
    nis2_cir: ['6.7'],
    nist_csf_2: ['PR.IR-01'],
    pci_dss_v4: ['1.3.1', '1.4.4'],
    soc2: ['CC6.6'],
  },
  rows: ['aws.net.03', 'aws.net.04', 'az.net.01', 'az.net.04', 'az.net.06', 'gcp.net.01', 'gcp.net.02'],
  evaluate({ kind, exposedDataStores, internetRules }, judge) {
    const exposures = exposedDataStores ?? [];
    const [first] = exposures;
    if (first === undefined) return judge.pass();
    const { addresses } = first;
    if (addresses !== undefined) return judge.partial(0.5, 'largeRange', { addresses, port: exposureData(first).port });
    if (kind === 'database' || kind === 'warehouse')
      return judge.fail('database', { ...exposureData(first), ...ruleData(first, internetRules) });
    const named = exposures.find(({ service }) => service !== null);
    if (named === undefined) return judge.notApplicable('so many ports are open that they tell of no data store');
    const behind = ruleData(named, internetRules);
    return judge.fail('service', { ...exposureData(named), service: named.service ?? '', ...behind });
  },
});
