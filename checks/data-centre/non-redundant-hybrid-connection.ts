import { defineCheck } from 'cloudbrief/check';
import recipes from './remedies/non-redundant-hybrid-connection.ts';

export default defineCheck({
  id: 'non-redundant-hybrid-connection',
  aliases: ['lone-private-line'],
  name: 'VPN, Direct Connect or ExpressRoute has no redundant path',
  question: 'data-centre',
  resource: 'network-connection',
  needs: ['hybridConnection', 'redundantConnections'],
  severity: 'high',
  weight: 3,
  title: 'Private lines to our own sites have a second one beside them',
  failTitle: 'Private lines that nothing takes over for',
  risk: 'One broken device or cable cuts our offices and plants off from everything in the cloud.',
  messages: {
    down: '{name} carries no traffic at all.',
    tunnelDown: '{name} runs over {up} of its {tunnels} tunnels, so the next fault cuts it.',
    singlePath: 'Everything that ends where {name} does runs over one device or building ({via}).',
  },
  remedy: {
    effort: 'M',
    action: 'Add a second line over another device in another building.',
    ...recipes,
  },
  controls: { aws_wa: ['REL10-BP01'], iso_27001_2022: ['A.8.14'], nist_csf_2: ['PR.IR-03'], soc2: ['A1.2'] },
  rows: ['aws.az.27', 'aws.az.28', 'az.az.17', 'gcp.az.15', 'gcp.az.16'],
  evaluate({ hybridConnection, redundantConnections }, judge) {
    if (hybridConnection === null) return judge.notApplicable('it does not connect to a site of the company');
    const { tunnelsUp, tunnels, peerDevice } = hybridConnection;
    if (tunnelsUp === 0) return judge.fail('down');
    if (tunnelsUp < Math.min(2, tunnels)) return judge.fail('tunnelDown', { up: tunnelsUp, tunnels });
    if (hybridConnection.gateways.length === 0) return judge.notApplicable('no gateway is attached to it');
    return (redundantConnections ?? []).length < 2 ? judge.fail('singlePath', { via: peerDevice }) : judge.pass();
  },
});
