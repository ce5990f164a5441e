import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/launch-template-assigns-public-ip.ts';

export default defineCheck({
  id: 'launch-template-assigns-public-ip',
  name: 'Launch template or workspace gives new instances a public IP address',
  question: 'perimeter',
  resource: ['server-group', 'managed-service'],
  needs: ['launchSettings'],
  severity: 'low',
  weight: 1,
  title: 'Recipes for new machines ask for no public address',
  failTitle: 'Groups and workspaces that give every new machine a public address',
  risk: 'Each machine that is added on a busy day is one more that strangers can try to get into.',
  messages: { assigned: '{name} gives every new machine a public address.' },
  remedy: {
    effort: 'S',
    action: 'Take the public address out of the recipe, and let a balancer face the internet.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC05-BP01'],
    cis_controls_v81: ['12.2'],
    iso_27001_2022: ['A.8.20'],
    nist_csf_2: ['PR.IR-01'],
  },
  rows: ['aws.net.09'],
  evaluate({ launchSettings }, judge) {
    if (launchSettings === null) return judge.notApplicable('it launches no servers into a network of ours');
    return launchSettings.assignsPublicIp ? judge.fail('assigned') : judge.pass();
  },
  fix: ({ launchSettings }) => ({ facets: { launchSettings: { ...launchSettings, assignsPublicIp: false } } }),
});
