import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/server-group-at-maximum-size.ts';

export default defineCheck({
  id: 'server-group-at-maximum-size',
  aliases: ['group-at-its-limit'],
  name: 'Server group has reached its maximum size',
  question: 'surge',
  resource: 'server-group',
  needs: ['scaling'],
  severity: 'medium',
  weight: 3,
  title: 'Groups of machines have room to grow',
  failTitle: 'Groups of machines at their upper limit',
  risk: 'The next rush finds no room left, although growth is switched on.',
  messages: { full: '{name} already has as many machines as it may have ({max}).' },
  remedy: {
    effort: 'S',
    action: 'Raise the upper limit of the group.',
    ...recipes,
  },
  controls: { aws_wa: ['REL07-BP02'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.scale.01', 'az.scale.01'],
  evaluate({ scaling }, judge) {
    if (scaling === null || scaling.min === scaling.max) return judge.notApplicable('its size is fixed');
    return scaling.desired >= scaling.max ? judge.fail('full', { max: scaling.max }) : judge.pass();
  },
  fix: ({ scaling }) => (scaling === null ? {} : { facets: { scaling: { ...scaling, max: scaling.max * 2 } } }),
});
