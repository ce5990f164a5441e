import { defineCheck, value } from 'cloudbrief/check';
import recipes from './remedies/standalone-server-behind-load-balancer.ts';

export default defineCheck({
  id: 'standalone-server-behind-load-balancer',
  aliases: ['lone-server-behind-balancer'],
  name: 'Standalone server behind a load balancer cannot scale out',
  question: 'surge',
  resource: 'server',
  needs: ['state', 'loadBalancers', 'replacementGroup'],
  severity: 'medium',
  weight: 5,
  title: 'Machines that serve customers belong to a group that can grow',
  failTitle: 'Machines that serve customers and cannot be multiplied',
  risk: 'When a rush comes, a person has to build and connect each further machine by hand.',
  messages: { standalone: '{name} serves customers and belongs to no group that could add machines.' },
  remedy: {
    effort: 'M',
    action: 'Move the machine into a group that adds machines under load.',
    ...recipes,
  },
  controls: { aws_wa: ['REL07-BP01'], iso_27001_2022: ['A.8.6'], nist_csf_2: ['PR.IR-04'], soc2: ['A1.1'] },
  rows: ['aws.scale.02', 'az.scale.06', 'gcp.scale.02'],
  evaluate(server, judge) {
    if (server.state !== 'running') return judge.notApplicable('it is not running');
    if (server.loadBalancers?.length === 0) return judge.notApplicable('it is behind no load balancer');
    return server.replacementGroup === null ? judge.fail('standalone') : judge.pass();
  },
  fix: server => ({
    adds: [
      {
        id: `${server.id}#group`,
        kind: 'server-group',
        account: server.account,
        region: server.region,
        facets: { relationships: value([{ to: server.id, role: 'member' }]) },
      },
    ],
  }),
});
