import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/threat-detection-disabled.ts';

export default defineCheck({
  id: 'threat-detection-disabled',
  aliases: ['unguarded-region'],
  name: 'Threat detection (GuardDuty, Defender) is off or partial',
  question: 'perimeter',
  resource: ['region', 'account'],
  needs: ['inUse', 'threatDetection'],
  severity: 'high',
  weight: 3,
  title: 'Something watches for break-ins wherever we are',
  failTitle: 'Places where nothing watches for break-ins',
  risk: 'A stolen key can be used for weeks before anybody notices.',
  messages: {
    off: 'Nothing watches for break-ins in {name}.',
    partial: 'Only a part of what is in {name} is watched for break-ins.',
  },
  remedy: {
    effort: 'S',
    action: "Switch on the provider's watch for break-ins in every region.",
    ...recipes,
  },
  controls: {
    iso_27001_2022: ['A.8.16'],
    nist_csf_2: ['DE.CM-01'],
    pci_dss_v4: ['11.5.1'],
    soc2: ['CC7.2'],
  },
  rows: ['aws.net.13', 'az.net.10', 'gcp.net.08'],
  evaluate({ inUse, threatDetection }, judge) {
    if (threatDetection === null) return judge.notApplicable('each of its regions is judged itself');
    if (inUse !== true) return judge.notApplicable('it is not in use');
    if (threatDetection === 'all') return judge.pass();
    return threatDetection === 'partial' ? judge.partial(0.5, 'partial') : judge.fail('off');
  },
  fix: () => ({ facets: { threatDetection: 'all' } }),
});
