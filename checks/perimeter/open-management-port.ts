import { MANAGEMENT_PORTS, defineCheck, allowsPort } from 'cloudbrief/check';

export default defineCheck({
  id: 'open-management-port',
  aliases: ['open-admin-port'],
  name: 'SSH, RDP or another management port is open to the internet',
  question: 'perimeter',
  resource: ['server', 'load-balancer'],
  needs: ['reachableFromInternet'],
  severity: 'critical',
  weight: 10,
  caps: true,
  title: 'Strangers cannot reach the doors for administrators',
  failTitle: 'Doors for administrators that are open to the internet',
  risk: 'Machines that scan the internet try stolen passwords and known faults on such a door within hours.',
  messages: { open: 'Anybody on the internet can reach {name} by {service} (port {port}).' },
  remedy: {
    effort: 'S',
    action: 'Close the port, and let administrators in through a broker service.',
    aws: 'aws ec2 revoke-security-group-ingress --group-id ID --protocol tcp --port 22 --cidr 0.0.0.0/0, then use Session Manager',
    azure: 'Remove the rule from the network security group, then use Bastion or just-in-time access',
    gcp: 'gcloud compute firewall-rules delete NAME, then use IAP for TCP',
  },
  controls: {
    aws_wa: ['SEC05-BP02'],
    cis_aws_v5: ['5.3', '5.4'],
    cis_controls_v81: ['4.4'],
    iso_27001_2022: ['A.8.20', 'A.8.21'],
    nist_csf_2: ['PR.IR-01'],
    soc2: ['CC6.6'],
  },
  rows: ['aws.net.02', 'az.net.01', 'az.net.03'],
  evaluate({ reachableFromInternet }, judge) {
    const openings = reachableFromInternet?.allowedIngress ?? [];
    const door = [...MANAGEMENT_PORTS].find(([port]) => openings.some(opening => allowsPort(opening, port)));
    return door === undefined ? judge.pass() : judge.fail('open', { port: door[0], service: door[1] });
  },
});
