import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/no-queue-between-components.ts';

export default defineCheck({
  id: 'no-queue-between-components',
  aliases: ['nothing-between-parts'],
  name: 'Components call each other synchronously, without a queue or topic',
  question: 'coupling',
  resource: 'account',
  needs: ['decoupling'],
  severity: 'low',
  weight: 3,
  title: 'Work can wait in a queue while one part is down',
  failTitle: 'Accounts whose parts have nothing between them',
  risk: 'When one part stops, all that call it stop with it, and what customers sent meanwhile is lost.',
  messages: { none: 'The {parts} parts in {name} call each other directly: nothing holds work back.' },
  remedy: {
    effort: 'L',
    action: 'Put a queue where one part need not wait for the other.',
    ...recipes,
  },
  controls: { aws_wa: ['REL04-BP02'], azure_waf: ['RE:07'], iso_27001_2022: ['A.8.27'], soc2: ['A1.2'] },
  rows: ['aws.coup.03'],
  evaluate({ decoupling }, judge) {
    if (decoupling === null || decoupling.queues > 0) return judge.pass();
    if (decoupling.components < 2) return judge.notApplicable('it has fewer than two components');
    return judge.fail('none', { parts: decoupling.components });
  },
});
