import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/region-without-backup-plan.ts';

export default defineCheck({
  id: 'region-without-backup-plan',
  name: 'Region in use has no backup plan',
  question: 'offsite-copies',
  resource: 'region',
  needs: ['inUse', 'backupPlanCount'],
  severity: 'medium',
  weight: 3,
  title: 'One plan says what is backed up, in every region in use',
  failTitle: 'Regions where no plan says what is backed up',
  risk: 'Whatever is new is forgotten until somebody misses its copy.',
  messages: { none: 'Nothing in {name} is backed up by a plan.' },
  remedy: {
    effort: 'S',
    action: 'Set up one plan for each region, and let it find new data by itself.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL09-BP03'],
    cis_controls_v81: ['11.1'],
    iso_27001_2022: ['A.8.13'],
    nist_csf_2: ['PR.DS-11'],
  },
  rows: ['aws.bkp.01'],
  evaluate({ inUse, backupPlanCount }, judge) {
    if (inUse !== true) return judge.notApplicable('the region is not in use');
    return (backupPlanCount ?? 0) > 0 ? judge.pass() : judge.fail('none');
  },
});
