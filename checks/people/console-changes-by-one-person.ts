import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/console-changes-by-one-person.ts';

export default defineCheck({
  id: 'console-changes-by-one-person',
  aliases: ['one-pair-of-hands'],
  name: 'All manual console changes come from one person',
  question: 'people',
  resource: 'account',
  needs: ['consoleChanges'],
  severity: 'medium',
  weight: 3,
  title: 'More than one person changes the account',
  failTitle: 'Accounts that only one person changes',
  risk: 'When that person is ill or leaves, nobody else has ever changed anything there.',
  messages: {
    one: 'One person made all {changes} changes by hand that {name} shows lately.',
  },
  remedy: {
    effort: 'M',
    action: 'Let a second person make the next changes, with the first one watching.',
    ...recipes,
  },
  controls: { dora: ['5.2'], iso_27001_2022: ['A.5.37'], nist_csf_2: ['GV.RR-02'], soc2: ['CC1.4'] },
  rows: ['own.people.07'],
  params: z.strictObject({
    minChanges: z.number().int().positive().default(10).describe('Fewer console changes than this are not judged.'),
  }),
  paramAliases: { least: 'minChanges' },
  evaluate({ consoleChanges: seen }, judge, { minChanges }) {
    if (seen === null || seen.console < minChanges) return judge.notApplicable('too few recent changes in the console');
    return seen.people < 2 ? judge.fail('one', { changes: seen.console }) : judge.pass();
  },
});
