import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/slow-data-export.ts';

const SECONDS_PER_DAY = 86_400;

export default defineCheck({
  id: 'slow-data-export',
  aliases: ['slow-exit'],
  name: 'Exporting all data would take longer than the exit plan allows',
  question: 'provider',
  resource: 'organization',
  needs: ['storedBytes'],
  severity: 'medium',
  weight: 1,
  title: 'Our data can be carried away in time',
  failTitle: 'Data that takes too long to carry away',
  risk: 'When a contract ends or a provider closes, whatever is not out by the last day is lost.',
  messages: {
    slow: 'Carrying away {terabytes} TB takes {needed} days at {megabitsPerSecond} megabits per second, and {days} are planned.',
  },
  remedy: {
    effort: 'M',
    action: 'Delete what nobody needs, and keep the crown jewels copied elsewhere all the time.',
    ...recipes,
  },
  controls: { csa_ccm_v4: ['IPY-04'], dora: ['28.8', '30.3.f'], iso_27001_2022: ['A.5.23'], nist_csf_2: ['GV.SC-10'] },
  rows: ['all.conc.08'],
  params: z.strictObject({
    megabitsPerSecond: z
      .number()
      .positive()
      .default(1000)
      .describe('Sustained bandwidth of the export, in megabits per second.'),
    // Maximum transition period of Regulation (EU) 2023/2854, Article 25.
    maxDays: z
      .number()
      .int()
      .positive()
      .default(30)
      .describe('Time that the exit plan allows for the export, in days.'),
  }),
  paramAliases: { days: 'maxDays' },
  evaluate({ storedBytes }, judge, { megabitsPerSecond, maxDays }) {
    if (storedBytes === null || storedBytes === 0) return judge.notApplicable('there is no data to export');
    const needed = (storedBytes * 8) / (megabitsPerSecond * 1e6) / SECONDS_PER_DAY;
    if (needed <= maxDays) return judge.pass();
    return judge.fail('slow', {
      terabytes: Math.ceil(storedBytes / 1e11) / 10,
      needed: Math.ceil(needed),
      megabitsPerSecond,
      days: maxDays,
    });
  },
});
