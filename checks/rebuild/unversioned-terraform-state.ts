import { defineCheck } from 'cloudbrief/check';
import recipes from '../offsite-copies/remedies/unversioned-bucket.ts';

export default defineCheck({
  id: 'unversioned-terraform-state',
  aliases: ['fragile-build-record'],
  name: 'Terraform state bucket has no versioning',
  question: 'rebuild',
  resource: 'bucket',
  needs: ['terraformStateBucket', 'versioning'],
  severity: 'medium',
  weight: 3,
  title: 'What the scripts know about the company keeps its old versions',
  failTitle: 'Records of the scripts that one mistake overwrites',
  risk: 'Without that record the scripts no longer know what they made, and would make it twice.',
  messages: {
    open: '{name} looks like the record of the scripts, and keeps no old versions.',
  },
  remedy: {
    effort: 'S',
    action: 'Keep old versions of that record, and a copy of it in another account.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS05'], iso_27001_2022: ['A.8.9'] },
  rows: ['aws.iac.05', 'az.iac.05', 'gcp.iac.04'],
  evaluate({ terraformStateBucket, versioning }, judge) {
    if (terraformStateBucket !== true) return judge.notApplicable('its name is not that of a state bucket');
    return versioning === true ? judge.pass() : judge.fail('open');
  },
  fix: () => ({ facets: { versioning: true } }),
});
