import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/database-without-autoscaling.ts';

export default defineCheck({
  id: 'database-without-autoscaling',
  aliases: ['fixed-size-database'],
  name: 'Database capacity does not autoscale',
  question: 'surge',
  resource: 'database',
  needs: ['scaling'],
  severity: 'medium',
  weight: 3,
  title: 'Databases grow with the load where they can',
  failTitle: 'Databases of a fixed size that could grow by themselves',
  risk: 'On the busy day the database answers slowly or turns questions away, and the shop with it.',
  messages: { fixed: '{name} always has the same size: nothing makes it larger by load.' },
  remedy: {
    effort: 'S',
    action: 'Let databases that can grow do so under load, up to a limit.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL07-BP01'],
    iso_27001_2022: ['A.8.6'],
    nist_csf_2: ['PR.IR-04'],
    soc2: ['A1.1'],
  },
  rows: ['aws.scale.05', 'aws.scale.06', 'gcp.scale.05', 'gcp.az.07'],
  evaluate({ scaling }, judge) {
    if (scaling === null) return judge.notApplicable('its service has no autoscaling');
    return scaling.automatic ? judge.pass() : judge.fail('fixed');
  },
  fix: ({ scaling }) => (scaling === null ? {} : { facets: { scaling: { ...scaling, automatic: true } } }),
});
