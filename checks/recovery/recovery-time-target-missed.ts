import { defineCheck, missedTargets } from 'cloudbrief/check';
import recipes from './remedies/recovery-time-target-missed.ts';

export default defineCheck({
  id: 'recovery-time-target-missed',
  name: 'Workload misses its RTO in the survival simulation',
  question: 'recovery',
  resource: 'workload',
  needs: ['recoveryTimes'],
  severity: 'high',
  weight: 5,
  title: 'Services are back within the time that was agreed',
  failTitle: 'Services that cannot be back within the time that was agreed',
  risk: 'We promised a time to be back that what we run today cannot keep.',
  messages: {
    missed:
      '{name} may be down for {targetUnit, select, min {{target, plural, one {# minute} other {# minutes}}} h {{target, plural, one {# hour} other {# hours}}} other {{target, plural, one {# day} other {# days}}}}, and takes {bestUnit, select, min {{best, plural, one {# minute} other {# minutes}}} h {{best, plural, one {# hour} other {# hours}}} other {{best, plural, one {# day} other {# days}}}} at best when {scenario, select, component {one machine fails} data {data is deleted or damaged} zone {a data centre fails} region {a region fails} wiped {somebody deletes the account} closed {the account is closed} other {the provider is gone}}{more, plural, =0 {} one {; one more target is missed} other {; # more targets are missed}}.',
    never:
      '{name} may be down for {targetUnit, select, min {{target, plural, one {# minute} other {# minutes}}} h {{target, plural, one {# hour} other {# hours}}} other {{target, plural, one {# day} other {# days}}}}, and does not come back when {scenario, select, component {one machine fails} data {data is deleted or damaged} zone {a data centre fails} region {a region fails} wiped {somebody deletes the account} closed {the account is closed} other {the provider is gone}}{more, plural, =0 {} one {; one more target is missed} other {; # more targets are missed}}.',
  },
  remedy: {
    effort: 'M',
    action: 'Change what decides how long the service is down, or agree on another target.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL13-BP02'],
    dora: ['12.6'],
    iso_27001_2022: ['A.5.30'],
    nist_csf_2: ['RC.RP-03'],
  },
  rows: ['aws.dr.02'],
  evaluate({ recoveryTimes }, judge) {
    if (recoveryTimes === null) return judge.notApplicable('no recovery time objective is configured for it');
    const missed = missedTargets(recoveryTimes);
    return missed === undefined ? judge.pass() : judge.fail(missed.message, missed.data);
  },
  fix: ({ recoveryTimes }) => ({
    facets: {
      recoveryTimes: (recoveryTimes ?? []).map(one => ({ ...one, verdict: 'met' as const })),
    },
  }),
});
