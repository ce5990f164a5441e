import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/failed-stack.ts';

export default defineCheck({
  id: 'failed-stack',
  name: 'Last stack update failed or was rolled back',
  question: 'rebuild',
  resource: 'stack',
  needs: ['stackStatus'],
  severity: 'low',
  weight: 1,
  title: 'The last change by script went well',
  failTitle: 'Stacks whose last change went wrong',
  risk: 'A script that does not run today will not rebuild anything tomorrow.',
  messages: {
    failed: 'The last change of {name} failed and left it halfway.',
    rolledBack: 'The last change of {name} failed and was taken back.',
  },
  remedy: {
    effort: 'S',
    action: 'Find out why the last change failed, and run it again.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS06'], iso_27001_2022: ['A.8.32'], nist_csf_2: ['PR.PS-01'], soc2: ['CC8.1'] },
  rows: ['aws.iac.04', 'gcp.iac.02'],
  evaluate({ stackStatus }, judge) {
    if (stackStatus === 'in-progress') return judge.notApplicable('an operation is in progress');
    if (stackStatus === 'failed') return judge.fail('failed');
    return stackStatus === 'rolled-back' ? judge.partial(0.5, 'rolledBack') : judge.pass();
  },
  fix: () => ({ facets: { stackStatus: 'complete' } }),
});
