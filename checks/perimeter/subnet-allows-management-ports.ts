import { MANAGEMENT_PORTS, defineCheck, allowsPort } from 'cloudbrief/check';

export default defineCheck({
  id: 'subnet-allows-management-ports',
  aliases: ['unguarded-subnet'],
  name: 'Network ACL or subnet rules open management ports to the internet',
  question: 'perimeter',
  resource: 'subnet',
  needs: ['reachableFromInternet'],
  severity: 'low',
  weight: 1,
  title: 'The outer parts of networks keep strangers from doors for administrators',
  failTitle: 'Outer parts of networks where the firewall of each machine is the only guard',
  risk: 'One careless firewall rule on one machine opens its door for administrators to the whole internet.',
  messages: { open: '{name} lets anybody on the internet through to doors for administrators (port {port}).' },
  remedy: {
    effort: 'S',
    action: 'Refuse connections from the internet to administration ports for the whole part.',
    aws: 'aws ec2 create-network-acl-entry --network-acl-id ID --ingress --rule-action deny --protocol tcp --port-range From=22,To=22 --cidr-block 0.0.0.0/0 --rule-number 10',
  },
  controls: { aws_wa: ['SEC05-BP02'], cis_aws_v5: ['5.2'], iso_27001_2022: ['A.8.22'], nist_csf_2: ['PR.IR-01'] },
  rows: ['aws.net.10', 'az.net.02'],
  evaluate({ reachableFromInternet }, judge) {
    const openings = reachableFromInternet?.allowedIngress ?? [];
    if (openings.length === 0) return judge.notApplicable('it is not reachable from the internet');
    const port = [...MANAGEMENT_PORTS.keys()].find(one => openings.some(opening => allowsPort(opening, one)));
    return port === undefined ? judge.pass() : judge.fail('open', { port });
  },
});
