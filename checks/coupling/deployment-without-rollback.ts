import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/deployment-without-rollback.ts';

export default defineCheck({
  id: 'deployment-without-rollback',
  aliases: ['unguarded-rollout'],
  name: 'Deployment lacks automatic rollback or zero-downtime replacement',
  question: 'coupling',
  resource: 'app',
  needs: ['deploymentStrategy'],
  severity: 'medium',
  weight: 3,
  title: 'A bad new version is taken back by itself',
  failTitle: 'Programs that a bad new version stops',
  risk: 'One faulty release takes the service down, and it stays down until a person undoes it.',
  messages: {
    interrupted: 'A new version of {name} may stop the old one before it works itself.',
    noRollback: 'A new version of {name} that fails is not taken back by itself.',
  },
  remedy: {
    effort: 'S',
    action: 'Keep the old version serving until the new one works.',
    ...recipes,
  },
  controls: { aws_wa: ['REL05-BP01'], iso_27001_2022: ['A.8.32'], nist_csf_2: ['PR.IR-03'], soc2: ['CC8.1'] },
  rows: ['aws.scale.03', 'az.iac.04'],
  evaluate({ deploymentStrategy }, judge) {
    if (deploymentStrategy === null) return judge.notApplicable('another tool deploys it');
    if (!deploymentStrategy.keepsCapacity) return judge.fail('interrupted');
    return deploymentStrategy.automaticRollback ? judge.pass() : judge.partial(0.5, 'noRollback');
  },
  fix: () => ({ facets: { deploymentStrategy: { automaticRollback: true, keepsCapacity: true } } }),
});
