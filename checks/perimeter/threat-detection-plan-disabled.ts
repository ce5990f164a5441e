import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/threat-detection-plan-disabled.ts';

export default defineCheck({
  id: 'threat-detection-plan-disabled',
  name: 'Protection plan of threat detection is off for resources in use',
  question: 'perimeter',
  resource: 'region',
  needs: ['missingThreatDetectionPlans'],
  severity: 'low',
  weight: 1,
  title: 'The watch for break-ins covers all that we use',
  failTitle: 'Places where the watch for break-ins leaves out something that we use',
  risk: 'A break-in that starts where nobody watches is noticed days later, by its damage.',
  messages: {
    one: 'Something watches for break-ins in {name}, but not in its {plan, select, buckets {storage areas} kubernetes {clusters} containers {running containers} servers {disks of servers} databases {databases} other {functions}}.',
    several:
      'Something watches for break-ins in {name}, but leaves out {missing, number} of the {needed, number} kinds of thing that it could watch there.',
  },
  remedy: {
    effort: 'S',
    action: 'Switch on the parts of the watch that fit what you run.',
    ...recipes,
  },
  controls: { iso_27001_2022: ['A.8.16'], nist_csf_2: ['DE.CM-01'], soc2: ['CC7.2'] },
  rows: ['aws.net.13'],
  evaluate({ missingThreatDetectionPlans }, judge) {
    if (missingThreatDetectionPlans === null) return judge.notApplicable('threat detection is off');
    const { missing, needed } = missingThreatDetectionPlans;
    const [plan] = missing;
    if (plan === undefined) return judge.pass();
    const [message, data] =
      missing.length === 1 ? (['one', { plan }] as const) : (['several', { missing: missing.length, needed }] as const);
    const share = (needed - missing.length) / needed;
    return share > 0 ? judge.partial(share, message, data) : judge.fail(message, data);
  },
});
