import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: 'unguarded-region',
  question: 'perimeter',
  resource: 'region',
  needs: ['inUse', 'threatDetection'],
  severity: 'high',
  weight: 3,
  title: 'Something watches for break-ins wherever we are',
  failTitle: 'Regions where nothing watches for break-ins',
  risk: 'A stolen key can be used for weeks before anybody notices.',
  messages: { off: 'Nothing watches for break-ins in {name}.' },
  remedy: {
    effort: 'S',
    action: "Switch on the provider's watch for break-ins in every region.",
    aws: 'aws guardduty create-detector --enable --region REGION',
    azure: 'az security pricing create --name VirtualMachines --tier standard',
    gcp: 'Security Command Center: activate Event Threat Detection',
  },
  controls: { iso_27001_2022: ['A.8.20'], nist_csf_2: ['DE.CM-01'], soc2: ['CC6.8'] },
  rows: ['aws.net.13'],
  evaluate({ inUse, threatDetection }, judge) {
    if (inUse !== true) return judge.notApplicable('nothing is in that region');
    return threatDetection === true ? judge.pass() : judge.fail('off');
  },
  mend: () => ({ facets: { threatDetection: true } }),
});
