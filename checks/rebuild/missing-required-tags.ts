import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/missing-required-tags.ts';

export default defineCheck({
  id: 'missing-required-tags',
  aliases: ['ownerless-parts'],
  name: 'Resources lack owner or environment tags',
  question: 'rebuild',
  resource: 'account',
  needs: ['tagCoverage'],
  severity: 'medium',
  weight: 1,
  title: 'What we run says whose it is',
  failTitle: 'Accounts in which most parts say nothing about whose they are',
  risk: 'In an outage nobody knows whom to ask, and what is for tests looks like what earns the money.',
  messages: {
    owner: '{percent} percent of {total} parts in {name} say who owns them.',
    environment: '{percent} percent of {total} parts in {name} say whether they are for customers or for tests.',
  },
  remedy: {
    effort: 'M',
    action: 'Agree on two labels, owner and environment, and refuse new parts without them.',
    ...recipes,
  },
  controls: { iso_27001_2022: ['A.8.9'], nist_csf_2: ['ID.AM-08'] },
  rows: ['aws.iac.10', 'az.iac.06', 'gcp.iac.07'],
  params: z.strictObject({
    minPercent: z
      .number()
      .positive()
      .max(100)
      .default(80)
      .describe('Minimum share of resources with each tag, in percent.'),
  }),
  paramAliases: { percent: 'minPercent' },
  evaluate({ tagCoverage }, judge, { minPercent: least }) {
    if (tagCoverage === null || tagCoverage.total === 0) return judge.notApplicable('no resource there can be tagged');
    const { total, withOwner, withEnvironment } = tagCoverage;
    const share = (part: number): number => Math.round((part * 100) / total);
    if (share(withOwner) < least) return judge.fail('owner', { percent: share(withOwner), total });
    return share(withEnvironment) < least
      ? judge.fail('environment', { percent: share(withEnvironment), total })
      : judge.pass();
  },
});
