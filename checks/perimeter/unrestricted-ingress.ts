import { MANAGEMENT_PORTS, DATABASE_PORTS, defineCheck, isFromInternet, allowsPort } from 'cloudbrief/check';

type Opening = Parameters<typeof allowsPort>[0];

const isEverything = ({ protocol, fromPort, toPort }: Opening): boolean =>
  (protocol === 'all' || protocol === 'tcp') && fromPort <= 1 && toPort === 65_535;
const doorIn = (opening: Opening, ports: ReadonlyMap<number, string>): number | undefined =>
  [...ports.keys()].find(port => allowsPort(opening, port));
const isDangerous = (opening: Opening): boolean =>
  isFromInternet(opening) &&
  (doorIn(opening, MANAGEMENT_PORTS) !== undefined || doorIn(opening, DATABASE_PORTS) !== undefined);

export default defineCheck({
  id: 'unrestricted-ingress',
  aliases: ['open-firewall'],
  name: 'Firewall rule lets the internet reach sensitive or all ports',
  question: 'perimeter',
  resource: 'firewall',
  needs: ['allowedIngress', 'attached'],
  severity: 'medium',
  weight: 3,
  adjust: firewall => (firewall.attached === true ? 0 : -1),
  title: 'Firewall rules keep strangers away from administration and data',
  failTitle: 'Firewall rules that let strangers through',
  risk: 'The next machine that is put behind this rule stands open to the internet.',
  messages: {
    allPorts: '{name} lets anybody on the internet through to every port.',
    managementPort: '{name} lets anybody on the internet through to a door for administrators (port {port}).',
    databasePort: '{name} lets anybody on the internet through to a data store (port {port}).',
  },
  remedy: {
    effort: 'S',
    action: 'Narrow the rule to the addresses that need it, or delete it.',
    aws: 'aws ec2 revoke-security-group-ingress --group-id ID --ip-permissions …',
    azure: 'az network nsg rule delete …',
    gcp: 'gcloud compute firewall-rules delete NAME',
  },
  controls: {
    aws_wa: ['SEC05-BP02'],
    cis_aws_v5: ['5.3', '5.4'],
    cis_controls_v81: ['4.4'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.IR-01'],
    soc2: ['CC6.6'],
  },
  rows: ['aws.net.01', 'aws.net.02', 'aws.net.03', 'az.net.01'],
  evaluate({ allowedIngress }, judge) {
    if (allowedIngress === null) return judge.notApplicable('it has no rules by address');
    const dangerous = allowedIngress.filter(isDangerous);
    if (dangerous.some(isEverything)) return judge.fail('allPorts');
    const [admin] = dangerous.flatMap(opening => doorIn(opening, MANAGEMENT_PORTS) ?? []);
    if (admin !== undefined) return judge.fail('managementPort', { port: admin });
    const [data] = dangerous.flatMap(opening => doorIn(opening, DATABASE_PORTS) ?? []);
    return data === undefined ? judge.pass() : judge.fail('databasePort', { port: data });
  },
  fix: ({ allowedIngress }) => ({
    facets: { allowedIngress: (allowedIngress ?? []).filter(opening => !isDangerous(opening)) },
  }),
});
