import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/long-running-server.ts';

export default defineCheck({
  id: 'long-running-server',
  aliases: ['aged-server'],
  name: 'Server has not been rebuilt from an image for a long time',
  question: 'rebuild',
  resource: 'server',
  needs: ['state', 'replacementGroup'],
  severity: 'medium',
  weight: 1,
  title: 'Machines are built anew within half a year',
  failTitle: 'Machines that nobody has built anew for a long time',
  risk: "What was changed on a machine over the years is in nobody's head when it must be built again.",
  messages: { old: '{name} was started {days} days ago and was not built anew since.' },
  remedy: {
    effort: 'M',
    action: 'Build machines anew at least twice a year, from an image and a script.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL08-BP04'],
    cis_controls_v81: ['4.1'],
    iso_27001_2022: ['A.8.9'],
    nist_csf_2: ['PR.PS-01'],
    soc2: ['CC8.1'],
  },
  rows: ['aws.iac.07'],
  params: z.strictObject({
    maxAgeDays: z
      .number()
      .int()
      .positive()
      .default(180)
      .describe('Days after which a server must be rebuilt from an image.'),
  }),
  paramAliases: { days: 'maxAgeDays' },
  evaluate({ state, replacementGroup, createdAt }, judge, { maxAgeDays }) {
    if (state !== 'running') return judge.notApplicable('it is not running');
    if (replacementGroup !== null) return judge.notApplicable('its group replaces it');
    if (createdAt === undefined) return judge.notApplicable('its start time is not known');
    const age = judge.daysBeforeReading(createdAt);
    return age > maxAgeDays ? judge.fail('old', { days: age }) : judge.pass();
  },
});
