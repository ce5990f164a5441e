import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-instance-app.ts';

export default defineCheck({
  id: 'single-instance-app',
  aliases: ['lone-copy-app'],
  name: 'App or server group runs a single instance',
  question: 'data-centre',
  resource: ['app', 'server-group'],
  needs: ['scaling', 'relationships'],
  severity: 'high',
  weight: 5,
  title: 'Programs run in at least two copies',
  failTitle: 'Programs that run in one copy',
  risk: 'When that one copy or its machine dies, customers wait until another one has started.',
  messages: {
    behindLoadBalancer: '{name} serves customers from one copy at a time.',
    single: '{name} runs in one copy at a time.',
    canShrink: '{name} runs in {count} copies now, and may shrink to {least}.',
  },
  remedy: {
    effort: 'S',
    action: 'Run two copies of every program that matters.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nis2_cir: ['4.2.4'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: [
    'aws.az.18',
    'aws.az.31',
    'aws.az.32',
    'aws.az.35',
    'az.az.02',
    'az.az.04',
    'az.az.05',
    'az.az.20',
    'gcp.az.18',
    'gcp.az.19',
  ],
  adjust: program => (program.relationships?.some(({ role }) => role === 'target-group') === true ? 0 : -1),
  evaluate({ scaling, relationships }, judge) {
    if (scaling === null) return judge.notApplicable('it runs one instance per server');
    if (scaling.onRequest === true) return judge.notApplicable('a request that finds no instance starts one');
    if (scaling.desired === 0) return judge.notApplicable('it is not running');
    // With a minimum of one instance, autoscaling runs a single instance at low load.
    if (scaling.desired > 1 && scaling.min > 1) return judge.pass();
    if (scaling.desired > 1) return judge.fail('canShrink', { count: scaling.desired, least: scaling.min });
    return judge.fail(
      relationships?.some(({ role }) => role === 'target-group') === true ? 'behindLoadBalancer' : 'single',
    );
  },
  fix: ({ scaling }) =>
    scaling === null
      ? {}
      : {
          facets: {
            scaling: {
              ...scaling,
              min: Math.max(2, scaling.min),
              desired: Math.max(2, scaling.desired),
              max: Math.max(2, scaling.max),
            },
          },
        },
});
