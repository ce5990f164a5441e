import { defineCheck, missedTargets } from 'cloudbrief/check';
import recipes from './remedies/recovery-point-target-missed.ts';

export default defineCheck({
  id: 'recovery-point-target-missed',
  name: 'Workload misses its RPO in the survival simulation',
  question: 'recovery',
  resource: 'workload',
  needs: ['recoveryPoints'],
  severity: 'high',
  weight: 5,
  title: 'Services lose no more work than was agreed',
  failTitle: 'Services that lose more work than was agreed',
  risk: 'We promised how much work may be lost at most, and what we run today loses more.',
  messages: {
    missed:
      '{name} may lose the work of {targetUnit, select, min {{target, plural, one {# minute} other {# minutes}}} h {{target, plural, one {# hour} other {# hours}}} other {{target, plural, one {# day} other {# days}}}}, and loses that of {bestUnit, select, min {{best, plural, one {# minute} other {# minutes}}} h {{best, plural, one {# hour} other {# hours}}} other {{best, plural, one {# day} other {# days}}}} at best when {scenario, select, component {one machine fails} data {data is deleted or damaged} zone {a data centre fails} region {a region fails} wiped {somebody deletes the account} closed {the account is closed} other {the provider is gone}}{more, plural, =0 {} one {; one more target is missed} other {; # more targets are missed}}.',
    never:
      '{name} may lose the work of {targetUnit, select, min {{target, plural, one {# minute} other {# minutes}}} h {{target, plural, one {# hour} other {# hours}}} other {{target, plural, one {# day} other {# days}}}}, and loses everything when {scenario, select, component {one machine fails} data {data is deleted or damaged} zone {a data centre fails} region {a region fails} wiped {somebody deletes the account} closed {the account is closed} other {the provider is gone}}{more, plural, =0 {} one {; one more target is missed} other {; # more targets are missed}}.',
  },
  remedy: {
    effort: 'M',
    action: 'Copy more often what decides the loss, or agree on another target.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL13-BP02'],
    dora: ['12.6'],
    iso_27001_2022: ['A.5.30'],
    nist_csf_2: ['RC.RP-03'],
  },
  rows: ['aws.dr.02'],
  evaluate({ recoveryPoints }, judge) {
    if (recoveryPoints === null) return judge.notApplicable('no recovery point objective is configured for it');
    const missed = missedTargets(recoveryPoints);
    return missed === undefined ? judge.pass() : judge.fail(missed.message, missed.data);
  },
  fix: ({ recoveryPoints }) => ({
    facets: {
      recoveryPoints: (recoveryPoints ?? []).map(one => ({ ...one, verdict: 'met' as const })),
    },
  }),
});
