import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/no-deployment-pipeline.ts';

export default defineCheck({
  id: 'no-deployment-pipeline',
  aliases: ['missing-pipeline'],
  name: 'Account has no deployment pipeline',
  question: 'rebuild',
  resource: 'account',
  needs: ['inUse', 'deploymentPipelines'],
  severity: 'medium',
  weight: 3,
  title: 'Programs are delivered by a pipeline',
  failTitle: 'Accounts with no sign of a pipeline',
  risk: 'What one person delivers by hand, nobody else can deliver when it matters.',
  messages: {
    none: '{name} has no pipeline, and lets none from elsewhere in.',
  },
  remedy: {
    effort: 'M',
    action: 'Let a pipeline test and deliver every change, with borrowed rights.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS05'], iso_27001_2022: ['A.8.32'], soc2: ['CC8.1'] },
  rows: ['aws.iac.08', 'gcp.iac.06'],
  evaluate({ inUse, deploymentPipelines }, judge) {
    if (inUse !== true) return judge.notApplicable('the account is not in use');
    return deploymentPipelines !== null && deploymentPipelines.pipelines + deploymentPipelines.trustedPipelines > 0
      ? judge.pass()
      : judge.fail('none');
  },
});
