import { defineCheck, exposureData, isEveryPort, severitySteps } from 'cloudbrief/check';
import recipes from './remedies/public-managed-service.ts';

export default defineCheck({
  id: 'public-managed-service',
  name: 'Broker, replication instance or other managed service is open to the internet',
  question: 'perimeter',
  resource: ['managed-service', 'messaging'],
  needs: ['exposedManagedServices'],
  severity: 'critical',
  weight: 5,
  adjust: ({ exposedManagedServices }) => severitySteps('critical', exposedManagedServices?.[0]),
  title: 'Strangers cannot reach the services beside our programs',
  failTitle: 'Services beside our programs that strangers can reach',
  risk: 'One stolen password or one fault in their software lets a stranger read, forge or delete what passes through them.',
  messages: {
    largeRange: '{name} can be reached from {addresses, number} public addresses (port {port}).',
    port: '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach {name} (port {port}).',
    service:
      '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach {name} by {service} (port {port}).',
    allPorts:
      '{audience, select, internet {Anybody on the internet} other {Any customer of the provider}} can reach every port of {name}.',
  },
  remedy: {
    effort: 'M',
    action: 'Take the service off the internet, and let in your own networks only.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01', 'SEC05-BP02'],
    cis_controls_v81: ['4.4', '12.2'],
    iso_27001_2022: ['A.8.20', 'A.8.22'],
    nist_csf_2: ['PR.IR-01'],
    soc2: ['CC6.6'],
  },
  rows: ['aws.net.20', 'aws.net.04'],
  evaluate({ exposedManagedServices }, judge) {
    if (exposedManagedServices === null) return judge.notApplicable('it is in no network of its own');
    const [exposure] = exposedManagedServices;
    if (exposure === undefined) return judge.pass();
    const { audience, port } = exposureData(exposure);
    const { addresses } = exposure;
    if (addresses !== undefined) return judge.partial(0.5, 'largeRange', { addresses, port });
    if (isEveryPort(exposure)) return judge.fail('allPorts', { audience });
    return exposure.service === null
      ? judge.fail('port', { audience, port })
      : judge.fail('service', { audience, port, service: exposure.service });
  },
});
