import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/drifted-stack.ts';

export default defineCheck({
  id: 'drifted-stack',
  name: 'Stack has drifted or was never checked for drift',
  question: 'rebuild',
  resource: 'stack',
  needs: ['drift'],
  severity: 'medium',
  weight: 3,
  title: 'What runs is what its script says',
  failTitle: 'Stacks that are not known to be what their script says',
  risk: 'A rebuild from the script brings back something else than what customers use today.',
  messages: {
    drifted: '{name} was changed by hand and is no longer what its script says.',
    notDetected: 'Nobody has checked whether {name} still is what its script says.',
  },
  remedy: {
    effort: 'M',
    action: 'Compare scripts and reality every month, and bring them together.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL08-BP04'],
    cis_controls_v81: ['4.1'],
    iso_27001_2022: ['A.8.9'],
    nist_csf_2: ['PR.PS-01'],
    soc2: ['CC7.1'],
  },
  rows: ['aws.iac.03'],
  evaluate({ drift }, judge) {
    if (drift === null) return judge.notApplicable('its service has no drift detection');
    if (drift.state === 'in-sync') return judge.pass();
    return drift.state === 'drifted' ? judge.fail('drifted') : judge.partial(0.5, 'notDetected');
  },
  fix: (_, now) => ({ facets: { drift: { state: 'in-sync', checkedAt: now } } }),
});
