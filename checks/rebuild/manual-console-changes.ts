import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/manual-console-changes.ts';

export default defineCheck({
  id: 'manual-console-changes',
  aliases: ['hand-made-changes'],
  name: 'Too many changes are made manually in the console',
  question: 'rebuild',
  resource: 'account',
  needs: ['consoleChanges'],
  severity: 'high',
  weight: 3,
  title: 'Changes are made by scripts, not by hand',
  failTitle: 'Accounts that are changed by hand',
  risk: 'What was clicked together stands in no script, and nobody can build it again.',
  messages: {
    many: '{percent} percent of the latest changes in {name} were clicked by hand.',
  },
  remedy: {
    effort: 'M',
    action: 'Let people look and scripts change; open the console for changes in emergencies only.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS06'], iso_27001_2022: ['A.8.32'], nist_csf_2: ['PR.PS-01'], soc2: ['CC8.1'] },
  rows: ['aws.iac.06', 'az.iac.01', 'gcp.iac.03'],
  params: z.strictObject({
    maxPercent: z
      .number()
      .positive()
      .max(100)
      .default(20)
      .describe('Maximum share of changes made in the console, in percent.'),
    minChanges: z.number().int().positive().default(10).describe('Fewer changes than this are not judged.'),
  }),
  paramAliases: { percent: 'maxPercent', least: 'minChanges' },
  evaluate({ consoleChanges: seen }, judge, { maxPercent, minChanges }) {
    if (seen === null || seen.changes < minChanges) return judge.notApplicable('too few recent changes');
    const share = Math.round((seen.console * 100) / seen.changes);
    return share > maxPercent ? judge.fail('many', { percent: share }) : judge.pass();
  },
});
