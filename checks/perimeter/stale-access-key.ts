import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/stale-access-key.ts';

const days = (fallback: number, means: string) => z.number().int().positive().default(fallback).describe(means);

export default defineCheck({
  id: 'stale-access-key',
  aliases: ['stale-key'],
  name: 'Access key is unused or has not been rotated',
  question: 'perimeter',
  resource: 'identity',
  needs: ['credentials'],
  severity: 'medium',
  weight: 3,
  title: 'Keys are used and renewed, or removed',
  failTitle: 'Keys that are forgotten or never renewed',
  risk: 'A key that nobody watches may have been copied years ago and still opens the door.',
  messages: {
    unused: '{name} has a key that nobody has used for {days} days.',
    old: '{name} has a key that is {days} days old.',
  },
  remedy: {
    effort: 'M',
    action: 'Delete unused keys, and replace the others by short-lived log-ins by role.',
    ...recipes,
  },
  controls: {
    cis_controls_v81: ['5.3'],
    iso_27001_2022: ['A.5.17', 'A.8.2'],
    nist_csf_2: ['PR.AA-05'],
    soc2: ['CC6.1'],
  },
  rows: ['aws.iam.04', 'gcp.iam.02', 'gcp.iam.05'],
  params: z.strictObject({
    maxUnusedDays: days(90, 'Days without use after which an access key counts as unused.'),
    maxAgeDays: days(365, 'Days after which an access key must be rotated.'),
  }),
  paramAliases: { unused: 'maxUnusedDays', age: 'maxAgeDays' },
  evaluate({ credentials }, judge, { maxUnusedDays, maxAgeDays }) {
    const keys = (credentials?.accessKeys ?? []).filter(key => key.active);
    if (keys.length === 0) return judge.notApplicable('it has no active access key');
    const oldest = (dates: (string | undefined)[]): number =>
      Math.max(0, ...dates.flatMap(date => (date === undefined ? [] : judge.daysBeforeReading(date))));
    // A key that was never used is unused since its creation.
    const idle = oldest(keys.map(key => (key.useUnknown === true ? undefined : (key.lastUsed ?? key.createdAt))));
    if (idle > maxUnusedDays) return judge.fail('unused', { days: idle });
    // Where the provider does not say when a key was used, a key that old may be unused as long.
    const limitOf = ({ useUnknown }: (typeof keys)[number]): number =>
      useUnknown === true ? Math.min(maxUnusedDays, maxAgeDays) : maxAgeDays;
    const old = oldest(keys.filter(key => oldest([key.createdAt]) > limitOf(key)).map(({ createdAt }) => createdAt));
    return old > 0 ? judge.fail('old', { days: old }) : judge.pass();
  },
  fix: ({ credentials }) =>
    credentials === null ? {} : { facets: { credentials: { ...credentials, accessKeys: [{ active: true }] } } },
});
