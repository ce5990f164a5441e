import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/standalone-servers-in-single-zone.ts';

export default defineCheck({
  id: 'standalone-servers-in-single-zone',
  aliases: ['crowded-zone'],
  name: 'Standalone servers are concentrated in one availability zone',
  question: 'data-centre',
  resource: 'region',
  needs: ['standaloneServers'],
  severity: 'medium',
  weight: 3,
  title: 'Machines that nothing replaces are spread over data centres',
  failTitle: 'Regions whose machines crowd into one data centre',
  risk: 'When that one data centre fails, most of the machines go at once and nothing starts them again.',
  messages: {
    concentrated: 'In {name}, {count} of {total} machines that nothing replaces are in one data centre ({zone}).',
  },
  remedy: {
    effort: 'M',
    action: 'Spread these machines over the data centres of the region.',
    ...recipes,
  },
  controls: {
    aws_wa: ['REL10-BP01'],
    iso_27001_2022: ['A.8.14'],
    nist_csf_2: ['PR.IR-03'],
    soc2: ['A1.2'],
  },
  rows: ['aws.az.19'],
  params: z.strictObject({
    maxPercent: z
      .number()
      .positive()
      .max(100)
      .default(70)
      .describe('Maximum share of standalone servers in one availability zone, in percent.'),
    minServers: z.number().int().positive().default(4).describe('Fewer standalone servers than this are not judged.'),
  }),
  paramAliases: { percent: 'maxPercent', machines: 'minServers' },
  evaluate({ standaloneServers }, judge, { maxPercent, minServers }) {
    const { zone, count, total } = standaloneServers ?? { zone: null, count: 0, total: 0 };
    if (zone === null || total < minServers) return judge.notApplicable('too few standalone servers');
    return count * 100 > total * maxPercent ? judge.fail('concentrated', { zone, count, total }) : judge.pass();
  },
});
