import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/disk-encryption-by-default-disabled.ts';

export default defineCheck({
  id: 'disk-encryption-by-default-disabled',
  aliases: ['disk-encryption-not-default'],
  name: 'EBS encryption by default is off in a region',
  question: 'confidentiality',
  resource: 'region',
  needs: ['diskEncryptionByDefault', 'inUse'],
  severity: 'low',
  weight: 1,
  title: 'New disks are encrypted without anybody asking',
  failTitle: 'Regions where new disks are plain unless somebody asks',
  risk: 'The next disk that somebody makes in a hurry is not encrypted.',
  messages: { off: 'New disks in {name} are encrypted only when somebody asks for it.' },
  remedy: {
    effort: 'S',
    action: 'Switch on default encryption of disks in every region that you use.',
    ...recipes,
  },
  controls: {
    aws_wa: ['SEC08-BP02'],
    iso_27001_2022: ['A.8.24'],
    nist_csf_2: ['PR.DS-01'],
  },
  rows: ['aws.enc.01'],
  evaluate(region, judge) {
    if (region.inUse !== true) return judge.notApplicable('the region is not in use');
    return region.diskEncryptionByDefault === true ? judge.pass() : judge.fail('off');
  },
  fix: () => ({ facets: { diskEncryptionByDefault: true } }),
});
