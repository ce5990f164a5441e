import { defineCheck, z } from 'cloudbrief/check';
import recipes from './remedies/shared-database.ts';

export default defineCheck({
  id: 'shared-database',
  name: 'Several applications use the same database',
  question: 'coupling',
  resource: 'database',
  needs: ['clientApplications'],
  severity: 'medium',
  weight: 5,
  title: 'Each application has a database of its own',
  failTitle: 'Databases that several applications share',
  risk: 'One careless query of one application stops all the others with it.',
  messages: { shared: '{count} applications call {name}: {applications}.' },
  remedy: {
    effort: 'L',
    action: 'Give each application a database of its own, or one door to the shared one.',
    ...recipes,
  },
  controls: { aws_wa: ['REL03-BP01'], iso_27001_2022: ['A.8.22'], soc2: ['A1.2'] },
  rows: ['aws.coup.04', 'gcp.coup.04'],
  params: z.strictObject({
    minApplications: z
      .number()
      .int()
      .min(2)
      .default(2)
      .describe('Number of applications from which a database counts as shared.'),
  }),
  paramAliases: { applications: 'minApplications' },
  evaluate({ clientApplications }, judge, { minApplications }) {
    if (clientApplications === null) return judge.notApplicable('no firewall of the account controls access to it');
    if (clientApplications.length === 0) return judge.notApplicable('no firewall rule names an application');
    if (clientApplications.length < minApplications) return judge.pass();
    return judge.fail('shared', {
      count: clientApplications.length,
      applications: clientApplications.slice(0, 5).join(', '),
    });
  },
});
