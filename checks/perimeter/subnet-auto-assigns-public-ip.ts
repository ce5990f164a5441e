import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/subnet-auto-assigns-public-ip.ts';

export default defineCheck({
  id: 'subnet-auto-assigns-public-ip',
  aliases: ['public-by-default'],
  name: 'Subnet assigns public IP addresses automatically',
  question: 'perimeter',
  resource: 'subnet',
  needs: ['autoAssignPublicIp'],
  severity: 'low',
  weight: 1,
  title: 'New machines get no public address unless somebody asks for one',
  failTitle: 'Parts of networks that give every new machine a public address',
  risk: 'A machine that was meant for inside use stands on the internet, and nobody notices.',
  messages: { assigned: '{name} gives every new machine a public address.' },
  remedy: {
    effort: 'S',
    action: 'Stop giving public addresses to machines that did not ask.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.IR-01'],
  },
  rows: ['aws.net.09'],
  evaluate: ({ autoAssignPublicIp }, judge) => (autoAssignPublicIp === true ? judge.fail('assigned') : judge.pass()),
  fix: () => ({ facets: { autoAssignPublicIp: false } }),
});
