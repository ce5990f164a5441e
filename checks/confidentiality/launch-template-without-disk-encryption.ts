import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/launch-template-without-disk-encryption.ts';

export default defineCheck({
  id: 'launch-template-without-disk-encryption',
  name: 'Launch template creates unencrypted disks',
  question: 'confidentiality',
  resource: 'server-group',
  needs: ['launchedDisksEncrypted'],
  severity: 'medium',
  weight: 1,
  title: 'New machines of a group get encrypted disks',
  failTitle: 'Groups whose new machines get disks that are not encrypted',
  risk: 'Whoever gets hold of such a disk or a copy of it can read what the machine wrote.',
  messages: { plain: 'Every new machine of {name} gets at least one disk that is not encrypted.' },
  remedy: {
    effort: 'S',
    action: 'Have the recipe of new machines encrypt every disk, or the whole region do so.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP02'],
    cis_controls_v81: ['3.11'],
    iso_27001_2022: ['A.8.24'],
    nist_csf_2: ['PR.DS-01'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.enc.01'],
  evaluate({ launchedDisksEncrypted }, judge) {
    if (launchedDisksEncrypted === null) return judge.notApplicable('it has no launch template');
    return launchedDisksEncrypted ? judge.pass() : judge.fail('plain');
  },
});
