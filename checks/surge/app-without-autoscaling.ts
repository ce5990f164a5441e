import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/app-without-autoscaling.ts';

export default defineCheck({
  id: 'app-without-autoscaling',
  aliases: ['fixed-size-app'],
  name: 'App, managed service or API gateway does not autoscale',
  question: 'surge',
  resource: ['app', 'managed-service', 'cdn', 'api-gateway', 'global-load-balancer'],
  needs: ['scaling'],
  severity: 'high',
  weight: 5,
  title: 'Programs and the doors to them grow with the load',
  failTitle: 'Programs and doors that cannot grow',
  risk: 'On the best day of the year customers wait or are turned away, because no copy is added.',
  messages: {
    fixed: '{name} always runs in the same number of copies ({count}).',
    manual: '{name} has a range of sizes, but nothing changes its size by load.',
  },
  remedy: {
    effort: 'S',
    action: 'Let programs add copies under load, with an upper limit for the bill.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL07-BP01'],
    dora: ['7.c'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  rows: ['aws.scale.03', 'aws.scale.09', 'az.scale.04', 'gcp.az.19'],
  evaluate({ scaling }, judge) {
    if (scaling === null) return judge.notApplicable('its number of instances cannot be set');
    if (scaling.desired === 0) return judge.notApplicable('it is not running');
    if (scaling.min === scaling.max) return judge.fail('fixed', { count: scaling.desired });
    return scaling.automatic ? judge.pass() : judge.fail('manual');
  },
  fix: ({ scaling }) =>
    scaling === null
      ? {}
      : { facets: { scaling: { ...scaling, max: Math.max(scaling.max, scaling.min * 2, 2), automatic: true } } },
});
