import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/ebs-optimization-disabled.ts';

export default defineCheck({
  id: 'ebs-optimization-disabled',
  aliases: ['shared-disk-line'],
  name: 'EC2 instance is not EBS-optimized',
  question: 'performance',
  resource: 'server',
  needs: ['state', 'ebsOptimization'],
  severity: 'low',
  weight: 1,
  title: 'Machines reach their disks over a line of their own',
  failTitle: 'Machines whose disks share a line with all other traffic',
  risk: 'When visitors are many, the disk becomes slow at the same moment.',
  messages: { disabled: 'The disks of {name} share one line with all its other traffic.' },
  remedy: {
    effort: 'S',
    action: 'Move to a machine type that reaches its disks over a line of their own.',
    ...recipes,
  },
  controls: { aws_wa: ['PERF03'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.perf.04'],
  evaluate({ state, ebsOptimization }, judge) {
    if (state !== 'running') return judge.notApplicable('it is not running');
    return ebsOptimization === 'disabled' ? judge.fail('disabled') : judge.pass();
  },
  fix: () => ({ facets: { ebsOptimization: 'enabled' } }),
});
