import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/server-group-without-autoscaling.ts';

export default defineCheck({
  id: 'server-group-without-autoscaling',
  aliases: ['fixed-size-group'],
  name: 'Auto Scaling group or scale set has no scaling policy',
  question: 'surge',
  resource: 'server-group',
  needs: ['scaling', 'scaledByClusterAutoscaler'],
  severity: 'high',
  weight: 10,
  title: 'Groups of machines grow with the load',
  failTitle: 'Groups of machines that cannot grow',
  risk: 'On the best day of the year customers are turned away, because no machine is added.',
  messages: {
    fixed: '{name} always has {count} machines: it may neither grow nor shrink.',
    manual: '{name} grows only when a person changes its size.',
  },
  remedy: {
    effort: 'S',
    action: 'Switch on growth by load, with an upper limit for the bill.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL07-BP01', 'REL07-BP03'],
    dora: ['7.c'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  rows: ['aws.scale.01', 'aws.scale.04', 'az.scale.01', 'az.scale.02', 'az.scale.03', 'gcp.scale.01', 'gcp.scale.03'],
  evaluate({ scaling, scaledByClusterAutoscaler }, judge) {
    if (scaling === null || scaling.max === 0) return judge.notApplicable('it is not running');
    // A node group of fixed size runs the cluster autoscaler, which adds the other nodes.
    if (scaledByClusterAutoscaler === true) return judge.notApplicable('a cluster autoscaler adds its nodes');
    if (scaling.min === scaling.max) return judge.fail('fixed', { count: scaling.max });
    return scaling.automatic ? judge.pass() : judge.fail('manual');
  },
  fix: ({ scaling }) =>
    scaling === null
      ? {}
      : { facets: { scaling: { ...scaling, max: Math.max(scaling.max, scaling.min * 2, 2), automatic: true } } },
});
