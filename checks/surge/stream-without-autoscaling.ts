import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/stream-without-autoscaling.ts';

export default defineCheck({
  id: 'stream-without-autoscaling',
  aliases: ['fixed-width-stream'],
  name: 'Stream uses provisioned capacity without autoscaling',
  question: 'surge',
  resource: 'messaging',
  needs: ['scaling'],
  severity: 'medium',
  weight: 3,
  title: 'Streams and queues take in whatever comes',
  failTitle: 'Streams that take in a fixed amount',
  risk: 'On the busy day the stream refuses what exceeds its width, and those orders are lost.',
  messages: { fixed: '{name} has a fixed width of {count}: it does not grow with the load.' },
  remedy: {
    effort: 'S',
    action: 'Let the stream grow with the load.',
    ...recipes,
  },
  controls: { aws_wa: ['REL07-BP01'], azure_waf: ['RE:06'], iso_27001_2022: ['A.8.6'], soc2: ['A1.1'] },
  rows: ['aws.scale.09', 'az.scale.04'],
  evaluate({ scaling }, judge) {
    if (scaling === null) return judge.notApplicable('it has no shards or throughput units');
    return scaling.automatic ? judge.pass() : judge.fail('fixed', { count: scaling.desired });
  },
  fix: ({ scaling }) => (scaling === null ? {} : { facets: { scaling: { ...scaling, automatic: true } } }),
});
