import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/single-zone-app.ts';

export default defineCheck({
  id: 'single-zone-app',
  name: 'App, function or cluster uses subnets in one availability zone',
  question: 'data-centre',
  resource: ['app', 'function', 'kubernetes-cluster'],
  needs: ['eligibleZones'],
  severity: 'high',
  weight: 5,
  title: 'Programs may run in more than one data centre',
  failTitle: 'Programs tied to one data centre',
  risk: 'When that data centre fails, the program has nowhere to go and stands still until it is back.',
  messages: { one: '{name} may run in one data centre only ({zone}).' },
  remedy: {
    effort: 'S',
    action: 'Give every program a place in two data centres.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01', 'REL11-BP02'],
    iso_27001_2022: ['A.8.14'],
    nis2_cir: ['4.2.4'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.31', 'aws.az.32', 'aws.az.33'],
  adjust: program => (program.kind === 'function' ? -1 : 0),
  evaluate({ eligibleZones }, judge) {
    if (eligibleZones === null) return judge.notApplicable('the provider or its servers decide where it runs');
    const [zone, ...others] = eligibleZones;
    if (zone === undefined) return judge.notApplicable('it is attached to no subnet');
    return others.length > 0 ? judge.pass() : judge.fail('one', { zone });
  },
});
