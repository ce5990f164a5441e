import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/snapshot-public-access-block-disabled.ts';

export default defineCheck({
  id: 'snapshot-public-access-block-disabled',
  name: 'Block public access for EBS snapshots or AMIs is off in a region',
  question: 'perimeter',
  resource: 'region',
  needs: ['snapshotPublicAccessBlock', 'imagePublicAccessBlock', 'inUse'],
  severity: 'low',
  weight: 1,
  title: 'Copies of disks and machine images cannot become public',
  failTitle: 'Regions where one click makes copies of disks public',
  risk: 'One careless click gives strangers a copy of a whole disk, with all the data on it.',
  messages: {
    snapshots: 'Nothing in {name} stops somebody from making copies of disks public.',
    images: 'Nothing in {name} stops somebody from making machine images public.',
    both: 'Nothing in {name} stops somebody from making copies of disks and machine images public.',
  },
  remedy: {
    effort: 'S',
    action: 'Block public sharing of disk copies and machine images in every region that you use.',
    ...recipes,
  },
  controls: { aws_wa: ['SEC03-BP07'], iso_27001_2022: ['A.8.3'], nist_csf_2: ['PR.AA-05'] },
  rows: ['aws.net.16'],
  evaluate({ snapshotPublicAccessBlock, imagePublicAccessBlock, inUse }, judge) {
    if (inUse !== true) return judge.notApplicable('the region is not in use');
    if (snapshotPublicAccessBlock === true)
      return imagePublicAccessBlock === true ? judge.pass() : judge.fail('images');
    return judge.fail(imagePublicAccessBlock === true ? 'snapshots' : 'both');
  },
  fix: () => ({ facets: { snapshotPublicAccessBlock: true, imagePublicAccessBlock: true } }),
});
