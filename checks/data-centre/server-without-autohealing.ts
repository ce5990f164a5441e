import { defineCheck, value } from 'cloudbrief/check';
import recipes from './remedies/server-without-autohealing.ts';

export default defineCheck({
  id: 'server-without-autohealing',
  aliases: ['unreplaced-server'],
  name: 'Server is not replaced automatically when it fails',
  question: 'data-centre',
  resource: 'server',
  needs: ['state', 'replacementGroup', 'loadBalancers', 'faultDomainPeers'],
  severity: 'high',
  weight: 5,
  adjust: server => (server.loadBalancers?.length === 0 ? -1 : 0),
  title: 'A machine that dies is replaced by itself',
  failTitle: 'Machines that nothing replaces',
  risk: 'When the machine or its data centre fails, its work stops until a person builds another one.',
  messages: {
    behindLoadBalancer: '{name} serves customers, and nothing starts another machine when it dies.',
    standalone: '{name} runs alone, and nothing starts another machine when it dies.',
    sameZone: '{name} has sisters in other racks of one data centre, and nothing starts another when it dies.',
  },
  remedy: {
    effort: 'M',
    action: 'Run the machine in a group that replaces it in another data centre.',
    ...recipes,
  },
  controls: { aws_wa: ['REL11-BP02'], iso_27001_2022: ['A.8.14'], nist_csf_2: ['PR.IR-03'], soc2: ['A1.2'] },
  rows: ['aws.az.19', 'aws.iac.07', 'az.az.01', 'gcp.az.01'],
  evaluate(server, judge) {
    if (server.state !== 'running') return judge.notApplicable('it is not running');
    if (server.replacementGroup !== null) return judge.pass();
    // Other fault domains survive the failure of a rack, not that of a zone.
    if ((server.faultDomainPeers ?? 0) > 0) return judge.partial(0.5, 'sameZone');
    return judge.fail(server.loadBalancers?.length === 0 ? 'standalone' : 'behindLoadBalancer');
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
