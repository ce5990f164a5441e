import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/version-near-end-of-support.ts';

export default defineCheck({
  id: 'version-near-end-of-support',
  aliases: ['ending-version'],
  name: 'Engine, Kubernetes or runtime version is near or past end of support',
  question: 'support',
  resource: ['database', 'kubernetes-cluster', 'function', 'app'],
  needs: ['versionSupport'],
  severity: 'medium',
  weight: 3,
  title: 'What we run is of a version that the provider still mends',
  failTitle: 'Databases, clusters and programs on a version that the provider stops mending',
  risk: 'Faults and holes stay open, or the bill rises from one month to the next.',
  messages: {
    ended:
      'The provider stopped mending version {version} of {name} {days, plural, one {# day} other {# days}} ago, or does so for an extra fee.',
    ending: 'The provider stops mending version {version} of {name} in {days, plural, one {# day} other {# days}}.',
    runtimeEnded:
      '{name} runs on {version}, which the provider stopped mending {days, plural, one {# day} other {# days}} ago.',
    runtimeEnding:
      '{name} runs on {version}, which the provider stops mending in {days, plural, one {# day} other {# days}}.',
  },
  remedy: {
    effort: 'M',
    action: 'Move to a newer version before the provider stops mending this one.',
    ...recipes,
  },
  controls: { aws_wa: ['OPS10'], nist_csf_2: ['PR.PS-02'] },
  rows: ['aws.sup.05', 'az.sup.04', 'gcp.sup.03'],
  params: z.strictObject({
    noticeDays: z
      .number()
      .int()
      .nonnegative()
      .default(90)
      .describe('Days before end of support by which a version must be upgraded.'),
  }),
  paramAliases: { days: 'noticeDays' },
  evaluate({ kind, versionSupport }, judge, { noticeDays }) {
    if (versionSupport === null) return judge.notApplicable('the provider names no end of support');
    const { version } = versionSupport;
    const past = judge.daysSince(versionSupport.endOfStandardSupport);
    const isProgram = kind === 'function' || kind === 'app';
    if (past >= 0) return judge.fail(isProgram ? 'runtimeEnded' : 'ended', { version, days: past });
    if (-past > noticeDays) return judge.pass();
    return judge.partial(0.5, isProgram ? 'runtimeEnding' : 'ending', { version, days: -past });
  },
});
