import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/endpoint-without-origin-failover.ts';

export default defineCheck({
  id: 'endpoint-without-origin-failover',
  aliases: ['lone-origin'],
  name: 'CDN, accelerator or DNS profile has no second origin',
  question: 'recovery',
  resource: ['cdn', 'api-gateway', 'global-load-balancer'],
  needs: ['originFailover', 'state'],
  severity: 'medium',
  weight: 3,
  title: 'Sites turn to a second place by themselves when the first fails',
  failTitle: 'Sites with one place behind them',
  risk: 'When that place fails, the site shows errors to everybody until somebody repairs it by hand.',
  messages: { singleOrigin: '{name} has one place to turn to, and no other when that fails.' },
  remedy: {
    effort: 'M',
    action: 'Give each site a second place to turn to, in another region.',
    ...recipes,
  },
  controls: { aws_wa: ['REL13-BP02'], iso_27001_2022: ['A.5.30'], nist_csf_2: ['RC.RP-03'] },
  rows: ['aws.dr.05', 'az.dr.04'],
  evaluate({ originFailover, state }, judge) {
    if (originFailover === null) return judge.notApplicable('it has no origin');
    if (state !== 'running') return judge.notApplicable('it is not running');
    return originFailover ? judge.pass() : judge.fail('singleOrigin');
  },
  fix: () => ({ facets: { originFailover: true } }),
});
